"""The log and the improvement plan as tables: complete, and never a formula."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from facilitator.__main__ import cli
from facilitator.services.aftertables import improvement_table, log_table, write_table
from facilitator.services.reporting import findings_of
from facilitator.store.file import ExerciseFile
from tests.report import afterwards
from tests.report.stories import Tale, exercise

FORMULA = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")')


def now():
    return afterwards.STARTEX


@pytest.fixture(scope="module")
def looked_back(tmp_path_factory):
    path = tmp_path_factory.mktemp("back") / "x.exercise"
    file, conduct, _clock = afterwards.played(path)
    with file:
        afterwards.reviewed(conduct)
    return path


@pytest.fixture(scope="module")
def findings(looked_back):
    with ExerciseFile.open(looked_back, now=now, read_only=True) as file:
        return findings_of(file, now=now)


def columns(table):
    head, *rows = table.rows
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_entry_of_the_log_has_one_row_in_its_order(findings):
    rows = columns(log_table(findings))

    assert len(rows) == len(findings.log)
    assert [each["No."] for each in rows if each["No."]] == ["1", "2", "3", "4"]


def test_a_decision_has_its_reason_its_inject_and_its_minutes(findings):
    late = columns(log_table(findings))[3]

    assert late["Text"] == "close the estate road"
    assert late["Because"] == "engines come down"
    assert late["Inject"] == "01"
    assert (late["Minutes to decision"], late["Minutes over target"]) == ("33.0", "27.0")


def test_what_was_taken_in_time_has_a_minus_that_is_no_formula(findings):
    assert columns(log_table(findings))[2]["Minutes over target"] == "\u22123.0"


def test_struck_and_late_entries_say_so_with_their_reasons():
    tale = Tale(exercise())
    tale.start()
    entry = tale.log(1, "F", "wrong", written=9, late_reason="paper")
    tale.strike(10, entry, "said twice")

    row = columns(log_table(tale.findings()))[1]

    assert row["Struck"].endswith("said twice")
    assert row["Late"] == "00:08:00 paper"


def test_the_improvement_plan_has_the_columns_of_hseep_and_ours(findings):
    head = improvement_table(findings, today=now().date()).rows[0]

    assert head[2:10] == (
        "Core capability",
        "Area for improvement",
        "Corrective action",
        "Capability element",
        "Primary responsible organisation",
        "Contact",
        "Start date",
        "Completion date",
    )
    assert {"Priority", "Status", "Evidence of completion", "Shown by log entries"} < set(head)


def test_an_area_without_an_action_stands_in_the_plan_too(findings):
    review = replace(findings.review, actions=findings.review.actions[1:])

    rows = columns(improvement_table(replace(findings, review=review), today=now().date()))

    assert rows[-1]["Area for improvement"] == "Nobody asked for a crane"
    assert rows[-1]["Corrective action"] == ""


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_no_cell_is_a_formula(tmp_path, ending):
    tale = Tale(exercise())
    tale.start()
    for index, each in enumerate(FORMULA):
        tale.log(1 + index, "F", each, reason=each, by_role=each)

    path, cut = write_table(log_table(tale.findings()), tmp_path / f"log{ending}", "Log")

    assert cut == ()
    if ending == ".csv":
        rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]
        assert [row[6] for row in rows[2:]] == ["'" + each for each in FORMULA]
    else:
        sheet = load_workbook(path).active
        assert {cell.data_type for row in sheet for cell in row if cell.value} == {"s"}
        assert [sheet.cell(row=index + 3, column=7).value for index in range(5)] == list(FORMULA)


@pytest.mark.parametrize("what", ["log", "improvement"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_command_writes_the_table_that_was_asked_for(looked_back, tmp_path, what, ending):
    out = tmp_path / f"out{ending}"

    done = CliRunner().invoke(cli, ["export", str(looked_back), "-o", str(out), "--what", what])

    assert done.exit_code == 0, done.output
    assert out.stat().st_size > 300


def test_a_table_with_another_ending_is_refused_in_a_sentence(looked_back, tmp_path):
    out = tmp_path / "log.pdf"

    done = CliRunner().invoke(cli, ["export", str(looked_back), "-o", str(out), "--what", "log"])

    assert done.exit_code == 1
    assert ".xlsx" in done.output
    assert not out.exists()
