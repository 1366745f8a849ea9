"""Sheets without headings: columns told apart by what their cells hold."""

from collections.abc import Sequence
from statistics import mean
from typing import Final

from facilitator.exchange.layout import Layout
from facilitator.exchange.sheets import Cell, Sheet
from facilitator.exchange.times import read_time

OPENAEV: Final = ("title", "time", "to", "subject", "text", "notes", "expected", "name", "score")
"""The order in which OpenAEV writes its sheets, with or without headings."""

MOST_ROWS: Final = 200
LEAST_ROWS: Final = 2
SHORT: Final = 40
SURE: Final = 0.6


def find_columns(sheet: Sheet) -> Layout | None:
    """Return the columns of a sheet that begins with data, or None when no column holds times."""
    rows = [row for row in sheet.rows if any(cell != "" for cell in row)]
    if len(rows) < LEAST_ROWS:
        return None
    width = max(len(row) for row in rows)
    columns = [
        [row[at] for row in rows[:MOST_ROWS] if at < len(row) and row[at] != ""]
        for at in range(width)
    ]
    when = next((at for at, cells in enumerate(columns) if holds_times(cells, len(rows))), None)
    if when is None:
        return None
    if is_openaev(columns, when):
        fields = {
            when - 1 + place: name
            for place, name in enumerate(OPENAEV)
            if name not in {"subject", "name", "score"}
        }
        return Layout(fields=fields)
    fields = {when: "time"} | guessed(columns, when)
    return (
        Layout(fields=fields) if "title" in fields.values() or "text" in fields.values() else None
    )


def holds_times(cells: Sequence[Cell], rows: int) -> bool:
    """Tell whether a column holds times in most rows; bare numbers are none here."""
    times = [cell for cell in cells if plainly_a_time(cell)]
    return len(times) >= max(LEAST_ROWS, SURE * rows) and plainly_a_time(cells[0])


def plainly_a_time(cell: Cell) -> bool:
    """Tell whether a cell can be nothing but a time: bare figures may be anything."""
    if isinstance(cell, (int, float)) or (
        isinstance(cell, str) and cell.replace(".", "").isdecimal()
    ):
        return False
    return read_time(cell) is not None


def is_openaev(columns: Sequence[Sequence[Cell]], when: int) -> bool:
    """Tell whether the columns stand in the order of OpenAEV: the score eight columns on."""
    score = when + len(OPENAEV) - 2
    if when < 1 or score >= len(columns) or not columns[score]:
        return False
    return all(isinstance(cell, (int, float)) or str(cell).isdecimal() for cell in columns[score])


def guessed(columns: Sequence[Sequence[Cell]], when: int) -> dict[int, str]:
    """Return text, title and recipients by length: the longest text, short texts beside it."""
    lengths = {
        at: mean(len(str(cell)) for cell in cells)
        for at, cells in enumerate(columns)
        if at != when and cells and all(isinstance(cell, str) for cell in cells)
    }
    if not lengths:
        return {}
    longest = max(lengths, key=lambda at: lengths[at])
    fields = {longest: "text"}
    number = next((at for at in range(when) if labels(columns[at])), None)
    if number is not None and number != longest:
        fields[number] = "number"
    rest = [at for at in lengths if at not in fields]
    title = next((at for at in rest if lengths[at] > len("A title")), None)
    if title is not None:
        fields[title] = "title"
    to = next((at for at in rest if at > when and at not in fields and lengths[at] <= SHORT), None)
    if to is not None:
        fields[to] = "to"
    return fields


def labels(cells: Sequence[Cell]) -> bool:
    """Tell whether a column holds the numbers of rows."""
    written = [str(cell) for cell in cells]
    return bool(written) and all(
        len(each) <= len("FS-100") and any(map(str.isdigit, each)) for each in written
    )
