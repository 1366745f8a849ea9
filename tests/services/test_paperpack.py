import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.domain.errors import Failed
from facilitator.report.paper.parts import Part
from facilitator.services.paperpack import write_paper
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX
from tests.report.papers import texts


@pytest.fixture
def planned(tmp_path):
    path = tmp_path / "a.exercise"
    ExerciseFile.create(path, load("wildfire", "es"), now=lambda: STARTEX).close()
    return path


def test_the_pack_speaks_the_language_of_the_exercise_unless_asked(planned, tmp_path):
    with ExerciseFile.open(planned, now=lambda: STARTEX, read_only=True) as file:
        own = write_paper(file, tmp_path / "own.pdf", only=(Part.BRIEFING,))
        asked = write_paper(file, tmp_path / "en.pdf", language="en", only=(Part.BRIEFING,))

    assert "SIMULACRO" in texts(own.read_bytes())[0] or "EJERCICIO" in texts(own.read_bytes())[0]
    assert "Rules of play" in texts(asked.read_bytes())[0]


def test_the_command_writes_the_pack_and_only_what_was_asked_for(planned, tmp_path):
    out = tmp_path / "out" / "pack.pdf"
    asked = ["--only", "cards", "--only", "feedback", "--language", "en"]

    done = CliRunner().invoke(cli, ["paper", str(planned), "-o", str(out), *asked])

    found = texts(out.read_bytes())
    assert done.exit_code == 0, done.output
    assert str(out) in done.output.replace("\n", "")
    assert "Feedback form" in found[-1]
    assert not [each for each in found if "control only" in each]


def test_a_part_that_is_not_there_is_refused_with_the_list(planned, tmp_path):
    out = tmp_path / "pack.pdf"

    done = CliRunner().invoke(cli, ["paper", str(planned), "-o", str(out), "--only", "posters"])

    assert done.exit_code == 2
    assert "hot-wash" in done.output
    assert not out.exists()


def test_an_old_pack_survives_a_disk_that_says_no(planned, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"not a folder")

    with (
        ExerciseFile.open(planned, now=lambda: STARTEX, read_only=True) as file,
        pytest.raises(Failed),
    ):
        write_paper(file, blocked / "pack.pdf")

    assert blocked.read_bytes() == b"not a folder"
