"""The plan of an open exercise while somebody writes it."""

from dataclasses import replace

import pytest

from facilitator.domain.comparing import ChangeSort
from facilitator.domain.editing import change_row
from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.services.conduct import Conduct
from facilitator.services.editing import Planner
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject

ROW = inject("01", title="Smoke")


@pytest.fixture
def conduct():
    clock = PlayedClock(STARTEX)
    with ExerciseFile.memory(exercise(ROW), now=clock.now) as file:
        yield Conduct(file, clock=clock, author=Author(role="facilitator"))


@pytest.fixture
def planner(conduct):
    return Planner(conduct)


def test_every_change_is_in_the_file_and_told(conduct, planner):
    heard = []
    planner.listen(lambda before, after: heard.append((before.title, after.title)))

    planner.put(replace(planner.exercise, title="PONENT 27"))

    assert heard == [("LEVANT 26", "PONENT 27")]
    assert conduct.file.plans.load().title == "PONENT 27"
    assert conduct.exercise.title == "PONENT 27"


def test_the_desk_plays_the_script_as_it_was_changed(conduct, planner):
    planner.put(change_row(planner.exercise, ROW.id, title="Fire"))

    conduct.start()

    assert [each.inject.title for each in conduct.script()] == ["Fire"]


def test_a_plan_in_play_is_not_changed(conduct, planner):
    conduct.start()

    with pytest.raises(Refused) as refused:
        planner.put(replace(planner.exercise, title="PONENT 27"))

    assert refused.value.reason is Reason.ALREADY_STARTED
    assert (planner.open, planner.exercise.title) == (False, "LEVANT 26")


def test_what_changed_since_a_version_is_told(planner):
    kept = planner.keep_version("to the mayor")
    planner.put(change_row(planner.exercise, ROW.id, title="Fire"))

    (change,) = planner.since(kept.number)

    assert (change.sort, change.label) == (ChangeSort.CHANGED, "01")
    assert planner.version(kept.number).msel.rows == (ROW,)
    assert [each.label for each in planner.versions()] == ["to the mayor"]


def test_the_plan_of_startex_is_a_version_and_keeps_the_label_it_had(conduct, planner):
    planner.keep_version("before the rehearsal")

    conduct.start()

    assert [each.label for each in planner.versions()] == ["before the rehearsal · STARTEX"]
    assert planner.since(1) == ()


def test_a_file_that_is_attached_is_in_the_exercise(planner, tmp_path):
    path = tmp_path / "map.png"
    path.write_bytes(b"a map")

    file = planner.attach(path)

    assert (file.name, file.media, file.size) == ("map.png", "image/png", 5)
    assert planner.attached(file.sha256) == b"a map"


def test_a_file_that_is_not_there_is_said_and_nothing_is_attached(planner, tmp_path):
    with pytest.raises(Failed) as failed:
        planner.attach(tmp_path / "gone.png")

    assert failed.value.fault is Fault.MISSING
    assert planner.attachments.all() == ()
