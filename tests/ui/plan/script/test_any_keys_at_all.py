"""Thousands of keys in any order: nothing breaks, and the file holds what is shown."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.ui.plan.script.columns import Column

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key
KEYS = (
    *((key, NONE) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, SHIFT) for key in (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right)),
    *((key, ALT) for key in (Key.Key_Up, Key.Key_Down)),
    *((key, ALT | SHIFT) for key in (Key.Key_Left, Key.Key_Right)),
    *((key, NONE) for key in (Key.Key_F, Key.Key_P, Key.Key_3, Key.Key_Semicolon, Key.Key_Space)),
    *((key, NONE) for key in (Key.Key_Return, Key.Key_Tab, Key.Key_Escape, Key.Key_F2)),
    *((key, NONE) for key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Insert, Key.Key_Home)),
    *((key, CONTROL) for key in (Key.Key_N, Key.Key_K, Key.Key_D, Key.Key_Z, Key.Key_Y)),
    *((key, CONTROL) for key in (Key.Key_C, Key.Key_X, Key.Key_V, Key.Key_A, Key.Key_F)),
    *((key, CONTROL) for key in (Key.Key_Delete, Key.Key_Up, Key.Key_Return)),
    *((key, CONTROL | SHIFT) for key in (Key.Key_D, Key.Key_T)),
    (Key.Key_Space, SHIFT),
    (Key.Key_Backtab, SHIFT),
    (Key.Key_Return, ALT),
)


@pytest.mark.parametrize("seed", range(6))
def test_the_file_holds_what_the_table_shows_after_any_keys(hand, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    hand.at(0, Column.TITLE)

    for _press in range(500):
        key, held = chance.choice(KEYS)
        if len(hand.rows) > 60:
            # pasting what was copied doubles it; a script has an end
            hand.desk.undo()
        QTest.keyClick(QApplication.focusWidget() or hand.view, key, held)

    table = hand.view.table
    shown = tuple(table.row_at(place) for place in range(table.rowCount()))
    assert shown == hand.rows
    assert hand.saved == hand.desk.exercise
    assert len({each.id for each in shown}) == len(shown)
