"""The Evaluation page, by keys."""

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.evaluation import Rated, Rating
from facilitator.ui.review.evaluation import EvaluationPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.reviewed import desk_of, played

TASK = (Rated.TASK, "t1")


@pytest.fixture
def show(qtbot, qapp):  # noqa: ARG001 - the program has to be there first
    opened = []
    tasks = Tasks()

    def build(role="facilitator"):
        conduct, _clock = played(role=role)
        opened.append(conduct.file)
        desk = desk_of(conduct)
        page = EvaluationPage(Theme(), desk, tasks)
        page.desk = desk
        page.said = []
        desk.refused.connect(page.said.append)
        qtbot.addWidget(page)
        page.resize(1200, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.arrive()
        return page

    yield build
    tasks.close()
    for file in opened:
        file.close()


def to_step(page, key):
    keys = [each.key for each in page.steps.values()]
    page.steps.pick(keys.index(key))


def step(page, key=TASK):
    return next(each for each in page.steps.values() if each.key == key)


def test_who_rates_is_chosen_once_and_then_a_letter_is_enough(show, qtbot):
    page = show()
    qtbot.keyClick(page.who, Qt.Key.Key_2)
    to_step(page, TASK)
    qtbot.keyClick(page.who, Qt.Key.Key_S)
    qtbot.keyClick(page.steps, Qt.Key.Key_Down)

    qtbot.keyClick(page.steps, Qt.Key.Key_N)

    assert page.steps.hasFocus()
    assert [(each.by, each.rating) for each in step(page).given] == [
        ("Evaluator 2", Rating.SOME_CHALLENGES)
    ]
    assert step(page, (Rated.TASK, "t2")).given[0].rating is Rating.NOT_OBSERVED


def test_without_a_rater_a_letter_rates_nothing_and_says_why(show, qtbot):
    page = show()
    to_step(page, TASK)

    qtbot.keyClick(page.steps, Qt.Key.Key_P)

    assert step(page).given == ()
    assert page.said == ["Say first who rates: F4, then a digit."]


def test_the_lead_begins_at_the_lowest_and_has_to_say_why(show, qtbot):
    page = show()
    to_step(page, TASK)
    for rater, letter in ((Qt.Key.Key_1, Qt.Key.Key_P), (Qt.Key.Key_2, Qt.Key.Key_M)):
        qtbot.keyClick(page.who, rater)
        qtbot.keyClick(page.steps, letter)
    qtbot.keyClick(page.who, Qt.Key.Key_4)
    qtbot.keyClick(page.steps, Qt.Key.Key_Return)
    asked = page.card.reason.line.placeholderText()
    qtbot.keyClick(page.card.reason.line, Qt.Key.Key_Return)
    refused = list(page.said)
    qtbot.keyClicks(page.card.reason.line, "late, yet whole")

    qtbot.keyClick(page.card.reason.line, Qt.Key.Key_Return)

    assert "M major challenges" in asked
    assert refused == ["Say why, in a few words."]
    assert step(page).settled.rating is Rating.MAJOR_CHALLENGES
    assert step(page).settled.reason == "late, yet whole"
    assert len(step(page).given) == 2
    assert page.steps.hasFocus()


def test_escape_leaves_a_decision_undecided(show, qtbot):
    page = show()
    to_step(page, TASK)
    qtbot.keyClick(page.who, Qt.Key.Key_4)
    qtbot.keyClick(page.steps, Qt.Key.Key_U)
    qtbot.keyClicks(page.card.reason.line, "hm")

    qtbot.keyClick(page.card.reason.line, Qt.Key.Key_Escape)

    assert step(page).settled is None
    assert page.card.reason.text() == ""
    assert page.steps.hasFocus()


def test_enter_adds_what_was_seen_to_ones_own_rating(show, qtbot):
    page = show()
    to_step(page, TASK)
    qtbot.keyClick(page.who, Qt.Key.Key_1)
    qtbot.keyClick(page.steps, Qt.Key.Key_S)
    qtbot.keyClick(page.steps, Qt.Key.Key_Return)
    qtbot.keyClicks(page.card.reason.line, "asked twice")

    qtbot.keyClick(page.card.reason.line, Qt.Key.Key_Return)

    given = step(page).given
    assert [(each.rating, each.note) for each in given] == [(Rating.SOME_CHALLENGES, "asked twice")]


def test_an_evaluator_is_not_offered_to_decide(show, qtbot):
    page = show(role="evaluator")
    to_step(page, TASK)
    qtbot.keyClick(page.who, Qt.Key.Key_4)

    qtbot.keyClick(page.steps, Qt.Key.Key_P)

    assert step(page).settled is None
    assert step(page).given == ()


def test_all_alike_is_asked_about_and_h_explains_every_bias(show, qtbot):
    page = show()
    qtbot.keyClick(page.who, Qt.Key.Key_1)
    for task in ("t1", "t2", "t3", "t4", "t5"):
        assert not page.warning.isVisible()
        to_step(page, (Rated.TASK, task))
        qtbot.keyClick(page.steps, Qt.Key.Key_S)
    warned = page.warning.text()

    qtbot.keyClick(page.steps, Qt.Key.Key_H)

    assert warned.startswith("Central tendency")
    assert len(page.warning.text().splitlines()) == 6


def test_what_shows_a_task_stands_beside_it_with_its_minutes_and_leads_to_the_log(show, qtbot):
    page = show()
    to_step(page, TASK)
    told = [each.sign.event.text for each in page.card.evidence.values()]
    page.card.evidence.setFocus()

    with qtbot.waitSignal(page.desk.entry_wanted) as asked:
        qtbot.keyClick(page.card.evidence, Qt.Key.Key_Return)

    first = page.card.evidence.values()[0]
    assert asked.args == [first.sign.event.number]
    assert any("escape route" in each for each in told)
    decided = next(each for each in page.card.evidence.values() if each.took is not None)
    assert str(decided.took) == "0:03:00"
    assert str(decided.allowed) == "0:06:00"


def test_a_rating_of_another_window_is_shown_at_once(show):
    page = show()

    page.reviewing.rate(*TASK, Rating.UNABLE, by="by phone")

    assert step(page).given[0].by == "by phone"
    assert "by phone" in page._raters
