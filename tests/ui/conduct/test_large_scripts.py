"""A script of two thousand injects does not slow the desk down."""

import time
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import exercise, expected, inject

TICK_MS, GO_MS = 50, 100
TURNS = 30


def large(count):
    return exercise(
        *(
            inject(f"{n:04}", planned=n / 4, to=("f", "p"), wants=(expected(f"x{n}"),))
            for n in range(count)
        )
    )


def slow(act):
    """Return the share of the times, in milliseconds, that nineteen in twenty keep under."""
    taken = []
    for _turn in range(TURNS):
        began = time.perf_counter()
        act()
        QApplication.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)[int(TURNS * 0.95) - 1]


@pytest.fixture
def desk(make_room):
    room = make_room(plan=large(2000))
    room.start()
    for row in room.conduct.exercise.msel.rows[:200]:
        room.conduct.deliver(row.id)
    QApplication.processEvents()
    return room


@pytest.mark.bench
def test_a_tick_stays_under_fifty_milliseconds(desk):
    def tick():
        desk.clock.move(timedelta(seconds=1))
        desk.desk.tick()

    assert slow(tick) <= TICK_MS


@pytest.mark.bench
def test_go_delivers_within_a_hundred_milliseconds(desk):
    def go():
        desk.clock.move(timedelta(seconds=1))
        desk.desk.acts.press_go()

    assert slow(go) <= GO_MS


def test_twenty_entries_a_second_move_neither_caret_nor_scroll(desk):
    for n in range(300):
        desk.conduct.log(f"f entry {n}")
    QApplication.processEvents()
    desk.type("p half a line")
    desk.line.setCursorPosition(4)
    view = desk.parts.log.view
    view.verticalScrollBar().setValue(100)
    desk.parts.script.view.verticalScrollBar().setValue(900)
    stood = (view.verticalScrollBar().value(), desk.parts.script.view.verticalScrollBar().value())

    def others():
        for n in range(20):
            desk.conduct.log(f"m from elsewhere {n}")
        desk.desk.refresh()

    slow(others)

    assert desk.line.text() == "p half a line"
    assert desk.line.cursorPosition() == 4
    assert stood == (
        view.verticalScrollBar().value(),
        desk.parts.script.view.verticalScrollBar().value(),
    )
