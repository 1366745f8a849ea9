"""Any order of acts on a run, against a model that knows only the words of the status machine."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from facilitator.domain.entry import Author
from facilitator.domain.errors import Refused
from facilitator.domain.run import fold
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes

PLAN = exercise(
    inject("01", planned=0, wants=(expected("x1"),)),
    inject("02", planned=5, to=("p",), wants=(expected("x2", agencies=("p",)),)),
    replace(inject("03-A", planned=9), choice="three"),
    replace(inject("03-B", planned=9), choice="three"),
    inject("04", planned=20, to_all=True, to=()),
    replace(inject("05", planned=None), follows="i-01", follows_after=minutes(2)),
)
ROWS = tuple(each.id for each in PLAN.msel.rows)
OTHER = {"i-03-A": "i-03-B", "i-03-B": "i-03-A"}
row = st.sampled_from(ROWS)
span = st.integers(0, 900).map(lambda each: timedelta(seconds=each))
words = st.sampled_from(
    ("", "  ", "no time left", "f close the road", "? p how long", "~ +", "\x00")
)
ASIDE = {"hold": "held", "skip": "skipped", "cancel": "cancelled"}


class Machine(RuleBasedStateMachine):
    """What the words allow is done, what they do not allow is refused and changes nothing."""

    @initialize()
    def sit_down(self):
        self.clock = PlayedClock(STARTEX)
        self.file = ExerciseFile.memory(PLAN, now=self.clock.now)
        self.conduct = Conduct(self.file, clock=self.clock, author=Author(role="facilitator"))
        self.phase, self.at = "ready", timedelta(0)
        self.status = dict.fromkeys(ROWS, "planned")
        self.has_it, self.closed, self.struck = set(), set(), set()
        self.written = []
        self.lines = 0

    def teardown(self):
        if hasattr(self, "file"):
            self.file.close()

    def does(self, act, *, allowed, lines=1):
        """Do something; it must work exactly if the model allows it."""
        before = self.conduct.state
        try:
            done = act()
        except Refused:
            assert not allowed
            assert self.conduct.state is before
            return None
        assert allowed
        self.lines += lines
        return done

    @property
    def plays(self):
        return self.phase in {"running", "paused"}

    # --- the clock ---------------------------------------------------------------------------

    @rule(by=span)
    def wait(self, by):
        self.clock.move(by)
        if self.phase == "running":
            self.at += by

    @rule()
    def start(self):
        if self.does(self.conduct.start, allowed=self.phase == "ready"):
            self.phase = "running"

    @rule()
    def pause(self):
        if self.does(self.conduct.pause, allowed=self.phase == "running"):
            self.phase = "paused"

    @rule()
    def resume(self):
        if self.does(self.conduct.resume, allowed=self.phase == "paused"):
            self.phase = "running"

    @rule()
    def emergency(self):
        if self.does(self.conduct.stop_for_safety, allowed=self.plays):
            self.phase = "stopped"

    @rule()
    def all_safe(self):
        def act():
            return self.conduct.clear_safety("all safe", as_director=True)

        if self.does(act, allowed=self.phase == "stopped"):
            self.phase = "paused"

    @rule(hard=st.integers(0, 7))
    def end(self, hard):
        if hard:
            return
        allowed = self.phase in {"running", "paused", "stopped"}
        if self.does(self.conduct.end, allowed=allowed):
            self.phase = "ended"

    # --- the script --------------------------------------------------------------------------

    @rule(ident=row)
    def deliver(self, ident):
        waiting = self.status[ident] not in {"delivered", "recalled"}
        other = OTHER.get(ident)
        out = other is not None and self.status[other] == "planned"
        done = self.does(
            lambda: self.conduct.deliver(ident),
            allowed=self.plays and waiting,
            lines=2 if out else 1,
        )
        if done:
            self.status[ident] = "delivered"
            if out:
                self.status[other] = "skipped"

    @rule()
    def go_twice(self):
        """Press GO, and once more for the same row: the second never delivers."""
        standby = self.conduct.standby().row
        if standby is None:
            return
        self.deliver(standby.inject.id)
        self.deliver(standby.inject.id)

    @rule(ident=row)
    def deliver_again(self, ident):
        allowed = self.plays and self.status[ident] in {"delivered", "recalled"}
        if self.does(lambda: self.conduct.deliver_again(ident), allowed=allowed):
            self.status[ident] = "delivered"

    @rule(ident=row, why=words)
    def recall(self, ident, why):
        allowed = self.plays and self.status[ident] == "delivered" and bool(why.strip())
        if self.does(lambda: self.conduct.recall(ident, why), allowed=allowed):
            self.status[ident] = "recalled"

    @rule(ident=row, verb=st.sampled_from(sorted(ASIDE)), why=words)
    def set_aside(self, ident, verb, why):
        status = self.status[ident]
        allowed = self.phase != "ended" and status not in {"delivered", "recalled"}
        allowed = allowed and (verb == "cancel" or status != ASIDE[verb])
        allowed = allowed and (verb == "hold" or bool(why.strip()))
        if self.does(lambda: getattr(self.conduct, verb)(ident, why), allowed=allowed):
            self.status[ident] = ASIDE[verb]

    @rule(ident=row)
    def release(self, ident):
        allowed = self.phase != "ended" and self.status[ident] in set(ASIDE.values())
        if self.does(lambda: self.conduct.release(ident), allowed=allowed):
            self.status[ident] = "planned"

    @rule(ident=row, agency=st.sampled_from("fpm"))
    def acknowledge(self, ident, agency):
        reached = ident == "i-04" or agency == ("p" if ident == "i-02" else "f")
        out = self.status[ident] in {"delivered", "recalled"}
        allowed = self.plays and out and reached and (ident, agency) not in self.has_it
        if self.does(lambda: self.conduct.acknowledge(ident, agency), allowed=allowed):
            self.has_it.add((ident, agency))

    @rule(which=st.sampled_from(("x1", "x2")))
    def close(self, which):
        allowed = self.phase in {"running", "paused", "stopped"} and which not in self.closed
        if self.does(lambda: self.conduct.close_expected(which, "waived", "x"), allowed=allowed):
            self.closed.add(which)

    @rule(by=st.integers(-3, 3).map(minutes))
    def shift(self, by):
        timed = [each for each in ROWS if each != "i-05"]
        waiting = any(self.status[each] in {"planned", "held"} for each in timed)
        self.does(lambda: self.conduct.shift(by), allowed=self.plays and waiting and bool(by))

    # --- the log -----------------------------------------------------------------------------

    @rule(text=words)
    def write(self, text):
        entry = self.does(lambda: self.conduct.log(text), allowed=bool(text.strip()))
        if entry:
            self.written.append(entry.ref)

    @rule(place=st.integers(0, 30), why=words)
    def strike(self, place, why):
        if not self.written:
            return
        ref = self.written[place % len(self.written)]
        allowed = ref not in self.struck and bool(why.strip())
        if self.does(lambda: self.conduct.strike(ref, why), allowed=allowed):
            self.struck.add(ref)

    @rule(place=st.integers(0, 30))
    def unstrike(self, place):
        if not self.written:
            return
        ref = self.written[place % len(self.written)]
        if self.does(lambda: self.conduct.unstrike(ref), allowed=ref in self.struck):
            self.struck.discard(ref)

    @rule()
    def undo(self):
        """What is offered is done, in every state; what is taken back is what was named."""
        offer = self.conduct.undo_offer()
        before = self.conduct.state
        if not self.does(self.conduct.undo, allowed=offer is not None):
            return
        after = self.conduct.state
        self.struck = set(after.struck)
        freed = set(before.marks) - set(after.marks)
        for ident in freed:
            self.status[ident] = "planned"
        assert len(freed) + len(set(after.struck) - set(before.struck)) == 1

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def words_and_statuses_agree(self):
        state = self.conduct.state
        seen = {
            ident: ("recalled" if state.deliveries[ident].recalled is not None else "delivered")
            if ident in state.deliveries
            else (state.marks[ident].status if ident in state.marks else "planned")
            for ident in ROWS
        }
        assert seen == self.status
        assert str(state.clock.phase) == self.phase
        assert self.conduct.elapsed() == self.at
        assert set(state.struck) == self.struck

    @invariant()
    def nothing_is_written_but_what_was_done(self):
        assert self.file.journal.last_line() == self.lines

    @invariant()
    def go_never_means_what_is_out_already(self):
        standby = self.conduct.standby().row
        assert standby is None or standby.inject.id not in self.conduct.state.deliveries

    @invariant()
    def the_journal_alone_tells_the_same_story(self):
        if self.lines % 16 == 0:
            folded = fold(self.file.journal.control(), home=self.file.station)
            assert folded == self.conduct.state


def run(examples, steps):
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_few_hundred_acts_in_any_order_do_what_the_words_allow():
    run(15, 40)


@pytest.mark.fault
def test_ten_thousand_acts_in_any_order_do_what_the_words_allow():
    run(220, 60)
