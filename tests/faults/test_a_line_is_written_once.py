"""A kill between the commit and what follows it leaves no line to be written twice (FAULTS R1)."""

from datetime import timedelta

import pytest

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.drafts import Typed
from facilitator.services.now import PlayedClock
from facilitator.services.spare import spare_for
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

LINE = "fd two engines to the cove"


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.fixture
def conduct(tmp_path, clock):
    path = tmp_path / "levant.exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=clock.now) as file:
        made = Conduct(file, clock=clock, author=Author(role="facilitator"))
        made.start()
        yield made


def half_typed(conduct, clock, folder):
    typed_at = clock.now()
    clock.move(timedelta(seconds=3))
    spare_for(conduct, folder).drafts.keep(Typed(text=LINE, typed_at=typed_at))
    return typed_at


def test_a_line_that_was_committed_before_the_kill_does_not_come_back(conduct, clock, tmp_path):
    typed_at = half_typed(conduct, clock, tmp_path)
    conduct.log(LINE, typed_at=typed_at)

    assert spare_for(conduct, tmp_path).drafts.read() is None


def test_a_line_that_was_put_aside_before_the_kill_does_not_come_back(conduct, clock, tmp_path):
    typed_at = half_typed(conduct, clock, tmp_path)
    spare_for(conduct, tmp_path).waiting.keep(LINE, typed_at=typed_at)

    assert spare_for(conduct, tmp_path).drafts.read() is None


def test_the_same_words_typed_anew_do_come_back(conduct, clock, tmp_path):
    conduct.log(LINE)
    clock.move(timedelta(seconds=40))

    half_typed(conduct, clock, tmp_path)

    assert spare_for(conduct, tmp_path).drafts.read().text == LINE
