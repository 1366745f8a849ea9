from datetime import timedelta

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed
from facilitator.services.backups import Backups
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject


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


@pytest.fixture
def backups(conduct, clock, tmp_path):
    return Backups(conduct.file, conduct.exercise.id, folder=tmp_path / "backups", clock=clock)


def test_a_copy_is_due_after_five_minutes_of_writing(backups, clock):
    assert not backups.due()
    clock.move(timedelta(minutes=5))

    assert backups.due()


def test_a_copy_holds_everything_and_is_not_made_twice_of_the_same(backups, conduct, clock):
    conduct.log("fd go")
    clock.move(timedelta(minutes=5))

    path = backups.make()

    assert backups.make() is None
    assert not backups.due()
    with ExerciseFile.open(path, now=clock.now, read_only=True) as copy:
        assert list(copy.journal.entries()) == list(conduct.file.journal.entries())


def test_a_folder_that_cannot_be_written_is_told_and_the_exercise_goes_on(conduct, clock, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    backups = Backups(conduct.file, conduct.exercise.id, folder=blocked, clock=clock)

    with pytest.raises(Failed):
        backups.make()

    assert conduct.log("fd go").event.number == 1


def test_at_closing_only_what_was_written_since_opening_is_copied(conduct, clock, tmp_path):
    folder = tmp_path / "backups"
    backups = Backups(conduct.file, conduct.exercise.id, folder=folder, clock=clock)

    unwritten = backups.make_last()
    conduct.log("fd one engine")
    written = backups.make_last()

    assert unwritten is None
    assert written.parent == folder


def test_a_copy_also_stands_in_the_second_place_that_was_chosen(conduct, clock, tmp_path):
    second = tmp_path / "stick"
    backups = Backups(
        conduct.file,
        conduct.exercise.id,
        folder=tmp_path / "backups",
        clock=clock,
        second=lambda: second,
    )

    made = backups.make()

    assert (second / made.name).read_bytes() == made.read_bytes()
    assert backups.second_failed is None


def test_a_second_place_that_is_gone_is_told_and_the_first_copy_stands(conduct, clock, tmp_path):
    gone = tmp_path / "a file"
    gone.write_text("in the way")
    backups = Backups(
        conduct.file,
        conduct.exercise.id,
        folder=tmp_path / "backups",
        clock=clock,
        second=lambda: gone,
    )

    made = backups.make()

    assert made.is_file()
    assert isinstance(backups.second_failed, Failed)
    assert not backups.due()


def test_a_stick_that_comes_back_gets_the_last_copy_though_nothing_was_written_since(
    conduct, clock, tmp_path
):
    stick = tmp_path / "stick"
    stick.write_text("not there yet")
    folder = tmp_path / "backups"
    backups = Backups(
        conduct.file, conduct.exercise.id, folder=folder, clock=clock, second=lambda: stick
    )
    made = backups.make()
    stick.unlink()
    clock.move(timedelta(minutes=5))

    due = backups.due()
    again = backups.make()

    assert due
    assert again is None
    assert backups.second_failed is None
    assert (stick / made.name).read_bytes() == made.read_bytes()
    assert not backups.due()


def test_what_is_written_within_the_second_of_a_copy_is_copied_when_it_is_closed(
    conduct, clock, tmp_path
):
    folder = tmp_path / "backups"
    backups = Backups(conduct.file, conduct.exercise.id, folder=folder, clock=clock)
    conduct.log("fd go")
    first = backups.make()
    conduct.log("fd go on")

    last = backups.make_last()

    assert last != first
    with ExerciseFile.open(last, now=clock.now, read_only=True) as copy:
        assert copy.journal.last_line() == conduct.file.journal.last_line()
