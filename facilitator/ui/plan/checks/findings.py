"""The list of all checks: those to decide, then those to consider; Enter goes there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator.domain.checks import Gathered, Weight
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.checks.words import spoken, weight_word
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
VALUE: Final = int(Qt.ItemDataRole.UserRole)
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Place = QModelIndex | QPersistentModelIndex


class Findings(QAbstractListModel):
    """The checks under a heading for each weight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise: Exercise | None = None
        self.lines: tuple[Gathered | str, ...] = ()

    def show_found(self, found: Sequence[Gathered], exercise: Exercise) -> None:
        """Show what was found in a plan."""
        self.beginResetModel()
        self.exercise = exercise
        lines: list[Gathered | str] = []
        for weight in (Weight.DECIDE, Weight.CONSIDER):
            group = [each for each in found if each.weight is weight]
            if group:
                lines += [weight_word(weight, len(group)), *group]
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.lines)

    def flags(self, index: Place) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Place, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == VALUE:
            return line
        if role in {DISPLAY, SPOKEN, TIP}:
            if isinstance(line, str):
                return line
            return spoken(line, self.exercise) if self.exercise is not None else ""
        return None


class FindingsView(QListView):
    """The list: arrows walk over the checks, Enter goes to what a check is about."""

    taken = Signal()
    walked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = Findings(self)
        self.empty = ""
        self.setModel(self.found)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._walk)
        self.doubleClicked.connect(self.taken)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        lay_on_panel(self, theme)
        self.doItemsLayout()

    def show_found(self, found: Sequence[Gathered], exercise: Exercise) -> None:
        """Show other checks; the current one stays where it is, if it is still there."""
        kept, row = self.current(), self.currentIndex().row()
        self.found.show_found(found, exercise)
        lines = self.found.lines
        same = (
            at
            for at, each in enumerate(lines)
            if kept is not None and isinstance(each, Gathered) and each.first == kept.first
        )
        if (place := next(same, -1)) >= 0:
            self.pick(place)
        elif row >= 0 and lines:
            self.pick(min(row, len(lines) - 1))

    def pick(self, row: int) -> None:
        """Make a line the current one, or the check below a heading."""
        if 0 <= row < len(self.found.lines):
            step = 1 if isinstance(self.found.lines[row], str) else 0
            self.setCurrentIndex(self.found.index(row + step, 0))

    def current(self) -> Gathered | None:
        """Return the finding that is chosen."""
        row = self.currentIndex().row()
        line = self.found.lines[row] if 0 <= row < len(self.found.lines) else None
        return line if isinstance(line, Gathered) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.current() is not None and not event.isAutoRepeat():
                self.taken.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current() is None:
            self.pick(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and not self.found.lines:
            painter = QPainter(self.viewport())
            paint_empty(painter, QRectF(self.viewport().rect()), self.empty, self.theme)
            painter.end()

    def _walk(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.walked.emit()
