import pytest

from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.telling import tell_journal, tell_line
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

    assert line.split("inject.delivered")[1].startswith("     01 · Fire service · Inject 01")
