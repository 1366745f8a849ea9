"""Scripts come in by the command line: by a mapping, from a sheet, or not, and why."""

import json

import pytest
from click.testing import CliRunner

from facilitator.__main__ import cli
from facilitator.services.mappings import Mappings
from tests.exchange.workbooks import HEADINGS, ROWS, workbook

FOREIGN = [("Lp", "Kiedy", "Tresc"), ("1", "rano", "Pali sie las"), ("2", "noc", "Droga")]
COLUMNS = (("Lp", "number"), ("Kiedy", ""), ("Tresc", "text"))
USAGE = 2
REFUSED = 3


@pytest.fixture
def script(tmp_path):
    return workbook(
        tmp_path / "s.xlsx", ("Morning", [HEADINGS, *ROWS]), ("Night", [HEADINGS, *ROWS])
    )


@pytest.fixture
def foreign(tmp_path):
    return workbook(tmp_path / "f.xlsx", ("Plan", FOREIGN))


def runs(*arguments):
    return CliRunner().invoke(cli, ["import", *map(str, arguments)])


def test_a_sheet_that_is_not_there_is_a_bad_value_and_the_sheets_are_named(script):
    done = runs(script, "--sheet", "Noon")

    assert done.exit_code == USAGE
    assert "There is no sheet named “Noon”. The sheets are: Morning, Night." in done.output


def test_a_sheet_is_found_whatever_its_capitals(script):
    done = runs(script, "--sheet", "NIGHT")

    assert done.exit_code == 0
    assert "Night: 3 rows read." in done.output


def test_a_mapping_is_taken_by_its_name(foreign):
    Mappings().keep("Polish", COLUMNS)

    done = runs(foreign, "--mapping", "polish", "--json")

    read = json.loads(done.output)
    assert [row["text"] for row in read["scripts"][0]["rows"]] == ["Pali sie las", "Droga"]


def test_a_mapping_is_taken_from_a_file(foreign, tmp_path):
    file = tmp_path / "columns.json"
    file.write_text(json.dumps(dict(COLUMNS)))

    done = runs(foreign, "--mapping", file)

    assert done.exit_code == 0
    assert "Plan: 2 rows read." in done.output


def test_a_mapping_that_nobody_knows_is_a_bad_value(foreign):
    Mappings().keep("Polish", COLUMNS)

    done = runs(foreign, "--mapping", "Latin")

    assert done.exit_code == USAGE
    assert "Polish" in done.output


def test_a_file_that_holds_no_mapping_is_a_bad_value(foreign, tmp_path):
    file = tmp_path / "columns.json"
    file.write_text("[]")

    assert runs(foreign, "--mapping", file).exit_code == USAGE


def test_a_file_that_is_no_script_stays_refused(foreign):
    assert runs(foreign).exit_code == REFUSED
