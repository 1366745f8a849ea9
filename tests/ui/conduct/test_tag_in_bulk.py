"""Entries are tagged later, one or many at once, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from facilitator.domain.errors import Fault
from facilitator.domain.events import Amended
from facilitator.domain.log import LogQuery

SHIFT = Qt.KeyboardModifier.ShiftModifier
LINES = ("f two engines #fire", "p close the road", "m six ambulances", "f hold the line")


@pytest.fixture
def logged(room):
    room.start()
    for line in LINES:
        room.enter(line)
    return room


def to_the_log(room):
    room.press(Qt.Key.Key_F4)
    room.press(Qt.Key.Key_Up)


def tags(room):
    journal = room.conduct.file.journal
    return [
        sorted(
            row.number for row in room.rows() if row.line in set(journal.keys(LogQuery(tag=tag)))
        )
        for tag in ("road", "fire")
    ]


def amended(room):
    return [entry.event for entry in room.entries() if isinstance(entry.event, Amended)]


def test_t_tags_the_row_at_hand_and_gives_the_keyboard_back_to_the_line(logged):
    to_the_log(logged)
    logged.press(Qt.Key.Key_T)
    title = logged.parts.tray.head.title
    logged.enter("road")

    assert title == "Tag entry 4"
    assert [each.tags for each in amended(logged)] == [("road",)]
    assert logged.rows()[-1].aside == "#road"
    assert logged.line.hasFocus()
    assert logged.line.text() == ""


def test_shift_and_arrows_choose_several_and_one_tag_goes_to_all_of_them(logged):
    to_the_log(logged)
    for _step in range(2):
        logged.press(Qt.Key.Key_Up, SHIFT)
    logged.press(Qt.Key.Key_T)
    logged.enter("#road")

    assert tags(logged) == [[2, 3, 4], [1]]
    assert logged.line.hasFocus()


def test_the_space_bar_marks_rows_apart_from_each_other(logged):
    to_the_log(logged)
    for _step in range(3):
        logged.press(Qt.Key.Key_Up)
    logged.press(Qt.Key.Key_Space)
    logged.press(Qt.Key.Key_Down)
    logged.press(Qt.Key.Key_Space)
    logged.press(Qt.Key.Key_T)
    logged.enter("road, late")

    assert tags(logged)[0] == [1, 3]
    assert [each.tags for each in amended(logged)] == [("fire", "road", "late"), ("road", "late")]


def test_the_space_bar_takes_a_mark_off_again(logged):
    to_the_log(logged)
    logged.press(Qt.Key.Key_Up)
    logged.press(Qt.Key.Key_Space)
    logged.press(Qt.Key.Key_Up)
    logged.press(Qt.Key.Key_Space)

    assert logged.parts.log.all_chosen() == ()


def test_a_minus_takes_a_tag_off_and_the_same_tag_twice_is_one(logged):
    to_the_log(logged)
    for _step in range(3):
        logged.press(Qt.Key.Key_Up, SHIFT)
    logged.press(Qt.Key.Key_T)
    logged.enter("road road -fire")

    assert [each.tags for each in amended(logged)] == [("road",)] * 4


def test_all_is_written_or_nothing(logged):
    to_the_log(logged)
    for _step in range(3):
        logged.press(Qt.Key.Key_Up, SHIFT)
    logged.press(Qt.Key.Key_T)
    logged.type("road")
    appended = logged.conduct.file.journal.append
    calls = []

    def fail_at_the_third(drafts):
        calls.append(1)
        if len(calls) == 3:
            logged.disk.fill(Fault.DISK_FULL)
        return appended(drafts)

    logged.conduct.file.journal.append = fail_at_the_third
    logged.enter()
    written = amended(logged)
    logged.disk.free()
    logged.enter()

    assert written == []
    assert len(amended(logged)) == 4
    assert logged.line.hasFocus()


def test_what_is_struck_keeps_its_tags(logged):
    logged.conduct.strike(logged.rows()[-1].ref, "written twice")
    logged.desk.refresh()
    to_the_log(logged)
    logged.press(Qt.Key.Key_T)

    assert not logged.parts.tray.showing()
    assert logged.parts.banner.words.text() == "What is struck keeps its tags."


@pytest.mark.parametrize("typed", ["", "   ", "7", "a+b", "-"])
def test_what_is_no_tag_is_said_beside_the_field(logged, typed):
    to_the_log(logged)
    logged.press(Qt.Key.Key_T)
    logged.parts.tray._forms["tag"].tags.set_text(typed)
    logged.press(Qt.Key.Key_Return)

    assert amended(logged) == []
    assert logged.parts.tray.showing() == "tag"


def test_the_head_of_the_log_says_how_many_are_chosen_and_the_key(logged):
    to_the_log(logged)
    logged.press(Qt.Key.Key_Up, SHIFT)
    head = logged.parts.log.head
    chosen = head.counts
    logged.press(Qt.Key.Key_Escape)

    assert chosen == "2 chosen, T tags them"
    assert head.counts == "4 entries"


def test_t_without_a_chosen_row_is_a_letter_of_the_line(logged):
    logged.press(Qt.Key.Key_F4)
    logged.type("town hall")

    assert logged.line.text() == "town hall"


def test_the_report_words_follow_a_tag_of_the_last_version(logged):
    to_the_log(logged)
    logged.press(Qt.Key.Key_T)
    logged.enter("road")
    to_the_log(logged)
    logged.press(Qt.Key.Key_T)
    logged.enter("water -road")

    assert logged.rows()[-1].aside == "#water"
    assert tags(logged)[0] == [4]
