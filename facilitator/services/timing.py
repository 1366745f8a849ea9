"""The verbs of the exercise clock."""

from datetime import timedelta

from facilitator.domain import rules
from facilitator.domain.entry import Author, Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ClockReanchored,
    JumpSort,
    Reanchoring,
)
from facilitator.i18n import _
from facilitator.services.desk import Desk

STARTEX = "STARTEX"
"""Labels the version of the plan with which an exercise started; the word is the same anywhere."""
APART = timedelta(seconds=2)
"""How far the computer's clocks may part before it is a question (DESIGN 4)."""


class Timing(Desk):
    """Starts, pauses, moves and ends the exercise."""

    def start(self) -> Entry:
        """STARTEX: keep the plan as it stands, and let the clock run."""
        rules.needs(self.author.role, rules.DRIVES)
        if self.may_replan:
            self._mark_version()
        digest = self.file.plans.freeze()
        return self._recorder.decide(lambda state: rules.start(state, self.exercise, digest))

    def _mark_version(self) -> None:
        """Keep the plan as a version too, so that later plans can be compared with it."""
        kept = self.file.versions.keep(self.exercise, at=self.now())
        if STARTEX not in kept.label:
            # a label that somebody gave this version stays
            self.file.versions.label(kept.number, " · ".join(filter(None, (kept.label, STARTEX))))

    def pause(self, reason: str = "") -> Entry:
        """Stop the clock for a while."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(lambda state: rules.pause(state, reason))

    def resume(self) -> Entry:
        """Let the clock go on."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(rules.resume)

    def jump(
        self, sort: JumpSort, by: timedelta, *, reason: str = "", meanwhile: str = ""
    ) -> Entry:
        """Move the story's time, or the exercise clock, ahead; the clock must be paused."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(
            lambda state: rules.jump(state, sort, by, reason=reason, meanwhile=meanwhile)
        )

    def correct_clock(self, by: timedelta, reason: str) -> Entry:
        """Put a wrong exercise time right."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(lambda state: rules.correct_clock(state, by, reason))

    def look_at_clock(self) -> Entry | None:
        """Notice a sleep of the computer or a hand at its clock; exercise time never jumps.

        To be called about once a second. Returns the entry if one was written: whoever shows it
        asks whether the sleep counts (``count_sleep``).
        """
        if not self._recorder.lock.acquire(blocking=False):
            # somebody writes a lot just now: the next look is a second away, and the window waits
            # for nobody
            return None
        try:
            return self._looked_at_clock()
        finally:
            self._recorder.lock.release()

    def _looked_at_clock(self) -> Entry | None:
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
        return self._recorder.decide(lambda state: rules.set_speed(state, factor))

    def stop_for_safety(self) -> Entry:
        """REAL EMERGENCY: stop the clock at once; everybody may."""
        return self._recorder.decide(rules.stop_for_safety)

    def note_emergency(self, text: str) -> Entry:
        """Write down who and where."""
        return self._recorder.decide(lambda state: rules.note_emergency(state, text))

    def clear_safety(self, reason: str = "", *, as_director: bool = False) -> Entry:
        """Say that the real emergency is over; the clock stays paused.

        At a small exercise one person is director and facilitator: ``as_director`` says that the
        facilitator acts as director, and the entry is written in that role.
        """
        author = Author(role="director", person=self.author.person) if as_director else None
        role = author.role if author else self.author.role
        return self._recorder.decide(
            lambda state: rules.clear_safety(state, role, reason), author=author
        )

    def end(self, reason: str = "") -> Entry:
        """ENDEX."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(lambda state: rules.end(state, reason))
