"""What came in from the servers, held back until each station's entries are without a gap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from facilitator.store.rows import Row

Head = tuple[int, bytes]
"""The last number of a station that is in the journal here, and its hash."""
KEPT_REFUSALS = 100


class Why(StrEnum):
    """Why an entry was refused."""

    NOT_SOUND = "not_sound"
    CHAIN = "chain"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """An entry that was not taken in."""

    station: str
    seq: int
    why: Why


@dataclass(slots=True)
class Holding:
    """Sorts what comes in, in any order and any number of times.

    ``heads`` is what the journal holds; ``refused`` the first entries that were not what they say,
    and ``many_refused`` how many there were.
    """

    heads: dict[str, Head]
    refused: list[RefusedRow] = field(default_factory=list[RefusedRow])
    many_refused: int = 0
    _waiting: dict[str, dict[int, dict[bytes, tuple[Row, int]]]] = field(
        default_factory=dict[str, dict[int, dict[bytes, tuple[Row, int]]]]
    )
    _again: list[Row] = field(default_factory=list[Row])
    _knowing: Lock = field(default_factory=Lock)

    def know(self, station: str, seq: int, own_hash: bytes) -> None:
        """Note what the journal holds of a station; any thread may, and the later number stays."""
        with self._knowing:
            if seq > self.heads.get(station, (0, b""))[0]:
                self.heads[station] = seq, own_hash

    def take(self, row: Row, position: int) -> None:
        """Take in one entry that stood at a position of the stream."""
        if not row.sound():
            self.refuse(row.station, row.seq, Why.NOT_SOUND)
            return
        last, last_hash = self.heads.get(row.station, (0, b""))
        if row.seq == last and row.hash == last_hash:
            return
        if row.seq <= last:
            # known, or a fork: the journal tells them apart
            self._again.append(row)
            return
        held = self._waiting.setdefault(row.station, {}).setdefault(row.seq, {})
        held.setdefault(row.hash, (row, position))

    def refuse(self, station: str, seq: int, why: Why) -> None:
        """Note that an entry was not taken."""
        self.many_refused += 1
        if len(self.refused) < KEPT_REFUSALS:
            self.refused.append(RefusedRow(station, seq, why))

    def ready(self) -> list[Row]:
        """Return what may be merged now, each station in its order; it is still to be settled."""
        found = self._again
        self._again = []
        for station in list(self._waiting):
            found += self._ready_of(station)
        return found

    def _ready_of(self, station: str) -> list[Row]:
        """Return the entries of a station that follow what is here, link by link of its chain."""
        waiting = self._waiting[station]
        seq, previous = self.heads.get(station, (0, b""))
        found: list[Row] = []
        while held := waiting.pop(seq + 1, None):
            rows = [row for row, _position in held.values()]
            fitting = [row for row in rows if row.previous == previous]
            for row in rows:
                if row not in fitting:
                    self.refuse(station, row.seq, Why.CHAIN)
            if not fitting:
                break
            first = fitting[0]
            # another sound one in the same place is a fork, which the journal keeps apart
            found += fitting
            seq, previous = first.seq, first.hash
        if not waiting:
            del self._waiting[station]
        return found

    def settle(self, rows: list[Row]) -> None:
        """Note that rows which were ready are in the journal."""
        for row in rows:
            self.know(row.station, row.seq, row.hash)

    @property
    def held(self) -> int:
        """Return how many entries wait for one before them."""
        return sum(len(each) for each in self._waiting.values())

    def gaps(self) -> Mapping[str, int]:
        """Return the first number that is missing of each station of which entries wait."""
        return {each: self.heads.get(each, (0, b""))[0] + 1 for each in self._waiting}

    def safe_position(self, reached: int) -> int:
        """Return up to where the stream need not be read again."""
        positions = [
            position
            for station in self._waiting.values()
            for held in station.values()
            for _row, position in held.values()
        ]
        return min([reached, *(each - 1 for each in positions)])
