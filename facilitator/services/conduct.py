"""Run an exercise: the clock, the script, and everything that is written down."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_bytes

from facilitator.domain import clock, linking, rules
from facilitator.domain.board import AgencyRow, board
from facilitator.domain.entry import Author, Draft, Entry
from facilitator.domain.entryline import parse
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ClockReanchored,
    ClosedAs,
    EntryRef,
    InjectAdded,
    JumpSort,
    Logged,
    Reanchoring,
)
from facilitator.domain.ids import uuid7
from facilitator.domain.msel import Inject
from facilitator.domain.script import (
    ScriptRow,
    Standby,
    find_row,
    next_made_number,
    rows_of,
    standby_of,
)
from facilitator.domain.state import RunState
from facilitator.domain.triggers import alternatives
from facilitator.i18n import _
from facilitator.services.now import Clock
from facilitator.services.recorder import Listener, Recorder
from facilitator.services.scripting import Script
from facilitator.services.writing import Details, Understood, event_of, happened
from facilitator.store.emergency import Emergency
from facilitator.store.file import ExerciseFile

NO_DETAILS = Details()
JUST_NOW = timedelta(seconds=5)
"""How long after its time an automatic inject still goes out by itself."""
APART = timedelta(seconds=2)
"""How far the computer's clocks may part before it is a question (DESIGN 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffer:
    """What undo would do now: ``kind`` names what is taken back, ``number`` which one."""

    kind: str
    number: str


