"""One of a few: by arrow, by digit, by mouse; the one that holds is said."""

import pytest
from PySide6.QtCore import QPoint, Qt

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.choice import Choice


@pytest.fixture
def choice(qtbot):
    made = Choice(Theme(), "Language")
    made.set_options(["English", "Español", "Français"], 0)
    qtbot.addWidget(made)
    made.resize(500, 60)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 2), (Qt.Key.Key_3, 2)]
)
def test_a_key_picks(choice, qtbot, key, place):
    with qtbot.waitSignal(choice.picked) as told:
        qtbot.keyClick(choice, key)

    assert told.args == [place]
    assert choice.current() == place
    assert choice.accessibleDescription() == ["English", "Español", "Français"][place]


def test_what_holds_already_is_not_told_again(choice, qtbot):
    with qtbot.assertNotEmitted(choice.picked):
        qtbot.keyClick(choice, Qt.Key.Key_1)


def test_the_mouse_picks(choice, qtbot):
    with qtbot.waitSignal(choice.picked):
        qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=QPoint(140, 16))


def test_setting_it_tells_nobody(choice, qtbot):
    with qtbot.assertNotEmitted(choice.picked):
        choice.set_current(2)

    assert choice.current() == 2


def test_where_room_is_short_it_wraps(choice):
    assert choice.heightForWidth(160) > 2 * choice.heightForWidth(500)
