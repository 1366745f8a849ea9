from datetime import timedelta

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.events import KINDS, JumpSort
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.telling import WHAT_HAPPENED, tell_journal, tell_line
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


@pytest.fixture
def told():
    clock = PlayedClock(STARTEX)
    with ExerciseFile.memory(exercise(inject("01")), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        conduct.start()
        conduct.deliver("i-01")
        conduct.log("fd hold the road because smoke")
        conduct.undo()
        conduct.pause()
        conduct.jump(JumpSort.STORY, timedelta(hours=6))
        yield {each["kind"]: each for each in tell_journal(file)}


def test_what_was_known_is_told_as_values_that_other_programs_read(told):
    known = told["decision.logged"]["known"]

    assert known == {
        "station": told["run.started"]["station"],
        "delivered": [2],
        "acknowledged": [],
        "recalled": [],
    }


def test_the_number_of_a_delivered_inject_is_said_once(told):
    line = tell_line(told["inject.delivered"])

    assert line.split("delivered")[1].split(" · ")[:2] == ["            01", "Fire service"]


def test_every_kind_of_entry_has_its_words():
    assert set(WHAT_HAPPENED) == set(KINDS)


def test_a_jump_says_how_far_and_a_strike_which_entry(told):
    assert "+06:00:00" in tell_line(told["run.jumped"])
    assert "#1" in tell_line(told["entry.struck"])
