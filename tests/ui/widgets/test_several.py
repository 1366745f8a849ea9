"""Any number of a few: arrows only walk, blank and digits turn, and all of it is said."""

import pytest
from PySide6.QtCore import QPoint, Qt

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.several import Several


@pytest.fixture
def several(qtbot):
    made = Several(Theme(), "Modules")
    made.offer(["1 Dawn", "2 Noon", "3 Night"], {0, 9})
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show()
    return made


def test_arrows_walk_and_turn_nothing(several, qtbot):
    with qtbot.assertNotEmitted(several.changed):
        qtbot.keyClick(several, Qt.Key.Key_Right)

    assert several.chosen() == (0,)
    assert several.accessibleDescription() == "2 Noon: off; chosen: 1 Dawn"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_2])
def test_a_key_turns_one_on_and_off_again(several, qtbot, key):
    qtbot.keyClick(several, Qt.Key.Key_Right)
    qtbot.keyClick(several, key)
    on = several.chosen()

    qtbot.keyClick(several, key)

    assert (on, several.chosen()) == ((0, 1), (0,))


def test_none_may_hold_and_that_is_said(several, qtbot):
    qtbot.keyClick(several, Qt.Key.Key_1)

    assert several.chosen() == ()
    assert several.accessibleDescription() == "1 Dawn: off; chosen: none"


def test_the_mouse_turns_one(several, qtbot):
    qtbot.mouseClick(several, Qt.MouseButton.LeftButton, pos=QPoint(140, 16))

    assert several.chosen() == (0, 1)


def test_enter_goes_on_and_turns_nothing(several, qtbot):
    with qtbot.waitSignal(several.entered):
        qtbot.keyClick(several, Qt.Key.Key_Return)

    assert several.chosen() == (0,)
