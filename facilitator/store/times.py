"""Times of stations whose clock was off, put right when read; the entries stay as written."""

# ruff: noqa: S608 - the parts of these statements are words of our own, never input

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from facilitator.domain.clock import ClockState, elapsed_then
from facilitator.domain.entry import MICROSECOND, MILLISECOND, Entry, Gist, moment
from facilitator.domain.events import StationTimed
from facilitator.domain.leading import CONTROLS
from facilitator.domain.run import fold
from facilitator.store.database import Database
from facilitator.store.rows import READ, entry_of
from facilitator.store.searching import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """By how much the times of other stations are off, and our clock to find exercise time by."""

    by: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])
    clock: ClockState = field(default_factory=ClockState)

    def entry(self, entry: Entry) -> Entry:
        """Return an entry with its times by our clock; its hash stays that of what was written."""
        by = self.by.get(entry.station)
        if by is None:
            return entry
        happened = entry.happened_at + by
        return replace(
            entry,
            happened_at=happened,
            logged_at=entry.logged_at + by,
            exercise=self._exercise(happened, entry.exercise),
        )

    def gist(self, gist: Gist, happened_us: int) -> Gist:
        """Return the gist of an entry with its exercise time by our clock."""
        by = self.by.get(gist.station)
        if by is None:
            return gist
        return gist._replace(exercise=self._exercise(moment(happened_us) + by, gist.exercise))

    def order(self) -> str:
        """Return the SQL of when something happened by our clock."""
        if not self.by:
            return "happened_at"
        cases = " ".join(
            # an id may hold anything; in hexadecimal it cannot leave its place
            f"WHEN CAST(x'{each.encode(errors='replace').hex()}' AS TEXT) THEN {by // MICROSECOND}"
            for each, by in self.by.items()
        )
        return f"(happened_at + CASE station {cases} ELSE 0 END)"

    def _exercise(self, happened: datetime, written: timedelta) -> timedelta:
        if not self.clock.legs:
            return written
        return elapsed_then(self.clock, happened) // MILLISECOND * MILLISECOND


def read_times(database: Database) -> Times:
    """Return what the journal says of other stations' clocks; nearly always nothing."""
    timed = _of_kinds(database, (StationTimed.kind,))
    by = {
        each.event.station: each.event.by for each in timed if isinstance(each.event, StationTimed)
    }
    if not by:
        return Times()
    clock = fold(_of_kinds(database, [each.kind for each in CONTROLS] + ["lead.taken"])).clock
    return Times(by=by, clock=clock)


def _of_kinds(database: Database, kinds: Iterable[str]) -> list[Entry]:
    asked = " OR ".join(f"marks : {mark('k', each)}" for each in kinds)
    rows = database.rows(
        f"SELECT {READ}, hash FROM journal WHERE line IN"
        " (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY line",
        (asked,),
    )
    with database.decoding():
        return [entry_of(each) for each in rows]
