"""Make a new exercise file of what can still be read of a damaged one."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import msgspec

from facilitator.domain.entry import NO_HASH, micros
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import KINDS, Unread
from facilitator.domain.exercise import Exercise
from facilitator.store.database import Database, connect
from facilitator.store.encryption import RING, Key
from facilitator.store.faults import from_os, from_sqlite, sqlite_errors
from facilitator.store.migrations import NEEDS, migrate
from facilitator.store.planrows import EXERCISE, TABLES, Rows, exercise_of, rows_of
from facilitator.store.plans import Plans
from facilitator.store.remains import Cells, Remains, remains_of
from facilitator.store.rows import COLUMNS, Row, entry_of
from facilitator.store.upcasts import read_plan

SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file; it belongs to it under whatever name."""

_STAMP = "%Y%m%dT%H%M%SZ"
_PLACES = ", ".join("?" * len(COLUMNS.split(",")))
_ADD = f"INSERT INTO journal ({COLUMNS}) VALUES ({_PLACES})"
_NO_PLAN = (msgspec.MsgspecError, ValueError, KeyError, TypeError, StopIteration)
_FORK = f"INSERT OR IGNORE INTO fork ({COLUMNS}) VALUES ({_PLACES})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was put into the new file, in numbers of entries.

    ``damaged`` entries are kept, but are not what was written; ``lost`` ones are known to have
    been there. ``older`` tells that parts of the plan come from a version that was kept, and
    ``planless`` that there was none at all. ``files`` counts attachments that are gone.
    """

    kept: int
    damaged: int
    lost: int
    files: int = 0
    older: bool = False
    planless: bool = False


def salvage_into(source: Path, target: Path, *, now: datetime) -> Saved:
    """Write what can be read of ``source``, which is not touched, into a new file ``target``.

    Raises Failed: CORRUPT if nothing of ours can be read, EXISTS, or what the disk says.
    """
    if target.exists():
        raise Failed(Fault.EXISTS, name=target.name)
    try:
        found = _look_through(source, target.parent)
        return _write(target, source.stem, found, now, RING.key_for(source))
    except sqlite_errors() as error:
        raise from_sqlite(error, target.name) or error from error
    except OSError as error:
        raise from_os(error, source.name) from error


def set_aside(path: Path, at: datetime, *, instead: Path | None = None) -> Path:
    """Give a file and what SQLite left beside it another name, ``.corrupt.<time>``; return it.

    Another file may take its place, at once where the medium has hard links. Raises Failed.
    """
    aside = _free(path, f".corrupt.{at.astimezone(UTC).strftime(_STAMP)}")
    try:
        linked = instead is not None and _linked(path, aside)
        for each in SIDE_FILES:
            beside = path.with_name(path.name + each)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + each))
        if not linked:
            path.rename(aside)
        if instead is not None:
            instead.replace(path)
    except OSError as error:
        raise from_os(error, path.name) from error
    return aside


def _linked(path: Path, aside: Path) -> bool:
    try:
        os.link(path, aside)
    except OSError:
        return False
    return True


def _free(path: Path, ending: str) -> Path:
    aside, number = path.with_name(path.name + ending), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}{ending}-{number}")
    return aside


# --- what is there -----------------------------------------------------------------------------


def _look_through(source: Path, folder: Path) -> Remains:
    """Read copies: with what SQLite left beside the file, and without.

    A journal that lies beside may be that of another file; what is right in either is taken.
    """
    found: list[Remains] = []
    beside = [each for each in SIDE_FILES if source.with_name(source.name + each).exists()]
    for sides in [beside, []] if beside else [[]]:
        copy = folder / f".{source.name}.{secrets.token_hex(4)}.copy"
        try:
            shutil.copyfile(source, copy)
            for each in sides:
                shutil.copyfile(source.with_name(source.name + each), f"{copy}{each}")
            found.append(remains_of(copy))
        finally:
            for each in ("", *SIDE_FILES):
                with suppress(OSError):
                    Path(f"{copy}{each}").unlink(missing_ok=True)
    return found[0] if len(found) == 1 else _both(*found)


def _both(one: Remains, other: Remains) -> Remains:
    better, worse = (other, one) if len(one.broken) > len(other.broken) else (one, other)
    heads = {
        station: max(one.heads.get(station, 0), other.heads.get(station, 0))
        for station in one.heads.keys() | other.heads.keys()
    }
    tables = {**worse.tables, **{each: rows for each, rows in better.tables.items() if rows}}
    return Remains((*one.journal, *other.journal), tables, heads, better.broken)


# --- the journal -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sorted:
    sound: list[tuple[int, Row]]
    forks: list[Row]
    damaged: list[tuple[int, Row]]


def _sorted(found: Remains) -> _Sorted:
    """Tell entries that are what their hash says from those that are not; each counts once."""
    claims: dict[tuple[str, int], dict[bytes, tuple[int, Row]]] = {}
    unsound: list[tuple[int, Row]] = []
    for line, row in found.journal:
        if row.sound():
            claims.setdefault(row[:2], {}).setdefault(row.hash, (line, row))
        else:
            unsound.append((line, row))
    chosen: dict[tuple[str, int], tuple[int, Row]] = {}
    forks: list[Row] = []
    for key in sorted(claims):
        follows = chosen.get((key[0], key[1] - 1))
        before = follows[1].hash if follows else NO_HASH
        of_chain = [each for each in claims[key].values() if each[1].previous == before]
        first = (of_chain or list(claims[key].values()))[0]
        chosen[key] = first
        forks += [row for _line, row in claims[key].values() if row is not first[1]]
    damaged: dict[tuple[str, int], tuple[int, Row]] = {}
    for line, row in unsound:
        in_a_gap = row[:2] not in chosen and 1 <= row.seq <= found.heads.get(row.station, 0)
        if in_a_gap and _readable(row):
            damaged.setdefault(row[:2], (line, row))
    return _Sorted(list(chosen.values()), forks, list(damaged.values()))


def _readable(row: Row) -> bool:
    """Whether a damaged entry can still be read and folded as what its kind says."""
    try:
        event = entry_of((0, *row[:9], row.hash)).event
        msgspec.json.decode(row.payload)
    except (OverflowError, TypeError, ValueError, msgspec.MsgspecError):
        return False
    return not (isinstance(event, Unread) and row.kind in KINDS)


# --- the plan ----------------------------------------------------------------------------------


def _kept_plan(tables: Mapping[str, list[Cells]]) -> Exercise | None:
    """Return the newest plan that was kept whole in the file: as a version, or as STARTEX froze it.

    Which is newer nobody can tell of the second; versions are kept whenever a plan is changed.
    """
    versions = sorted(tables.get("plan_version", ()), key=lambda row: str(row["number"]).zfill(9))
    started = [
        row
        for row in tables.get("plan_as_started", ())
        if sha256(str(row["plan"]).encode()).hexdigest() == row["digest"]
    ]
    for row in [*reversed(versions), *reversed(started)]:
        with suppress(Failed):
            return read_plan(str(row["plan"]), "")
    return None


def _plan(found: Remains) -> tuple[Exercise | None, bool]:
    """Return the plan, and whether parts of it come from one that was kept."""
    tables: dict[str, Rows] = {
        table.name: {
            str(row["id"]): {name: _plain(cell) for name, cell in row.items()}
            for row in found.tables.get(table.name, ())
        }
        for table in TABLES
    }
    kept = _kept_plan(found.tables)
    known = rows_of(kept) if kept is not None else {}
    head = _readable_rows(tables, EXERCISE.name, {}) or known.get(EXERCISE.name, {})
    older = False
    for table in TABLES:
        good = _readable_rows(tables, table.name, head)
        gone = table is EXERCISE and not good
        if gone or table.name in found.broken or len(good) < len(tables[table.name]):
            missing = known.get(table.name, {}).keys() - good.keys()
            older = older or bool(missing)
            good |= {each: known[table.name][each] for each in missing}
        tables[table.name] = good
    with suppress(*_NO_PLAN):
        return exercise_of(tables), older
    return kept, kept is not None


def _readable_rows(tables: Mapping[str, Rows], name: str, head: Rows) -> Rows:
    """Return the rows of a table that make values, each looked at alone."""
    good: Rows = {}
    for key, row in tables[name].items():
        alone: dict[str, Rows] = {table.name: {} for table in TABLES}
        alone[EXERCISE.name] = head
        # an expected action is looked at only under its inject
        alone[name] = {key: row}
        with suppress(*_NO_PLAN):
            exercise_of(alone)
            good[key] = row
    return good


def _plain(cell: object) -> str | int | None:
    return cell if isinstance(cell, str | int) else None


# --- the new file ------------------------------------------------------------------------------


def _write(
    target: Path, title: str, found: Remains, now: datetime, key: Key | None = None
) -> Saved:
    entries, (plan, older) = _sorted(found), _plan(found)
    if plan is None and not entries.sound:
        raise Failed(Fault.CORRUPT, name=title, said="nothing left")
    made = plan or Exercise(id=f"salvaged-{micros(now)}", title=title)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        unfinished.touch(exist_ok=False)
        with closing(connect(unfinished, key=key)) as connection:
            migrate(connection)
            database = Database(connection, target.name)
            Plans(database).save(made)
            with database.writing():
                files = _fill(connection, found.tables)
                _add(connection, entries)
        unfinished.rename(target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    here = {row[:2] for _line, row in [*entries.sound, *entries.damaged]}
    known = sum(found.heads[each] for each in {station for station, _seq in here})
    return Saved(
        kept=len(entries.sound),
        damaged=len(entries.damaged),
        lost=known - len(here),
        files=files,
        older=older,
        planless=plan is None,
    )


def _add(connection: sqlite3.Connection, entries: _Sorted) -> None:
    lines = sorted([*entries.sound, *entries.damaged], key=lambda each: (each[0], each[1].seq))
    connection.executemany(_ADD, [row for _line, row in lines])
    connection.executemany(_FORK, entries.forks)


def _fill(connection: sqlite3.Connection, tables: Mapping[str, Iterable[Cells]]) -> int:
    """Put in all that is neither plan nor journal; return how many attachments are not whole."""
    bad = 0
    for name in ("people", "plan_as_started", "plan_version", "attachment", "station", "taken_in"):
        for row in tables.get(name, ()):
            if name == "attachment" and _digest(row["content"]) != row["sha256"]:
                bad += 1
                continue
            # whoever opens the file writes under a name of his own: this is another file
            cells = {**row, "place": ""} if name == "station" else row
            columns = ", ".join(f'"{each}"' for each in cells)
            places = ", ".join("?" * len(cells))
            connection.execute(
                f"INSERT OR IGNORE INTO {name} ({columns}) VALUES ({places})", tuple(cells.values())
            )
    for row in tables.get("meta", ()):
        if row["key"] != "needs":
            connection.execute(
                "REPLACE INTO meta (key, value) VALUES (?, ?)", (row["key"], row["value"])
            )
    connection.execute("REPLACE INTO meta (key, value) VALUES ('needs', ?)", (NEEDS,))
    return bad


def _digest(content: object) -> str:
    return sha256(content).hexdigest() if isinstance(content, bytes) else ""
