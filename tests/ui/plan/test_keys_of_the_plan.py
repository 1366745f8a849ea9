"""F1 shows the keys of the Plan screen, and the README has the same."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from facilitator.ui.plan.keys import KEYS

README = Path(__file__).parents[3] / "README.md"


def test_f1_shows_all_keys_and_escape_gives_the_table_back(hand):
    hand.press(Qt.Key.Key_F1)
    shown = (hand.screen.keys.isVisible(), hand.screen.pages.isVisible())
    hand.press(Qt.Key.Key_Escape)

    assert shown == (True, False)
    assert (hand.screen.keys.isVisible(), hand.screen.pages.isVisible()) == (False, True)
    assert hand.view.hasFocus()


def test_every_shortcut_of_screen_and_script_stands_on_the_page_of_keys(hand):
    told = {QKeySequence(key).toString() for _group, keys, _words in KEYS for key in keys}
    twins = {"Alt+Return", "Ctrl+H", "Ctrl+Shift+Z", "Alt+F", "F1"}
    found = {
        each.key().toString()
        for owner in (hand.screen, hand.page, hand.view)
        for each in owner.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    }

    assert found - told - twins == set()


def test_the_readme_has_the_same_keys():
    text = README.read_text(encoding="utf-8")

    for _group, keys, words in KEYS:
        assert f"| {', '.join(f'`{each}`' for each in keys)} | {words} |" in text
