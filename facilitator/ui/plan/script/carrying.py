"""Copy, cut and paste: within the script without loss, and to and from spreadsheets."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from facilitator.domain.editing import insert_rows, with_rows
from facilitator.domain.msel import Inject
from facilitator.i18n import _, ngettext
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.acts import RowActs
from facilitator.ui.plan.script.clip import (
    Grid,
    Pasting,
    cells_text,
    grid_of,
    heads_of,
    rows_text,
)
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.view import ScriptView


class Carrying(QObject):
    """Knows which rows the text on the clipboard came from, as long as it is the same text."""

    said = Signal(str)

    def __init__(self, view: ScriptView, desk: PlanDesk, acts: RowActs) -> None:
        super().__init__(view)
        self._view, self._desk, self._acts = view, desk, acts
        self._held: tuple[str, tuple[Inject, ...]] = ("", ())

    def _rows(self) -> list[Inject]:
        found = (self._desk.exercise.msel.row(each) for each in self._view.ids())
        return [each for each in found if each is not None]

    @Slot()
    def copy(self) -> None:
        """Put the marked cells on the clipboard; rows marked whole go with their headings."""
        rows, exercise = self._rows(), self._desk.exercise
        if not rows:
            return
        if self._view.whole_rows():
            text = rows_text(rows, exercise)
            self._held = (text, tuple(rows))
        else:
            _top, _bottom, left, right = self._view.block()
            columns = [Column(each) for each in range(left, right + 1)]
            text = cells_text(rows, columns, exercise)
            self._held = ("", ())
        QGuiApplication.clipboard().setText(text)
        count = ngettext("{n} row copied.", "{n} rows copied.", len(rows)).format(n=len(rows))
        self.said.emit(count if self._view.whole_rows() else "")

    @Slot()
    def cut(self) -> None:
        """Copy, then take out."""
        if self._desk.may_change():
            self.copy()
            self._acts.clear()

    @Slot()
    def paste(self) -> None:
        """Put in what is on the clipboard: rows below the current one, cells from it on."""
        text = QGuiApplication.clipboard().text()
        if not text or not self._desk.may_change():
            return
        if self._held[0] and _same(text, self._held[0]):
            self._paste_rows(self._acts.copies(self._held[1]), 0)
            return
        grid = grid_of(text)
        heads = heads_of(grid[0]) if len(grid) > 1 else None
        if heads is not None:
            pasting = Pasting(self._desk.exercise, self._desk.planner.new_id)
            rows = pasting.rows(grid[1:], heads, self._view.cell()[0] + 1)
            self._paste_rows(rows, pasting.odd)
        else:
            self._paste_cells(grid)

    def _paste_rows(self, rows: Sequence[Inject], odd: int) -> None:
        if not rows:
            return
        place = self._view.cell()[0] + 1
        name = ngettext("paste {n} row", "paste {n} rows", len(rows)).format(n=len(rows))
        if self._desk.change(name, lambda now: insert_rows(now, place, rows)):
            self._view.mark(tuple(each.id for each in rows))
            self._say(odd)

    def _paste_cells(self, grid: Grid) -> None:
        place, column = self._view.cell()
        place = max(place, 0)
        if len(grid) == 1 and len(grid[0]) == 1 and len(self._view.ids()) > 1:
            # one cell goes into every cell that is marked, as a spreadsheet does
            top, bottom, left, right = self._view.block()
            place, column = top, Column(left)
            grid = [grid[0] * (right - left + 1)] * (bottom - top + 1)
        pasting = Pasting(self._desk.exercise, self._desk.planner.new_id)
        rows = pasting.over(grid, place, column)
        if self._desk.change(_("paste cells"), lambda now: with_rows(now, rows)):
            ids = tuple(each.id for each in rows[place : place + len(grid)])
            self._view.mark(ids, column)
            self._say(pasting.odd)

    def _say(self, odd: int) -> None:
        words = ngettext(
            "{n} cell could not be read; its text stands in the notes of its row.",
            "{n} cells could not be read; their text stands in the notes of their rows.",
            odd,
        )
        self.said.emit(words.format(n=odd) if odd else "")


def _same(one: str, other: str) -> bool:
    """Tell whether two texts are one; some clipboards write line ends their own way."""
    return one.replace("\r\n", "\n").strip("\n") == other.replace("\r\n", "\n").strip("\n")
