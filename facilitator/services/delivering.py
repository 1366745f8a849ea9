"""The verbs of the script."""

from collections.abc import Callable
from datetime import timedelta
from secrets import token_bytes

from facilitator.domain import rules
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    ClosedAs,
    DiscussionOpened,
)
from facilitator.domain.ids import uuid7
from facilitator.domain.msel import Inject
from facilitator.domain.script import (
    next_made_number,
    rows_of,
    timed,
)
from facilitator.domain.siterooms import seats
from facilitator.domain.state import RunState
from facilitator.domain.triggers import alternatives
from facilitator.i18n import _
from facilitator.services.desk import Desk

JUST_NOW = timedelta(seconds=5)
"""How long after its time an automatic inject still goes out by itself."""


class Delivering(Desk):
    """Sends injects out, sets them aside, puts them right, and makes new ones."""

    def deliver(self, inject: str) -> Entry:
        """Send an inject out now; of alternatives, the others are left out with it."""
        rules.needs(self.author.role, rules.DELIVERS)
        row = self.row(inject)
        with self._recorder.together():
            others = [
                each
                for each in alternatives(self.exercise.msel.rows, row)
                if each.id not in self.state.marks and each.id not in self.state.deliveries
            ]
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
        state = self.state
        led_elsewhere = bool(seats(state)) and state.leader not in {"", state.home}
        if not state.clock.running or led_elsewhere:
            # where several rooms play, what is due goes out in the one that leads
            return ()
        now = self.elapsed()
        ready = [
            each.inject.id
            for each in self.script()
            if each.inject.automatic
            and timed(self.exercise, each.inject)
            and each.status in {"due", "standby"}
            and each.at is not None
            and timedelta(0) <= now - each.at <= JUST_NOW
            and each.at > self.state.clock.at
        ]
        return tuple(self.deliver(each) for each in ready)

    def deliver_again(self, inject: str) -> Entry:
        """Send an inject out once more."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.decide(lambda state: rules.deliver_again(state, self.row(inject)))

    def acknowledge(self, inject: str, agency: str, by_role: str = "") -> Entry:
        """Note that an agency has the inject."""
        return self._recorder.decide(
            lambda state: rules.acknowledge(state, self.row(inject), agency, by_role)
        )

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
        return self._recorder.decide(lambda state: rule(state, self.row(inject), reason))

    def shift(self, by: timedelta, reason: str = "") -> Entry:
        """Move all rows that still wait by a span, ahead or back."""
        rules.needs(self.author.role, rules.DRIVES)
        return self._recorder.decide(
            lambda state: rules.shift(state, rows_of(self.exercise, state), by, reason)
        )

    def show_situation(self, title: str, text: str = "") -> Entry:
        """Show all players a situation; blank words take it away."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.decide(lambda state: rules.show_situation(state, title, text))

    def open_discussion(
        self,
        title: str,
        length: timedelta,
        *,
        questions: tuple[str, ...] = (),
        inject: str = "",
        phase: str = "",
    ) -> Entry:
        """Let the room discuss for a while, counted in exercise time."""
        rules.needs(self.author.role, rules.DELIVERS)
        event = DiscussionOpened(
            title=title.strip(), length=length, questions=questions, inject=inject, phase=phase
        )
        return self._recorder.decide(lambda state: rules.open_discussion(state, event))

    def extend_discussion(self, by: timedelta) -> Entry:
        """Let the discussion take longer; negative lets it end sooner."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.decide(lambda state: rules.extend_discussion(state, by))

    def close_discussion(self) -> Entry:
        """End the discussion."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.decide(rules.close_discussion)

    def add_inject(
        self, *, title: str, text: str = "", to: tuple[str, ...] = (), to_all: bool = False
    ) -> Inject:
        """Make an inject that the script did not have, due now."""
        rules.needs(self.author.role, rules.DELIVERS)
        with self._recorder.lock:
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
        with self._recorder.lock:
            wrong = wrong or self.state.last_delivered
            event = rules.replace(self.state, self.exercise, wrong, self.row(right), reason)
            old = self.state.deliveries[wrong]
            return self._recorder.record(event, happened_at=old.happened_at, exercise=old.at)

    def close_expected(self, expected: str, as_what: ClosedAs, reason: str = "") -> Entry:
        """Close an expected action that has no decision."""
        rules.needs(self.author.role, rules.DELIVERS)
        return self._recorder.decide(
            lambda state: rules.close_expected(state, expected, as_what, reason)
        )