class Conduct:
    """One exercise in play, for whoever drives it: a window, a phone, or the command line."""

    def __init__(self, file: ExerciseFile, *, clock: Clock, author: Author) -> None:
        """Take up the exercise where its file stands."""
        self.file = file
        self.exercise = file.plans.load()
        self._script = Script(self.exercise)
        self._recorder = Recorder(file, clock=clock, author=author)

    # --- looking ---------------------------------------------------------------------------

    @property
    def state(self) -> RunState:
        """Return the run as it stands."""
        return self._recorder.state

    @property
    def author(self) -> Author:
        """Return who writes here."""
        return self._recorder.author

    def listen(self, listener: Listener) -> None:
        """Tell somebody of every entry after it was committed."""
        self._recorder.listen(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell somebody no more."""
        self._recorder.unlisten(listener)

    def together(self) -> AbstractContextManager[None]:
        """Write what is done inside as one transaction."""
        return self._recorder.together()

    def now(self) -> datetime:
        """Return the wall time, in UTC."""
        return self._recorder.clock.now()

    def elapsed(self) -> timedelta:
        """Return the exercise time now."""
        return clock.elapsed(self.state.clock, self.now())

    def story(self) -> datetime | None:
        """Return the story's time now, or None if the story has no clock."""
        return clock.story(self.state.clock, self.now())

    def script(self) -> tuple[ScriptRow, ...]:
        """Return the rows of the script as they stand now."""
        return self._script.rows(self.state, self.elapsed())

    def standby(self, rows: tuple[ScriptRow, ...] | None = None) -> Standby:
        """Return what GO would deliver; ``rows`` is the script where somebody just asked for it."""
        now = self.elapsed()
        rows = self._script.rows(self.state, now) if rows is None else rows
        return standby_of(rows, self.exercise, self.state, now)

    def board(self) -> tuple[AgencyRow, ...]:
        """Return what each agency knows, owes and has decided."""
        return board(self.exercise, self.state, self.elapsed())

    def row(self, inject: str) -> Inject:
        """Return a row of the script; raises Refused if there is none of that id."""
        found = find_row(self.exercise, self.state, inject)
        if found is None:
            raise Refused(Reason.UNKNOWN_INJECT)
        return found

    # --- the clock -------------------------------------------------------------------------

    def start(self) -> Entry:
        """STARTEX: keep the plan as it stands, and let the clock run."""
        rules.needs(self.author.role, rules.DRIVES)
        digest = self.file.plans.freeze()
        return self._recorder.record(rules.start(self.state, self.exercise, digest))

    def pause(self, reason: str = "") -> Entry:
        """Stop the clock for a while."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.record(rules.pause(self.state, reason))

    def resume(self) -> Entry:
        """Let the clock go on."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.record(rules.resume(self.state))

    def jump(
        self, sort: JumpSort, by: timedelta, *, reason: str = "", meanwhile: str = ""
    ) -> Entry:
        """Move the story's time, or the exercise clock, ahead; the clock must be paused."""
        rules.needs(self.author.role, rules.DRIVES)
        event = rules.jump(self.state, sort, by, reason=reason, meanwhile=meanwhile)
        return self._recorder.record(event)

    def correct_clock(self, by: timedelta, reason: str) -> Entry:
        """Put a wrong exercise time right."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.record(rules.correct_clock(self.state, by, reason))

    def look_at_clock(self) -> Entry | None:
        """Notice a sleep of the computer or a hand at its clock; exercise time never jumps.

        To be called about once a second. Returns the entry if one was written: whoever shows it
        asks whether the sleep counts (``count_sleep``).
        """
        with self._recorder.lock:
            look = self._recorder.clock.look()
            slept = look.slept > APART
            if not slept and abs(look.drift) <= APART:
                return None
            exercise = self._recorder.exercise_time(self.now())
            if look.counted and self.state.clock.running:
                exercise -= look.slept * self.state.clock.speed
            self._recorder.clock.reanchor()
            if not self.state.clock.in_play:
                return None
            why = Reanchoring.SLEPT if slept else Reanchoring.MOVED
            event = ClockReanchored(why=why, by=look.slept if slept else look.drift)
            return self._recorder.record(event, exercise=exercise)

    def count_sleep(self, entry: Entry) -> Entry:
        """Let a sleep count as exercise time after all."""
        if not isinstance(entry.event, ClockReanchored):
            raise Refused(Reason.NOTHING_TO_UNDO)
        by = entry.event.by * self.state.clock.speed
        return self.correct_clock(by, _("the time the computer slept counts"))

    def set_speed(self, factor: float) -> Entry:
        """Let exercise time pass at a factor of real time."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.record(rules.set_speed(self.state, factor))

    def stop_for_safety(self) -> Entry:
        """REAL EMERGENCY: stop the clock at once; everybody may."""
        return self._recorder.record(rules.stop_for_safety(self.state))

    def note_emergency(self, text: str) -> Entry:
        """Write down who and where."""
        return self._recorder.record(rules.note_emergency(self.state, text))

    def clear_safety(self, reason: str = "", *, as_director: bool = False) -> Entry:
        """Say that the real emergency is over; the clock stays paused.

        At a small exercise one person is director and facilitator: ``as_director`` says that the
        facilitator acts as director, and the entry is written in that role.
        """
        author = Author(role="director", person=self.author.person) if as_director else None
        role = author.role if author else self.author.role
        event = rules.clear_safety(self.state, role, reason)
        return self._recorder.record(event, author=author)

    def end(self, reason: str = "") -> Entry:
        """ENDEX."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.record(rules.end(self.state, reason))

    # --- the script ------------------------------------------------------------------------

    def deliver(self, inject: str) -> Entry:
        """Send an inject out now; of alternatives, the others are left out with it."""
        rules.needs(self.author.role, rules.DELIVERS)
        row = self.row(inject)
        others = [
            each
            for each in alternatives(self.exercise.msel.rows, row)
            if each.id not in self.state.marks and each.id not in self.state.deliveries
        ]
        with self._recorder.together():
            entry = self._recorder.record(rules.deliver(self.state, row))
            for each in others:
                reason = _("{number} was chosen instead").format(number=row.number)
                self._recorder.record(rules.skip(self.state, each, reason))
        return entry

    def deliver_due(self) -> tuple[Entry, ...]:
        """Send out what is marked automatic and has just come due; to be called every second.

        After a pause, a jump or a sleep nothing goes out by itself: what came due meanwhile is a
        list to decide.
        """
        if not self.state.clock.running:
            return ()
        now = self.elapsed()
        ready = [
            each.inject.id
            for each in self.script()
            if each.inject.automatic
            and each.status in {"due", "standby"}
            and each.at is not None
            and timedelta(0) <= now - each.at <= JUST_NOW
            and each.at > self.state.clock.at
        ]
        return tuple(self.deliver(each) for each in ready)

    def deliver_again(self, inject: str) -> Entry:
        """Send an inject out once more."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.record(rules.deliver_again(self.state, self.row(inject)))

    def acknowledge(self, inject: str, agency: str, by_role: str = "") -> Entry:
        """Note that an agency has the inject."""
        event = rules.acknowledge(self.state, self.row(inject), agency, by_role)
        return self._recorder.record(event)

    def hold(self, inject: str, reason: str = "") -> Entry:
        """Keep an inject for later."""
        return self._set_aside(rules.hold, inject, reason)

    def release(self, inject: str, reason: str = "") -> Entry:
        """Play a row that was set aside after all."""
        return self._set_aside(rules.release, inject, reason)

    def skip(self, inject: str, reason: str) -> Entry:
        """Leave an inject out."""
        return self._set_aside(rules.skip, inject, reason)

    def cancel(self, inject: str, reason: str) -> Entry:
        """Take an inject out of the script for good."""
        return self._set_aside(rules.cancel, inject, reason)

    def recall(self, inject: str, reason: str) -> Entry:
        """Tell players to disregard an inject."""
        return self._set_aside(rules.recall, inject, reason)

    def _set_aside(
        self, rule: Callable[[RunState, Inject, str], rules.SetAside], inject: str, reason: str
    ) -> Entry:
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.record(rule(self.state, self.row(inject), reason))

    def shift(self, by: timedelta, reason: str = "") -> Entry:
        """Move all rows that still wait by a span, ahead or back."""
        rules.needs(self.author.role, rules.DRIVES)
        rows = rows_of(self.exercise, self.state)
        return self._recorder.record(rules.shift(self.state, rows, by, reason))

    def show_situation(self, title: str, text: str = "") -> Entry:
        """Show all players a situation; blank words take it away."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.record(rules.show_situation(self.state, title, text))

    def add_inject(
        self, *, title: str, text: str = "", to: tuple[str, ...] = (), to_all: bool = False
    ) -> Inject:
        """Make an inject that the script did not have, due now."""
        rules.needs(self.author.role, rules.DELIVERS)
        inject = Inject(
            id=uuid7(self.now(), token_bytes(10)),
            number=next_made_number(self.exercise, self.state),
            title=title.strip() or text.strip()[:60],
            text=text.strip(),
            to=to,
            to_all=to_all,
            planned=self._recorder.exercise_time(self.now()),
            ad_hoc=True,
        )
        self._recorder.record(rules.add_inject(self.state, inject))
        return inject

    def replace(self, right: str, reason: str = "", *, wrong: str = "") -> Entry:
        """Put the right inject in the place and time of the one delivered last (or ``wrong``)."""
        rules.needs(self.author.role, rules.DELIVERS)
        wrong = wrong or self.state.last_delivered
        event = rules.replace(self.state, self.exercise, wrong, self.row(right), reason)
        old = self.state.deliveries[wrong]
        return self._recorder.record(event, happened_at=old.happened_at, exercise=old.at)

    def close_expected(self, expected: str, as_what: ClosedAs, reason: str = "") -> Entry:
        """Close an expected action that has no decision."""
        rules.needs(self.author.role, rules.DELIVERS)
        event = rules.close_expected(self.state, expected, as_what, reason)
        return self._recorder.record(event)

    # --- what people write -----------------------------------------------------------------

    def understand(self, line: str, *, detach: bool = False) -> Understood:
        """Return how a line would be written, without writing it."""
        parsed = parse(line, self.exercise.agencies)
        link = linking.Link() if detach else linking.link(parsed, self.exercise, self.state)
        return Understood(line=parsed, link=link)

    def suggest(self, line: str) -> tuple[linking.Suggestion, ...]:
        """Return what the agency of a line still owes, as lines to take over."""
        parsed = parse(line + " _" if line.endswith(" ") else line, self.exercise.agencies)
        return linking.suggest(parsed, self.exercise, self.state)

    def log(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> Entry:
        """Write a line down; any line that is not blank becomes an entry."""
        with self._recorder.lock:
            event, at = self._read_line(line, typed_at, details, detach=detach)
            return self._recorder.record(event, happened_at=at)

    def draft(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> Draft:
        """Return a line as ``log`` would write it now, without writing it."""
        with self._recorder.lock:
            event, at = self._read_line(line, typed_at, details, detach=detach)
            return self._recorder.draft(event, happened_at=at)

    def take_in(self, waiting: Emergency) -> tuple[Entry, ...]:
        """Write down what waited outside the file; raises Failed, then all of it still waits."""
        return self._recorder.take_in(waiting)

    def _read_line(
        self, line: str, typed_at: datetime | None, details: Details, *, detach: bool
    ) -> tuple[Logged, datetime]:
        if not line.strip():
            raise Refused(Reason.TEXT_NEEDED)
        understood = self.understand(line, detach=detach)
        at = happened(understood.line, typed_at or self.now())
        return event_of(understood, details, self.state, at), at

    def strike(self, ref: EntryRef, reason: str) -> Entry:
        """Strike an entry through."""
        target = self.file.journal.entry(ref)
        return self._recorder.record(rules.strike(self.state, target, reason))

    def unstrike(self, ref: EntryRef, reason: str = "") -> Entry:
        """Let a struck entry count again."""
        target = self.file.journal.entry(ref)
        return self._recorder.record(rules.unstrike(self.state, target, reason))

    def amend(
        self, ref: EntryRef, changes: rules.Changes, *, agencies: tuple[str, ...] | None = None
    ) -> Entry:
        """Put an entry right; both versions stay readable."""
        target = self.file.journal.entry(ref)
        return self._recorder.record(rules.amend(self.state, target, changes, agencies))

    def replace_entry(self, ref: EntryRef, line: str, reason: str) -> Entry:
        """Strike an entry and write the right one at its time."""
        target = self.file.journal.entry(ref)
        if not line.strip():
            raise Refused(Reason.TEXT_NEEDED)
        with self._recorder.together():
            self._recorder.record(rules.strike(self.state, target, reason))
            if target is None or not isinstance(target.event, Logged):
                raise Refused(Reason.CANNOT_STRIKE)
            understood = self.understand(line)
            details = Details(replaces=ref, replaces_number=target.event.number)
            event = event_of(understood, details, self.state, target.happened_at)
            linked = replace(event, inject=event.inject or target.event.inject)
            return self._recorder.record(
                linked, happened_at=target.happened_at, exercise=target.exercise
            )

    # --- undo ------------------------------------------------------------------------------

    def undo_offer(self) -> UndoOffer | None:
        """Return what undo would do, or None if there is nothing to take back."""
        mine = [each for each in self.state.recent if each.ref.station == self.file.station]
        if not mine:
            return None
        last = mine[-1]
        number = last.number or self.row(last.inject).number
        return UndoOffer(kind=last.kind, number=number)

    def undo(self) -> Entry:
        """Take back the last thing done here: strike an entry, or put a row back."""
        mine = [each for each in self.state.recent if each.ref.station == self.file.station]
        if not mine:
            raise Refused(Reason.NOTHING_TO_UNDO)
        last = mine[-1]
        if not last.inject:
            return self.strike(last.ref, _("taken back at once"))
        if last.kind == InjectAdded.kind:
            return self.cancel(last.inject, _("taken back at once"))
        return self.release(last.inject)
