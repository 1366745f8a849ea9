"""The journal: everything that happened, appended, never changed."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, groupby, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from facilitator.domain import fingerprint
from facilitator.domain.entry import NO_HASH, Draft, Entry, Gist
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import EntryRef, Event, LeadTaken, StationTimed
from facilitator.domain.leading import CONTROLS
from facilitator.domain.log import LogLine, LogQuery
from facilitator.domain.verdict import Verdict
from facilitator.store import bulk, checking, reading
from facilitator.store.database import Database
from facilitator.store.gist import control_entries
from facilitator.store.rows import COLUMNS, READ, Row, entry_of, row_of
from facilitator.store.times import Times, read_times

if TYPE_CHECKING:
    import sqlite3
    from array import array

_PLACES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES {_PLACES}"
_OR_NOT = " ON CONFLICT (station, seq) DO NOTHING"
_ADD = f"{_INSERT}{_OR_NOT}"
_AT_ONCE = 200
"""Rows of one statement: SQLite looks at its indices' conditions once for each statement."""
_ADD_MANY = f"{_INSERT}{f', {_PLACES}' * (_AT_ONCE - 1)}{_OR_NOT}"
_FORK = _INSERT.replace("INTO journal", "OR IGNORE INTO fork")
_CHUNK = 2000
_MOVE_TIMES: frozenset[type[Event]] = CONTROLS | {LeadTaken, StationTimed}
"""What may change the times by which other stations' entries are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What became of entries from elsewhere; the new ones stand behind the line ``before``.

    ``rows`` are the new ones of a lot, kept so that they need not be read again.
    """

    new: int
    known: int = 0
    forks: int = 0
    before: int = 0
    rows: Sequence[Row] = field(default=(), repr=False, compare=False)


@dataclass(slots=True)
class _Taken:
    """What became of rows while they are added."""

    new: int = 0
    known: int = 0
    rows: Sequence[Row] = ()
    forks: int = 0


def _add(connection: "sqlite3.Connection", rows: Iterable[Row]) -> _Taken:
    taken = _Taken()
    for row in rows:
        if connection.execute(_ADD, row).rowcount:
            taken.new += 1
            continue
        here = connection.execute(
            "SELECT hash FROM journal WHERE station = ? AND seq = ?", row[:2]
        ).fetchone()
        if here[0] == row.hash:
            taken.known += 1
            continue
        connection.execute(_FORK, row)
        taken.forks += 1
    return taken


def _add_lot(connection: "sqlite3.Connection", rows: Sequence[Row], before: int) -> _Taken:
    """Add many rows as ``_add`` does: in one go, and with one look at what is here already."""
    here = _hashes(connection, rows)
    fresh: list[Row] = []
    forked: list[Row] = []
    for row in rows:
        identity = row[:2]
        known = here.get(identity)
        if known is None:
            here[identity] = row.hash
            fresh.append(row)
        elif known != row.hash:
            forked.append(row)
    found = bulk.all_searched(fresh)
    if found is None:
        _add_many(connection, fresh)
    else:
        with bulk.without_search(connection):
            _add_many(connection, fresh)
        # SQLite numbers lines one after the other behind the last
        bulk.index(connection, enumerate(found, before + 1))
    connection.executemany(_FORK, forked)
    known_here = len(rows) - len(fresh) - len(forked)
    return _Taken(new=len(fresh), known=known_here, forks=len(forked), rows=fresh)


def _add_many(connection: "sqlite3.Connection", rows: Sequence[Row]) -> None:
    whole = len(rows) // _AT_ONCE * _AT_ONCE
    for at in range(0, whole, _AT_ONCE):
        values = tuple(chain.from_iterable(rows[at : at + _AT_ONCE]))
        connection.execute(_ADD_MANY, values)
    connection.executemany(_ADD, rows[whole:])


