"""The feedback forms, keyed in without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.domain.feedbacksums import STATEMENTS
from facilitator.ui.review.feedback import FeedbackPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.reviewed import desk_of, played


@pytest.fixture
def page(qtbot, qapp):  # noqa: ARG001 - the program has to be there first
    conduct, _clock = played()
    tasks = Tasks()
    desk = desk_of(conduct)
    made = FeedbackPage(Theme(), desk, tasks)
    made.said = []
    desk.refused.connect(made.said.append)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive()
    yield made
    tasks.close()
    conduct.file.close()


def forms(page):
    return page.reviewing.review.feedback


def test_a_whole_form_goes_in_by_keys_alone_and_the_next_begins(page, qtbot, qapp):
    qtbot.keyClick(page.form.agency, Qt.Key.Key_2)
    page.form.role.line.setFocus()
    for text in ("Captain", "Radio", "Calm", "Maps", "Lists"):
        QTest.keyClicks(qapp.focusWidget(), text)
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    next(iter(page.form.scores.values())).setFocus()
    for digit in "54321543":
        QTest.keyClicks(qapp.focusWidget(), digit)
    QTest.keyClicks(qapp.focusWidget(), "More time")

    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)

    (form,) = forms(page)
    assert (form.agency, form.by_role) == ("f", "Captain")
    assert (form.strengths, form.improvements) == (("Radio", "Calm", "Maps"), ("Lists",))
    assert form.scores == tuple(zip(STATEMENTS, (5, 4, 3, 2, 1, 5, 4, 3), strict=True))
    assert form.remarks == "More time"
    assert page.form.role.line.hasFocus()
    assert page.form.value().scores == ()
    assert page.form.value().agency == "f"


def test_an_empty_form_is_not_kept_and_nothing_is_lost_by_it(page, qtbot):
    qtbot.keyClicks(page.form.role.line, "Captain")

    qtbot.keyClick(page.form.role.line, Qt.Key.Key_Return)

    assert forms(page) == ()
    assert page.said == ["Write something first."]
    assert page.form.role.text() == "Captain"


def test_no_digit_beyond_five_answers_and_nought_takes_an_answer_back(page, qtbot):
    score = page.form.scores["mix"]
    score.setFocus()
    for digit in ("4", "6", "9"):
        qtbot.keyClicks(score, digit)
    given = score.score
    score.setFocus()

    qtbot.keyClick(score, Qt.Key.Key_0)

    assert given == 4
    assert score.score == 0


def test_a_form_can_be_taken_up_again_and_is_then_counted_once(page, qtbot):
    for text in ("Good", "Bad"):
        page.form.texts["remarks"].set_text(text)
        page.give()
    qtbot.keyClick(page.form.role.line, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(page.form.role.line, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    taken = page.form.texts["remarks"].text()
    page.form.texts["remarks"].set_text("Better")

    page.give()

    assert taken == "Good"
    assert sorted(each.remarks for each in forms(page)) == ["Bad", "Better"]


def test_the_summary_says_n_and_median_and_names_nobody(page):
    for score, role in ((2, "chief"), (5, "sergeant")):
        page.form.role.set_text(role)
        page.form.scores["plausible"].set_score(score)
        page.form.texts["remarks"].set_text(f"Remark {score}")
        page.give()

    said = "\n".join(page.sums.model_.spoken)

    assert "plausible median 3.5 · n 2 · 0 1 0 0 1" in said
    assert "median – · n 0" in said
    assert "Remark 2" in said
    assert "chief" not in said


def test_the_page_begins_with_the_agency_and_goes_on_with_the_role_of_the_next_paper(page, qtbot):
    first = page.form.agency.hasFocus()
    page.form.texts["remarks"].set_text("Without an agency")
    page.give()
    unsaid = page.form.agency.hasFocus()
    qtbot.keyClick(page.form.agency, Qt.Key.Key_2)
    page.form.texts["remarks"].set_text("With one")

    page.give()

    assert (first, unsaid) == (True, True)
    assert page.form.role.line.hasFocus()


def test_a_form_that_was_given_or_emptied_does_not_come_back(page, qtbot):
    line = page.form.role.line
    kept = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClicks(page.form.texts["remarks"].line, "Good")
        qtbot.keyClicks(line, "Captain")
        page._desk.unwritten.keep()
        kept.append(page._desk.unwritten.get("feedback") is not None)
        qtbot.keyClick(line, key)

    again = FeedbackPage(Theme(), desk_of(page._desk.conduct), Tasks())
    qtbot.addWidget(again)

    assert kept == [True, True]
    assert not again.form.begun()
