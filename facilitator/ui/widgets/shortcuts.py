"""Keys that act while the keyboard is somewhere in a part of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(part: QWidget, key: str, act: Callable[[], object]) -> QShortcut:
    """Do something at a key while the keyboard is in a part; return the key, to turn it off."""
    shortcut = QShortcut(QKeySequence(key), part)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut
