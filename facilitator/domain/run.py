"""Fold the journal into the state of a run; what is not known here changes nothing."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain import emergencies
from facilitator.domain.clock import apply_clock, follow
from facilitator.domain.entry import Entry, Gist, gist_of
from facilitator.domain.events import (
    Amended,
    DiscussionClosed,
    DiscussionExtended,
    DiscussionOpened,
    EmergencyNoted,
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
    Logged,
    RunEnded,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SituationShown,
    SpeedChanged,
    StationClockSet,
    StationOpened,
    Struck,
    Unstruck,
    Way,
)
from facilitator.domain.given import Given
from facilitator.domain.leading import ALARMS, Beside, counts, in_lead_order
from facilitator.domain.state import Discussion, Doing, RunState, Situation, Speed
from facilitator.domain.stations import past_blocks, taken
from facilitator.domain.written import Written


def fold(entries: Iterable[Entry | Gist], *, home: str = "") -> RunState:
    """Return the state after all entries of a journal; ``home`` is the station whose file it is.

    Clock and script are taken in the order of those who led, all else as it arrived.
    """
    work = _Fold(RunState(home=home))
    for entry in in_lead_order(entries, home=home):
        work.take(entry)
    return work.state()


def apply(state: RunState, *entries: Entry | Gist) -> RunState:
    """Return the state after more entries, taken in their order."""
    work = _Fold(state)
    for entry in entries:
        work.take(entry)
    return work.state()


class _Fold:
    """Gather many entries without a new state for each; nobody outside sees it half done."""

    def __init__(self, start: RunState) -> None:
        self._clock = start.led or start.clock
        self._alarms = start.alarms
        self._home, self._leader, self._post = start.home, start.leader, start.post
        self._observers, self._posts = start.observers, start.posts
        self._rehearsal = start.rehearsal
        self._plan_digest = start.plan_digest
        self._speeds = start.speeds
        self._emergency = start.emergency_open
        self._situation, self._situations = start.situation, start.situations
        self._discussion = start.discussion
        self._start = start
        # most entries do not touch the script: then its part of the state stays the very same
        self._changed: Given | None = None
        self._written = Written(start)

    @property
    def _given(self) -> Given:
        if self._changed is None:
            self._changed = Given(self._start)
        return self._changed

    def take(self, entry: Entry | Gist | Beside) -> None:
        """Take in one entry, or the gist of one."""
        if isinstance(entry, Beside):
            self._take_beside(entry.entry)
            return
        if isinstance(entry, Gist):
            self._written.log(entry, block=self._block(entry.station))
            return
        event = entry.event
        if isinstance(event, Logged):
            self._written.log(gist_of(entry, event), block=self._block(entry.station))
            return
        # nobody can declare an emergency before STARTEX: the leader's word is still on its way
        early = isinstance(event, ALARMS) and not self._leader
        if early or not counts(self._leader, entry):
            self._take_beside(entry)
            return
        self._take_station(entry, event)
        self._take_control(entry, event)
        self._take_script(entry, event)
        self._take_remark(event)
        self._take_talk(entry, event)

    def _take_beside(self, entry: Entry) -> None:
        """Take in what a room that does not lead says of a real emergency."""
        rooms = any(each.way is Way.ROOM for each in self._posts.values())
        if rooms or entry.station == self._home:
            self._alarms = emergencies.beside(self._alarms, entry)

    def _block(self, station: str) -> int:
        """Return where the numbers that a station gives begin: 0 for whoever leads and phones.

        Outside a file all count as one.
        """
        if not self._home:
            return 0
        post = self._posts.get(station)
        if post is not None:
            return post.first_number
        observer = self._observers.get(station)
        return observer.first_number if observer is not None else 0

    def _take_station(self, entry: Entry, event: Event) -> None:
        match event:
            case LeadTaken():
                self._leader = entry.station
            case StationOpened():
                self._posts = {**self._posts, entry.station: event}
                self._post = self._posts.get(self._home)
            case StationClockSet() if entry.station == self._home and not self._leader:
                self._clock = follow(self._clock, entry, event)
            case _:
                self._observers = taken(self._observers, event)

    def _take_control(self, entry: Entry, event: Event) -> None:
        self._clock = apply_clock(self._clock, entry)
        self._alarms = emergencies.led(self._alarms, entry)
        match event:
            case RunStarted():
                self._leader = entry.station
                self._rehearsal = event.rehearsal
                self._plan_digest = event.plan_digest
                self._speeds = (Speed(since=entry.exercise, factor=event.speed),)
            case SpeedChanged():
                self._speeds += (Speed(since=entry.exercise, factor=event.factor),)
            case SafetyStopped():
                self._emergency = True
            case SafetyCleared() | EmergencyNoted():
                self._emergency = False
            case SituationShown():
                self._show(event)
            case _:
                pass

    def _show(self, event: SituationShown) -> None:
        if not event.title and not event.text:
            self._situation = None
            return
        self._situations += 1
        self._situation = Situation(number=self._situations, title=event.title, text=event.text)

    def _take_talk(self, entry: Entry, event: Event) -> None:
        match event:
            case DiscussionOpened():
                self._discussion = Discussion(
                    title=event.title,
                    since=entry.exercise,
                    until=entry.exercise + event.length,
                    questions=event.questions,
                    inject=event.inject,
                    phase=event.phase,
                )
            case DiscussionExtended() if self._discussion is not None:
                until = self._discussion.until + event.by
                self._discussion = replace(self._discussion, until=until)
            case DiscussionClosed() | RunEnded():
                self._discussion = None
            case _:
                pass

    def _take_script(self, entry: Entry, event: Event) -> None:
        match event:
            case InjectDelivered():
                self._given.deliver(entry, event)
                # whatever was done to the row before is over: it cannot be put back any more
                self._written.forget(event.inject)
            case InjectReplaced():
                self._written.forget(event.inject)
                self._written.struck[self._given.replace(entry, event)] = 0
            case InjectAcknowledged():
                self._given.acknowledge(entry, event)
            case InjectRecalled():
                self._given.recall(entry, event)
            case InjectHeld() | InjectSkipped() | InjectCancelled():
                self._given.set_aside(entry, event)
                self._remember(entry, event.inject)
            case InjectReleased():
                self._given.release(event.inject)
                self._written.forget(event.inject)
            case InjectAdded():
                self._given.added[event.inject.id] = event.inject
                self._remember(entry, event.inject.id, event.inject.number)
            case InjectsShifted():
                self._given.shift(event)
            case ExpectedClosed():
                self._given.close(entry, event)
            case _:
                pass

    def _take_remark(self, event: Event) -> None:
        match event:
            case Struck():
                self._written.strike(event)
            case Unstruck():
                self._written.unstrike(event)
            case Amended():
                self._written.amend(event)
            case _:
                pass

    def _remember(self, entry: Entry, inject: str, number: str = "") -> None:
        doing = Doing(ref=entry.ref, kind=entry.event.kind, number=number, inject=inject)
        self._written.remember(doing)

    def state(self) -> RunState:
        """Return what was gathered, as a value."""
        given, written = self._changed or self._start, self._written
        blocks = [each.first_number for each in self._observers.values() if each.first_number]
        block = self._block(self._home)
        number = max(written.numbers.get(block, 1), block)
        led = self._clock
        held = bool(self._home) and self._leader not in {"", self._home}
        clock = emergencies.stopped_by(led, self._alarms) if held else led
        return RunState(
            clock=clock,
            led=led if clock is not led else None,
            alarms=self._alarms,
            home=self._home,
            leader=self._leader,
            post=self._post,
            posts=self._posts,
            observers=self._observers,
            rehearsal=self._rehearsal,
            plan_digest=self._plan_digest,
            speeds=self._speeds,
            emergency_open=self._emergency,
            situation=self._situation,
            situations=self._situations,
            discussion=self._discussion,
            deliveries=given.deliveries,
            marks=given.marks,
            released=given.released,
            added=given.added,
            shifted=given.shifted,
            closed=given.closed,
            inject_bins=given.inject_bins,
            last_delivered=given.last_delivered,
            answers=written.answers,
            decided=written.decided,
            last_decision=written.last_decision,
            decision_bins=written.decision_bins,
            struck=written.struck,
            amended=written.amended,
            logged=written.logged,
            numbers=written.numbers,
            next_number=past_blocks(number, blocks) if blocks else number,
            recent=written.recent(),
        )