def _hashes(connection: "sqlite3.Connection", rows: Sequence[Row]) -> dict[tuple[str, int], bytes]:
    """Return the hashes of entries that are here, from the first to the last of each station."""
    found: dict[tuple[str, int], bytes] = {}
    for station, sent in groupby(rows, itemgetter(0)):
        numbers = [row.seq for row in sent]
        here = connection.execute(
            "SELECT seq, hash FROM journal WHERE station = ? AND seq BETWEEN ? AND ?",
            (station, numbers[0], numbers[-1]),
        )
        found |= {(station, seq): own for seq, own in here}
    return found


class Journal:
    """The journal of one file, written under one station's name."""

    def __init__(self, database: Database, station: str) -> None:
        """Read and write through a database; ``station`` is who writes here."""
        self.station = station
        self._database = database
        self._last: tuple[int, bytes] | None = None
        self._times: Times | None = None

    # --- writing -----------------------------------------------------------------------------

    def append(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """Write drafts in one transaction and return them as entries once they are committed.

        Raises Failed when the disk does not take them: then none of them was written.
        """
        entries: list[Entry] = []
        with self._undone_on_error(), self._database.writing() as connection:
            seq, previous = self._last or self._read_last()
            for draft in drafts:
                seq += 1
                row = row_of(draft, self.station, seq, previous)
                line = connection.execute(_INSERT, row).lastrowid
                previous = row.hash
                entries.append(entry_of((line, *row[:9], row.hash), draft.event))
                if type(draft.event) in _MOVE_TIMES:
                    self._times = None
            self._last = seq, previous
        return tuple(entries)

    @contextmanager
    def together(self) -> Generator[None]:
        """Commit all appends of a block at its end, or none of them."""
        with self._undone_on_error(), self._database.writing():
            yield

    def merge(self, rows: Iterable[Row]) -> Merged:
        """Take in entries from anywhere, in any order; twice counts once.

        Another entry under an identity that is here already is a fork: kept apart, never dropped.
        Raises Failed(CORRUPT) for an entry that is not what its hash says; then none is taken.
        """
        # a station's entries stand in its own order, whatever order they came in
        sent = sorted(rows, key=itemgetter(0, 1))
        for row in sent:
            if not row.sound():
                raise Failed(
                    Fault.CORRUPT, name=self._database.name, entry=f"{row.station}:{row.seq}"
                )
        with self._undone_on_error(), self._database.writing() as connection:
            before = connection.execute("SELECT coalesce(max(line), 0) FROM journal").fetchone()[0]
            many = len(sent) >= bulk.LOT
            taken = _add_lot(connection, sent, before) if many else _add(connection, sent)
            self._last = self._times = None
        return Merged(
            new=taken.new, known=taken.known, forks=taken.forks, before=before, rows=taken.rows
        )

    @contextmanager
    def _undone_on_error(self) -> Generator[None]:
        try:
            yield
        except BaseException:
            self._last = None
            raise

    def _read_last(self) -> tuple[int, bytes]:
        return self.head_of(self.station)

    def head_of(self, station: str) -> tuple[int, bytes]:
        """Return the last ``seq`` of a station and its hash; (0, NO_HASH) if there is none."""
        rows = self._database.rows(
            "SELECT seq, hash FROM journal WHERE station = ? ORDER BY seq DESC LIMIT 1",
            (station,),
        )
        return rows[0] if rows else (0, NO_HASH)

    def heads(self) -> tuple[tuple[str, int, bytes], ...]:
        """Return the last (station, seq, hash) of every station."""
        return tuple(checking.heads(self._database))

    def rows_of(self, station: str, *, after: int = 0) -> Iterator[Row]:
        """Return a station's entries behind a ``seq``, in its order, as they are handed on."""
        sql = (
            f"SELECT {COLUMNS} FROM journal WHERE station = ? AND seq > ?"
            f" ORDER BY seq LIMIT {_CHUNK}"
        )
        while chunk := self._database.rows(sql, (station, after)):
            yield from map(Row._make, chunk)
            after = chunk[-1][1]

    def times(self) -> Times:
        """Return how far other stations' clocks are known to have been off."""
        if self._times is None:
            self._times = read_times(self._database)
        return self._times

    # --- reading -----------------------------------------------------------------------------

    def entries(self, *, after: int = 0) -> Iterator[Entry]:
        """Return all entries behind a line, in order of line."""
        times = self.times()
        with self._database.decoding():
            for read in self._read(f"{READ}, hash", after):
                yield times.entry(entry_of(read))

    def merged(self, merged: Merged) -> Iterator[Entry]:
        """Return the new entries of a merge, in order of line."""
        if not merged.rows:
            yield from self.entries(after=merged.before)
            return
        times = self.times()
        with self._database.decoding():
            for line, row in enumerate(merged.rows, merged.before + 1):
                yield times.entry(entry_of((line, *row[:9], row.hash)))

    def control(self, *, after: int = 0, until: int | None = None) -> Iterator[Entry | Gist]:
        """Return what the fold needs behind a line: entries, and of people's texts the gist.

        ``until`` is the last line of it, if it is not to be all.
        """
        read = self._read(f"{READ}, hash", after)
        if until is not None:
            read = takewhile(lambda each: each[0] <= until, read)
        with self._database.decoding():
            yield from control_entries(read, self.times())

    def rows(self, *, after: int = 0) -> Iterator[Row]:
        """Return entries behind a line as they are handed on to another journal."""
        for read in self._read(f"line, {COLUMNS}", after):
            yield Row._make(read[1:])

    def _read(self, columns: str, after: int) -> Iterator[Any]:
        # chunk by chunk, so that the lock is free while the caller works
        sql = f"SELECT {columns} FROM journal WHERE line > ? ORDER BY line LIMIT {_CHUNK}"
        while chunk := self._database.rows(sql, (after,)):
            yield from chunk
            after = chunk[-1][0]

    def entry(self, ref: EntryRef) -> Entry | None:
        """Return the entry of that identity, or None."""
        rows = self._database.rows(
            f"SELECT {READ}, hash FROM journal WHERE station = ? AND seq = ?",
            (ref.station, ref.seq),
        )
        with self._database.decoding():
            return self.times().entry(entry_of(rows[0])) if rows else None

    def numbered(self, number: int) -> Entry | None:
        """Return the first entry that people see under that number, or None."""
        lines = self.keys(LogQuery(text=f"#{number}"))
        return self.lines(lines[:1])[0].entry if lines else None

    def last_of_kind(self, kind: str) -> Entry | None:
        """Return the last entry of a kind, or None."""
        lines = self.keys(LogQuery(kinds=(kind,)))
        return self.lines(lines[-1:])[0].entry if lines else None

    def entries_count(self) -> int:
        """Return how many entries there are, of all stations."""
        return self._database.rows("SELECT count(*) FROM journal")[0][0]

    def last_line(self) -> int:
        """Return the last line, or 0 in an empty journal."""
        return self._database.rows("SELECT coalesce(max(line), 0) FROM journal")[0][0]

    def keys(self, query: LogQuery, *, after: int = 0) -> "array[int]":
        """Return the lines behind a line that match, in the order that was asked for."""
        return reading.keys(self._database, query, after, self.times())

    def lines(self, keys: Sequence[int]) -> tuple[LogLine, ...]:
        """Return the content of lines, with what was said about them later."""
        return reading.lines(self._database, keys, self.times())

    # --- checking ----------------------------------------------------------------------------

    def verify(self, *, expected: bytes | tuple[str, ...] | None = None) -> Verdict:
        """Compute every chain anew and compare; ``expected`` is a head or its twelve words."""
        return checking.verify(self._database, expected)

    def head(self) -> bytes:
        """Return one fingerprint over the last entry of every station."""
        return fingerprint.head(checking.heads(self._database))
