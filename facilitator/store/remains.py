"""What can still be read of a damaged exercise file: by SQL where it goes, else page by page."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from facilitator.store.database import connect
from facilitator.store.encryption import plain_bytes
from facilitator.store.faults import sqlite_errors
from facilitator.store.migrations import MIGRATIONS, migrate
from facilitator.store.pages import Pages, Value
from facilitator.store.rows import COLUMNS, Row

Cells = dict[str, Value]

TABLES = (
    *("exercise", "agency", "objective", "phase", "inject", "expected_action"),
    *("meta", "people", "plan_as_started", "plan_version", "attachment", "station", "taken_in"),
)
"""All tables but those of the journal: these have no hashes of their own."""

_JOURNAL = f"SELECT line, {COLUMNS} FROM journal"
_FORK = f"SELECT line, {COLUMNS} FROM fork"
_TYPES = (str, int, int, int, int, str, str, str, str, bytes, bytes, bytes)
_SIZES = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
_KEY = 3
_FAR = 100


@dataclass(frozen=True, slots=True)
class Column:
    """One column of our schema, as it is asked for when a record has no names."""

    name: str
    type: type
    may_be_null: bool
    alias: bool
    default: Value


@dataclass(frozen=True, slots=True)
class Remains:
    """What was found: numbered rows of the journal, rows of tables, how far stations had come.

    ``broken`` names the tables that SQLite could not read to their end.
    """

    journal: tuple[tuple[int, Row], ...]
    tables: Mapping[str, list[Cells]]
    heads: Mapping[str, int]
    broken: frozenset[str]


def remains_of(path: Path) -> Remains:
    """Return all that can be read of a file, which may be changed: give it a copy."""
    tables: dict[str, list[Cells]] = {}
    journal: list[tuple[int, Row]] = []
    with suppress(*sqlite_errors(), UnicodeDecodeError), closing(connect(path)) as connection:
        # text that was damaged is to be read, and shows in the hash
        connection.text_factory = _as_text
        for name in TABLES:
            with suppress(*sqlite_errors(), UnicodeDecodeError):
                tables[name] = _rows(connection, name)
        with suppress(*sqlite_errors(), UnicodeDecodeError):
            journal += _lines(connection.execute(_JOURNAL))
            journal += _lines(connection.execute(_FORK))
    broken = frozenset(TABLES) - tables.keys()
    pages = Pages(plain_bytes(path))
    for record in pages.of_tables():
        journal += _lines([(record.rowid, *record.values[1:])])
        if broken:
            _sort_in(record.rowid, record.values, tables, broken)
    heads = _heads(each.values for each in pages.of_indices())
    for _line, row in journal:
        if row.sound():
            heads[row.station] = max(heads.get(row.station, 0), row.seq)
    return Remains(tuple(journal), tables, heads, broken)


def _as_text(raw: bytes) -> str:
    return raw.decode(errors="replace")


def _rows(connection: sqlite3.Connection, table: str) -> list[Cells]:
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [each[0] for each in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    return [each for each in (_whole(table, cells) for cells in found) if each is not None]


def _lines(rows: Iterable[Any]) -> Iterator[tuple[int, Row]]:
    for row in rows:
        if len(row) == len(_TYPES) + 1 and tuple(map(type, row[1:])) == _TYPES:
            yield row[0], Row(*row[1:])


def _heads(records: Iterable[tuple[Value, ...]]) -> dict[str, int]:
    """Return the highest number of each station in the index over station and number."""
    found: dict[str, set[int]] = {}
    for values in records:
        if len(values) == _KEY:
            station, seq, _rowid = values
            if isinstance(station, str) and isinstance(seq, int):
                found.setdefault(station, set()).add(seq)
    # a number far beyond all others is damage, not an entry
    return {
        station: max((each for each in seqs if each <= 2 * len(seqs) + _FAR), default=0)
        for station, seqs in found.items()
    }


# --- records without names ---------------------------------------------------------------------


@cache
def schema() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of our tables, as this program makes them."""
    with closing(connect(None)) as connection:
        migrate(connection, MIGRATIONS)
        return {name: tuple(_columns(connection, name)) for name in TABLES}


def _columns(connection: sqlite3.Connection, table: str) -> Iterator[Column]:
    asked = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
    for name, kind, not_null, default, key in connection.execute(asked, (table,)):
        alias = bool(key) and kind == "INTEGER"
        plain = connection.execute(f"SELECT {default}").fetchone()[0] if default else None
        yield Column(name, _SIZES[kind], not (not_null or key), alias, plain)


@cache
def _least() -> Mapping[str, int]:
    """Return how many columns a table had in the first version it was in."""
    found: dict[str, int] = {}
    for version in range(1, len(MIGRATIONS) + 1):
        with closing(connect(None)) as connection:
            migrate(connection, MIGRATIONS[:version])
            for name in TABLES:
                number = len(list(_columns(connection, name)))
                if number:
                    found[name] = min(number, found.get(name, number))
    return found


def _sort_in(
    rowid: int,
    values: tuple[Value, ...],
    tables: dict[str, list[Cells]],
    broken: frozenset[str],
) -> None:
    """Put a record under the first table of those that cannot be read whose columns it fits."""
    for table in TABLES:
        cells = _fitting(table, rowid, values)
        if cells is None:
            continue
        if table in broken:
            tables.setdefault(table, []).append(cells)
        return


def _fitting(table: str, rowid: int, values: tuple[Value, ...]) -> Cells | None:
    columns = schema()[table]
    if not _least()[table] <= len(values) <= len(columns):
        return None
    cells: Cells = {}
    for place, column in enumerate(columns):
        value = values[place] if place < len(values) else column.default
        if column.alias:
            if value is not None:
                return None
            value = rowid
        cells[column.name] = value
    return _whole(table, cells)


def _whole(table: str, cells: Cells) -> Cells | None:
    """Return a row with the columns of this program, or None if it is none of that table."""
    if table == "objective" and "targets" not in cells:
        cells["targets"] = cells.get("critical_tasks")
    if table == "objective":
        cells["targets"] = _targets(cells)
    found: Cells = {}
    for column in schema()[table]:
        value = cells.get(column.name, column.default)
        if not (isinstance(value, column.type) or (value is None and column.may_be_null)):
            return None
        found[column.name] = value
    return found


def _targets(cells: Cells) -> Value:
    """Return an objective's targets; tasks of the first version, texts, are put under one."""
    said = cells["targets"]
    try:
        tasks = cast("list[object]", json.loads(said)) if isinstance(said, str) else []
    except ValueError:
        return said
    if not tasks or not all(isinstance(each, str) for each in tasks):
        return said
    own = cells["id"]
    made = [{"id": f"{own}-task-{at}", "text": text} for at, text in enumerate(tasks, 1)]
    return json.dumps([{"id": f"{own}-target", "text": "", "tasks": made}], ensure_ascii=False)
