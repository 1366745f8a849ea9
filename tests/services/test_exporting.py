"""A script goes out by the ending of its file's name, whole or not at all."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.domain.attachments import Attachment
from facilitator.domain.msel import Msel
from facilitator.exchange.formats import read
from facilitator.services.exporting import NotExported, export_script
from facilitator.services.now import PlayedClock
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def test_a_built_in_scenario_goes_out_as_a_workbook_and_comes_in_row_for_row(tmp_path):
    plan = load("wildfire", "en")

    made = export_script(plan, tmp_path / "script.xlsx", now=NOW)

    found = read(made.path).scripts[0]
    assert made.left_out == ()
    assert [row.text for row in found.rows] == [row.text for row in plan.msel.rows]
    assert [row.title for row in found.rows] == [row.title for row in plan.msel.rows]
    assert [len(row.expected) for row in found.rows] == [
        len(row.expected) for row in plan.msel.rows
    ]


def test_files_that_are_attached_are_said_to_stay_behind(tmp_path):
    plan = load("first-look", "en")
    picture = Attachment(sha256="0" * 64, name="map.png", media="image/png", size=5)
    first, *rest = plan.msel.rows
    rows = (replace(first, attachments=(picture,)), *rest)

    made = export_script(replace(plan, msel=Msel(rows=rows)), tmp_path / "s.xlsx", now=NOW)

    assert made.left_out == ("1 attached file stays in the exercise.",)


def test_an_ending_that_nobody_knows_writes_nothing(tmp_path):
    with pytest.raises(NotExported, match=r"\.xlsx"):
        export_script(load("wildfire", "en"), tmp_path / "script.doc", now=NOW)

    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def saved(tmp_path):
    path = tmp_path / "x.exercise"
    clock = PlayedClock(NOW)
    ExerciseFile.create(path, load("wildfire", "en"), now=clock.now).close()
    return path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.xlsx", []),
        ("a.csv", ["--columns", "hseep"]),
        ("a.xlsx", ["--columns", "chronogramme"]),
        ("a.ics", ["--start", "2026-12-01 09:00"]),
        ("a.xlsx", ["--columns", "blueprint"]),
        ("a.zip", []),
        ("a.exercise", []),
    ],
)
def test_the_command_line_writes_every_format(saved, tmp_path, name, options):
    done = CliRunner().invoke(cli, ["export", str(saved), "-o", str(tmp_path / name), *options])

    assert done.exit_code == 0, done.output
    assert (tmp_path / name).stat().st_size > 500


def test_a_calendar_without_a_date_is_refused_in_a_sentence(saved, tmp_path):
    done = CliRunner().invoke(cli, ["export", str(saved), "-o", str(tmp_path / "a.ics")])

    assert done.exit_code == 1
    assert "when the exercise starts" in done.output
    assert not (tmp_path / "a.ics").exists()
