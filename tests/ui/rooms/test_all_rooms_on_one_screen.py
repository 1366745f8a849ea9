"""All rooms on one screen: what is seen of each, whose emergency it is, and the lead by key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.console.sitewords import table
from facilitator.domain.clock import ClockPhase
from facilitator.services import rooms
from facilitator.services.rooms import SILENT
from facilitator.services.scripting import Script
from facilitator.ui.window.frame import CONDUCT, LIBRARY, ROOMS
from tests.several import Several

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def made(qapp, qtbot, tmp_path):
    opened = []

    def make(**more):
        site = Several(qapp, tmp_path, **more)
        opened.append(site)
        qtbot.waitActive(site.frame)
        return site

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def first(made):
    """The window of the room that leads."""
    return made()


@pytest.fixture
def coast(made):
    """The window of a room that does not lead."""
    return made(place=1)


def press(site, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or site.frame, key, held)
    site.settle()


def desk_of(site):
    site.host.screens.show(CONDUCT)
    desk = site.frame.pages.widget(CONDUCT).desk
    desk.refresh()
    return desk


def rows(site):
    return {
        line.cells[0].text: [cell.text for cell in line.cells]
        for line in site.screen.grid.model.lines
    }


def test_the_screen_is_there_only_while_an_exercise_of_several_rooms_is_open(first):
    offered = len(first.frame.tabs._tabs)
    first.show()

    first.host._leave()

    assert len(first.frame.tabs._tabs) == offered - 1
    assert first.frame.pages.currentIndex() == LIBRARY


def test_a_key_brings_it_from_the_desk_and_the_rooms_that_are_cut_off_stand_first(first):
    first.host.screens.show(CONDUCT)
    first.hear(1)
    first.hear(2)
    press(first, Qt.Key.Key_6, CONTROL)
    first.move(2)
    first.hear(1)
    first.look()

    names = [line.cells[0].text for line in first.screen.grid.model.lines]

    assert first.frame.pages.currentIndex() == ROOMS
    assert names == ["Hills", "Port Vell", "Coast"]
    assert "not heard since" in rows(first)["Hills"][-1]
    assert "0:02:00" in rows(first)["Hills"][-1]
    assert rows(first)["Coast"][-1] == "holds the same"


def test_it_says_of_each_room_what_a_terminal_says(first):
    first.hear(1, waiting=3, lag=2)
    first.hear(2, exercise=first.conduct.elapsed())
    first.move(1)
    first.show()

    lines = first.line.rooms()
    told = table(lines, SILENT, first.clock.now())

    for name, cells in rows(first).items():
        (line,) = [each for each in told if each.startswith(name)]
        assert all(cell in line for cell in cells)


def test_the_lead_is_taken_by_key_after_it_was_said_what_that_changes(coast):
    coast.show()
    before = coast.screen.lead.words.text()

    press(coast, Qt.Key.Key_K, CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "agreed by telephone")
    press(coast, Qt.Key.Key_Return)

    assert "GO, pause and clock are here from then on" in before
    assert coast.conduct.leads
    assert "This room leads" in coast.screen.lead.words.text()
    assert coast.screen.grid.view.hasFocus()


def test_without_a_reason_it_is_refused_and_with_escape_left(coast):
    coast.show()
    press(coast, Qt.Key.Key_K, CONTROL | SHIFT)
    press(coast, Qt.Key.Key_Return)
    refused = coast.screen.lead.reason.refusal.sentence()

    press(coast, Qt.Key.Key_Escape)

    assert refused
    assert not coast.conduct.leads
    assert not coast.screen.lead.asking


def test_what_a_leader_did_that_is_cut_off_is_said_not_to_count(coast):
    coast.hear(0)
    coast.move(3)
    coast.show()

    assert "will not count" in coast.screen.lead.words.text()


def test_the_room_that_leads_is_told_when_another_takes_the_lead(first):
    first.show()
    coast = first.others[1]

    coast.take_lead("the port is evacuated")
    first.link()
    first.settle()

    assert "Coast has taken the lead from this room" in first.frame.banner.words.text()
    assert "led by Coast" in first.screen.lead.words.text()


def test_from_the_desk_the_lead_is_taken_in_the_strip(coast):
    desk_of(coast)
    press(coast, Qt.Key.Key_K, CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "agreed")
    press(coast, Qt.Key.Key_Return)

    assert coast.conduct.leads


def test_an_emergency_in_another_room_is_told_as_its_own_on_every_screen(first):
    first.host.screens.show(LIBRARY)

    first.others[1].stop_for_safety()
    first.others[1].note_emergency("somebody fell, north stairs")
    first.link()
    first.settle()
    first.show()

    assert "Real emergency in Coast" in first.frame.banner.words.text()
    assert "Real emergency in Coast" in first.screen.alarm.text()
    assert "somebody fell, north stairs" in first.screen.alarm.text()
    assert first.conduct.state.clock.phase is ClockPhase.STOPPED


def test_the_desk_of_a_room_that_does_not_lead_says_where_the_emergency_is_ended(coast):
    coast.others[0].stop_for_safety()
    coast.link()
    desk = desk_of(coast)
    press(coast, Qt.Key.Key_F5)

    assert "ended where the exercise is led" in desk.parts.banner.words.text()
    assert "Real emergency in" in desk.parts.strip.shown().detail


def test_a_room_that_is_cut_off_takes_its_own_emergency_back(coast):
    desk_of(coast)
    press(coast, Qt.Key.Key_F12)
    stopped = coast.conduct.state.clock.phase
    press(coast, Qt.Key.Key_Escape)
    press(coast, Qt.Key.Key_F5)
    QTest.keyClicks(QApplication.focusWidget(), "false alarm")
    press(coast, Qt.Key.Key_Return)

    assert stopped is ClockPhase.STOPPED
    assert coast.conduct.state.clock.running


def test_every_control_of_the_screen_has_a_name(coast):
    coast.show()
    coast.screen.lead.go_on()

    for each in (coast.screen.grid.view, coast.screen.lead.reason.line, coast.screen):
        assert each.accessibleName()


# --- where an inject is given ---------------------------------------------------------------


def test_the_script_and_the_next_row_say_in_which_room_they_are_given(first):
    desk = desk_of(first)
    model = desk.parts.script.model
    row = next(each for each in model.rows() if each.inject.to == first.seats[1])

    assert "in Coast" in model.say(row)
    assert desk.parts.strip.shown().detail.startswith("in all rooms")


def test_go_is_off_where_the_script_is_not_led_and_says_who_does(coast):
    desk = desk_of(coast)
    press(coast, Qt.Key.Key_F9)

    assert not desk.parts.strip.go_button.isEnabled()
    assert desk.parts.banner.words.text() == "Delivered by the room that leads: the first room."
    assert not coast.conduct.state.deliveries


def test_the_form_of_an_ad_hoc_inject_says_in_which_room_its_recipients_sit(first):
    desk = desk_of(first)
    press(first, Qt.Key.Key_F8)
    form = desk.parts.tray._forms["ad_hoc"]
    letters = {each.id: each.letter for each in first.conduct.exercise.agencies}
    QTest.keyClicks(QApplication.focusWidget(), letters[first.seats[2][0]].casefold())

    assert form.where.text() == "given in: Hills"
    assert form.where.isVisible()


def test_an_inject_that_is_given_in_one_room_alone_is_noted_by_the_same_key(coast):
    desk = desk_of(coast)
    press(coast, Qt.Key.Key_F8)
    form = desk.parts.tray._forms["ad_hoc"]
    asked = [each.isVisible() for each in (form.to, form.title_field, form.send_button)]
    QTest.keyClicks(QApplication.focusWidget(), "a neighbour knocks")
    press(coast, Qt.Key.Key_Return)
    coast.link()

    entries = tuple(coast.others[0].file.journal.entries())
    (noted,) = rooms.local_injects(entries, coast.conduct.file.station)
    assert asked == [False, False, False]
    assert (noted.event.text, noted.event.agencies) == ("a neighbour knocks", ())
    assert not coast.conduct.state.deliveries


def test_nothing_goes_out_by_itself_in_a_room_that_does_not_lead(coast):
    due = replace(coast.conduct.exercise.msel.rows[2], automatic=True, planned=timedelta(minutes=2))
    rows = tuple(due if each.id == due.id else each for each in coast.conduct.exercise.msel.rows)
    exercise = coast.conduct.exercise
    coast.conduct.exercise = replace(exercise, msel=replace(exercise.msel, rows=rows))
    coast.conduct._script = Script(coast.conduct.exercise)
    desk = desk_of(coast)
    coast.clock.move(timedelta(minutes=2, seconds=1))

    desk.tick()

    assert desk.parts.banner.isHidden()
    assert not coast.conduct.state.deliveries
