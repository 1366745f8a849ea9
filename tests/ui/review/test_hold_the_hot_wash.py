"""The hot wash: typed as it is said, and seen by the room when one key was pressed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt

from facilitator.domain.events import HotWashSort
from facilitator.domain.hotwash import hot_wash
from facilitator.domain.improvement import Finding, FindingSort
from facilitator.services.reviewing import Reviewing
from facilitator.ui.players import PlayersDisplay
from facilitator.ui.players.screens import Place
from facilitator.ui.review.hotwash import HotWashPage
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from tests.reviewed import PLAN, desk_of, played


@pytest.fixture
def page(qtbot, qapp):  # noqa: ARG001 - the program has to be there first
    conduct, _clock = played()
    tasks = Tasks()
    made = HotWashPage(Theme(), desk_of(conduct), tasks)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.arrive()
    yield made
    tasks.close()
    conduct.file.close()


def said(page):
    return [(each.agency, each.sort.value, each.text) for each in page.reviewing.review.hot_wash]


def test_what_is_said_is_typed_under_its_question_and_its_agency(page, qtbot):
    well, better, _change = page.columns
    qtbot.keyClicks(well.line.line, "The first picture")
    qtbot.keyClick(well.line.line, Qt.Key.Key_Return)
    qtbot.keyClick(well.line.line, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(better.line.line, "Who keeps the list?")

    qtbot.keyClick(better.line.line, Qt.Key.Key_Return)

    assert said(page) == [
        ("f", "well", "The first picture"),
        ("p", "better", "Who keeps the list?"),
    ]
    assert better.line.text() == ""
    assert well.notes.values() == ()


def test_votes_are_counted_and_never_below_none(page, qtbot):
    page.reviewing.note_hot_wash("f", HotWashSort.WELL, "The radio")
    notes = page.columns[0].notes
    notes.setFocus()
    for key in ("-", "+", "+"):
        qtbot.keyClicks(notes, key)

    assert [each.votes for each in page.reviewing.review.hot_wash] == [2]


def test_a_note_is_changed_or_taken_away_in_place(page, qtbot):
    for text in ("The radio", "The maps"):
        page.reviewing.note_hot_wash("f", HotWashSort.WELL, text)
    column = page.columns[0]
    column.notes.setFocus()
    column.notes.pick(1)
    qtbot.keyClick(column.notes, Qt.Key.Key_Delete)
    column.notes.pick(0)
    qtbot.keyClick(column.notes, Qt.Key.Key_Return)
    qtbot.keyClicks(column.line.line, "One net")

    qtbot.keyClick(column.line.line, Qt.Key.Key_Return)

    assert said(page) == [("f", "well", "One net")]


def test_the_room_is_heard_too(page, qtbot):
    qtbot.keyClick(page.columns[0].line.line, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(page.columns[2].line.line, "One map")

    qtbot.keyClick(page.columns[2].line.line, Qt.Key.Key_Return)

    assert said(page) == [("", "change", "One map")]


def test_a_line_that_was_not_finished_waits_for_its_agency_until_escape(page, qtbot):
    line = page.columns[1].line
    qtbot.keyClicks(line.line, "Who keeps the")
    page.pick(1)
    elsewhere = line.text()
    page.pick(0)
    again = line.text()
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    page.pick(1)

    page.pick(0)

    assert (elsewhere, again, line.text()) == ("", "Who keeps the", "")


def test_a_note_that_was_being_changed_is_changed_and_not_written_twice(page, qtbot):
    page.reviewing.note_hot_wash("f", HotWashSort.WELL, "The radio")
    column = page.columns[0]
    column.notes.setFocus()
    column.notes.pick(0)
    qtbot.keyClick(column.notes, Qt.Key.Key_Return)
    qtbot.keyClicks(column.line.line, "One net")
    page.pick(2)
    page.pick(0)

    qtbot.keyClick(column.line.line, Qt.Key.Key_Return)

    assert said(page) == [("f", "well", "One net")]


@pytest.fixture
def wall(page, qapp):
    screens = (Place("desk", QRect(0, 0, 1440, 900)), Place("beam", QRect(0, 0, 1920, 1080)))
    display = PlayersDisplay(page._desk.bridge, qapp, screens=lambda: screens)
    yield display
    display.close()


def test_the_room_sees_its_words_after_one_key_and_nothing_else_of_the_review(page, wall):
    page.reviewing.write_finding(
        Finding(id="g", number=0, sort=FindingSort.IMPROVE, text="SECRET GAP")
    )
    page.reviewing.note_hot_wash("f", HotWashSort.WELL, "The first picture")
    before = wall.window.picture.accessibleName()

    wall.hot_wash_action.trigger()

    after = wall.window.picture.accessibleName()
    assert wall.shown
    assert "The first picture" not in before
    assert "Fire service · Went well: The first picture" in after
    assert "SECRET" not in after


def test_what_is_typed_stands_on_the_wall_at_once_and_goes_with_the_same_key(page, wall):
    wall.turn_hot_wash()
    page.reviewing.note_hot_wash("p", HotWashSort.CHANGE, "One map")
    live = wall.look()

    wall.turn_hot_wash()

    assert [each.agency.id for each in live.hot_wash] == ["p"]
    assert live.messages == ()
    assert wall.look().hot_wash is None


def test_the_curtain_and_a_real_emergency_hide_it(page, wall):
    page.reviewing.note_hot_wash("p", HotWashSort.CHANGE, "One map")
    wall.turn_hot_wash()

    wall.set_curtain(drawn=True)

    assert wall.look().hot_wash is None
    assert "One map" not in wall.window.picture.accessibleName()


def test_rows_stand_in_the_order_of_the_agencies_most_votes_first(page):
    reviewing = Reviewing(page._desk.conduct)
    for agency, text, votes in (("", "room", 0), ("m", "few", 1), ("m", "many", 5), ("f", "x", 0)):
        reviewing.note_hot_wash(agency, HotWashSort.WELL, text, votes=votes)

    rows = hot_wash(reviewing.exercise.agencies, reviewing.review.hot_wash)

    assert [each.agency.id if each.agency else "" for each in rows] == ["f", "m", ""]
    assert [each.text for each in rows[1].well] == ["many", "few"]


def test_more_than_fits_is_painted_all_the_same(page, wall):
    for agency in ("f", "p", "m", ""):
        for _time in range(14):
            page.reviewing.note_hot_wash(agency, HotWashSort.BETTER, "A long word of many " * 8)
    wall.turn_hot_wash()

    picture = wall.window.picture.grab().toImage()

    assert not picture.isNull()
    assert len(wall.look().hot_wash) == 4


def test_the_questions_of_the_plan_are_asked_when_it_has_three(page, qtbot):
    own = ("What held?", "What broke?", "Who changes what?")
    conduct, _clock = played(replace(PLAN, hot_wash=own))
    tasks = Tasks()
    other = HotWashPage(Theme(), desk_of(conduct), tasks)
    qtbot.addWidget(other)
    tasks.close()

    asked = [each.asked.text() for each in other.columns]

    assert asked == list(own)
    assert page.columns[0].asked.text() == "What went well?"
    conduct.file.close()
