"""A thousand random double presses of GO never deliver two."""

import random
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import exercise, inject

DEAF_MS = 800
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SEED = 20261125


def f9(room):
    QTest.keyClick(room.line, Qt.Key.Key_F9, NONE)


def ctrl_space(room):
    QTest.keyClick(room.line, Qt.Key.Key_Space, CONTROL)


def mouse(room):
    QTest.mouseClick(room.parts.strip.go_button, Qt.MouseButton.LeftButton)


def held_down(room):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, NONE, "", autorep=True)
    QApplication.sendEvent(room.line, event)


@pytest.mark.parametrize(
    "presses", [100, pytest.param(1000, marks=pytest.mark.fault)], ids=["hundred", "thousand"]
)
def test_random_double_presses_never_deliver_two(make_room, presses):
    chance = random.Random(SEED)  # noqa: S311 - chance for a test, not for a secret
    room = make_room(plan=exercise(*(inject(f"{n:04}", planned=0) for n in range(presses))))
    room.start()
    given = room.conduct.state.deliveries
    twice = []

    for turn in range(presses):
        chance.choice((f9, ctrl_space, mouse))(room)
        room.clock.move(timedelta(milliseconds=chance.randrange(DEAF_MS)))
        chance.choice((f9, ctrl_space, mouse, held_down))(room)
        given = room.conduct.state.deliveries
        if len(given) != turn + 1:
            twice.append(turn)
            break
        room.clock.move(timedelta(milliseconds=DEAF_MS + 1))

    assert not twice
    assert len(given) == presses
    assert room.kinds().count("inject.delivered") == presses
