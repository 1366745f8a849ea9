"""What is sent to whoever helps tells of the program, and of nothing and nobody else."""

import json
from datetime import UTC, datetime

from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.services import settings
from facilitator.services.crashes import report, skeleton
from facilitator.services.diagnostics import diagnostics
from facilitator.services.places import exercises_dir, state_dir
from facilitator.store.file import ExerciseFile
from tests.canaries import CANARY, canary_exercise

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


def crash(said):
    try:
        int(said)
    except ValueError as error:
        return report(type(error), error, error.__traceback__)
    raise AssertionError


def test_nothing_of_an_exercise_and_nothing_that_a_person_wrote_stands_in_it(monkeypatch):
    folder = exercises_dir()
    folder.mkdir(parents=True)
    path = folder / f"{CANARY}.exercise"
    ExerciseFile.create(path, canary_exercise(), now=lambda: NOW).close()
    file = settings.settings_path()
    file.parent.mkdir(parents=True, exist_ok=True)
    written = {
        each: CANARY if isinstance(value, str) else {CANARY: CANARY}
        for each, value in settings.asdict(settings.Settings()).items()
        if isinstance(value, (str, dict))
    }
    file.write_text(json.dumps(written))
    state_dir().mkdir(parents=True, exist_ok=True)
    said = f"{CANARY}\nPolice: {CANARY}\n{CANARY}: more\n  File {CANARY}"
    (state_dir() / "crash-20260304-100000-1.txt").write_text(crash(said))
    (state_dir() / "native-crash.txt").write_text(
        f"Fatal Python error: Aborted\n{CANARY}\n"
        f'  File "/home/{CANARY}/facilitator/app.py", line 3 in run'
    )
    monkeypatch.setenv("LANG", f"{CANARY} and more")

    text = diagnostics(NOW, (("Qt", "6"),))

    assert CANARY not in text
    assert "exercises: 1, the largest" in text
    assert "20260304-100000" in text
    assert "ValueError" in text
    assert "Fatal Python error: Aborted" in text
    assert "facilitator/app.py:3 run" in text
    assert "organisation: set" in text


def test_versions_of_program_engines_and_parts_are_told():
    text = diagnostics(NOW, (("Qt", "6.9.9"),))

    for told in ("Facilitator: ", "Python: ", "SQLite: ", "SQLCipher: ", "Qt: 6.9.9", "GB free"):
        assert told in text
    assert "not found" not in text


def test_a_crash_is_told_by_its_places_in_the_program_and_not_by_its_words():
    bones = skeleton(
        "Facilitator 1.2\nPython 3.11.7 on Linux-6\nProcess 7, thread x\n"
        "Traceback (most recent call last):\n"
        '  File "/home/ana/facilitator/ui/a.py", line 12, in go\n'
        "    raise Failed(secret)\nfacilitator.domain.errors.Failed: the bridge at Cala\n"
        '  File "C:\\Users\\Ana\\x.py", line 1, in y\n'
    )

    assert bones == [
        "Facilitator 1.2",
        "Python 3.11.7 on Linux-6",
        "facilitator/ui/a.py:12 go",
        "facilitator.domain.errors.Failed",
        "elsewhere:1 y",
    ]


def test_a_damaged_file_of_settings_is_told():
    file = settings.settings_path()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{")
    settings.load()

    text = diagnostics(NOW)

    assert "file: damaged, set aside" in text


def test_the_command_shows_what_it_saves(tmp_path):
    out = tmp_path / "sent.txt"

    done = CliRunner().invoke(cli, ["diagnostics", "-o", str(out)])

    assert done.exit_code == 0
    assert out.read_text("utf-8").strip() in done.output
