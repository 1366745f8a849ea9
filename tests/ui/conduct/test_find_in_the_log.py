"""The log narrowed by agency, kind, tag and inject, in both orders, by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


@pytest.fixture
def desk(room):
    room.start()
    room.conduct.deliver("i-01")
    for line in (
        "f close the road #road",
        "p block km 3 #road",
        "? f how long",
        "+ p calm",
        ". map",
    ):
        room.wait(seconds=20)
        room.conduct.log(line)
    room.wait(minutes=4)
    room.conduct.log("m open the hall -3m")
    room.wait(seconds=1)
    return room


def texts(room):
    return [each.text for each in room.rows()]


def find(room, words=""):
    room.ctrl(Qt.Key.Key_F)
    room.type(words)
    # what is typed is looked for after a moment without a key
    while room.parts.log.find_bar._wait.isActive():
        QTest.qWait(10)


def test_chips_narrow_by_agency_and_by_kind(desk):
    find(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.type("2")
    of_fire = texts(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.type("3")

    assert of_fire == ["close the road", "how long"]
    assert texts(desk) == ["how long"]


def test_a_tag_and_an_inject_are_typed_and_a_chip_narrows_further(desk):
    find(desk, "#road @01")
    both = texts(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.type("3")

    assert both == ["close the road"]
    assert texts(desk) == []


def test_both_orders_hold_while_something_is_chosen(desk):
    find(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Tab)
    desk.type("2")
    logged = texts(desk)
    desk.ctrl(Qt.Key.Key_T)

    assert logged == ["close the road", "block km 3", "open the hall"]
    assert texts(desk) == logged
    assert desk.log.query.order == "happened"


def test_escape_shows_the_whole_log_again(desk):
    find(desk)
    desk.press(Qt.Key.Key_Tab)
    desk.type("2")

    desk.press(Qt.Key.Key_Escape)

    assert len(texts(desk)) == 6
    assert desk.line.hasFocus()


def test_a_slash_begins_an_entry_like_any_other_sign(desk):
    desk.enter("/ marks a break")

    assert texts(desk)[-1] == "/ marks a break"
