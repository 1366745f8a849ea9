"""Who sends entries: a station, what is known of it, and how far its clock was off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain import rules
from facilitator.domain.clock import wall_of
from facilitator.domain.entry import moment
from facilitator.domain.errors import Refused
from facilitator.domain.events import Event, StationClockSet, StationOpened
from facilitator.domain.stations import Observer
from facilitator.services.conduct import Conduct
from facilitator.store.codec import decode
from facilitator.store.rows import Row

_TELLING = frozenset({StationOpened.kind, StationClockSet.kind})
"""What a station says of itself: who it is, and how its clock went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromStation:
    """What one station sends: how many entries, how many of them are new, and who it is.

    ``observer`` is None for a station that was never let in; ``refused`` counts entries that its
    role may not write; ``sound`` is how many come before the first such. ``by`` is how far its
    clock was off, None if nothing tells.
    """

    station: str
    entries: int
    new: int
    observer: Observer | None = None
    refused: int = 0
    sound: int = 0
    by: timedelta | None = None
    error: timedelta = timedelta(0)


def sent_by(conduct: Conduct, station: str, rows: Sequence[Row]) -> FromStation:
    """Return what a station sends, compared with what is here."""
    last, _hash = conduct.file.journal.head_of(station)
    events = [(row, decode(row.kind, row.payload)) for row in rows if row.kind in _TELLING]
    observer = observer_of(conduct, station, [event for _row, event in events])
    by, error = clock_offset(conduct, events)
    barred = [at for at, row in enumerate(rows) if observer and not _may_stand(observer, row)]
    return FromStation(
        station=station,
        entries=len(rows),
        new=sum(1 for row in rows if row.seq > last),
        observer=observer,
        refused=len(barred),
        sound=barred[0] if barred else len(rows),
        by=by,
        error=error,
    )


def observer_of(conduct: Conduct, station: str, events: Sequence[Event]) -> Observer | None:
    """Return whose station that is: let in by itself, or opened with a pack that was made here.

    This computer's own stations, and those of whoever led, need nobody to let them in.
    """
    observers = conduct.state.observers
    if station in observers:
        return observers[station]
    known = conduct.state.posts.get(station)
    if known is not None and known.pack in observers:
        return replace(observers[known.pack], device=station)
    for event in events:
        if isinstance(event, StationOpened) and event.pack in observers:
            return replace(observers[event.pack], device=station)
    return None


def _may_stand(observer: Observer, row: Row) -> bool:
    try:
        rules.may_write(observer, decode(row.kind, row.payload))
    except Refused:
        return False
    return True


def clock_offset(
    conduct: Conduct, events: Sequence[tuple[Row, Event]]
) -> tuple[timedelta | None, timedelta]:
    """Return how far a station's clock was off, and how sure that is; None if nothing tells.

    The common mark is the exercise clock: a station that set its own copy by the room's at a
    moment while it ran says which of its moments is which of ours. The surest mark counts, of
    equally sure ones the last.
    """
    best: tuple[timedelta, timedelta] | None = None
    for row, event in events:
        if not isinstance(event, StationClockSet) or not event.running:
            continue
        ours = wall_of(conduct.state.clock, event.at)
        if ours is None:
            continue
        if best is None or event.error <= best[1]:
            best = ours - moment(row.happened_at), event.error
    return best if best is not None else (None, timedelta(0))
