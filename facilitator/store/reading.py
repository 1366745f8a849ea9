"""Questions to the log: which lines match, and what stands on a page of them."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

import re
from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from facilitator.domain.entry import Entry
from facilitator.domain.events import Amended, Logged, Struck
from facilitator.domain.log import LogLine, LogQuery
from facilitator.store.database import Database
from facilitator.store.rows import READ, entry_of
from facilitator.store.schema import (
    CHANGING,
    ENTRY_SEQ,
    ENTRY_STATION,
    LOGGED,
    LOGGED_KINDS,
    REPLACES_SEQ,
    REPLACES_STATION,
    REPLACING,
)
from facilitator.store.schema_two import ATTACHED
from facilitator.store.searching import ascii_lower, mark
from facilitator.store.times import Times

FEW = 3000
"""Up to so many lines are put in order by themselves; more of them by going through the log."""

AS_WRITTEN = Times()
"""No station's clock is known to have been off."""

_NUMBER = re.compile(r"#(\d+)")
_WORD = re.compile(r"[^\W_]+")


def _match(query: LogQuery) -> str | None:
    """Return what the search index is asked, "" for nothing, None if no entry can match."""
    marks: list[str] = []
    if query.agency:
        marks.append(mark("a", query.agency))
    if query.tag:
        marks.append(mark("t", ascii_lower(query.tag.removeprefix("#"))))
    if query.inject:
        marks.append(mark("i", query.inject))
    marks += [f"n{int(number)}" for number in _NUMBER.findall(query.text)]
    asked = [f"marks : {each}" for each in marks]
    rest = _NUMBER.sub(" ", query.text)
    words: list[str] = _WORD.findall(rest)
    if rest.strip() and not words:
        return None
    asked += [f'{{text reason role tags}} : "{word}" *' for word in words]
    return " AND ".join(asked)


def keys(
    database: Database, query: LogQuery, after: int = 0, times: Times = AS_WRITTEN
) -> "array[int]":
    """Return the entries behind a line that match, in the order that was asked for.

    An entry that was amended is found by either version.
    """
    match = _match(query)
    if match is None:
        return array("q")
    if not match and not query.kinds:
        return _whole_log(database, query.order, after, times)
    kinds = query.kinds or LOGGED_KINDS
    of_kind = " OR ".join(mark("k", each) for each in kinds)
    found = _matching(database, f"{match} AND marks : ({of_kind})" if match else of_kind, after)
    if match and set(kinds) & set(LOGGED_KINDS):
        found |= {line for line in _amended(database, match, set(kinds)) if line > after}
    if query.order == "logged":
        return array("q", sorted(found))
    if len(found) > FEW and set(kinds) <= set(LOGGED_KINDS):
        whole = _whole_log(database, "happened", after, times)
        return array("q", (line for line in whole if line in found))
    rows = database.rows(
        "SELECT line FROM journal WHERE line IN (SELECT value FROM json_each(?))"
        f" ORDER BY {times.order()}, station, seq",
        (str(sorted(found)),),
    )
    return array("q", (line for (line,) in rows))


def _whole_log(database: Database, order: str, after: int, times: Times) -> "array[int]":
    if after or (order != "logged" and times.by):
        by = "line" if order == "logged" else f"{times.order()}, station, seq"
        rows = database.rows(
            f"SELECT line FROM journal NOT INDEXED WHERE line > ? AND {LOGGED} ORDER BY {by}",
            (after,),
        )
        return array("q", (line for (line,) in rows))
    # the partial index holds all that is needed, in the order in which it happened; without the
    # hint a scan of the whole table is chosen
    rows = database.rows(f"SELECT line FROM journal INDEXED BY journal_log WHERE {LOGGED}")
    lines = (line for (line,) in rows)
    return array("q", sorted(lines) if order == "logged" else lines)


def _matching(database: Database, match: str, after: int = 0) -> set[int]:
    rows = database.rows(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ?", (match, after)
    )
    return {line for (line,) in rows}


def _amended(database: Database, match: str, kinds: set[str]) -> set[int]:
    """Return the lines of the entries whose corrected version matches."""
    amendments = _matching(database, f"{match} AND marks : {mark('k', Amended.kind)}")
    if not amendments:
        return set()
    rows = database.rows(
        "SELECT entry.line, entry.kind FROM journal AS entry JOIN ("
        f"SELECT {ENTRY_STATION} AS station, {ENTRY_SEQ} AS seq FROM journal"
        " WHERE line IN (SELECT value FROM json_each(?))) USING (station, seq)",
        (str(sorted(amendments)),),
    )
    return {line for line, kind in rows if kind in kinds}


def lines(
    database: Database, keys: Sequence[int], times: Times = AS_WRITTEN
) -> tuple[LogLine, ...]:
    """Return the content of lines, in the order of the keys; an unknown key gives no line."""
    asked = ",".join(map(str, keys))
    rows = database.rows(f"SELECT {READ}, hash FROM journal WHERE line IN ({asked})")
    with database.decoding():
        entries = {row[0]: times.entry(entry_of(row)) for row in rows}
        changes = _changes(database, asked)
        replaced = _replaced(database, asked)
        attached = _said_later(database, asked, ATTACHED, ENTRY_STATION, ENTRY_SEQ)
    return tuple(
        _line(entries[key], changes.get(key, ()), replaced.get(key, 0), attached.get(key, ()))
        for key in keys
        if key in entries
    )


def _changes(database: Database, asked: str) -> dict[int, list[Entry]]:
    return _said_later(database, asked, CHANGING, ENTRY_STATION, ENTRY_SEQ)


def _replaced(database: Database, asked: str) -> dict[int, int]:
    later = _said_later(database, asked, REPLACING, REPLACES_STATION, REPLACES_SEQ)
    numbers: dict[int, int] = {}
    for line, entries in later.items():
        event = entries[-1].event
        if isinstance(event, Logged):
            numbers[line] = event.number
    return numbers


def _said_later(
    database: Database, asked: str, which: str, station: str, seq: str
) -> dict[int, list[Entry]]:
    """Return the later entries that name each of the lines, in order of line."""
    columns = ", ".join(f"later.{each.strip()}" for each in f"{READ}, hash".split(","))
    rows: list[tuple[Any, ...]] = database.rows(
        f"SELECT target.line, {columns} FROM journal AS target CROSS JOIN journal AS later"
        # the plus takes the columns' affinity away: with it the index would not be used
        f" ON {_of_later(station)} = +target.station AND {_of_later(seq)} = +target.seq"
        f" WHERE target.line IN ({asked}) AND {_of_later(which)} ORDER BY later.line"
    )
    found: dict[int, list[Entry]] = defaultdict(list)
    for target, *read in rows:
        found[target].append(entry_of(tuple(read)))
    return found


def _of_later(sql: str) -> str:
    return re.sub(r"\b(kind|payload)\b", r"later.\1", sql)


def _line(
    entry: Entry, changes: Sequence[Entry], replaced_by: int, attached: Sequence[Entry]
) -> LogLine:
    standing: Entry | None = None
    amended: list[Entry] = []
    for each in changes:
        if isinstance(each.event, Amended):
            amended.append(each)
        else:
            standing = each if isinstance(each.event, Struck) else None
    return LogLine(
        entry=entry,
        struck=standing,
        replaced_by=replaced_by,
        amended=tuple(amended),
        attached=tuple(attached),
    )
