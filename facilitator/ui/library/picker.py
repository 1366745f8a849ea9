"""A list to choose one of, in place: type a part of its words, arrows, Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.library.lines import Line
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.grid_rows import Column
from facilitator.ui.widgets.words import SunkenLine

_MOVING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class Picker(QWidget):
    """A line that narrows a list; keys that move go to the list while the line is typed in."""

    picked = Signal(object)
    erased = Signal(object)

    def __init__(
        self, theme: Theme, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._lines: tuple[Line, ...] = ()
        self.line = SunkenLine(theme, "")
        self.table = Table(theme, "", columns, row_px=26)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._line_row = QHBoxLayout()
        self._line_row.addWidget(self.line)
        self._rows.addLayout(self._line_row)
        self._rows.addWidget(self.table, 1)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._narrow)
        self.line.installEventFilter(self)
        self.table.taken.connect(self.take)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._rows.setSpacing(theme.px(2))
        self._line_row.setContentsMargins(theme.px(9), theme.px(2), theme.px(9), 0)

    def set_words(self, name: str, hint: str) -> None:
        """Name the list, and say in the line what to do."""
        self.line.setAccessibleName(name)
        self.table.view.setAccessibleName(name)
        self.line.setPlaceholderText(hint)

    def show_lines(self, lines: Sequence[Line], current: int = 0) -> None:
        """Offer other things, one of them marked."""
        self._lines = tuple(lines)
        self.line.clear()
        self.table.show_lines(self._lines)
        self.table.pick(current if self._lines else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # what is marked was marked before there was room to show it
        self.table.view.scrollTo(self.table.view.currentIndex())

    def current(self) -> Any:  # noqa: ANN401 - whatever the rows stand for
        """Return what is marked, or None."""
        return self.table.current()

    @Slot(str)
    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        lines = [
            each for each in self._lines if all(word in each.words().casefold() for word in words)
        ]
        self.table.show_lines(lines, keep=False)
        self.table.pick(0 if lines else -1)

    @Slot()
    def take(self) -> None:
        """Choose what is marked."""
        current = self.current()
        if current is not None:
            self.picked.emit(current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _MOVING and plain:
            QApplication.sendEvent(self.table.view, event)
            return True
        at_end = self.line.cursorPosition() == len(self.line.text())
        if event.key() == Qt.Key.Key_Delete and at_end and not self.line.hasSelectedText():
            if self.current() is not None:
                self.erased.emit(self.current())
            return True
        return super().eventFilter(watched, event)
