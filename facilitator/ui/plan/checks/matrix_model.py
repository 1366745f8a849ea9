"""The cells of the coverage matrix, and what is told of each."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from facilitator.domain.checks import Coverage
from facilitator.domain.exercise import Exercise
from facilitator.i18n import _, ngettext
from facilitator.ui.models.plain import shown

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
VALUE: Final = int(Qt.ItemDataRole.UserRole)
_NUMBERS = 12
"""So many numbers of rows are told of a cell."""
Place = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """The cells: the ids of the rows that test an objective at an agency."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coverage: Coverage | None = None
        self.exercise: Exercise | None = None

    def show_coverage(self, coverage: Coverage, exercise: Exercise) -> None:
        """Show the coverage of a plan."""
        self.beginResetModel()
        self.coverage, self.exercise = coverage, exercise
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        nested = parent is not None and parent.isValid()
        return 0 if nested or self.coverage is None else len(self.coverage.objectives)

    def columnCount(self, parent: Place | None = None) -> int:
        nested = parent is not None and parent.isValid()
        return 0 if nested or self.coverage is None else len(self.coverage.agencies)

    def rows(self, index: Place) -> tuple[str, ...]:
        """Return the ids of the rows in a cell."""
        if self.coverage is None or not index.isValid():
            return ()
        objective = self.coverage.objectives[index.row()]
        return self.coverage.rows(objective.id, self.coverage.agencies[index.column()].id)

    def data(self, index: Place, role: int = DISPLAY) -> object:
        if self.coverage is None or not index.isValid():
            return None
        if role in {DISPLAY, VALUE}:
            return len(self.rows(index))
        if role in {SPOKEN, TIP}:
            return self._told(index)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        if self.coverage is None or role not in {DISPLAY, SPOKEN, TIP}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return shown(self.coverage.agencies[section].name)
        objective = self.coverage.objectives[section]
        return shown(f"{objective.number} {objective.text}".strip())

    def _told(self, index: Place) -> str:
        coverage, exercise = self.coverage, self.exercise
        if coverage is None or exercise is None:
            return ""
        ids = self.rows(index)
        pattern = ngettext(
            "Objective {objective}, {agency}: {n} inject",
            "Objective {objective}, {agency}: {n} injects",
            len(ids),
        )
        if not ids:
            pattern = _("Objective {objective}, {agency}: no inject")
        told = pattern.format(
            objective=shown(coverage.objectives[index.row()].number),
            agency=shown(coverage.agencies[index.column()].name),
            n=len(ids),
        )
        rows = [exercise.msel.row(each) for each in ids[:_NUMBERS]]
        numbers = ", ".join(shown(each.number) for each in rows if each is not None)
        return f"{told} ({numbers})" if numbers else told
