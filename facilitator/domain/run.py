"""Fold the journal into the state of a run; what is not known here changes nothing."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from facilitator.domain.clock import apply_clock
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    Amended,
    ClockCorrected,
    DecisionLogged,
    EmergencyNoted,
    EntryRef,
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
    Links,
    Logged,
    NoteLogged,
    ObservationLogged,
    RequestLogged,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SpeedChanged,
    Struck,
    TimeJumped,
    Unstruck,
)
from facilitator.domain.state import (
    BIN,
    Answer,
    Closed,
    Delivery,
    Doing,
    InjectMark,
    RunState,
    Speed,
)

__all__ = ["RunState", "apply", "fold"]

REMEMBERED = 40
"""How many of the last doings can be undone, one after the other."""


def fold(entries: Iterable[Entry], start: RunState | None = None) -> RunState:
    """Return the state after entries, taken in their order."""
    work = _Fold(start or RunState())
    for entry in entries:
        work.take(entry)
    return work.state()


def apply(state: RunState, entry: Entry) -> RunState:
    """Return the state after one more entry."""
    return fold((entry,), state)


class _Fold:
    """Gather many entries without a new state for each; nobody outside sees it half done."""

    def __init__(self, start: RunState) -> None:
        self._start = start
        self._clock = start.clock
        self._plain = {
            "leader": start.leader,
            "rehearsal": start.rehearsal,
            "plan_digest": start.plan_digest,
        }
        self._deliveries = dict(start.deliveries)
        self._marks = dict(start.marks)
        self._added = dict(start.added)
        self._answers = dict(start.answers)
        self._closed = dict(start.closed)
        self._decided = dict(start.decided)
        self._last = dict(start.last_decision)
        self._decision_bins = dict(start.decision_bins)
        self._inject_bins = dict(start.inject_bins)
        self._struck = dict(start.struck)
        self._logged = start.logged
        self._next = start.next_number
        self._recent: deque[Doing | Entry] = deque(start.recent, REMEMBERED)
        self._last_delivered = start.last_delivered
        self._speeds = start.speeds
        self._emergency = start.emergency_open

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        handler = _HANDLERS.get(entry.event.kind)
        if handler is not None:
            handler(self, entry)

    def state(self) -> RunState:
        """Return what was gathered, as a value."""
        return RunState(
            clock=self._clock,
            leader=str(self._plain["leader"]),
            rehearsal=bool(self._plain["rehearsal"]),
            plan_digest=str(self._plain["plan_digest"]),
            deliveries=self._deliveries,
            marks=self._marks,
            added=self._added,
            answers=self._answers,
            closed=self._closed,
            decided=self._decided,
            last_decision=self._last,
            decision_bins=self._decision_bins,
            inject_bins=self._inject_bins,
            struck=self._struck,
            logged=self._logged,
            next_number=self._next,
            recent=tuple(_doing(each) for each in self._recent),
            last_delivered=self._last_delivered,
            speeds=self._speeds,
            emergency_open=self._emergency,
        )

    # --- the clock ---------------------------------------------------------------------------

    def clock(self, entry: Entry) -> None:
        self._clock = apply_clock(self._clock, entry)
        match entry.event:
            case RunStarted() as started:
                self._plain = {
                    "leader": entry.station,
                    "rehearsal": started.rehearsal,
                    "plan_digest": started.plan_digest,
                }
                self._speeds = (Speed(since=entry.exercise, factor=started.speed),)
            case SpeedChanged(factor=factor):
                self._speeds = (*self._speeds, Speed(since=entry.exercise, factor=factor))
            case SafetyStopped():
                self._emergency = True
            case SafetyCleared() | EmergencyNoted():
                self._emergency = False
            case _:
                pass

    # --- the script --------------------------------------------------------------------------

    def delivered(self, entry: Entry) -> None:
        event = entry.event
        if not isinstance(event, InjectDelivered | InjectReplaced):
            return
        old = self._deliveries.get(event.inject)
        if isinstance(event, InjectDelivered) and event.again and old is not None:
            again = replace(old, again=(*old.again, entry.exercise), recalled=None)
            self._deliveries[event.inject] = again
            return
        self._deliveries[event.inject] = Delivery(
            ref=entry.ref,
            inject=event.inject,
            number=event.number,
            title=event.title,
            at=entry.exercise,
            happened_at=entry.happened_at,
            to=event.to,
            to_all=event.to_all,
            text=event.text,
            replaced=isinstance(event, InjectReplaced),
        )
        self._marks.pop(event.inject, None)
        self._last_delivered = event.inject
        self._count_inject(event.to if not event.to_all else ("",), entry.exercise, 1)

    def replaced(self, entry: Entry) -> None:
        event = entry.event
        if not isinstance(event, InjectReplaced):
            return
        wrong = self._deliveries.pop(event.wrong, None)
        if wrong is not None:
            self._count_inject(wrong.to if not wrong.to_all else ("",), wrong.at, -1)
        self._struck[event.delivered] = 0
        self.delivered(entry)

    def _count_inject(self, to: tuple[str, ...], at: timedelta, by: int) -> None:
        for agency in to:
            key = (agency, at // BIN)
            self._inject_bins[key] = self._inject_bins.get(key, 0) + by

    def acknowledged(self, entry: Entry) -> None:
        event = entry.event
        if isinstance(event, InjectAcknowledged) and event.inject in self._deliveries:
            old = self._deliveries[event.inject]
            if old.acknowledged_by(event.agency) is None:
                said = (*old.acknowledged, (event.agency, entry.exercise))
                self._deliveries[event.inject] = replace(old, acknowledged=said)

    def recalled(self, entry: Entry) -> None:
        event = entry.event
        if isinstance(event, InjectRecalled) and event.inject in self._deliveries:
            old = self._deliveries[event.inject]
            self._deliveries[event.inject] = replace(old, recalled=entry.exercise)

    def marked(self, entry: Entry) -> None:
        event = entry.event
        if not isinstance(event, InjectHeld | InjectSkipped | InjectCancelled):
            return
        status = event.kind.partition(".")[2]
        self._marks[event.inject] = InjectMark(
            status=status, at=entry.exercise, reason=event.reason
        )
        self._recent.append(Doing(ref=entry.ref, kind=event.kind, number="", inject=event.inject))

    def released(self, entry: Entry) -> None:
        if isinstance(entry.event, InjectReleased):
            inject = entry.event.inject
            self._marks.pop(inject, None)
            kept = [
                each
                for each in self._recent
                if not isinstance(each, Doing) or each.inject != inject
            ]
            self._recent = deque(kept, REMEMBERED)

    def added(self, entry: Entry) -> None:
        if isinstance(entry.event, InjectAdded):
            inject = entry.event.inject
            self._added[inject.id] = inject
            doing = Doing(
                ref=entry.ref, kind=entry.event.kind, number=inject.number, inject=inject.id
            )
            self._recent.append(doing)

    def closed(self, entry: Entry) -> None:
        if isinstance(entry.event, ExpectedClosed):
            self._closed[entry.event.expected] = Closed(
                as_what=entry.event.as_what, at=entry.exercise, reason=entry.event.reason
            )

    # --- what people wrote -------------------------------------------------------------------

    def logged(self, entry: Entry) -> None:
        event = entry.event
        if not isinstance(event, Logged):
            return
        self._logged += 1
        self._next = max(self._next, event.number + 1)
        if event.kind in _COUNTED:
            self._tally(event.kind, event.agencies, entry.exercise, 1)
            if event.expected:
                self._answer(entry.ref, links_of(event, entry.exercise))
        self._recent.append(entry)

    def struck(self, entry: Entry) -> None:
        if isinstance(entry.event, Struck) and entry.event.entry not in self._struck:
            self._struck[entry.event.entry] = entry.event.was.number
            self._take_out(entry.event.entry, entry.event.was)
            self._forget(entry.event.entry)

    def unstruck(self, entry: Entry) -> None:
        if isinstance(entry.event, Unstruck) and entry.event.entry in self._struck:
            del self._struck[entry.event.entry]
            self._put_in(entry.event.entry, entry.event.was)

    def amended(self, entry: Entry) -> None:
        if isinstance(entry.event, Amended) and entry.event.entry not in self._struck:
            self._take_out(entry.event.entry, entry.event.was)
            self._put_in(entry.event.entry, entry.event.now)

    def _put_in(self, ref: EntryRef, links: Links) -> None:
        self._tally(links.written_as, links.agencies, links.at, 1)
        self._answer(ref, links)

    def _take_out(self, ref: EntryRef, links: Links) -> None:
        self._tally(links.written_as, links.agencies, links.at, -1)
        for expected in links.expected:
            answers = self._answers.get(expected, ())
            self._answers[expected] = tuple(each for each in answers if each.ref != ref)

    def _tally(self, kind: str, agencies: tuple[str, ...], at: timedelta, by: int) -> None:
        if kind != DecisionLogged.kind:
            return
        slot = at // BIN
        for agency in agencies:
            self._decided[agency] = self._decided.get(agency, 0) + by
            key = (agency, slot)
            self._decision_bins[key] = self._decision_bins.get(key, 0) + by
            if by > 0:
                last = self._last.get(agency)
                if last is None or at > last:
                    self._last[agency] = at

    def _answer(self, ref: EntryRef, links: Links) -> None:
        for expected in links.expected:
            answer = Answer(ref=ref, number=links.number, at=links.at, agencies=links.agencies)
            self._answers[expected] = (*self._answers.get(expected, ()), answer)

    def _forget(self, ref: EntryRef) -> None:
        kept = [each for each in self._recent if each.ref != ref]
        self._recent = deque(kept, REMEMBERED)


def _doing(each: Doing | Entry) -> Doing:
    """Return what undo needs of an entry; made only for the few that are remembered."""
    if isinstance(each, Doing):
        return each
    event = each.event
    if not isinstance(event, Logged):
        return Doing(ref=each.ref, kind=event.kind, number="")
    was = links_of(event, each.exercise)
    return Doing(ref=each.ref, kind=event.kind, number=str(event.number), was=was)


def links_of(event: Logged, at: timedelta) -> Links:
    """Return what an entry counts for."""
    return Links(
        written_as=event.kind,
        number=event.number,
        agencies=event.agencies,
        expected=event.expected,
        at=at,
    )


_COUNTED = frozenset({DecisionLogged.kind, RequestLogged.kind})
_CLOCK_EVENTS: tuple[type[Event], ...] = (
    RunStarted,
    SpeedChanged,
    SafetyStopped,
    SafetyCleared,
    EmergencyNoted,
)


def _handlers() -> dict[type[Event], Callable[[_Fold, Entry], None]]:

    table: dict[type[Event], Callable[[_Fold, Entry], None]] = dict.fromkeys(
        (
            *_CLOCK_EVENTS,
            RunPaused,
            RunResumed,
            TimeJumped,
            ClockCorrected,
            RunEnded,
        ),
        _Fold.clock,
    )
    table |= dict.fromkeys(
        (DecisionLogged, RequestLogged, ObservationLogged, NoteLogged), _Fold.logged
    )
    table |= dict.fromkeys((InjectHeld, InjectSkipped, InjectCancelled), _Fold.marked)
    table |= {
        InjectDelivered: _Fold.delivered,
        InjectReplaced: _Fold.replaced,
        InjectAcknowledged: _Fold.acknowledged,
        InjectRecalled: _Fold.recalled,
        InjectReleased: _Fold.released,
        InjectAdded: _Fold.added,
        ExpectedClosed: _Fold.closed,
        Struck: _Fold.struck,
        Unstruck: _Fold.unstruck,
        Amended: _Fold.amended,
    }
    return {each.kind: handler for each, handler in table.items()}


_HANDLERS = _handlers()
