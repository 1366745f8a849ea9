"""The list of all checks: those to decide, then those to consider; Enter goes there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QWidget

from facilitator.domain.checks import Gathered, Weight
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.checks.words import spoken, weight_word
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Listing

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
VALUE: Final = int(Qt.ItemDataRole.UserRole)
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


class FindingsView(Listing):
    """The list: arrows walk over the checks, Enter goes to what a check is about."""

    walked = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        found = Findings()
        super().__init__(theme, name, found, parent)
        self.found = found
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._walk)

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

    def _walk(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.walked.emit()
