"""A script that goes out as Blueprint reads it comes in again with the same words and times."""

import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from defusedxml import ElementTree

from facilitator.domain.exercise import TimeMode
from facilitator.exchange.blueprint_out import COLUMNS, script_workbook
from facilitator.exchange.formats import read
from facilitator.services.scenarios import every_key, load
from tests.builders import exercise, expected, inject


def back(plan, tmp_path):
    path = tmp_path / "msel.xlsx"
    path.write_bytes(script_workbook(plan).content)
    result = read(path)
    assert result.recognised, result.refused
    return result


@pytest.mark.parametrize("key", every_key())
def test_every_built_in_scenario_comes_in_again_row_for_row(key, tmp_path):
    plan = load(key, "en")

    result = back(plan, tmp_path)

    rows = {each.number: each for each in plan.msel.rows}
    found = result.scripts[0].rows
    names = {each.id: each.name for each in plan.agencies}
    phases = {each.id: each.name for each in plan.phases}
    assert result.format == "Blueprint xlsx"
    assert sorted(each.number for each in found) == sorted(rows)
    for each in found:
        row = rows[each.number]
        assert (each.title, each.text, each.sender) == (row.title, row.text, row.sender)
        assert (each.method, each.storyline) == (row.method, row.storyline)
        assert each.phase == phases.get(row.phase, "")
        assert set(each.to) - {"All"} == {names[one] for one in row.to}
        assert each.kind == row.kind


def test_times_of_day_over_midnight_keep_their_distance(tmp_path):
    rows = [inject("1", planned=0), inject("2", planned=50), inject("3", planned=24 * 60 + 90)]
    plan = replace(exercise(*rows), zero=timedelta(hours=23, minutes=30))

    found = back(plan, tmp_path).scripts[0].rows

    assert [each.time for each in found] == ["23:30:00", "00:20:00", "01:00:00"]
    first = found[0].offset_s
    assert [each.offset_s - first for each in found] == [0, 3000, 91_800]


def test_rows_that_only_count_from_the_start_come_back_so(tmp_path):
    plan = exercise(inject("1", planned=-5), inject("2", planned=65), inject("3", planned=None))

    found = back(plan, tmp_path).scripts[0].rows

    assert [each.offset_s for each in found] == [-300, 3900, None]


def test_rows_go_out_in_the_order_of_their_times(tmp_path):
    plan = exercise(inject("1", planned=30), inject("2", planned=None), inject("3", planned=10))

    found = back(replace(plan, mode=TimeMode.PACED), tmp_path).scripts[0].rows

    assert [each.number for each in found] == ["3", "1", "2"]


def test_what_is_expected_comes_back_with_its_target(tmp_path):
    plan = exercise(inject("1", to=("f",), wants=(expected(target=7),)), inject("2", planned=5))

    found = back(plan, tmp_path).scripts[0].rows[0]

    assert [(each.agency, each.text, each.target_min) for each in found.expected] == [
        ("Fire service", "Confirm escape route", 7.0)
    ]


def test_targets_that_differ_are_said_to_be_left_out():
    wants = (expected("a", target=5), expected("b", target=9))

    made = script_workbook(exercise(inject("1", wants=wants)))

    assert any("target times" in each for each in made.left_out)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+34", "-5", "\t=x"])
def test_no_cell_is_a_formula(text):
    plan = exercise(inject("1", title=text, text=text))

    sheet = openpyxl.load_workbook(BytesIO(script_workbook(plan).content)).active

    assert {each.data_type for row in sheet.iter_rows() for each in row if each.value} == {"s"}


def test_the_first_row_names_each_column_once_as_blueprint_wants_it():
    sheet = openpyxl.load_workbook(BytesIO(script_workbook(exercise(inject())).content)).active

    names = [each.value for each in sheet[1]]
    assert names == [name for name, _fill in COLUMNS]
    assert len(set(names)) == len(names)


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("text", ["plain", " led and trailed ", "two\nlines", "a < b & c", "  "])
def test_every_cell_has_a_place_and_a_value_for_blueprint_to_take(text):
    """Its upload asks each cell for its reference and its value, and fails where one is missing."""
    plan = exercise(inject("1", title="Title", text=text), inject("2", planned=5))

    with zipfile.ZipFile(BytesIO(script_workbook(plan).content)) as parts:
        sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
        names = parts.namelist()

    cells = [each for each in sheet.iter(f"{MAIN}c") if len(each)]
    values = [each.findtext(f"{MAIN}v") for each in cells]
    assert "xl/styles.xml" in names
    assert {each.get("t") for each in cells} == {"str"}
    assert all(each.get("r") for each in cells)
    assert all(row.get("r") for row in sheet.iter(f"{MAIN}row"))
    assert None not in values
    assert text in values
