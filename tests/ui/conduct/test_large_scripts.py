"""A script of two thousand injects and twenty entries a second from elsewhere disturb nobody."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import exercise, expected, inject


def large(count):
    return exercise(
        *(
            inject(f"{n:04}", planned=n / 4, to=("f", "p"), wants=(expected(f"x{n}"),))
            for n in range(count)
        )
    )


@pytest.fixture
def desk(make_room):
    room = make_room(plan=large(2000))
    room.start()
    for row in room.conduct.exercise.msel.rows[:200]:
        room.conduct.deliver(row.id)
    QApplication.processEvents()
    return room


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

    for n in range(200):
        desk.conduct.log(f"m from elsewhere {n}")
        if n % 20 == 0:
            desk.desk.refresh()
            QApplication.processEvents()

    assert desk.line.text() == "p half a line"
    assert desk.line.cursorPosition() == 4
    assert stood == (
        view.verticalScrollBar().value(),
        desk.parts.script.view.verticalScrollBar().value(),
    )
