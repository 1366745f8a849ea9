"""Columns that somebody mapped by hand: each cell stays, each field has one column."""

import pytest

from facilitator.exchange.draft import Answers
from facilitator.exchange.fields import EXPECTED_OF
from facilitator.exchange.formats import read
from facilitator.exchange.spreadsheet import read_script
from tests.exchange.peers import word
from tests.exchange.workbooks import workbook

HEADINGS = ("No.", "Time", "To", "Message", "Ident", "Who acts")
ROWS = (
    ("1", "09:00", "Fire", "Smoke above the hill", "A-1", "Close the road"),
    ("2", "09:12", "Police", "A road is closed", "A-2", "Name an officer"),
)


@pytest.fixture
def sheet(tmp_path):
    return workbook(tmp_path / "s.xlsx", ("Script", [HEADINGS, *ROWS]))


def fields(result, sheet=0):
    return {each.key: each.field for each in result.sheets[sheet].columns}


def test_every_column_is_told_with_what_it_was_taken_for_and_a_few_cells(sheet):
    found = read_script(sheet)

    assert fields(found) == {
        "No.": "number",
        "Time": "time",
        "To": "to",
        "Message": "text",
        "Ident": "",
        "Who acts": "",
    }
    assert found.sheets[0].columns[4].samples == ("A-1", "A-2")


def test_a_column_mapped_by_hand_is_read_so_and_the_one_that_held_the_field_stays_beside(sheet):
    found = read_script(sheet, Answers(columns=(("Ident", "number"), ("Who acts", "expected"))))

    row = found.scripts[0].rows[0]
    assert row.number == "A-1"
    assert ("No.", "1") in row.extra
    assert row.expected[0].text == "Close the road"
    assert fields(found)["No."] == ""


def test_a_column_kept_beside_the_row_keeps_its_cells(sheet):
    found = read_script(sheet, Answers(columns=(("To", ""),)))

    assert found.scripts[0].rows[0].to == ()
    assert ("To", "Fire") in found.scripts[0].rows[0].extra


def test_two_columns_for_one_field_leave_it_to_the_first(sheet):
    found = read_script(sheet, Answers(columns=(("No.", "title"), ("Ident", "title"))))

    assert found.scripts[0].rows[0].title == "1"
    assert ("Ident", "A-1") in found.scripts[0].rows[0].extra


def test_a_column_can_hold_what_the_agency_in_its_heading_is_to_do(sheet):
    found = read_script(sheet, Answers(columns=(("Who acts", EXPECTED_OF),)))

    action = found.scripts[0].rows[0].expected[0]
    assert (action.agency, action.text) == ("Who acts", "Close the road")


def test_an_agencys_column_and_one_for_all_are_both_kept(sheet):
    choices = (("Who acts", EXPECTED_OF), ("Ident", "expected"))

    found = read_script(sheet, Answers(columns=choices))

    said = [(each.agency, each.text) for each in found.scripts[0].rows[0].expected]
    assert said == [("Who acts", "Close the road"), ("Fire", "A-1")]


@pytest.fixture
def foreign(tmp_path):
    """A script with headings in a language that the import does not know."""
    rows = [("Lp", "Kiedy", "Tresc", "Kto"), ("1", "rano", "Pali sie las", "Straz")]
    return workbook(tmp_path / "f.xlsx", ("Plan", [*rows, ("2", "noc", "Droga", "Policja")]))


def test_a_sheet_that_looks_like_nothing_is_refused_with_its_columns_to_map(foreign):
    found = read_script(foreign)

    assert not found.recognised
    assert list(fields(found)) == ["Lp", "Kiedy", "Tresc", "Kto"]


def test_mapped_whole_by_hand_it_is_a_script(foreign):
    choices = (("Lp", "number"), ("Kiedy", ""), ("Tresc", "text"), ("Kto", "to"))

    found = read_script(foreign, Answers(columns=choices))

    assert [row.text for row in found.scripts[0].rows] == ["Pali sie las", "Droga"]
    assert found.scripts[0].rows[0].to == ("Straz",)


def test_mapped_without_a_text_it_is_refused_in_a_sentence_that_says_what_is_missing(foreign):
    choices = (("Lp", "number"), ("Kiedy", ""), ("Tresc", ""), ("Kto", "to"))

    found = read_script(foreign, Answers(columns=choices))

    assert found.refused == (
        "No column holds the title or the text of the rows: say which one does."
    )


def test_what_was_mapped_for_one_sheet_makes_no_script_of_another_that_shares_a_heading(tmp_path):
    roster = [("Ident", "Phone", "Shift"), ("A-1", "none", "early"), ("A-2", "none", "late")]
    path = workbook(tmp_path / "s.xlsx", ("Script", [HEADINGS, *ROWS]), ("Roster", roster))

    found = read_script(path, Answers(columns=(("Ident", "title"), ("Message", "text"))))

    assert [each.name for each in found.scripts] == ["Script"]


def test_columns_without_headings_are_mapped_by_their_letters(tmp_path):
    rows = [("09:00", "Smoke above the hill", "Fire"), ("09:10", "A road is closed", "Police")]
    path = workbook(tmp_path / "b.xlsx", ("S", [*rows, ("09:20", "A call comes in", "Fire")]))

    found = read_script(path, Answers(columns=(("C", "sender"),)))

    assert [row.sender for row in found.scripts[0].rows] == ["Fire", "Police", "Fire"]


def test_a_sheet_that_is_not_there_is_refused_with_the_names_of_those_that_are(sheet):
    found = read_script(sheet, Answers(sheet="Nowhere"))

    assert [each.name for each in found.sheets] == ["Script"]
    assert "Script" in (found.refused or "")


def test_the_tables_of_a_word_document_are_mapped_in_the_process_that_reads_them(tmp_path):
    path = tmp_path / "script.docx"
    path.write_bytes(word([HEADINGS, *ROWS], [HEADINGS, *ROWS]))

    found = read(path, Answers(columns=(("Ident", "number"), ("Who acts", ""))))

    assert [len(each.rows) for each in found.scripts] == [2, 2]
    assert [row.number for row in found.scripts[1].rows] == ["A-1", "A-2"]
    assert fields(found, 1)["No."] == ""
