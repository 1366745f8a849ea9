"""The one door for what other stations wrote, and the lead over clock and script."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from facilitator.domain import rules
from facilitator.domain.entry import Author, Draft, Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import EntryRef, Event, LeadTaken, Logged
from facilitator.domain.state import RunState
from facilitator.services.desk import Desk
from facilitator.services.writing import Details, Understood, event_of, happened
from facilitator.store.journal import Merged
from facilitator.store.rows import Row, row_of


class Merging(Desk):
    """Takes in entries of other stations, by phone, stick or line; all of them by ``merge``."""

    @property
    def leads(self) -> bool:
        """Whether this station's word moves clock and script."""
        return self.state.leader in {"", self.file.station}

    def merge(self, rows: Iterable[Row]) -> Merged:
        """Take in entries, in any order, any number of times; raises Failed, then none."""
        with self._recorder.lock:
            merged = self._recorder.merge(rows)
            self.answer_emergencies()
        return merged

    def answer_emergencies(self, *, at: timedelta | None = None) -> Entry | None:
        """Stop the exercise for what another room declared, if this room leads and has not yet.

        ``at`` is the exercise time at which it stands, if that is not now. Raises Failed.
        """
        with self._recorder.lock:
            state = self.state
            if not (self.leads and state.alarms.unanswered and state.clock.in_play):
                return None
            return self._recorder.record(rules.stop_for_safety(state), exercise=at)

    def take_lead(self, reason: str = "") -> Entry:
        """Run clock and script from here on; raises Refused if this station does already."""
        rules.needs(self.author.role, rules.DRIVES)

        def taking(state: RunState) -> Event:
            if state.leader in {"", self.file.station}:
                raise Refused(Reason.ALREADY_LEADING)
            up_to, _hash = self.file.journal.head_of(state.leader)
            return LeadTaken(before=state.leader, up_to=up_to, reason=reason)

        with self.together():
            # where a real emergency held the clock, it goes on to stand there
            held = self.elapsed() if self.state.led is not None else None
            taken = self._recorder.decide(taking)
            self.answer_emergencies(at=held)
        return taken

    def write_for(
        self,
        station: str,
        seq: int,
        event: Event,
        *,
        author: Author,
        happened_at: datetime,
    ) -> Entry:
        """Write an event down as a device's own entry number ``seq``; returns after the commit.

        The chain of a device is computed here, since a page over plain http cannot. Raises
        Refused(NOT_IN_ORDER) if the device's next number is another, and Failed.
        """
        with self._recorder.lock:
            last, previous = self.file.journal.head_of(station)
            if seq != last + 1:
                raise Refused(Reason.NOT_IN_ORDER, expected=str(last + 1))
            now = self.now()
            at = min(happened_at, now)
            draft = Draft(
                event=event,
                happened_at=at,
                logged_at=now,
                exercise=self._recorder.exercise_time(at),
                author=author,
            )
            self.merge((row_of(draft, station, seq, previous),))
            entry = self.file.journal.entry(EntryRef(station=station, seq=seq))
            if entry is None:
                raise Refused(Reason.UNKNOWN_ENTRY)
            return entry

    def event_of(
        self, understood: Understood, details: Details, typed_at: datetime
    ) -> tuple[Logged, datetime]:
        """Return the event of a line that somebody else typed, and when it happened."""
        at = happened(understood.line, typed_at)
        return event_of(understood, details, self.state, at), at
