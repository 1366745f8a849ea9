from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.editing import Planner
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


def planner(file, clock):
    return Planner(Conduct(file, clock=clock, author=Author(role="facilitator")))


def test_a_paper_pack_beside_the_file_is_seen_and_that_of_another_is_not(tmp_path):
    clock = PlayedClock(STARTEX)
    path = tmp_path / "levant [2].exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=clock.now) as file:
        plan = planner(file, clock)
        (tmp_path / "levant-paper-en.pdf").touch()
        other = plan.has_paper()
        (tmp_path / "levant [2]-paper-en.pdf").touch()

        assert (other, plan.has_paper()) == (False, True)


def test_an_exercise_in_memory_has_no_folder_to_look_in():
    clock = PlayedClock(STARTEX)
    file = ExerciseFile.memory(exercise(inject("01")), now=clock.now)

    assert planner(file, clock).has_paper() is None

    file.close()
