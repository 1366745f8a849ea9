"""From keys to acts: the actions, the answer of an act that is off, and who gets a key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.keys import ACTS, keys_of


def make_actions(parent: QObject, do: Callable[[str], object]) -> dict[str, QAction]:
    """Return an action for every act; ``do`` is called with its name."""
    actions: dict[str, QAction] = {}
    for act in ACTS:
        action = QAction(_(act.button or act.words), parent)
        # a key held down is one press: nobody means to deliver five injects
        action.setAutoRepeat(False)
        action.triggered.connect(_doing(do, act.name))
        actions[act.name] = action
    set_keys(actions)
    return actions


def set_keys(actions: dict[str, QAction]) -> None:
    """Let the actions obey the keys that are in use now; their buttons follow by themselves."""
    # first all off: for a moment two of them would have the same key
    for action in actions.values():
        action.setShortcuts([])
    for name, action in actions.items():
        action.setShortcuts([QKeySequence(key) for key in keys_of(name)])


class SaysWhy(QObject):
    """Answers the keys of an act that is off: a key never does nothing in silence."""

    def __init__(self, parent: QWidget, action: QAction, say: Callable[[str], object]) -> None:
        super().__init__(parent)
        self._place, self._action, self._say = parent, action, say
        self._keys: list[QShortcut] = []
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        wanted = self._action.shortcuts()
        if [key.key() for key in self._keys] != wanted:
            self._replace(wanted)
        # never both at once: Qt would call the key ambiguous and give it to nobody
        for key in self._keys:
            key.setEnabled(not self._action.isEnabled())

    def _replace(self, wanted: list[QKeySequence]) -> None:
        for old in self._keys:
            old.setEnabled(False)
            old.deleteLater()
        self._keys = [QShortcut(key, self._place) for key in wanted]
        for key in self._keys:
            key.setAutoRepeat(False)
            key.activated.connect(self._answer)

    @Slot()
    def _answer(self) -> None:
        self._say(self._action.toolTip())


def _doing(do: Callable[[str], object], name: str) -> Callable[[], object]:
    return lambda: do(name)


class KeyGuard(QObject):
    """Keeps line edits from taking a key of ours for their own (Ctrl+E, Ctrl+D, Ctrl+K …).

    Ctrl+Z is theirs while something stands in the line: it undoes typing, not the run.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours: set[QKeySequence] = set()
        self.follow()

    def follow(self) -> None:
        """Guard the keys that are in use now."""
        self._ours = {QKeySequence(key) for act in ACTS for key in keys_of(act.name)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination())
            typing = isinstance(watched, QLineEdit) and bool(watched.text())
            undo = pressed == QKeySequence("Ctrl+Z")
            if pressed in self._ours and not (undo and typing):
                event.ignore()
                return True
        return super().eventFilter(watched, event)
