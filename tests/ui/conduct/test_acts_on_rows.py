"""What can be done with a row beside GO, by keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.ui.conduct.log_rows import row_height
from facilitator.ui.models.script import state_word
from tests.builders import exercise, expected, inject, minutes

FOLLOWED = inject("09", planned=0, to=("f", "p"), wants=(expected("x9", text="Close the road"),))
PLAN = exercise(
    FOLLOWED,
    replace(inject("10", planned=None), follows="i-09", follows_after=minutes(20)),
    replace(inject("07-A", planned=4), choice="seven"),
    replace(inject("07-B", planned=5), choice="seven"),
    inject("11", planned=30, to_all=True, to=()),
)


@pytest.fixture
def desk(make_room):
    room = make_room(plan=PLAN)
    room.start()
    return room


def go(room):
    room.press(Qt.Key.Key_F9)
    room.wait(seconds=1)


def status(room, number):
    return next(each for each in room.conduct.script() if each.inject.number == number)


def test_a_row_says_on_what_it_waits_and_what_waits_on_it(desk):
    model = desk.parts.script.model

    said = [model.say(row) for row in model.rows()]

    assert "waits on 09" in said[1]
    assert "10 wait on it" in said[0]


def test_alt_b_takes_the_other_version_and_go_leaves_the_first_one_out(desk):
    go(desk)
    offered = desk.parts.strip.shown().detail
    desk.alt(Qt.Key.Key_B)
    other = desk.parts.strip.shown()
    go(desk)

    assert "07-B" in offered
    assert "Alt+B" in offered
    assert (other.number, other.caption) == ("07-B", "chosen instead")
    assert "i-07-B" in desk.conduct.state.deliveries
    assert desk.conduct.state.marks["i-07-A"].status == "skipped"


def test_alt_b_twice_comes_back_to_the_first_version(desk):
    go(desk)

    desk.alt(Qt.Key.Key_B)
    desk.alt(Qt.Key.Key_B)

    assert desk.parts.strip.shown().number == "07-A"


def test_the_remaining_injects_are_shifted_in_place_and_those_that_are_out_stay(desk):
    go(desk)
    desk.ctrl(Qt.Key.Key_T, shift=True)
    desk.enter("+10")

    assert status(desk, "11").at == minutes(40)
    assert desk.conduct.state.shifted.get("i-09") is None
    assert desk.line.hasFocus()


def test_an_agency_acknowledges_by_its_letter_and_the_board_shows_it(desk):
    go(desk)
    desk.ctrl(Qt.Key.Key_G)
    desk.enter("p")
    one = [each.has_it for each in desk.conduct.board()]
    desk.ctrl(Qt.Key.Key_G)

    assert one == [False, True, False]
    assert [each.has_it for each in desk.conduct.board()] == [True, True, False]
    assert "acknowledged" in desk.parts.board.model.say(desk.conduct.board()[0])


def test_a_row_for_everybody_says_how_many_have_it(desk):
    desk.conduct.deliver("i-11")
    desk.conduct.acknowledge("i-11", "p")

    assert state_word(status(desk, "11")) == "1 of 3 have it"


def test_an_unknown_letter_acknowledges_nothing_and_says_so(desk):
    go(desk)
    desk.ctrl(Qt.Key.Key_G)
    desk.enter("zz")

    assert desk.parts.banner.words.text()
    assert "inject.acknowledged" not in desk.kinds()


def test_the_last_one_is_delivered_again_and_recalled(desk):
    go(desk)
    desk.ctrl(Qt.Key.Key_G, shift=True)
    desk.ctrl(Qt.Key.Key_R, shift=True)
    desk.enter("wrong text")

    assert desk.kinds().count("inject.delivered") == 2
    assert status(desk, "09").status == "recalled"


def test_a_row_is_cancelled_for_good_with_its_reason(desk):
    desk.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    desk.enter("no time left")

    assert status(desk, "09").status == "cancelled"
    assert desk.conduct.state.marks["i-09"].reason == "no time left"


def test_what_is_owed_is_closed_as_not_taken_with_a_reason(desk):
    go(desk)
    desk.ctrl(Qt.Key.Key_E, shift=True)
    desk.press(Qt.Key.Key_Tab)
    desk.type("2")
    desk.press(Qt.Key.Key_Return)
    desk.enter("chief refused")

    closed = desk.conduct.state.closed["x9"]
    assert (str(closed.as_what), closed.reason) == ("not_taken", "chief refused")
    assert desk.conduct.board()[0].owes is None


def test_an_entry_is_amended_and_both_versions_stay_readable(desk):
    go(desk)
    desk.enter("f close the rode")
    desk.ctrl(Qt.Key.Key_A, shift=True)
    QApplication.focusWidget().selectAll()
    desk.enter("close the road")
    desk.enter("typing")

    row = desk.rows()[-1]
    view = desk.parts.log.view
    assert view.rowHeight(desk.log.rowCount() - 1) == row_height(desk.desk.theme, row)
    assert row.text == "close the road"
    assert "close the rode" in row.second
    assert "typing" in row.second


def test_a_struck_entry_counts_again_with_the_same_key(desk):
    go(desk)
    desk.enter("f close the road")
    desk.press(Qt.Key.Key_F4)
    desk.press(Qt.Key.Key_Up)
    desk.ctrl(Qt.Key.Key_K)
    desk.enter("written twice")
    struck = desk.rows()[-1].struck
    desk.press(Qt.Key.Key_F4)
    desk.press(Qt.Key.Key_Up)
    desk.ctrl(Qt.Key.Key_K)
    desk.enter("it did happen")

    assert struck
    assert not desk.rows()[-1].struck


def test_a_struck_entry_is_not_amended_and_says_why(desk):
    desk.enter("f close the road")
    desk.press(Qt.Key.Key_F4)
    desk.press(Qt.Key.Key_Up)
    desk.ctrl(Qt.Key.Key_K)
    desk.enter("written twice")
    desk.press(Qt.Key.Key_F4)
    desk.press(Qt.Key.Key_Up)

    desk.ctrl(Qt.Key.Key_A, shift=True)

    assert not desk.parts.tray.showing()
    assert "struck" in desk.parts.banner.words.text()
