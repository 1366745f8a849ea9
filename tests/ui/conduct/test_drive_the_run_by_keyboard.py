from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from facilitator.domain.clock import ClockPhase
from facilitator.ui.widgets import NextKind


def test_f5_starts_pauses_and_resumes(room):
    room.press(Qt.Key.Key_F5)
    started = room.conduct.state.clock.phase
    room.press(Qt.Key.Key_F5)
    paused = room.conduct.state.clock.phase
    room.press(Qt.Key.Key_F5)

    assert (started, paused) == (ClockPhase.RUNNING, ClockPhase.PAUSED)
    assert room.conduct.state.clock.phase is ClockPhase.RUNNING


def test_before_the_start_go_starts_and_delivers_nothing(room):
    room.press(Qt.Key.Key_F9)

    assert room.kinds() == ["run.started"]


def test_go_pressed_twice_within_800_ms_delivers_once(room):
    room.start()

    room.press(Qt.Key.Key_F9)
    room.wait(milliseconds=500)
    room.ctrl(Qt.Key.Key_Space)

    assert room.kinds().count("inject.delivered") == 1


def test_go_after_800_ms_delivers_the_next_one(room):
    room.start()

    room.press(Qt.Key.Key_F9)
    room.wait(milliseconds=900)
    room.ctrl(Qt.Key.Key_Space)

    assert list(room.conduct.state.deliveries) == ["i-01", "i-02"]


def test_a_key_held_down_delivers_once(room):
    room.start()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )

    room.press(Qt.Key.Key_F9)
    room.wait(seconds=2)
    QApplication.sendEvent(room.line, held)

    assert room.kinds().count("inject.delivered") == 1


def test_in_a_pause_go_is_deaf_and_says_why(room):
    room.start()
    room.press(Qt.Key.Key_F5)
    room.wait(seconds=2)

    room.press(Qt.Key.Key_F9)

    assert "inject.delivered" not in room.kinds()
    assert not room.parts.strip.go_button.isEnabled()
    assert room.parts.strip.go_button.toolTip()


def test_skip_asks_for_its_reason_in_the_strip_and_gives_the_line_its_keyboard_back(room):
    room.start()

    room.press(Qt.Key.Key_F6)
    asked = room.parts.strip.asking()
    room.enter("no time left")

    assert asked
    assert room.conduct.state.marks["i-01"].reason == "no time left"
    assert room.conduct.standby().row.inject.number == "02"
    assert QApplication.focusWidget() is room.line


def test_escape_leaves_a_question_and_changes_nothing(room):
    room.start()
    room.press(Qt.Key.Key_F6)

    room.press(Qt.Key.Key_Escape)

    assert not room.parts.strip.asking()
    assert room.conduct.state.marks == {}
    assert QApplication.focusWidget() is room.line


def test_f7_twice_holds_without_a_reason(room):
    room.start()

    room.press(Qt.Key.Key_F7)
    room.press(Qt.Key.Key_F7)

    assert room.conduct.state.marks["i-01"].status == "held"


def test_a_held_row_is_released_from_the_script_by_keyboard(room):
    room.start()
    room.press(Qt.Key.Key_F7)
    room.enter("chief asks")
    room.press(Qt.Key.Key_F2)
    room.press(Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return)
    assert room.parts.strip.shown().kind is NextKind.HELD

    room.press(Qt.Key.Key_F7)

    assert room.conduct.state.marks == {}
    assert room.parts.strip.shown().number == "01"


