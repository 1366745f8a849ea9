import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.demonstrating import set_up
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


def play(folder):
    demo = set_up(folder, script="wildfire", seed=7)
    with demo.file:
        for _step in demo.play.steps():
            pass
        return list(demo.file.journal.entries())


def test_a_demonstration_is_played_anew_over_an_earlier_one(tmp_path):
    first = [type(each.event) for each in play(tmp_path)]

    assert [type(each.event) for each in play(tmp_path)] == first


def test_an_exercise_that_is_no_demonstration_is_left_as_it_is(tmp_path):
    path = tmp_path / "demo.exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=lambda: STARTEX) as file:
        file.plans.freeze()
    play_of_somebody(path)
    before = path.read_bytes()

    with pytest.raises(Failed) as failed:
        set_up(tmp_path, script="wildfire", seed=7)

    assert failed.value.fault is Fault.EXISTS
    assert path.read_bytes() == before


def play_of_somebody(path):
    from facilitator.domain.entry import Author
    from facilitator.services.conduct import Conduct
    from facilitator.services.now import PlayedClock

    clock = PlayedClock(STARTEX)
    with ExerciseFile.open(path, now=clock.now) as file:
        Conduct(file, clock=clock, author=Author(role="facilitator")).start()
