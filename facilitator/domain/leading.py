"""Which station leads: only its word moves the clock and the script (one leader at a time)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from facilitator.domain.entry import Entry, Gist
from facilitator.domain.events import (
    ClockCorrected,
    ClockReanchored,
    DiscussionClosed,
    DiscussionExtended,
    DiscussionOpened,
    Event,
    ExpectedClosed,
    InjectAcknowledged,
    InjectAdded,
    InjectCancelled,
    InjectDelivered,
    InjectHeld,
    InjectRecalled,
    InjectReleased,
    InjectReplaced,
    InjectSkipped,
    InjectsShifted,
    LeadTaken,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SituationShown,
    SpeedChanged,
    StationOpened,
    TimeJumped,
)

CONTROLS: frozenset[type[Event]] = frozenset(
    {
        RunStarted,
        RunPaused,
        RunResumed,
        TimeJumped,
        SpeedChanged,
        SafetyStopped,
        SafetyCleared,
        ClockCorrected,
        ClockReanchored,
        RunEnded,
        InjectDelivered,
        InjectAcknowledged,
        InjectHeld,
        InjectReleased,
        InjectSkipped,
        InjectCancelled,
        InjectRecalled,
        InjectReplaced,
        InjectAdded,
        InjectsShifted,
        SituationShown,
        ExpectedClosed,
        DiscussionOpened,
        DiscussionExtended,
        DiscussionClosed,
    }
)
"""What only the leading station may say."""


ALARMS = (SafetyStopped, SafetyCleared)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a station said of a real emergency while it did not lead."""

    entry: Entry


def counts(leader: str, entry: Entry) -> bool:
    """Whether an entry of clock or script changes the run; before STARTEX anybody's does."""
    return type(entry.event) not in CONTROLS or leader in {"", entry.station}


def in_lead_order(
    entries: Iterable[Entry | Gist], *, home: str = ""
) -> Iterator[Entry | Gist | Beside]:
    """Yield entries so that each leader's word stands before that of the next.

    The order in which entries arrived is kept where the lead never changed hands. What a leader
    wrote of clock and script behind the point at which another took over is left out; but what
    anybody said of a real emergency is yielded last, as said beside. From
    ``home``, whose file this is, nobody takes the lead but a station that it has let in: a
    stranger's copy runs on by itself, and moves nothing here.
    """
    kept = list(entries)
    posts = {
        each.station
        for each in kept
        if not isinstance(each, Gist) and isinstance(each.event, StationOpened)
    }
    # whoever began the exercise needs no invitation to lead it again
    posts |= {each.station for each in _first_start(kept)}
    kept = [each for each in kept if not _uninvited(each, home, posts)]
    handed = [
        each for each in kept if not isinstance(each, Gist) and isinstance(each.event, LeadTaken)
    ]
    if not handed:
        yield from kept
        return
    reigns = _reigns(kept, handed)
    control: list[tuple[int, int, Entry]] = []
    rest: list[Entry | Gist] = []
    aside: list[Beside] = []
    for each in kept:
        if isinstance(each, Gist) or type(each.event) not in CONTROLS | {LeadTaken}:
            rest.append(each)
            continue
        for reign, (station, first, last) in enumerate(reigns):
            if each.station == station and first <= each.seq <= last:
                control.append((reign, each.seq, each))
                break
        else:
            if isinstance(each.event, ALARMS):
                aside.append(Beside(entry=each))
    yield from (each for _reign, _seq, each in sorted(control, key=lambda one: one[:2]))
    yield from rest
    yield from aside


def _uninvited(entry: Entry | Gist, home: str, posts: set[str]) -> bool:
    return (
        bool(home)
        and not isinstance(entry, Gist)
        and isinstance(entry.event, LeadTaken)
        and entry.event.before == home
        and entry.station not in posts
    )


FOREVER = 1 << 62


def _first_start(entries: list[Entry | Gist]) -> tuple[Entry, ...]:
    """Return STARTEX, if it is there."""
    found = (e for e in entries if not isinstance(e, Gist) and isinstance(e.event, RunStarted))
    return tuple(islice(found, 1))


def _reigns(entries: list[Entry | Gist], handed: list[Entry]) -> list[tuple[str, int, int]]:
    """Return who led from which of its entries to which, in the order of the reigns.

    Where two stations took the lead from the same one, the one that had read more of it goes on;
    then the smaller name.
    """
    started = _first_start(entries)
    first = started[0].station if started else _event(handed[0]).before
    reigns: list[tuple[str, int, int]] = []
    leader, since = first, 0
    waiting = list(handed)
    while True:
        next_ones = [
            each
            for each in waiting
            if _event(each).before == leader and _event(each).up_to >= since
        ]
        if not next_ones:
            reigns.append((leader, since, FOREVER))
            return reigns
        chosen = min(next_ones, key=lambda each: (-_event(each).up_to, each.station, each.seq))
        reigns.append((leader, since, _event(chosen).up_to))
        waiting.remove(chosen)
        leader, since = chosen.station, chosen.seq


def _event(entry: Entry) -> LeadTaken:
    assert isinstance(entry.event, LeadTaken)  # noqa: S101 - told apart where they were gathered
    return entry.event
