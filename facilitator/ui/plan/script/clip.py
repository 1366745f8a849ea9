"""Cells and rows to the clipboard and back, as spreadsheets write them: tabs and line breaks."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from facilitator.domain.editing import next_number
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.exchange.headings import fields_of
from facilitator.i18n import N_, _
from facilitator.ui.plan.script.cells import Around, changes_of, guessed_time, text_of
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.typed import Wrong

_COLUMNS = {
    "number": Column.NUMBER,
    "time": Column.TIME,
    "title": Column.TITLE,
    "to": Column.TO,
    "method": Column.METHOD,
    "expected": Column.EXPECTED,
    "objective": Column.OBJECTIVES,
}
_TEXTS = {
    "text": "text",
    "synopsis": "text",
    "sender": "sender",
    "storyline": "storyline",
    "delivered_by": "delivered_by",
    "location": "location",
    "notes": "notes",
}
HEADS: tuple[tuple[str, Column | str], ...] = (
    (N_("No."), Column.NUMBER),
    (N_("Time"), Column.TIME),
    (N_("Title"), Column.TITLE),
    (N_("To"), Column.TO),
    (N_("Delivery"), Column.METHOD),
    (N_("Expected action"), Column.EXPECTED),
    (N_("Objective"), Column.OBJECTIVES),
    (N_("From"), "sender"),
    (N_("Read aloud"), "read_aloud"),
    (N_("Text"), "text"),
    (N_("Notes"), "notes"),
)
"""What a row is copied with, so that a spreadsheet has it whole and it comes back as it was."""
_FEW = 2

Grid = list[list[str]]


def grid_of(text: str) -> Grid:
    """Return the cells of a text from a spreadsheet; quoted cells may hold breaks and tabs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    if text.count('"') % 2:
        # a lone quotation mark quotes nothing; read as one it would swallow the rest
        return [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    reader = csv.reader(io.StringIO(text), delimiter="\t")
    return [row or [""] for row in reader]


def text_of_grid(grid: Sequence[Sequence[str]]) -> str:
    """Return cells as a spreadsheet takes them."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(grid)
    return out.getvalue()


def cells_text(rows: Sequence[Inject], columns: Sequence[Column], exercise: Exercise) -> str:
    """Return some cells of some rows; a single one as it is."""
    grid = [[text_of(row, column, exercise) for column in columns] for row in rows]
    return grid[0][0] if len(grid) == 1 and len(columns) == 1 else text_of_grid(grid)


def rows_text(rows: Sequence[Inject], exercise: Exercise) -> str:
    """Return whole rows below their headings."""
    head = [_(word) for word, _what in HEADS]
    body = [
        [
            text_of(row, what, exercise) if isinstance(what, Column) else str(getattr(row, what))
            for _word, what in HEADS
        ]
        for row in rows
    ]
    return text_of_grid([head, *body])


def heads_of(row: Sequence[str]) -> dict[int, Column | str] | None:
    """Return what the columns hold if a row is one of headings, else None."""
    own = {_(word).casefold(): what for word, what in HEADS}
    known = [own.get(each.strip().casefold()) for each in row]
    found: dict[int, Column | str] = {at: each for at, each in enumerate(known) if each is not None}
    if len(found) < len([each for each in row if each.strip()]):
        meant = fields_of(row)
        for at, field in meant.items():
            what = _COLUMNS.get(field, _TEXTS.get(field))
            if what is not None and at not in found:
                found[at] = what
    said = {Column.TITLE, Column.EXPECTED, "text", "read_aloud"}
    return found if len(found) >= _FEW and said & set(found.values()) else None


class Pasting:
    """Makes rows of pasted cells; what cannot be read stays in the row's notes, never lost."""

    def __init__(self, exercise: Exercise, new_id: Callable[[], str]) -> None:
        """Take the plan that the rows go into."""
        self.exercise = exercise
        self._new_id = new_id
        self.odd = 0

    def rows(self, grid: Grid, heads: dict[int, Column | str], place: int) -> list[Inject]:
        """Return new rows for a grid below its headings."""
        made: list[Inject] = []
        planned = [each for each in self.exercise.msel.rows[:place] if each.planned is not None]
        above = planned[-1] if planned else None
        working = self.exercise
        for cells in grid:
            if not any(each.strip() for each in cells):
                continue
            row = Inject(id=self._new_id(), number="", title="")
            for at, what in heads.items():
                if at < len(cells) and cells[at]:
                    row = self.put(row, what, cells[at], above)
            if not row.number or any(each.number == row.number for each in made):
                row = replace(row, number=next_number(working))
            made.append(row)
            if row.planned is not None:
                above = row
            rows = (*working.msel.rows, row)
            working = replace(working, msel=replace(working.msel, rows=rows))
        return made

    def put(self, row: Inject, what: Column | str, text: str, above: Inject | None) -> Inject:
        """Return a row with one cell taken in."""
        if not isinstance(what, Column):
            return replace(row, **{what: text})
        clean = " ".join(text.split()) if what is not Column.EXPECTED else text.replace("\n", "; ")
        try:
            changes: dict[str, Any] = changes_of(
                what, clean, row, Around(self.exercise, above, self._new_id)
            )
        except Wrong:
            if what is Column.NUMBER:
                return row
            self.odd += 1
            return replace(row, notes="\n".join(filter(None, (row.notes, text))))
        return replace(row, **changes)

    def over(self, grid: Grid, place: int, left: Column) -> tuple[Inject, ...]:
        """Return all rows with a grid laid over them from a cell on; it may go past the end."""
        rows = list(self.exercise.msel.rows)
        working = self.exercise
        for down, cells in enumerate(grid):
            at = place + down
            if at >= len(rows):
                number = next_number(working)
                time = guessed_time(working, len(rows))
                new = Inject(id=self._new_id(), number=number, title="", planned=time)
                rows.append(new)
            above = rows[at - 1] if at else None
            row = rows[at]
            for right, text in enumerate(cells):
                if left + right <= Column.OBJECTIVES:
                    row = self.put(row, Column(left + right), text, above)
            if row is not rows[at] and row != rows[at]:
                rows[at] = replace(row, revision=row.revision + 1)
            working = replace(working, msel=replace(working.msel, rows=tuple(rows)))
        return tuple(rows)
