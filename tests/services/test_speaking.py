"""The command line speaks the language that was set, else the computer's, as the window does."""

import pytest
from click.testing import CliRunner

from facilitator import i18n
from facilitator.__main__ import cli
from facilitator.services import settings
from facilitator.services.speaking import computer_language, language_for
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise


def never():
    raise AssertionError("the computer was asked although a language is set")


def test_what_was_set_wins_over_what_the_computer_speaks():
    assert language_for("fr", never) == "fr"


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("es_ES", "es"),
        ("nl-BE", "nl"),
        ("ca_ES@valencia", "ca"),
        ("C", "en"),
        ("", "en"),
        ("xx", "en"),
    ],
)
def test_the_computer_is_followed_where_there_is_a_catalogue(said, language):
    assert language_for("", lambda: said) == language


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr_FR"),
        ({"LANG": "de_DE", "LC_ALL": "es_ES@euro"}, "es_ES"),
    ],
)
def test_a_console_says_its_language_as_qt_reads_it(environment, said):
    assert computer_language(environment) == said


@pytest.fixture
def exercise_file(tmp_path):
    path = tmp_path / "x.exercise"
    ExerciseFile.create(path, exercise(), now=lambda: STARTEX).close()
    return path


def said_by_verify(path, *before):
    done = CliRunner().invoke(cli, [*before, "verify", str(path)])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_command_speaks_the_language_of_the_settings(exercise_file):
    english = said_by_verify(exercise_file)
    settings.save(settings.Settings(language="es"))

    spanish = said_by_verify(exercise_file)

    assert spanish != english
    assert i18n.language() == "es"


def test_a_command_speaks_the_computers_language_where_none_was_set(exercise_file, monkeypatch):
    monkeypatch.setenv("LANG", "fr_BE.UTF-8")

    said_by_verify(exercise_file)

    assert i18n.language() == "fr"


def test_the_language_asked_for_wins_over_the_settings(exercise_file):
    settings.save(settings.Settings(language="es"))

    said_by_verify(exercise_file, "--language", "en")

    assert i18n.language() == "en"
