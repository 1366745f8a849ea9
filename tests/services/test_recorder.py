"""One transaction for many entries, also when one act of many is itself more than one entry."""

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

ROWS = (inject("01", planned=0, to=("f",)), inject("02", planned=5, to=("p",)))


@pytest.fixture
def running():
    clock = PlayedClock(STARTEX)
    with ExerciseFile.memory(exercise(*ROWS), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        yield conduct


def test_a_block_within_a_block_is_told_of_once_with_the_outer_one(running):
    told = []
    running.listen(told.append)

    with running.together():
        running.deliver("i-01")
        with running.together():
            running.log("fd one engine")
        running.log("fd two engines")
        before = len(told)

    assert before == 0
    assert [entry.event.kind for entry in told[0]] == [
        "inject.delivered",
        "decision.logged",
        "decision.logged",
    ]
    assert len(told) == 1


def test_a_block_that_fails_after_an_inner_one_leaves_nothing_of_either(running):
    state, lines = running.state, running.file.journal.last_line()

    def write_and_fail():
        with running.together():
            running.deliver("i-01")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()

    assert (running.state, running.file.journal.last_line()) == (state, lines)
    assert running.log("fd after all").event.number == 1


def test_who_looks_after_the_disk_hears_of_a_failure_before_whoever_wrote(running, monkeypatch):
    heard = []
    running.listen_for_failure(lambda wrong: heard.append(wrong.fault))

    def full(_drafts):
        raise Failed(Fault.DISK_FULL, name="levee.exercise")

    monkeypatch.setattr(running.file.journal, "append", full)

    with pytest.raises(Failed):
        running.log("fd one engine")

    assert heard == [Fault.DISK_FULL]
