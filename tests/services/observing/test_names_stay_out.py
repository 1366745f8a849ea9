"""Where the settings say roles instead of names, no name of an observer gets into the file."""

import pytest

from facilitator.domain.entry import Author
from facilitator.services import settings
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.observing.door import Door
from facilitator.services.session import Shelf
from facilitator.services.settings import Settings
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

NAME = "Nobody Inparticular"


@pytest.fixture
def clock():
    return PlayedClock(STARTEX)


@pytest.mark.parametrize("roles_only", [False, True])
def test_a_name_is_kept_only_where_the_settings_say_so(tmp_path, clock, roles_only):
    settings.save(Settings(roles_only=roles_only))
    path = tmp_path / "a.exercise"
    with ExerciseFile.create(path, exercise(inject("01")), now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        door = Door(conduct, passes=tmp_path / "passes.json")

        joined = door.admit(name=NAME, role="evaluator")

        kept = door.name(joined.observer)
    assert joined.name == NAME
    assert kept == ("" if roles_only else NAME)
    assert (NAME.encode() in path.read_bytes()) is not roles_only
    assert joined.observer.role == "evaluator"


@pytest.mark.parametrize(("months", "kept"), [(0, None), (12, "2027-11-18")])
def test_a_new_exercise_has_the_date_until_which_it_is_kept(clock, months, kept):
    settings.save(Settings(keep_months=months))
    shelf = Shelf(clock)

    shelf.close(shelf.make(exercise(inject("01"))))

    until = shelf.recent()[0].keep_until
    assert (until.isoformat() if until else None) == kept
