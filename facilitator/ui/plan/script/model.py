"""The rows of the plan for a table; of another plan only what differs is told to the views."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.models.rows import DESCRIPTION, DISPLAY, NAME, TIP, VALUE, Index
from facilitator.ui.plan.script.cells import text_of, to_text
from facilitator.ui.plan.script.columns import FIRST, LAST, WORDS, Column

if TYPE_CHECKING:
    from collections.abc import Callable

_ALIGN = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class ScriptTable(QAbstractTableModel):
    """Looks at the rows of an exercise; it keeps none of its own."""

    def __init__(self, exercise: Exercise, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.exercise = exercise
        self._rows = exercise.msel.rows
        self.margin: Callable[[Inject], str] | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = DISPLAY) -> Any:  # noqa: ANN401 - by the role
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == VALUE:
            return row
        if index.column() == Column.MARGIN and role in (DISPLAY, TIP, NAME):
            return self.margin(row) if self.margin is not None else ""
        if role in (DISPLAY, TIP, NAME):
            return shown(text_of(row, Column(index.column()), self.exercise))
        if role == DESCRIPTION:
            checked = self.margin(row) if self.margin is not None else ""
            return " ".join(each for each in (said(row, self.exercise), checked) if each)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = DISPLAY,
    ) -> Any:  # noqa: ANN401 - by the role
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return _(WORDS[section]) if WORDS[section] else ""
        if role == int(Qt.ItemDataRole.TextAlignmentRole):
            return _ALIGN
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if FIRST <= index.column() <= LAST:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    def row_at(self, place: int) -> Inject | None:
        """Return the row at a place, or None."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place(self, ident: str) -> int:
        """Return where the row of an id stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == ident), -1)

    def take(self, exercise: Exercise) -> None:
        """Look at another plan; where the same rows stand in the same order, only what differs."""
        old, new = self._rows, exercise.msel.rows
        named = self.exercise.agencies is exercise.agencies
        named = named and self.exercise.objectives is exercise.objectives
        self.exercise = exercise
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - tail, len(new) - tail
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._rows = (*old[:head], *old[gone:])
            self.endRemoveRows()
        if come > head:
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._rows = new
            self.endInsertRows()
        self._rows = new
        kept = (*old[:head], *new[head:come], *old[gone:])
        self._tell(kept, new, everything=not named)

    def _tell(self, old: tuple[Inject, ...], new: tuple[Inject, ...], *, everything: bool) -> None:
        if everything and new:
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(Column) - 1))
            return
        for at, (was, now) in enumerate(zip(old, new, strict=True)):
            if was is not now:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))


def _alike(one: tuple[Inject, ...], other: tuple[Inject, ...]) -> int:
    """Return how many rows are the same ones from the beginning on, changed or not."""
    length = 0
    for mine, yours in zip(one, other, strict=False):
        if mine is not yours and mine.id != yours.id:
            break
        length += 1
    return length


def said(row: Inject, exercise: Exercise) -> str:
    """Return a whole row as one sentence, for whoever hears it."""
    time = spans.hours_minutes(row.planned)
    to = to_text(row, exercise)
    parts = (row.number, time, row.title, f"{_('To')} {to}" if to else "", row.method)
    return shown(", ".join(each for each in parts if each))
