"""A profile that is not there or cannot be written does not keep an exercise from being played."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from facilitator.services.now import RealClock
from facilitator.services.places import (
    OWN_FOLDER,
    backups_dir,
    config_dir,
    data_dir,
    profile_works,
    state_dir,
    work_from,
)
from facilitator.services.session import Shelf
from facilitator.store.file import ExerciseFile
from tests.builders import exercise

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture
def no_profile(tmp_path, monkeypatch):
    """Put the profile where nothing can be made, whoever runs the tests."""
    (tmp_path / "a file").write_text("")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "a file" / name))
    yield
    work_from(None)


@pytest.fixture
def stick(tmp_path):
    """A folder as on a memory stick, with an exercise in it."""
    folder = tmp_path / "Mémoire 1" / "Übung"
    folder.mkdir(parents=True)
    ExerciseFile.create(folder / "x.exercise", exercise(), now=lambda: NOW).close()
    return folder


def test_a_profile_that_is_only_not_made_yet_works():
    assert profile_works()


@pytest.mark.usefixtures("no_profile")
def test_without_a_profile_everything_goes_beside_the_exercise(stick):
    shelf = Shelf(RealClock())
    works = profile_works()

    session = shelf.open(stick / "x.exercise")
    session.conduct.start()
    shelf.close(session)

    assert not works
    assert session.beside == stick / OWN_FOLDER
    assert {config_dir(), data_dir(), state_dir()} == {stick / OWN_FOLDER}
    assert backups_dir().parent == stick / OWN_FOLDER
    assert [each.path for each in shelf.recent()] == [str(stick / "x.exercise")]


@pytest.mark.usefixtures("no_profile")
def test_a_profile_that_is_back_is_used_again(stick, tmp_path, monkeypatch):
    shelf = Shelf(RealClock())
    shelf.close(shelf.open(stick / "x.exercise"))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "back" / name))

    session = shelf.open(stick / "x.exercise")
    shelf.close(session)

    assert session.beside is None
    assert data_dir().is_relative_to(tmp_path / "back")


@pytest.mark.usefixtures("no_profile")
def test_without_a_profile_a_first_exercise_is_made_where_one_can_write():
    shelf = Shelf(RealClock())

    session = shelf.make(exercise())
    session.conduct.start()
    shelf.close(session)

    assert session.path.parent == Path.home() / "facilitator"
    assert session.beside == session.path.parent / OWN_FOLDER
    assert [each.path for each in shelf.recent()] == [str(session.path)]


@pytest.mark.usefixtures("no_profile")
def test_without_profile_and_home_it_is_made_where_temporary_files_lie(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "a file" / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    shelf = Shelf(RealClock())

    session = shelf.make(exercise())
    shelf.close(session)

    assert session.path.parent == tmp_path / "temporary" / "facilitator"
    assert session.beside is not None
