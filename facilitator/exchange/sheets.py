"""Sheets as plain grids: every cell a text, a number, a truth or a time, at its place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from facilitator.exchange.cleaning import cleaned, repaired, unguarded
from facilitator.exchange.owncolumns import is_own

Cell = str | float | bool | datetime | time | timedelta
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A cell whose letters had been decoded wrongly; counted from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; ``rows[0][0]`` is its cell A1. A blank cell is an empty text.

    ``merged`` holds the first and last row and column of merged cells, counted from 0; ``limit``
    names the limit it went past, with the place counted from 1, and then there are no rows.
    ``from_1904`` says that bare numbers count days from 1904 on.
    """

    name: str
    hidden: bool = False
    rows: tuple[Row, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    repairs: tuple[Repair, ...] = ()
    from_1904: bool = False
    limit: str = ""
    limit_row: int = 0
    limit_column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All sheets of a file; ``limit`` says why there are none."""

    sheets: tuple[Sheet, ...] = ()
    limit: str = ""
    encoding: str = ""


def letter(column: int) -> str:
    """Return the letters a spreadsheet gives a column that is counted from 0."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def book_of(answer: bytes, *, csv: bool, name: str) -> Book:
    """Return the sheets that the reading process wrote down; raises ValueError if it did not.

    ``name`` is what the one sheet of a csv is called.
    """
    try:
        found: dict[str, Any] = json.loads(answer)
        if "limit" in found:
            return Book(limit=str(found["limit"]))
        sheets = tuple(sheet_of(each, csv=csv, name=name) for each in found["sheets"])
        return Book(sheets=sheets, encoding=str(found["encoding"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(answer[:80]) from error


def sheet_of(found: dict[str, Any], *, csv: bool, name: str) -> Sheet:
    """Return one sheet of the answer."""
    called = cleaned(found["name"]) or name
    if "limit" in found:
        return Sheet(
            name=called,
            hidden=found["hidden"],
            limit=found["limit"],
            limit_row=found["row"],
            limit_column=found["column"],
        )
    left: Row = ("",) * found["left"]
    repairs: list[Repair] = []
    rows: list[Row] = []
    if found["rows"] and not found["left"] and is_own(found["rows"][0]):
        return Sheet(name=called, hidden=found["hidden"], rows=as_written(found["rows"], csv=csv))
    for index, cells in enumerate(found["rows"]):
        rows.append(left + row_of(cells, csv=csv) if cells else ())
        repairs.extend(mended(rows, index))
    return Sheet(
        name=called,
        hidden=found["hidden"],
        rows=tuple(rows),
        merged=tuple((a, b, c, d) for a, b, c, d in found["merged"]),
        repairs=tuple(repairs),
    )


def as_written(rows: Sequence[Sequence[Any]], *, csv: bool) -> tuple[Row, ...]:
    """Return the rows of one of our own spreadsheets with nothing put right."""
    if csv:
        return tuple(tuple(unguarded(cell) for cell in row) for row in rows)
    return tuple(
        tuple(cell if isinstance(cell, str) else value_of(cell) for cell in row) for row in rows
    )


def tidied(sheet: Sheet) -> Sheet:
    """Return a sheet that was kept as written with its cells put right after all."""
    rows = (
        tuple(cleaned(cell) if isinstance(cell, str) else cell for cell in row)
        for row in sheet.rows
    )
    return replace(sheet, rows=tuple(rows))


def row_of(cells: Sequence[Any], *, csv: bool) -> Row:
    """Return one row of the answer as cells."""
    if csv:
        return tuple(cleaned(unguarded(cell)) if cell else "" for cell in cells)
    return tuple(
        (cleaned(cell) if cell else "") if isinstance(cell, str) else value_of(cell)
        for cell in cells
    )


def mended(rows: list[Row], index: int) -> list[Repair]:
    """Repair the wrongly decoded cells of a row in its place, and return where they were."""
    row = rows[index]
    if all(not isinstance(cell, str) or cell.isascii() for cell in row):
        return []
    better = tuple(repaired(cell) if isinstance(cell, str) else cell for cell in row)
    rows[index] = better
    return [
        Repair(row=index, column=column)
        for column, (old, new) in enumerate(zip(row, better, strict=True))
        if old != new
    ]


def value_of(cell: Any) -> Cell:  # noqa: ANN401 - whatever JSON holds
    """Return a cell that is no text as a number, a truth or a time."""
    if not isinstance(cell, list):
        return "" if cell is None else cell
    kind, value = cell  # pyright: ignore[reportUnknownVariableType] - two members by the reader's form
    if kind == "span":
        return timedelta(seconds=float(value))  # pyright: ignore[reportUnknownArgumentType] - a number by the reader's form
    text = str(value)  # pyright: ignore[reportUnknownArgumentType] - a text by the reader's form
    try:
        if kind == "time":
            return time.fromisoformat(text)
        if kind == "date":
            return datetime.combine(date.fromisoformat(text), time())
        return datetime.fromisoformat(text)
    except ValueError:
        return text


def text_of(cell: Cell) -> str:
    """Return a cell as a person would write it: whole numbers without a point, times as a clock."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return str(int(cell)) if cell == int(cell) else repr(cell)
    if isinstance(cell, datetime):
        plain = cell.time() == time()
        return cell.date().isoformat() if plain else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes" if not cell.second else "seconds")
    hours, rest = divmod(round(cell.total_seconds()), 3600)
    return f"{hours:02d}:{rest // 60:02d}"
