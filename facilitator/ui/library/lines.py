"""What a list of the library is made of: cells, lines, and the model that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import QWidget

from facilitator.ui.widgets import Glyph, Mark
from facilitator.ui.widgets.grid_rows import DISPLAY, SPOKEN, TIP, Place


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
