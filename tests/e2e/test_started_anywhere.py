"""The window opens from a stick, without a profile, with broken settings, and a second time."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from facilitator.app import open_window
from facilitator.services import settings
from facilitator.services.places import OWN_FOLDER, work_from
from facilitator.store.file import ExerciseFile
from tests.builders import exercise

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "Clé USB été" / "Übung 3"
    folder.mkdir(parents=True)
    ExerciseFile.create(folder / "ejercicio ñ.exercise", exercise(), now=lambda: NOW).close()
    return folder / "ejercicio ñ.exercise"


@contextmanager
def window(qapp, qtbot, path):
    opened = open_window(qapp, path)
    qtbot.waitUntil(lambda: opened.host is not None)
    yield opened
    opened.close()
    opened.frame.deleteLater()
    qapp.processEvents()


@pytest.fixture
def no_profile(tmp_path, monkeypatch):
    """Put the profile where nothing can be made, whoever runs the tests."""
    (tmp_path / "a file").write_text("")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "a file" / name))
    yield
    work_from(None)


def test_an_exercise_is_opened_from_a_path_with_spaces_and_accents(qapp, qtbot, path):
    with window(qapp, qtbot, path) as opened:
        session = opened.host.session

        assert session is not None
        assert session.path == path
        assert session.beside is None
        assert not (path.parent / OWN_FOLDER).exists()


@pytest.mark.usefixtures("no_profile")
def test_without_a_profile_it_works_beside_the_exercise_and_says_so(qapp, qtbot, path):
    with window(qapp, qtbot, path) as opened:
        session = opened.host.session
        session.conduct.start()
        session.conduct.log("fire: the road is closed")
        told = [each.words for each in opened.host.notices.attention.said()]

        assert session.beside == path.parent / OWN_FOLDER
        assert any(str(path.parent / OWN_FOLDER) in each for each in told)
    with ExerciseFile.open(path, now=lambda: NOW, read_only=True) as file:
        assert file.journal.last_line() >= 2


def test_a_damaged_file_of_settings_is_set_aside_and_said_in_one_line(qapp, qtbot):
    file = settings.settings_path()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"language": "es", ')

    with window(qapp, qtbot, None) as opened:
        aside = file.with_name("settings.damaged.json")

        assert aside.read_text() == '{"language": "es", '
        assert "settings.damaged.json" in opened.frame.banner.words.text()


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_window_is_told_and_calls_the_first(qapp, qtbot, path):
    with window(qapp, qtbot, path) as first:
        called = []
        first.host.screens.present._summons.called.connect(lambda: called.append(1))
        with window(qapp, qtbot, path) as second:
            qtbot.waitUntil(lambda: bool(called))

            assert second.host.session is None
            assert second.frame.banner.words.text()
        assert first.host.session.path == path
