"""Compute every chain of the journal anew, and say where it first differs."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

from typing import Any

from facilitator.domain import fingerprint
from facilitator.domain.entry import NO_HASH, canonical, chained, digest
from facilitator.domain.verdict import BadEntry, Verdict, Why
from facilitator.store.database import Database
from facilitator.store.rows import COLUMNS

_ALL = f"SELECT line, {COLUMNS} FROM journal ORDER BY station, seq"
# the digest of a row names one station; MAX(seq) takes the hash of the same row
_HEADS = "SELECT station, max(seq), hash FROM journal GROUP BY station"


def heads(database: Database) -> list[tuple[str, int, bytes]]:
    """Return the last (station, seq, hash) of every station."""
    return database.rows(_HEADS)


def verify(database: Database, expected: bytes | tuple[str, ...] | None) -> Verdict:
    """Return what was counted, and the first entry that is not as it was written."""
    stations: dict[str, int] = {}
    bad: list[BadEntry] = []
    last: dict[str, tuple[int, int, bytes]] = {}
    with database.reading() as connection:
        own = {each for (each,) in connection.execute("SELECT id FROM station")}
        forks = connection.execute("SELECT station, seq FROM fork ORDER BY line").fetchall()
        connection.text_factory = _as_text
        try:
            for row in connection.execute(_ALL):
                station = row[1]
                stations[station] = stations.get(station, 0) + 1
                found = _wrong(row, last.get(station, (0, 0, NO_HASH)), own=station in own)
                if found is not None:
                    bad.append(found)
                last[station] = row[0], row[2], row[12]
        finally:
            connection.text_factory = str
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
