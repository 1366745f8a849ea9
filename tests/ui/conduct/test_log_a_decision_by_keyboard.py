from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.errors import Fault


def test_the_line_has_the_keyboard_from_the_first_moment(room):
    assert QApplication.focusWidget() is room.line


def test_a_decision_keeps_the_time_of_its_first_key(room):
    room.start()
    room.wait(minutes=3)
    first = room.clock.now()
    room.type("f")
    room.wait(seconds=20)
    room.enter(" evacuate sector B because wind shift by Mayor #evac")

    entry = room.conduct.file.journal.numbered(1)

    assert entry.happened_at == first
    assert entry.logged_at == first + timedelta(seconds=20)
    assert entry.event.agencies == ("f",)
    assert entry.event.reason == "wind shift"
    assert entry.event.by_role == "Mayor"
    assert entry.event.tags == ("evac",)


def test_the_row_stands_in_the_log_when_enter_returns_and_the_line_is_empty(room):
    room.start()

    room.enter("f two engines to the north")

    assert [row.text for row in room.rows()] == ["two engines to the north"]
    assert room.line.text() == ""
    assert QApplication.focusWidget() is room.line


def test_enter_saves_what_was_typed_although_something_is_offered(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    room.type("f disp")
    assert room.line.offers > 0

    room.enter()

    assert room.rows()[0].text == "disp"


def test_tab_takes_the_first_offer_and_enter_saves_it(room):
    room.start()
    room.press(Qt.Key.Key_F9)

    room.type("f ")
    room.press(Qt.Key.Key_Tab)
    room.enter()

    entry = room.conduct.file.journal.numbered(1)
    assert entry.event.text == "Dispatch two engines"
    assert entry.event.expected == ("x1",)


def test_tab_never_takes_away_what_somebody_has_typed(room):
    room.start()
    room.press(Qt.Key.Key_F9)

    room.type("f three engines at once")
    room.press(Qt.Key.Key_Tab)

    assert room.line.text() == "f three engines at once @01"


def test_alt_and_a_digit_take_the_others(make_room):
    from tests.builders import expected, inject

    wants = (
        expected("x1", text="Dispatch two engines"),
        expected("x2", text="Ask for aircraft"),
    )
    room = make_room(inject("01", wants=wants))
    room.start()
    room.press(Qt.Key.Key_F9)
    room.type("f ")
    second = room.desk.entry._offers[1]

    room.alt(Qt.Key.Key_2)

    assert room.line.text() == second.line


def test_an_entry_saved_while_others_are_looked_for_is_seen(room, qtbot):
    room.start()
    room.enter("f crane to the estate")
    room.ctrl(Qt.Key.Key_F)
    room.type("crane")
    qtbot.waitUntil(lambda: room.parts.log.model.query.text == "crane")
    room.parts.dock.focus_line()

    room.enter("p patrol to the cove")

    assert [row.text for row in room.rows()][-1] == "patrol to the cove"


def test_a_late_entry_is_seen_where_it_stands_in_the_order_of_happening(room):
    room.start()
    for number in range(60):
        room.wait(minutes=1)
        room.enter(f"f decision {number}")
    room.ctrl(Qt.Key.Key_T)

    room.enter("p long before -50m")

    view = room.parts.log.view
    place = room.log.place(room.entries()[-1].line)
    assert place < 20
    assert view.viewport().rect().contains(view.visualRect(room.log.index(place)))


def test_an_unknown_prefix_is_saved_as_unassigned(room):
    room.start()

    room.enter("xx boat leaves")

    assert room.conduct.file.journal.numbered(1).event.agencies == ()
    assert room.rows()[0].marks[0].letter == "?"


def test_enter_in_an_empty_line_writes_nothing(room):
    room.start()
    before = len(room.entries())

    room.enter()

    assert len(room.entries()) == before


def test_the_link_that_is_proposed_can_be_taken_off_with_one_key(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    room.type("f something else")

    room.ctrl(Qt.Key.Key_D)
    room.enter()

    event = room.conduct.file.journal.numbered(1).event
    assert (event.inject, event.expected) == ("", ())


def test_alt_down_moves_the_time_ten_seconds_back(room):
    room.start()
    room.wait(minutes=1)
    at = room.clock.now()
    room.type("f late by a little")

    room.alt(Qt.Key.Key_Down)
    room.alt(Qt.Key.Key_Down)
    room.enter()

    assert room.conduct.file.journal.numbered(1).happened_at == at - timedelta(seconds=20)


def test_up_brings_the_last_line_back_and_down_what_was_being_typed(room):
    room.start()
    room.enter("f first")
    room.type("p half")

    room.press(Qt.Key.Key_Up)
    brought = room.line.text()
    room.press(Qt.Key.Key_Down)

    assert brought == "f first"
    assert room.line.text() == "p half"


def test_a_late_entry_says_when_it_was_written(room):
    room.start()
    room.wait(minutes=20)

    room.enter("f second ambulance to the harbour -8m")

    row = room.rows()[0]
    assert row.late_entry
    assert "20:01" in row.second
    assert row.time == "00:12:01"


def test_letters_typed_on_a_list_go_into_the_line(room):
    room.start()
    room.press(Qt.Key.Key_F4)
    assert QApplication.focusWidget() is room.parts.log.view

    room.type("f go")

    assert room.line.text() == "f go"


def test_a_decision_past_its_target_is_late_in_words(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    room.wait(minutes=7, seconds=31)

    room.enter("f dispatch two engines")

    row = room.rows()[0]
    assert row.late
    assert row.target.endswith("+01:31")


def test_a_decision_in_time_shows_what_was_left(room):
    room.start()
    room.press(Qt.Key.Key_F9)
    room.wait(minutes=1, seconds=15)

    room.enter("f dispatch two engines")

    row = room.rows()[0]
    assert not row.late
    assert row.target == "\u221204:45"


@pytest.mark.parametrize("fault", [Fault.DISK_FULL, Fault.READ_ONLY, Fault.DISK_ERROR])
def test_a_line_that_the_disk_refuses_stays_and_is_saved_when_there_is_room(room, fault):
    room.start()
    room.wait(minutes=1)
    at = room.clock.now()
    room.disk.fill(fault)
    room.enter("a boat leaves the harbour")
    kept, banner = room.line.text(), room.parts.banner
    assert kept == "a boat leaves the harbour"
    assert not banner.isHidden()
    assert room.log.rowCount() == 0
    room.wait(minutes=2)

    room.disk.free()
    room.enter()

    assert room.line.text() == ""
    assert banner.isHidden()
    assert room.conduct.file.journal.numbered(1).happened_at == at


def test_a_line_that_waits_is_saved_by_itself_when_there_is_room(room):
    room.start()
    room.disk.fill()
    room.enter("f waits")
    room.desk.entry.try_again()
    assert room.line.text() == "f waits"

    room.disk.free()
    room.desk.entry.try_again()

    assert [row.text for row in room.rows()] == ["waits"]
    assert room.parts.banner.isHidden()


def test_a_line_that_was_touched_after_the_fault_waits_for_enter(room):
    room.start()
    room.disk.fill()
    room.enter("f waits")
    room.type(" a little")
    room.disk.free()

    room.desk.entry.try_again()

    assert room.log.rowCount() == 0
    assert room.line.text() == "f waits a little"


def test_details_are_written_with_the_line_and_never_asked_for(room):
    room.start()
    room.type("f close the road")
    room.ctrl(Qt.Key.Key_D, shift=True)
    room.parts.details.fields["told"].set_text("p, the radio")
    room.parts.details.fields["joint"].set_text("m, zz")
    room.parts.details.fields["review"].set_text("+15")
    room.type("leave it open")

    room.enter()

    event = room.conduct.file.journal.numbered(1).event
    assert event.options == "leave it open"
    assert event.told == ("p", "the radio")
    assert event.agencies == ("f", "m")
    assert event.review_at == timedelta(minutes=15, seconds=1)
    assert room.parts.details.fields["joint"].text() == "zz"


def test_pasted_lines_become_an_entry_each_after_it_was_said_how_many(room):
    room.start()
    QApplication.clipboard().setText("f one\np two\nm three")
    room.ctrl(Qt.Key.Key_V)
    said = room.parts.banner.words.text()

    room.enter()

    assert "3" in said
    assert [row.text for row in room.rows()] == ["one", "two", "three"]
    assert room.line.text() == ""


def test_pasted_lines_can_become_one_entry(room):
    room.start()
    QApplication.clipboard().setText("f one\ntwo")
    room.ctrl(Qt.Key.Key_V)

    room.ctrl(Qt.Key.Key_O)

    assert [row.text for row in room.rows()] == ["one two"]
    assert room.line.text() == ""


def test_pasted_lines_that_were_touched_are_one_line_like_any_other(room):
    room.start()
    QApplication.clipboard().setText("f one\ntwo")
    room.ctrl(Qt.Key.Key_V)

    room.enter("!")

    assert [row.text for row in room.rows()] == ["one two!"]


def test_a_late_entry_is_asked_why_beside_the_line_and_one_key_answers(room):
    room.start()
    room.wait(minutes=10)
    room.enter("f close the road -5m")
    room.alt(Qt.Key.Key_2)

    row = room.rows()[-1]
    assert "was on the phone" in row.second
    assert "before" not in row.second
    assert room.line.text() == ""


def test_nobody_has_to_say_why_an_entry_is_late(room):
    room.start()
    room.wait(minutes=10)
    room.enter("f close the road -5m")
    room.enter("p block the bridge")
    room.alt(Qt.Key.Key_1)

    assert [row.text for row in room.rows()] == ["close the road", "block the bridge"]
    assert "entry.amended" not in room.kinds()


def test_writing_works_before_the_start_in_a_pause_and_after_the_end(room):
    room.enter("f before")
    room.start()
    room.press(Qt.Key.Key_F5)
    room.enter("f paused")
    room.conduct.end("time is up")
    room.enter("f after")

    assert [row.text for row in room.rows()] == ["before", "paused", "after"]
