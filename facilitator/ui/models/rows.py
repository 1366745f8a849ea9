"""A list of values, of which only what differs is told to the views."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

# taken once as plain ints: comparing enums doubles the time of a repaint
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TIP = int(Qt.ItemDataRole.ToolTipRole)
NAME = int(Qt.ItemDataRole.AccessibleTextRole)
DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
VALUE = int(Qt.ItemDataRole.UserRole)

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Rows as values; ``key`` tells which row is the same one later, ``say`` what it says."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Any, ...] = ()

    def key(self, row: Any) -> object:
        """Return by what a row is known again."""
        return row

    def say(self, row: Any) -> str:
        """Return the whole row as one sentence."""
        return str(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == VALUE:
            return row
        if role in (DISPLAY, TIP, NAME, DESCRIPTION):
            return self.say(row)
        return None

    def rows(self) -> tuple[Any, ...]:
        """Return all rows."""
        return self._rows

    def place(self, key: object) -> int:
        """Return where the row of that key stands, or -1."""
        return next((at for at, row in enumerate(self._rows) if self.key(row) == key), -1)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take other rows; what stayed the same is not told to anybody."""
        new = tuple(rows)
        old = self._rows
        if new == old:
            return
        if not self._same_keys(old, new):
            before, after = [self.key(row) for row in old], [self.key(row) for row in new]
            self._restock(before, after, new)
            old = self._rows
        self._rows = new
        differs = [a is not b and a != b for a, b in zip(old, new, strict=True)]
        for first, last in _runs(differs):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _same_keys(self, old: tuple[Any, ...], new: tuple[Any, ...]) -> bool:
        """Tell whether the same rows stand in the same order; the very same value needs no look."""
        return len(old) == len(new) and all(
            a is b or self.key(a) == self.key(b) for a, b in zip(old, new, strict=True)
        )

    def _restock(self, before: list[object], after: list[object], new: tuple[Any, ...]) -> None:
        """Take out and put in the rows between the common beginning and the common end."""
        head = _same(before, after)
        tail = _same(before[head:][::-1], after[head:][::-1])
        gone, come = len(before) - tail, len(after) - tail
        old = self._rows
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._rows = (*old[:head], *old[gone:])
            self.endRemoveRows()
        if come > head:
            rest = self._rows
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._rows = (*rest[:head], *new[head:come], *rest[head:])
            self.endInsertRows()


def _same(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many rows are the same from the beginning on."""
    length = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        length += 1
    return length


def _runs(differs: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the stretches of rows that differ."""
    runs: list[tuple[int, int]] = []
    for at, different in enumerate(differs):
        if not different:
            continue
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs
