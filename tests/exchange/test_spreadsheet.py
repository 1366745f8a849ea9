import csv
import datetime as dt
import io
import os
import re
import subprocess
import sys

import openpyxl
import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange.cleaning import blank, cleaned, guarded, repaired
from facilitator.exchange.draft import Answers
from facilitator.exchange.draft_json import to_json
from facilitator.exchange.spreadsheet import read_script
from tests.exchange.workbooks import HEADINGS, ROWS, package, script, text_cells, workbook
from tests.nasty import strings


def only(path, **answers):
    result = read_script(path, Answers(**answers))
    assert result.recognised, result.refused
    return result.scripts[0]


def sheet(tmp_path, *rows, merge=(), name="Script"):
    return workbook(tmp_path / "script.xlsx", (name, rows, *merge))


def refusal(path):
    result = read_script(path)
    assert (result.recognised, result.scripts) == (False, ())
    return result.refused


def test_a_plain_script_comes_in_without_a_warning(tmp_path):
    found = only(script(tmp_path / "a.xlsx"))

    assert (found.name, found.header_row, found.skipped, found.warnings) == ("Script", 1, (), ())
    first = found.rows[0]
    assert (first.row, first.number, first.time, first.offset_s) == (2, "1", "09:00:00", 0)
    assert (first.sender, first.to, first.method) == ("Control room", ("Fire", "Police"), "Radio")
    assert (first.title, first.text) == ("Smoke above Pinar Hill", "Smoke above Pinar Hill")
    assert [(each.agency, each.text) for each in first.expected] == [
        ("Fire", "Confirm"),
        ("Police", "Confirm"),
    ]


def test_the_json_has_the_keys_of_the_contract_first(tmp_path):
    found = to_json(read_script(script(tmp_path / "a.xlsx")))

    assert list(found)[:5] == ["recognised", "format", "refused", "scripts", "questions"]
    assert list(found["scripts"][0])[:5] == ["name", "header_row", "rows", "skipped", "warnings"]
    assert list(found["scripts"][0]["rows"][0])[:15] == [
        "row",
        "number",
        "kind",
        "title",
        "text",
        "day",
        "time",
        "offset_s",
        "from",
        "to",
        "method",
        "expected",
        "status",
        "objectives",
        "notes",
    ]
    assert found["scripts"][0]["rows"][0]["from"] == "Control room"


def test_headings_are_found_below_titles_and_beside_empty_columns(tmp_path):
    found = only(
        sheet(
            tmp_path,
            ("Exercise Dry Summer", None),
            (),
            (None, *HEADINGS),
            *((None, *row) for row in ROWS),
            merge=["A1:H1"],
        )
    )

    assert (found.header_row, [row.row for row in found.rows]) == (3, [4, 5, 6])


LANGUAGES = {
    "es": ("Nº", "Hora", "De", "Para", "Medio", "Mensaje", "Reacción esperada"),
    "ca": ("Núm.", "Hora", "De", "Per a", "Mitjà", "Missatge", "Reacció esperada"),
    "fr": ("N°", "Horaire", "Émetteur", "Destinataire", "Moyen", "Stimuli", "Réaction attendue"),
    "nl": ("Nr.", "Tijdstip", "Van", "Aan", "Middel", "Bericht", "Verwachte actie"),
    "de": ("lfd. Nr.", "Uhrzeit", "Von", "An", "Mittel", "Meldung", "Erwartete Maßnahmen"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_in_any_of_six_languages_is_the_same_script(tmp_path, language):
    english = only(script(tmp_path / "en.xlsx"))

    other = only(script(tmp_path / "other.xlsx", headings=LANGUAGES[language]))

    assert other.rows == english.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_the_same_script_as_the_workbook(tmp_path, encoding):
    lines = [";".join(f'"{cell}"' for cell in row) for row in (HEADINGS, *ROWS)]
    path = tmp_path / "Script.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))

    found = only(path)

    assert found == only(script(tmp_path / "a.xlsx"))


def test_two_rows_of_headings_give_every_agency_its_expected_action(tmp_path):
    found = only(
        sheet(
            tmp_path,
            ("Horaire", "Actions/Incidents", "Réactions attendues :", None, None),
            (None, None, "Mairie", "Préfecture (animation)", "Secours"),
            (dt.time(7, 50), "Message d'ambiance : il pleut", None, None, None),
            (dt.time(8, 0), "DEBEX", None, None, None),
            (dt.time(8, 15), "La rivière monte", "Réunir la cellule", "Point", None),
            merge=["C1:E1", "A1:A2", "B1:B2"],
        )
    )

    assert [row.offset_s for row in found.rows] == [-600, 0, 900]
    assert [(each.agency, each.text) for each in found.rows[2].expected] == [
        ("Mairie", "Réunir la cellule"),
        ("Préfecture (animation)", "Point"),
    ]
    assert found.rows[2].to == ("Mairie", "Préfecture (animation)")
    assert len(found.warnings) == 1


def test_expected_actions_under_a_heading_above_go_to_their_agencies(tmp_path):
    found = only(
        sheet(
            tmp_path,
            (None, None, "Expected actions", None),
            ("Time", "Message", "Brigade", "Town hall"),
            ("09:00", "The river rises", "Check the dyke", "Open the hall"),
            ("09:10", "The bridge shakes", "Close it", None),
            merge=["C1:D1"],
        )
    )

    assert [[each.agency for each in row.expected] for row in found.rows] == [
        ["Brigade", "Town hall"],
        ["Brigade"],
    ]


def test_a_sheet_without_headings_is_known_by_its_cells(tmp_path):
    found = only(
        sheet(
            tmp_path,
            (
                None,
                "Call the mayor",
                "09h00",
                "team north",
                "",
                "The dam is full",
                "",
                "Answer",
                "ok",
                100,
            ),
            (
                None,
                "Call again",
                "09h10",
                "team south",
                "",
                "It is fuller",
                "",
                "Answer",
                "ok",
                100,
            ),
            (None, "???", "09h20"),
        )
    )

    assert found.header_row is None
    assert [(row.title, row.time, row.to, row.text) for row in found.rows] == [
        ("Call the mayor", "09:00:00", ("team north",), "The dam is full"),
        ("Call again", "09:10:00", ("team south",), "It is fuller"),
    ]
    assert [each.row for each in found.skipped] == [3]


def test_rows_that_are_none_are_skipped_each_with_its_reason(tmp_path):
    found = only(
        sheet(
            tmp_path,
            HEADINGS,
            ("Morning",),
            ROWS[0],
            (),
            HEADINGS,
            ("Afternoon",),
            ROWS[1],
            ("4", "11:00", None, None, None, "???"),
            ROWS[2],
            (None, None, None, None, None, None, None, "Radio"),
            (None, None, None, None, None, "Colour key"),
        )
    )

    assert [row.row for row in found.rows] == [3, 7, 9]
    assert [row.phase for row in found.rows] == ["Morning", "Afternoon", "Afternoon"]
    assert [each.row for each in found.skipped] == [2, 4, 5, 6, 8, 10, 11]
    assert all(each.reason for each in found.skipped)


def test_a_merged_startex_row_is_a_row_and_zero(tmp_path):
    found = only(
        sheet(tmp_path, HEADINGS, ROWS[0], ("STARTEX",), ROWS[1], merge=["A3:G3"]),
    )

    assert [(row.title, row.kind) for row in found.rows][1] == ("STARTEX", "admin")


def test_kinds_statuses_and_numbers_stay_as_written(tmp_path):
    found = only(
        sheet(
            tmp_path,
            ("MSEL #", "Time", "Type", "Status", "Description", "Send To", "Comments"),
            (5, "09:00", "Expected Action", "Ready to Inject", "Asks for a crew", "Ops", ""),
            ("5-A", "09:05", "Expected Action", "Deferred", "Asks again", "Ops", "Contingent"),
            ("FS-1", "09:10", "Administrative", "DRAFT", "Radio check", "Ops", ""),
            ("2-10", "09:15", "", "", "Asks for fuel", "Ops", ""),
        )
    )

    assert [row.number for row in found.rows] == ["5", "5-A", "FS-1", "2-10"]
    assert [row.kind for row in found.rows] == ["expected", "contingency", "admin", "inject"]
    assert [row.kind_written for row in found.rows][:2] == ["Expected Action"] * 2
    assert [row.status for row in found.rows] == ["Ready to Inject", "Deferred", "DRAFT", ""]
    assert [row.standing for row in found.rows] == ["pending", "skipped", "draft", ""]
    assert found.rows[1].contingency_for == "5"


def test_numbers_that_begin_anew_with_each_move_are_told_apart(tmp_path):
    path = package(
        tmp_path / "a.xlsx",
        text_cells(
            [
                ("Time", "Move", "Inject", "Title", "Inject Description ", "bonus"),
                ("0900", "0", "0", "Comms check", "Log in", "10"),
                ("1000", "1", "0", "STARTEX", "Begin", "5"),
                ("1010", "1", "1", "Storm warning", "It blows", "7"),
            ]
        ),
    )

    found = only(path)

    assert [row.number for row in found.rows] == ["0.0", "1.0", "1.1"]
    assert [row.offset_s for row in found.rows] == [-3600, 0, 600]
    assert found.rows[0].extra == (("bonus", "10"),)


def test_doubtful_cells_are_warned_of_with_row_and_column(tmp_path):
    found = only(
        sheet(
            tmp_path,
            HEADINGS,
            ("1", "00900", "a", "Ops/Plans", "Radio", "One", "x"),
            ("1", "after lunch", "a", "Ops", "Radio", "Two", "x"),
            ("3", "09:20", "a", None, "y" * 90, "Three", "x"),
        )
    )

    assert [(each.row, each.column) for each in found.warnings] == [
        (2, "B (Time)"),
        (2, "D (To)"),
        (3, "B (Time)"),
        (3, "A (No.)"),
        (4, "E (Method)"),
        (4, "D (To)"),
    ]


def test_unknown_columns_and_second_headings_are_kept_under_their_names(tmp_path):
    found = only(
        sheet(
            tmp_path,
            (*HEADINGS, "Notes", "Notes", "Weather", None),
            (*ROWS[0], "first", "second", "hot", "loose"),
            ROWS[1],
        )
    )

    assert found.rows[0].notes == "first"
    assert found.rows[0].extra == (("Notes (2)", "second"), ("Weather", "hot"), ("K", "loose"))


def test_a_target_is_read_in_minutes_and_never_lost(tmp_path):
    rows = [
        ("09:00", "a", "x", "act", target) for target in ("15 min", "0:20", "1 h", 7, "soon", "")
    ]
    rows.append(("09:10", "b", "x", "", "5"))

    found = only(sheet(tmp_path, ("Time", "Title", "To", "Expected action", "Deadline"), *rows))

    targets = [[each.target_min for each in row.expected] for row in found.rows]
    assert targets == [[15], [20], [60], [7], [None], [None], []]
    assert [row.extra for row in found.rows[4:]] == [
        (("Deadline", "soon"),),
        (),
        (("Deadline", "5"),),
    ]
    assert [(each.row, each.column) for each in found.warnings] == [(6, "E (Deadline)")]


def test_a_column_of_times_under_a_strange_heading_is_taken_and_said(tmp_path):
    rows = [("08:00", "One", "x"), ("08:30", "Two", "x")]

    found = only(sheet(tmp_path, ("Chronos", "Inject", "Recipient"), *rows))

    assert [row.offset_s for row in found.rows] == [0, 1800]
    assert [each.column for each in found.warnings] == ["A (Chronos)"]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_every_nasty_text_comes_back_as_it_was(tmp_path, suffix):
    texts = [text for _, text in strings() if len(text) <= 32_767 and not blank(cleaned(text))]
    if suffix == ".xlsx":
        texts = [text for text in texts if not CONTROLS.search(text)]
    path = tmp_path / f"nasty{suffix}"
    rows = [(f"N{n}", "09:00", "Ops", "Title", text) for n, text in enumerate(texts)]
    write(path, [("No.", "Time", "To", "Title", "Message"), *rows])

    found = only(path)

    wrong = [
        (text, row.text)
        for text, row in zip(texts, found.rows, strict=True)
        if row.text != repaired(cleaned(text))
    ]
    assert wrong == []


CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\r]|_x[0-9A-Fa-f]{4}_")


def write(path, rows):
    if path.suffix == ".csv":
        stream = io.StringIO()
        csv.writer(stream).writerows([guarded(cell) for cell in row] for row in rows)
        path.write_text(re.sub("[\ud800-\udfff]", "\ufffd", stream.getvalue()), "utf-8", newline="")
        return
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = book.active.cell(number, column)
            cell.value, cell.data_type = text, "s"
    book.save(path)


def test_codes_in_the_subject_do_not_become_titles(tmp_path):
    rows = [
        (n, "09:00", "INFO" if n % 2 else "RFI", "Ops", f"Story {n}. More") for n in range(1, 9)
    ]

    found = only(sheet(tmp_path, ("No", "Time", "Subject", "Send to", "Description"), *rows))

    assert found.rows[0].title == "Story 1. More"
    assert found.rows[0].extra == (("Subject", "INFO"),)


def test_dirty_text_is_put_right(tmp_path):
    row = ("1", "09:00", "---", "Fire ", "Radio", "One_x000D_\nTwo\u00a0", "LÃ¶schen")

    found = only(sheet(tmp_path, HEADINGS, row, ROWS[1])).rows[0]

    assert (found.text, found.sender, found.expected[0].text) == ("One\nTwo", "", "Löschen")


def test_a_workbook_that_counts_from_1904_is_read_on_the_same_days(tmp_path):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (
        ("Date", "Time", "Message", "To"),
        (42068, "09:00", "a", "x"),
        (42069, 0.5, "b", "x"),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    found = only(tmp_path / "a.xlsx")

    assert [(row.day, row.time) for row in found.rows] == [
        ("2019-03-06", "09:00:00"),
        ("2019-03-07", "12:00:00"),
    ]


def test_a_start_answered_from_outside_settles_a_mixed_column(tmp_path):
    path = sheet(tmp_path, ("Time", "Title", "To"), ("M-5", "a", "x"), ("09:05", "b", "x"))

    asked, answered = read_script(path), only(path, start="09:00")

    assert [each.id for each in asked.questions] == ["start"]
    assert [row.offset_s for row in answered.rows] == [-300, 300]


def test_several_scripts_are_asked_about_and_hidden_ones_never_preselected(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        ("11h", [HEADINGS, *ROWS]),
        ("13h", [HEADINGS, *ROWS[:2]]),
        ("Old customer", [HEADINGS, *ROWS[:1]], "hidden"),
        ("Lists", [("Radio",), ("Phone",)]),
    )

    asked = read_script(path)

    assert [each.name for each in asked.scripts] == ["11h", "13h"]
    assert [(each.id, each.options, each.default) for each in asked.questions] == [
        ("sheet", ("11h", "13h"), "11h")
    ]
    assert {each.row for each in asked.scripts[0].skipped} == {0}
    assert only(path, sheet="13H").name == "13h"
    assert only(path, sheet="Old customer").name == "Old customer"
    assert "Nowhere" in read_script(path, Answers(sheet="Nowhere")).refused


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [
                ("Mission tracker",),
                ("Request #", "County", "Equipment", "Personnel", "Status", "Open/Closed"),
                (1, "North", "Pump", 4, "On the way", "Open"),
                (2, "South", "Truck", 2, "", "Closed"),
            ],
            "mission tracker",
        ),
        (
            [("Name", "Rank", "Phone", "E-mail", "Position"), ("A", "Cpt", "1", "a", "Lead")],
            "list of people",
        ),
        (
            [("Card", "Character", "Age", "Injury", "Triage"), (1, "Runner", 30, "arm", "green")],
            "role cards",
        ),
        (
            [
                ("Feature", "Sprint", "Estimate", "Assignee", "Status"),
                ("Log in", 1, 3, "x", "Done"),
            ],
            "features",
        ),
        ([("Date", "Invoice", "Amount", "VAT", "Total"), ("1/2/24", 1, 2, 3, 4)], "amounts"),
        ([("a", "b"), (1, 2), (3, 4)], "does not look like a script"),
        ([("Lorem ipsum dolor sit amet",)], "does not look like a script"),
        ([HEADINGS], "no rows"),
        ([()], "empty"),
    ],
)
def test_what_is_no_script_is_refused_in_one_plain_sentence(tmp_path, rows, says):
    sentence = refusal(sheet(tmp_path, *rows))

    assert says in sentence


def test_a_file_that_is_not_there_is_no_refusal_but_a_failure(tmp_path):
    with pytest.raises(Failed) as failure:
        read_script(tmp_path / "none.xlsx")

    assert failure.value.fault == Fault.MISSING


def test_nothing_of_a_file_past_a_limit_comes_in(tmp_path):
    rows = [*ROWS, ("9", "10:00", "x", "Fire", "Radio", "y" * 32_768, "z")]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADINGS, *rows)))
    assert len(only(path).rows) == 4

    path.write_text(path.read_text().replace("yyy", "yyyy", 1))

    assert "32,768" in refusal(path)


def test_a_broken_answer_of_the_reading_process_is_a_refusal(tmp_path, monkeypatch):
    from facilitator.exchange import confined

    path = script(tmp_path / "a.xlsx")
    for answer in ("", "{", "[]", "{'sheets': 5}", "{'encoding':'','sheets':[{'name':1}]}"):
        printed = answer.replace("'", '"').replace("{", "{{").replace("}", "}}")
        monkeypatch.setattr(confined, "PROGRAM", f"print({printed!r})#{{module}}")

        assert refusal(path)


def test_reading_imports_nothing_heavy():
    code = (
        "import sys; from facilitator.exchange import spreadsheet;"
        "print([m for m in ('openpyxl','numpy','msgspec','python_calamine','babel','lxml')"
        " if m in sys.modules])"
    )

    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ}
    )

    assert shown.stdout.strip() == "[]"
