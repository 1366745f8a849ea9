"""Real emergencies where several rooms play: who declared them, and which clock they stop.

Whoever declares one stops the clock of their own room at once, and that of every room that hears
of it. The leading room answers, and with its answer the one exercise clock stands everywhere; it
says when all is over. Until it has heard, whoever declared may take it back.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.domain.clock import ClockPhase, ClockState, elapsed_then, stand
from facilitator.domain.entry import Entry
from facilitator.domain.events import EmergencyNoted, RunEnded, SafetyCleared, SafetyStopped
from facilitator.domain.refs import EntryRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A real emergency that is not over: whose entry declared it, and when.

    ``answered`` says that the leader's word has stopped the exercise for it.
    """

    ref: EntryRef
    since: datetime
    answered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What somebody wrote of a real emergency: who, and where."""

    ref: EntryRef
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """All real emergencies of a run: those that go on, and the names of the others.

    Entries of several rooms arrive in any order: ``heard`` names what the leader answered, perhaps
    before the declaration itself came here, ``over`` what never counts again.
    """

    open: tuple[Alarm, ...] = ()
    heard: frozenset[EntryRef] = frozenset()
    over: frozenset[EntryRef] = frozenset()
    notes: tuple[Noted, ...] = ()

    def note_of(self, alarm: Alarm) -> str:
        """Return what its own room last wrote of an emergency, or nothing."""
        own = (
            (each.ref.seq, each.text)
            for each in self.notes
            if each.ref.station == alarm.ref.station and each.ref.seq > alarm.ref.seq
        )
        return max(own, default=(0, ""))[1]

    @property
    def unanswered(self) -> tuple[EntryRef, ...]:
        """Return the declarations that the leading room has still to answer."""
        return tuple(each.ref for each in self.open if not each.answered)

    def declared_by(self, station: str) -> bool:
        """Whether a room has an emergency of its own that is not over."""
        return any(each.ref.station == station for each in self.open)

    def withdrawable(self, station: str) -> bool:
        """Whether a room can take back what it declared: nobody who leads has heard of it."""
        return any(each.ref.station == station and not each.answered for each in self.open)


def led(alarms: Alarms, entry: Entry) -> Alarms:
    """Return the emergencies after a word of the room that leads."""
    match entry.event:
        case SafetyStopped(answers=answers) if answers:
            told = frozenset(answers)
            kept = (replace(e, answered=e.answered or e.ref in told) for e in alarms.open)
            return replace(alarms, open=tuple(kept), heard=alarms.heard | told)
        case SafetyStopped():
            own = Alarm(ref=entry.ref, since=entry.happened_at, answered=True)
            return _with(alarms, own)
        case SafetyCleared():
            gone = alarms.heard | {each.ref for each in alarms.open if each.answered}
            kept = tuple(each for each in alarms.open if not each.answered)
            return replace(alarms, open=kept, heard=frozenset(), over=alarms.over | gone)
        case RunEnded():
            gone = alarms.heard | {each.ref for each in alarms.open}
            return Alarms(over=alarms.over | gone)
        case EmergencyNoted(text=text):
            return replace(alarms, notes=(*alarms.notes, Noted(ref=entry.ref, text=text)))
        case _:
            return alarms


def beside(alarms: Alarms, entry: Entry) -> Alarms:
    """Return the emergencies after a word of a room that does not lead."""
    match entry.event:
        case SafetyStopped() if entry.ref not in alarms.over:
            answered = entry.ref in alarms.heard
            return _with(alarms, Alarm(ref=entry.ref, since=entry.happened_at, answered=answered))
        case SafetyCleared():
            gone = frozenset(
                each.ref
                for each in alarms.open
                if each.ref.station == entry.station and not each.answered
            )
            kept = tuple(each for each in alarms.open if each.ref not in gone)
            return replace(alarms, open=kept, over=alarms.over | gone)
        case _:
            return alarms


def _with(alarms: Alarms, alarm: Alarm) -> Alarms:
    if any(each.ref == alarm.ref for each in alarms.open):
        return alarms
    return replace(alarms, open=(*alarms.open, alarm))


def stopped_by(clock: ClockState, alarms: Alarms) -> ClockState:
    """Return the clock of a room that does not lead: it stands while nobody has answered yet.

    It stands at the exercise time at which the first of them was declared.
    """
    waiting = [each for each in alarms.open if not each.answered]
    if not waiting or clock.phase not in {ClockPhase.RUNNING, ClockPhase.PAUSED}:
        return clock
    first = min(waiting, key=lambda each: (each.since, each.ref.station, each.ref.seq))
    return stand(
        clock,
        ClockPhase.STOPPED,
        at=elapsed_then(clock, first.since),
        since=first.since,
    )
