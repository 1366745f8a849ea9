import re
from collections import Counter
from pathlib import Path

import pytest

from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.draft_json import to_json
from facilitator.exchange.spreadsheet import read_script

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the real scripts are not on this machine"
)


def read(name, **answers):
    result = read_script(DATA / name, Answers(**answers))
    assert result.recognised, result.refused
    assert len(result.scripts) == 1
    return result, result.scripts[0]


def agencies(found):
    return {name for row in found.rows for name in row.to}


def test_the_rail_exercise_comes_in_whole_and_without_a_warning():
    result, found = read("dynamisinc-cadence/IMT_Trailer_MSEL_Cadence_Import.xlsx")

    assert (len(found.rows), found.warnings, result.questions) == (49, (), ())
    assert list(Counter(row.phase for row in found.rows).values()) == [15, 17, 17]
    assert Counter(row.method for row in found.rows) == {"Radio": 27, "In Person": 22}
    assert (found.rows[0].time, found.rows[0].offset_s) == ("09:00:00", 0)
    assert (found.rows[-1].time, found.rows[-1].offset_s) == ("16:30:00", 27_000)
    counts = Counter(name for row in found.rows for name in row.to)
    assert sorted(counts.values()) == [2, 5, 7, 35]
    assert sum(1 for row in found.rows if row.expected) == 45
    assert [row.row for row in found.rows if not row.expected] == [2, 17, 34, 50]
    assert found.rows[24].number == "2-10"


def test_the_model_chronogram_stays_relative_without_a_start():
    result, found = read("OpenAEV/model_inject_xlsx.xlsx")

    assert (len(found.rows), found.header_row) == (14, 2)
    assert [each.row for each in found.skipped] == [9, 12, 17]
    assert [row.row for row in found.rows if row.time is None] == [3, 7, 13, 19]
    assert "start" in [each.id for each in result.questions]
    assert len(agencies(found)) == 14
    assert {row.status for row in found.rows} == {"To do"}


def test_the_model_chronogram_is_placed_when_the_start_is_answered():
    _, found = read("OpenAEV/model_inject_xlsx.xlsx", start="09:00", t_unit="hours")
    rows = {row.row: row for row in found.rows}

    assert (rows[13].time, rows[13].offset_s) == ("08:00:00", -3600)
    assert (rows[3].time, rows[3].offset_s) == ("08:55:00", -300)
    assert (rows[18].time, rows[18].offset_s) == ("17:30:00", 30_600)
    assert min(row.offset_s for row in found.rows) == -3600
    assert max(row.offset_s for row in found.rows) == 30_600


def test_the_bank_exercise_without_references_or_recipients_comes_in():
    _, found = read("cmu-sei-Blueprint/newcode.xlsx")

    assert len(found.rows) == 11
    assert Counter(row.phase for row in found.rows) == {"0": 1, "1": 7, "2": 3}
    assert [(row.time, row.offset_s) for row in found.rows[:2]] == [
        ("09:00:00", -3600),
        ("10:00:00", 0),
    ]
    assert (found.rows[-1].time, found.rows[-1].offset_s) == ("10:55:00", 3300)
    assert (agencies(found), len(found.warnings)) == (set(), 1)
    assert found.rows[5].number == "1.4"


def test_the_winter_exercise_keeps_its_order_and_ties_its_contingencies():
    _, found = read("dynamisinc-cadence/Winter exercise MSEL.xlsx")

    assert len(found.rows) == 78
    assert all(row.time is None and row.offset_s is None for row in found.rows)
    assert len(agencies(found)) == 2
    assert Counter(row.kind_written for row in found.rows) == {
        "Expected Action": 66,
        "Contextual": 8,
        "Administrative": 2,
        "Contingent": 1,
        "": 1,
    }
    tied = [(r.number, r.contingency_for) for r in found.rows if r.kind == "contingency"]
    assert tied == [("5-A", "5"), ("7-A", "7"), ("9-A", "9")]
    assert {each.row for each in found.skipped if each.row} == set(range(80, 85))


def test_the_french_exercise_keeps_its_countdown_as_a_kind_of_its_own():
    _, found = read("Murail/chronogramme.xlsx")

    assert Counter(row.kind for row in found.rows) == {"inject": 80, "admin": 1}
    assert (found.rows[0].time, found.rows[-1].time) == ("09:30:00", "15:30:00")
    assert len(agencies(found)) == 9
    assert sum(1 for row in found.rows if len(row.to) == 2) == 3
    assert max(len(row.text) for row in found.rows) > 1000


@pytest.mark.parametrize(
    ("name", "rows", "first", "last"),
    [
        ("test_file_1.xlsx", 2, ("J-60", None), ("J-30", None)),
        ("test_file_2.xlsx", 3, ("2024-06-26", "09:00:00"), ("2024-06-26", "09:05:00")),
    ],
)
def test_the_sheets_without_headings_come_in(name, rows, first, last):
    _, found = read(f"OpenAEV/{name}")

    assert (len(found.rows), found.header_row) == (rows, None)
    assert (found.rows[0].day, found.rows[0].time) == first
    assert (found.rows[-1].day, found.rows[-1].time) == last
    assert agencies(found) == {"team1", "team2"}
    assert [each.row for each in found.skipped] == [3]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("dynamisinc-cadence/IMT_Trailer_MSEL_Cadence_Import.xlsx", 1),
        ("dynamisinc-cadence/Winter exercise MSEL.xlsx", 1),
        ("Murail/chronogramme.xlsx", 1),
        ("OpenAEV/model_inject_xlsx.xlsx", 2),
        ("OpenAEV/test_file_1.xlsx", 0),
        ("OpenAEV/test_file_2.xlsx", 0),
        ("cmu-sei-Blueprint/newcode.xlsx", 1),
    ],
)
def test_the_words_of_every_real_cell_are_found_again(name, first):
    from python_calamine import CalamineWorkbook

    _, found = read(name)
    shown = repr(to_json(ImportResult(recognised=True, format="", scripts=(found,))))
    kept = " ".join(plain(shown).split())

    cells = CalamineWorkbook.from_path(DATA / name).get_sheet_by_index(0).to_python()[first:]
    texts = [
        part
        for row in cells
        for cell in row
        if isinstance(cell, str)
        for part in re.split(r"[,;\n]", cell)
        if part.strip()
    ]

    assert [text for text in texts if " ".join(plain(repr(text)[1:-1]).split()) not in kept] == []


def plain(shown: str) -> str:
    """Return a shown text with its line ends and quotes taken off, for comparing."""
    return re.sub(r"\\\\[nt]|[\"'\\\\]", " ", shown)