def test_a_wrong_inject_is_replaced_with_three_keys_and_its_time_is_kept(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    delivered = room.conduct.state.deliveries["i-01"]
    room.wait(seconds=30)

    room.ctrl(Qt.Key.Key_R)
    room.type("3")
    room.enter()

    state = room.conduct.state
    assert list(state.deliveries) == ["i-03"]
    assert state.deliveries["i-03"].at == delivered.at
    assert QApplication.focusWidget() is room.line


def test_a_wrong_agency_is_replaced_with_three_keys_and_its_time_is_kept(room):
    room.start()
    room.enter("m closes the estate road")
    at = room.conduct.file.journal.numbered(1).happened_at
    room.wait(seconds=40)

    room.ctrl(Qt.Key.Key_R)
    room.type("p")
    room.enter()

    right = room.conduct.file.journal.numbered(2)
    assert right.event.agencies == ("p",)
    assert right.happened_at == at
    assert room.rows()[0].struck
    assert "2" in room.rows()[0].aside
    assert "1" in room.rows()[1].aside


def test_undo_names_what_it_does_and_strikes(room):
    room.start()
    room.enter("f by mistake")
    named = room.desk.named["undo"].text()

    room.ctrl(Qt.Key.Key_Z)

    assert "1" in named
    assert room.rows()[0].struck


def test_ctrl_z_in_a_half_typed_line_undoes_typing_and_strikes_nothing(room):
    room.start()
    room.enter("f decided")
    room.type("f half")

    room.ctrl(Qt.Key.Key_Z)

    assert not room.rows()[0].struck


def test_undo_without_anything_to_undo_is_off_and_says_so(room):
    room.start()

    assert not room.desk.named["undo"].isEnabled()
    assert room.parts.clock.buttons["undo"].toolTip()


def test_real_emergency_stops_the_clock_at_the_first_press_and_asks_who_and_where(room):
    room.start()

    room.press(Qt.Key.Key_F12)
    stopped = room.conduct.state.clock.phase
    room.enter("a visitor fell, by the door")

    assert stopped is ClockPhase.STOPPED
    assert room.kinds()[-2:] == ["run.safety_stopped", "run.emergency_noted"]
    assert room.entries()[-1].event.text == "a visitor fell, by the door"


def test_real_emergency_acts_while_a_reason_is_being_asked(room):
    room.start()
    room.press(Qt.Key.Key_F6)
    room.type("half a reason")

    room.press(Qt.Key.Key_F12)

    assert room.conduct.state.clock.phase is ClockPhase.STOPPED
    assert room.conduct.state.marks == {}


def test_the_director_clears_a_real_emergency_and_then_resumes(room):
    room.start()
    room.press(Qt.Key.Key_F12)
    room.press(Qt.Key.Key_Escape)

    room.press(Qt.Key.Key_F5)
    room.enter("all safe")
    cleared = room.conduct.state.clock.phase
    room.press(Qt.Key.Key_F5)

    assert cleared is ClockPhase.PAUSED
    assert room.conduct.state.clock.phase is ClockPhase.RUNNING


def test_end_is_asked_in_place_and_then_offers_the_report(room, qtbot):
    room.start()
    room.ctrl(Qt.Key.Key_E)
    running = room.conduct.state.clock.phase
    room.enter("objectives met")

    with qtbot.waitSignal(room.screen.report_wanted):
        room.press(Qt.Key.Key_F5)

    assert running is ClockPhase.RUNNING
    assert room.conduct.state.clock.phase is ClockPhase.ENDED


def test_a_jump_while_the_clock_runs_is_refused_beside_its_field(room):
    room.start()

    room.ctrl(Qt.Key.Key_J)
    room.enter("6h")

    form = room.parts.tray.findChild(type(room.parts.tray._forms["jump"]))
    assert form.by.refusal.sentence()
    assert "run.jumped" not in room.kinds()


def test_the_story_jumps_while_paused(room):
    room.start()
    before = room.conduct.story()
    room.press(Qt.Key.Key_F5)

    room.ctrl(Qt.Key.Key_J)
    room.enter("6h")

    assert room.conduct.story() - before == timedelta(hours=6)
    assert room.parts.tray.isHidden()


def test_speed_is_set_in_the_tray(room):
    room.start()

    room.ctrl(Qt.Key.Key_J, shift=True)
    room.enter("2")

    assert room.conduct.state.clock.speed == 2.0


def test_an_ad_hoc_inject_is_made_by_keyboard_and_is_next(room):
    room.start()

    room.press(Qt.Key.Key_F8)
    room.type("f")
    room.press(Qt.Key.Key_Tab)
    room.type("Power cut")
    room.enter()

    made = next(iter(room.conduct.state.added.values()))
    assert (made.title, made.to) == ("Power cut", ("f",))
    assert QApplication.focusWidget() is room.line


def test_an_ad_hoc_inject_for_nobody_is_refused_beside_its_field(room):
    room.start()
    room.press(Qt.Key.Key_F8)
    room.press(Qt.Key.Key_Tab)

    room.enter("Power cut")

    assert room.conduct.state.added == {}
    assert room.parts.tray._forms["ad_hoc"].to.refusal.sentence()


def test_overdue_is_amber_and_says_so_and_delivers_nothing(room):
    room.start()

    room.wait(seconds=64)

    shown = room.parts.strip.shown()
    assert shown.kind is NextKind.OVERDUE
    assert shown.count == "01:05"
    assert "inject.delivered" not in room.kinds()


def test_in_the_first_sixty_seconds_a_due_row_has_no_colour(room):
    room.start()

    room.wait(seconds=30)

    assert room.parts.strip.shown().kind is NextKind.STANDBY


def test_a_chosen_entry_is_struck_with_a_reason(room):
    room.start()
    room.enter("f first")
    room.enter("f second")
    room.press(Qt.Key.Key_F4)
    room.parts.log.view.go_to(0)

    room.ctrl(Qt.Key.Key_K)
    room.enter("written twice")

    assert [row.struck for row in room.rows()] == [True, False]
    assert "written twice" in room.rows()[0].aside


def test_number_and_enter_jump_to_an_entry(room):
    room.start()
    for number in range(60):
        room.enter(f"f decision {number}")

    room.ctrl(Qt.Key.Key_F)
    room.enter("#7")

    assert room.log.row(room.parts.log.view.chosen()).number == 7
    assert room.log.rowCount() == 60


def test_find_filters_and_escape_shows_all_again(room, qtbot):
    room.start()
    room.enter("f crane to the estate")
    room.enter("p patrol to the cove")

    room.ctrl(Qt.Key.Key_F)
    room.type("crane")
    qtbot.waitUntil(lambda: room.log.rowCount() == 1)
    room.press(Qt.Key.Key_Escape)

    assert room.log.rowCount() == 2
    assert QApplication.focusWidget() is room.line


def test_the_log_can_be_read_as_it_happened(room):
    room.start()
    room.wait(minutes=20)
    room.enter("f now")
    room.enter("f before -8m")

    room.ctrl(Qt.Key.Key_T)

    assert [row.text for row in room.rows()] == ["before", "now"]


def test_f1_shows_every_key_and_escape_takes_it_away(room):
    room.press(Qt.Key.Key_F1)
    seen = room.desk.looking.keys_page.isVisible()

    room.press(Qt.Key.Key_Escape)

    assert seen
    assert not room.desk.looking.keys_page.isVisible()


def test_a_disk_that_refuses_go_says_so_and_changes_nothing(room):
    room.start()
    room.disk.fill()

    room.press(Qt.Key.Key_F9)

    assert not room.parts.banner.isHidden()
    assert room.conduct.state.deliveries == {}


def test_whatever_is_pressed_nothing_modal_opens(room):
    room.start()
    for action in room.desk.named.values():
        action.trigger()
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
        assert QApplication.activePopupWidget() is None
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog | QMenu)
    ]


@pytest.mark.parametrize("state", ["running", "paused", "stopped", "ended"])
def test_undo_strikes_the_last_entry_in_every_state(room, state):
    room.start()
    room.enter("f decided")
    if state == "paused":
        room.conduct.pause()
    if state == "stopped":
        room.conduct.stop_for_safety()
    if state == "ended":
        room.conduct.end()
    room.desk.refresh()

    room.ctrl(Qt.Key.Key_Z)

    assert room.rows()[0].struck


def test_1000_random_double_presses_never_deliver_two(make_room):
    from random import Random

    from tests.builders import inject

    chance = Random(11)  # noqa: S311 - chance for a test, not for a secret
    room = make_room(*(inject(f"{n:03}", planned=0) for n in range(1, 121)))
    room.start()
    for _press in range(100):
        room.wait(seconds=2)
        before = len(room.conduct.state.deliveries)
        for _again in range(10):
            QTest.keyClick(room.line, Qt.Key.Key_F9)
            room.clock.move(timedelta(milliseconds=chance.randint(0, 79)))
        assert len(room.conduct.state.deliveries) == before + 1
