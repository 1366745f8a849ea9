"""Compute every chain of the journal anew, and say where it first differs."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

import sqlite3
from hashlib import sha256
from typing import Any

import msgspec

from facilitator.domain import fingerprint
from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import NO_HASH, canonical, chained, digest
from facilitator.domain.verdict import BadEntry, Verdict, Why
from facilitator.store.database import Database
from facilitator.store.rows import COLUMNS

_PAYLOAD = 9
_ALL = f"SELECT line, {COLUMNS} FROM journal ORDER BY station, seq"
# the digest of a row names one station; MAX(seq) takes the hash of the same row
_HEADS = "SELECT station, max(seq), hash FROM journal GROUP BY station"


class _Named(msgspec.Struct):
    """What an entry says of its attachments; all else in it is passed over."""

    attachments: tuple[Attachment, ...] = ()


def heads(database: Database) -> list[tuple[str, int, bytes]]:
    """Return the last (station, seq, hash) of every station."""
    return database.rows(_HEADS)


def verify(database: Database, expected: bytes | tuple[str, ...] | None) -> Verdict:
    """Return what was counted, and the first entry that is not as it was written."""
    stations: dict[str, int] = {}
    bad: list[BadEntry] = []
    last: dict[str, tuple[int, int, bytes]] = {}
    named: dict[str, BadEntry] = {}
    with database.reading() as connection:
        own = {each for (each,) in connection.execute("SELECT id FROM station")}
        forks = connection.execute("SELECT station, seq FROM fork ORDER BY line").fetchall()
        connection.text_factory = _as_text
        try:
            for row in connection.execute(_ALL):
                station = str(row[1])
                stations[station] = stations.get(station, 0) + 1
                if not _whole(row):
                    line, seq, own_hash = last.get(station, (0, 0, NO_HASH))
                    at = row[0] if isinstance(row[0], int) else line
                    bad.append(BadEntry(line=at, station=station, seq=seq + 1, why=Why.CHANGED))
                    last[station] = at, seq + 1, own_hash
                    continue
                found = _wrong(row, last.get(station, (0, 0, NO_HASH)), own=station in own)
                if found is not None:
                    bad.append(found)
                last[station] = row[0], row[2], row[12]
                _note_files(row, named)
        finally:
            connection.text_factory = str
        bad += _wrong_files(connection, named)
        damaged = connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
    bad += [BadEntry(line=0, station=each[0], seq=each[1], why=Why.FORK) for each in forks]
    head = fingerprint.head((each, seq, own) for each, (_, seq, own) in last.items())
    words = fingerprint.words(head)
    return Verdict(
        entries=sum(stations.values()),
        stations=stations,
        fingerprint=words,
        first_bad=min(bad, key=lambda each: (each.why is Why.FORK, each.line), default=None),
        forks=len(forks),
        as_expected=None if expected is None else expected in (head, words),
        damaged=damaged,
    )


_TYPES = (int, str, int, int, int, int, str, str, str, str, bytes, bytes, bytes)
"""What the columns of an entry hold; in a damaged page there may be anything."""


def _whole(row: Any) -> bool:  # noqa: ANN401 - a row of SQLite
    return tuple(map(type, row)) == _TYPES


def _note_files(row: Any, named: dict[str, BadEntry]) -> None:  # noqa: ANN401 - a row of SQLite
    """Note which attachments an entry names, with what is to be said if their bytes are bad."""
    payload: str = row[_PAYLOAD]
    if '"sha256"' not in payload:
        return
    try:
        files = msgspec.json.decode(payload, type=_Named).attachments
    except msgspec.MsgspecError:
        # no text of ours; its digest says so
        return
    for each in files:
        what = BadEntry(line=row[0], station=row[1], seq=row[2], why=Why.FILE, file=each.name)
        named.setdefault(each.sha256, what)


def _wrong_files(connection: sqlite3.Connection, named: dict[str, BadEntry]) -> list[BadEntry]:
    """Return what is wrong with attachments, looked at one after the other."""
    asked = "SELECT content FROM attachment WHERE sha256 = ?"
    wrong: list[BadEntry] = []
    for digest_named, bad in named.items():
        found = connection.execute(asked, (digest_named,)).fetchone()
        if found is None or sha256(found[0]).hexdigest() != digest_named:
            wrong.append(bad)
    return wrong


def _as_text(raw: bytes) -> str:
    """Read text that may have been damaged; damage shows in the digest."""
    return raw.decode(errors="replace")


def _wrong(row: Any, last: tuple[int, int, bytes], *, own: bool) -> BadEntry | None:  # noqa: ANN401 - a row of SQLite
    line, station, seq = row[:3]
    last_line, last_seq, last_hash = last
    if seq != last_seq + 1:
        return BadEntry(line=line, station=station, seq=last_seq + 1, why=Why.GAP)
    computed = digest(canonical(*row[1:10]))
    if computed != row[11]:
        return BadEntry(line=line, station=station, seq=seq, why=Why.CHANGED)
    if row[10] != last_hash or chained(last_hash, computed) != row[12]:
        return BadEntry(line=line, station=station, seq=seq, why=Why.CHAIN)
    if own and line < last_line:
        # what others wrote may have come in any order; what was written here has not
        return BadEntry(line=line, station=station, seq=seq, why=Why.ORDER)
    return None
