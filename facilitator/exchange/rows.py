"""The rows of one script: which are rows, which are not and why, and what each of them says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from facilitator.exchange.cleaning import blank, one_line
from facilitator.exchange.headings import match
from facilitator.exchange.kinds import ENDS, STARTS
from facilitator.exchange.layout import Layout, texts
from facilitator.exchange.rowwords import (
    empty_row,
    headings_again,
    no_content,
    only_one_cell,
    outside_columns,
    section_title,
    trailing_remark,
)
from facilitator.exchange.sheets import Sheet, letter

CONTENT: Final = ("title", "text", "synopsis", "expected")
CORE: Final = ("number", "time", "to", "sender", "method", "day", "status")
WIDE: Final = 3
FEW: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the sheet; ``index`` counts from 0, dashes for nothing are empty cells."""

    index: int
    cells: tuple[str, ...]
    section: str = ""
    mark: str = ""

    def cell(self, column: int | None) -> str:
        """Return a cell, empty where there is none."""
        return "" if column is None or column >= len(self.cells) else self.cells[column]


@dataclass(slots=True, kw_only=True)
class Sorted:
    """The rows of the script, and the other rows with the reason why they are not."""

    lines: list[Line] = field(default_factory=list[Line])
    skipped: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


def sort_rows(sheet: Sheet, layout: Layout) -> Sorted:
    """Return the rows below the headings, told apart."""
    found = Sorted()
    section = ""
    usual = usual_width(sheet, layout)
    last = last_full(sheet, usual)
    merged = {top: d - a + 1 for top, a, _, d in sheet.merged}
    for index, line in lines_of(sheet, layout):
        reason = why_not(line, layout)
        if reason:
            found.skipped.append((index, reason))
            continue
        alone = line_alone(line)
        if alone is None or usual <= FEW:
            found.lines.append(Line(index=index, cells=line.cells, section=section))
            continue
        text = one_line(line.cells[alone])
        wide = merged.get(index, 1) >= WIDE
        if STARTS.match(text) or ENDS.match(text):
            found.lines.append(Line(index=index, cells=line.cells, section=section, mark=text))
        elif (wide or heads_section(alone, layout)) and index < last:
            section = text
            found.skipped.append((index, section_title(text)))
        else:
            found.skipped.append((index, only_one_cell(letter(alone), text)))
    drop_remarks(found, layout)
    return found


def lines_of(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, Line]]:
    """Yield the rows below the headings."""
    for index in range(layout.first, len(sheet.rows)):
        cells = tuple("" if blank(text) else text for text in texts(sheet.rows[index]))
        yield index, Line(index=index, cells=cells)


def usual_width(sheet: Sheet, layout: Layout) -> float:
    """Return how many cells a row usually fills."""
    counts = [sum(1 for cell in row if cell != "") for row in sheet.rows[layout.first :]]
    return median([each for each in counts if each] or [0])


def line_alone(line: Line) -> int | None:
    """Return the column of the one filled cell of a row, None when there are more."""
    filled = [column for column, text in enumerate(line.cells) if text]
    return filled[0] if len(filled) == 1 else None


def heads_section(column: int, layout: Layout) -> bool:
    """Tell whether a cell alone in this column is a heading among rows."""
    first = min([*layout.fields, *layout.agencies], default=0)
    return column <= first or layout.fields.get(column) in {"title", "number", "phase", "time"}


def last_full(sheet: Sheet, usual: float) -> int:
    """Return the index of the last row that is about as full as the others."""
    least = max(FEW, usual / FEW)
    for index in range(len(sheet.rows) - 1, -1, -1):
        if sum(1 for cell in sheet.rows[index] if cell != "") > least:
            return index
    return -1


def why_not(line: Line, layout: Layout) -> str:
    """Return why a row is none of the script, or nothing when it may be one."""
    filled = [column for column, text in enumerate(line.cells) if text]
    if not filled:
        return empty_row()
    if heading_again(line, layout):
        return headings_again()
    known = {*layout.fields, *layout.agencies}
    if not known.intersection(filled):
        return outside_columns(", ".join(letter(column) for column in filled))
    if len(filled) == 1:
        return ""
    said = [line.cell(layout.column(name)) for name in CONTENT]
    said += [line.cell(column) for column in layout.agencies]
    if not any(any(map(str.isalnum, text)) for text in said):
        return no_content(one_line(" ".join(line.cells[column] for column in filled)))
    return ""


def heading_again(line: Line, layout: Layout) -> bool:
    """Tell whether a row repeats the headings, as sheets made for printing do."""
    same = [
        column
        for column in layout.fields
        if column < len(layout.headings) and line.cell(column) == layout.headings[column]
    ]
    return len(same) > 1 and all(match(line.cell(column)) for column in same)


def drop_remarks(found: Sorted, layout: Layout) -> None:
    """Take remarks and legends off the end: rows of few cells without number, time, recipient."""
    core = [column for name in CORE if (column := layout.column(name)) is not None]
    full = [line for line in found.lines if not bare(line, core)]
    if not core or len(full) * FEW < len(found.lines):
        return
    while found.lines and bare(found.lines[-1], core) and not found.lines[-1].mark:
        line = found.lines.pop()
        said = one_line(" ".join(cell for cell in line.cells if cell))
        found.skipped.append((line.index, trailing_remark(said)))
    found.skipped.sort()


def bare(line: Line, core: Sequence[int]) -> bool:
    """Tell whether a row has few cells and none of those that a row of a script has."""
    few = sum(1 for text in line.cells if text) <= FEW
    return few and not any(line.cell(column) for column in core)
