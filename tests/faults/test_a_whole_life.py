"""A run's whole life in any order: model, file and report agree after every step (FAULTS R12)."""

import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
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
from facilitator.domain.events import JumpSort, Struck
from facilitator.domain.rules import Changes
from facilitator.domain.run import fold
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.recorder import Recorder
from facilitator.services.reporting import findings_of, write_report
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject, minutes
from tests.faults.erasing import watch
from tests.faults.setcheck import MARK
from tests.report.reading import appendix

PLAN = exercise(
    inject("01", planned=0),
    inject("02", planned=5, to=("p",)),
    inject("03", planned=9),
    inject("04", planned=20, to_all=True, to=()),
)
ROWS = tuple(each.id for each in PLAN.msel.rows)
AUTHOR = Author(role="facilitator")
place = st.integers(0, 40)
row = st.sampled_from(ROWS)


class Life(RuleBasedStateMachine):
    """Every act that a day may bring, killed and merged in between."""

    papers = 0

    @initialize()
    def sit_down(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "here.exercise"
        self.clock = PlayedClock(STARTEX)
        ExerciseFile.create(self.path, PLAN, now=self.clock.now).close()
        self.open()
        elsewhere = self.path.with_name("there.exercise")
        self.file.backup(elsewhere)
        self.there = ExerciseFile.open(elsewhere, now=self.clock.now)
        self.other = Conduct(self.there, clock=self.clock, author=AUTHOR)
        self.phase = "ready"
        self.texts, self.struck, self.amended, self.unmerged = {}, set(), {}, {}
        self.out, self.number, self.steps = Counter(), 0, 0

    def open(self):
        self.file = ExerciseFile.open(self.path, now=self.clock.now)
        self.conduct = Conduct(self.file, clock=self.clock, author=AUTHOR)
        self.erased = watch(self.file)

    def teardown(self):
        if not hasattr(self, "file"):
            return
        try:
            self.the_paper_tells_all()
        finally:
            self.file.close()
            self.there.close()
            self.folder.cleanup()

    def does(self, act, *, allowed):
        """Do something; it must work exactly if the model allows it."""
        self.clock.move(timedelta(seconds=1))
        try:
            done = act()
        except Refused:
            assert not allowed
            return None
        assert allowed
        return done

    @property
    def plays(self):
        return self.phase in {"running", "paused"}

    def chosen(self, at):
        refs = sorted(self.texts, key=lambda each: (each.station, each.seq))
        return refs[at % len(refs)] if refs else None

    def line(self):
        self.number += 1
        return f"fd engine out q{self.number}z"

    # --- clock and script --------------------------------------------------------------------

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

    @rule(by=st.integers(1, 40).map(minutes))
    def jump(self, by):
        self.does(
            lambda: self.conduct.jump(JumpSort.CLOCK, by, reason="x"),
            allowed=self.phase == "paused",
        )

    @rule(ident=row)
    def deliver(self, ident):
        allowed = self.plays and not self.out[ident]
        if self.does(lambda: self.conduct.deliver(ident), allowed=allowed):
            self.out[ident] += 1

    @rule(right=row)
    def replace(self, right):
        """Put another inject in the place of the one that went out last."""
        if not self.plays or not self.conduct.state.deliveries or self.out[right]:
            return
        before = set(self.conduct.state.deliveries)
        if self.does(lambda: self.conduct.replace(right, "wrong one"), allowed=True):
            after = set(self.conduct.state.deliveries)
            for ident in before - after:
                self.out[ident] = 0
            self.out[right] += 1

    # --- the log -----------------------------------------------------------------------------

    @rule()
    def log(self):
        text = self.line()
        entry = self.does(lambda: self.conduct.log(text), allowed=True)
        self.texts[entry.ref] = text

    @rule(at=place)
    def strike(self, at):
        ref = self.chosen(at)
        if ref is None:
            return
        if self.does(lambda: self.conduct.strike(ref, "twice"), allowed=ref not in self.struck):
            self.struck.add(ref)

    @rule(at=place)
    def unstrike(self, at):
        ref = self.chosen(at)
        if ref is not None and self.does(
            lambda: self.conduct.unstrike(ref), allowed=ref in self.struck
        ):
            self.struck.discard(ref)

    @rule(at=place)
    def amend(self, at):
        ref = self.chosen(at)
        if ref is None or ref in self.struck:
            return
        text = f"put right a{self.number}z {len(self.amended)} {self.steps}"
        changes = Changes(reason="misheard", text=text)
        if self.does(lambda: self.conduct.amend(ref, changes), allowed=True):
            self.amended[ref] = text

    @rule()
    def undo(self):
        offered = self.conduct.undo_offer() is not None
        if self.does(self.conduct.undo, allowed=offered):
            self.struck = {each for each in self.conduct.state.struck if each in self.texts}

    # --- what befalls the file ---------------------------------------------------------------

    @rule()
    def reopen(self):
        self.file.close()
        self.open()

    @rule()
    def kill(self):
        """Stop in the middle of a transaction, as a kill does: half of it is on the disk."""
        beside = self.path.with_name(f"{self.path.name}-journal")
        with self.file.database.reading() as raw:
            raw.execute("PRAGMA cache_size = 1")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO taken_in (id) VALUES (hex(zeroblob(30000)))")
            raw.execute("UPDATE inject SET notes = hex(zeroblob(9000))")
            half = self.path.read_bytes(), beside.read_bytes()
            raw.execute("ROLLBACK")
        self.file.close()
        self.path.write_bytes(half[0])
        beside.write_bytes(half[1])
        self.open()

    @rule()
    def log_elsewhere(self):
        text = self.line()
        entry = self.other.log(text)
        self.unmerged[entry.ref] = text

    @rule(again=st.booleans())
    def merge(self, again):
        for _time in range(2 if again else 1):
            self.conduct.merge(self.there.journal.rows())
        self.texts |= self.unmerged
        self.unmerged = {}

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def file_and_state_are_what_the_model_says(self):
        self.steps += 1
        state = self.conduct.state
        assert str(state.clock.phase) == self.phase
        assert set(state.deliveries) == {ident for ident, many in self.out.items() if many}
        # a delivery that was replaced counts as struck, too
        assert {each for each in state.struck if each in self.texts} == self.struck
        entries = list(self.file.journal.entries())
        typed = {each.ref: each.event.typed for each in entries if hasattr(each.event, "typed")}
        assert typed == self.texts
        assert fold(self.file.journal.control(), home=self.file.station) == state

    @invariant()
    def nothing_was_changed_or_erased(self):
        assert not self.erased

    @invariant()
    def the_report_tells_the_same(self):
        if self.steps % 4:
            return
        found = findings_of(self.file, now=self.clock.now)
        told = {
            each.entry.ref: (each.now.text, each.struck is not None)
            for each in found.log
            if each.logged is not None
        }
        assert {ref: struck for ref, (_text, struck) in told.items()} == {
            ref: ref in self.struck for ref in self.texts
        }
        for ref, text in self.amended.items():
            assert told[ref][0] == text
        assert found.verdict.good

    def the_paper_tells_all(self):
        """Set the report of every tenth life: every line stands in its log."""
        Life.papers += 1
        if Life.papers % 10 or not self.texts:
            return
        out = write_report(self.file, self.path.with_suffix(".pdf"), now=self.clock.now)
        marks = Counter(MARK.findall(appendix(out.read_bytes())))
        for ref, text in self.texts.items():
            (mark,) = MARK.findall(text)
            assert marks[mark] == 1 or (ref in self.amended and marks[mark] >= 1)


def live(lives, steps, machine=Life):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_model_file_and_report_agree_after_every_step():
    live(4, 20)


@pytest.mark.fault
@pytest.mark.row("R12", "steps of whole lives: model = file = report")
@pytest.mark.row("R10", "the same steps, watched by the authorizer")
def test_model_file_and_report_agree_after_each_of_ten_thousand_steps(tally):
    tally(10_000)

    live(200, 50)


@pytest.mark.known_bad("R12", "an undo that is not written down")
def test_an_undo_that_is_only_in_memory_is_noticed(monkeypatch):
    record = Recorder.record

    def forgetful(recorder, event, **how):
        if isinstance(event, Struck):
            entry = record(recorder, event, **how)
            with recorder.file.database.reading() as raw:
                raw.execute("DROP TRIGGER IF EXISTS journal_is_never_erased")
                raw.execute("DELETE FROM journal WHERE line = ?", (entry.line,))
            return entry
        return record(recorder, event, **how)

    monkeypatch.setattr(Recorder, "record", forgetful)
    with pytest.raises(AssertionError):
        live(10, 25)


@pytest.mark.known_bad("R10", "an entry that is written over in a whole life")
def test_an_entry_that_is_written_over_is_noticed(monkeypatch):
    record = Recorder.record

    def careless(recorder, event, **how):
        entry = record(recorder, event, **how)
        with recorder.file.database.reading() as raw:
            raw.execute("DROP TRIGGER IF EXISTS journal_is_never_changed")
            raw.execute("UPDATE journal SET payload = payload WHERE line = ?", (entry.line,))
        return entry

    monkeypatch.setattr(Recorder, "record", careless)
    with pytest.raises(AssertionError, match=r"assert not \[\(\d+, 'journal'\)"):
        live(10, 25)
