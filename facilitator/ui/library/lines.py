"""What a list with columns is made of: columns, cells, lines, and the model that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Glyph, Mark

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_GAP_PX = 12
Place = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``width`` in px at 100 %, or 0 for a share of what is left."""

    title: str = ""
    width: int = 0
    share: int = 1
    right: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one column of one row; ``inset`` in px at 100 %."""

    text: str = ""
    colour: str = "text.primary"
    weight: int | None = None
    glyph: Glyph | None = None
    marks: tuple[Mark, ...] = ()
    inset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its cells, the object it stands for, and what is read out instead of its cells."""

    cells: tuple[Cell, ...]
    item: Any = None
    spoken: str = ""
    tip: str = ""

    def words(self) -> str:
        """Return what a screen reader says."""
        named = (" ".join(mark.name for mark in cell.marks) for cell in self.cells)
        own = (cell.text for cell in self.cells)
        return self.spoken or ", ".join(each for each in (*own, *named) if each)


class Lines(QAbstractListModel):
    """The rows of a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.lines)

    def data(self, index: Place, role: int = DISPLAY) -> str | None:
        if not index.isValid():
            return None
        if role in {DISPLAY, SPOKEN}:
            return self.lines[index.row()].words()
        if role == TIP:
            return self.lines[index.row()].tip or None
        return None


def layout_columns(
    columns: Sequence[Column], width: float, theme: Theme
) -> list[tuple[float, float]]:
    """Return left edge and width of each column; a column that is left out has no width."""
    pad, gap = theme.px(12), theme.px(_GAP_PX)
    shown = [each for each in columns if width >= theme.px(each.least)]
    fixed = sum(theme.px(each.width) for each in shown if each.width)
    free = max(0.0, width - 2 * pad - fixed - gap * max(0, len(shown) - 1))
    shares = sum(each.share for each in shown if not each.width) or 1
    places: list[tuple[float, float]] = []
    left = float(pad)
    for each in columns:
        if each not in shown:
            places.append((left, 0.0))
            continue
        wide = float(theme.px(each.width)) if each.width else free * each.share / shares
        places.append((left, wide))
        left += wide + gap
    return places
