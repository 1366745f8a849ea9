"""Tables in Word as people leave them: merged cells, tracked changes, several on a page."""

import sys

import pytest

from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read_here
from facilitator.exchange.given import opened
from facilitator.exchange.worddoc import recognises
from tests.exchange.peers import WORD, blueprint, bundle, openaev, word
from tests.exchange.workbooks import HEADINGS, ROWS, packed


def document(body):
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def cell(inside, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def rows_of(content):
    result = read_here(content, "script", Answers())
    assert result.recognised, result.refused
    return result.scripts[0].rows


HEAD = "".join(cell(run(each)) for each in ("No.", "Time", "To", "Message"))


def line(number, message):
    cells = (run(number), run("09:00"), run("Fire"), message)
    return "".join(map(cell, cells))


def test_what_was_inserted_counts_and_what_was_deleted_does_not():
    message = f'<w:ins w:id="1">{run("Smoke ")}</w:ins><w:del w:id="2"><w:r><w:delText>Fog'
    message += f"</w:delText></w:r></w:del>{run('ashore')}"

    rows = rows_of(document(table(HEAD, line("1", message), line("2", run("Wind")))))

    assert [row.text for row in rows] == ["Smoke ashore", "Wind"]


def test_line_breaks_and_tabs_in_a_cell_stay():
    message = "<w:r><w:t>Smoke</w:t><w:br/><w:t>Ask</w:t><w:tab/><w:t>now</w:t></w:r>"

    rows = rows_of(document(table(HEAD, line("1", message), line("2", run("Wind")))))

    assert rows[0].text == "Smoke\nAsk\tnow"


def test_a_row_over_all_columns_is_a_section_title():
    wide = cell(run("Second day"), '<w:gridSpan w:val="4"/>')

    rows = rows_of(document(table(HEAD, line("1", run("Smoke")), wide, line("2", run("Wind")))))

    assert [row.phase for row in rows] == ["", "Second day"]


def test_a_table_in_a_content_control_is_found():
    inside = table(HEAD, line("1", run("Smoke")), line("2", run("Wind")))

    rows = rows_of(document(f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"))

    assert len(rows) == 2


def test_a_script_is_called_after_the_line_above_its_table():
    result = read_here(word([HEADINGS, *ROWS], before="Day 1"), "script", Answers())

    assert result.scripts[0].name == "Day 1"


def test_a_table_past_the_limits_is_refused_with_its_place():
    long = run("x" * 40_000)

    result = read_here(document(table(HEAD, line("1", long))), "script", Answers())

    assert not result.recognised
    assert "Row 2, column D" in result.refused


def test_a_zip_without_a_document_is_none():
    assert not recognises(opened(packed({"a.txt": "x"}), "a"))


_WATCHED = []
_SEEN = []


def _watch(event, args):
    if _WATCHED and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
        _SEEN.append((event, args[0]))


sys.addaudithook(_watch)

DTD = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
LINK = '<p><img src="http://127.0.0.1:9/x"><a href="file:///etc/hostname">x</a></p>'


@pytest.mark.parametrize(
    "content",
    [
        packed({"word/document.xml": DTD}),
        packed({"word/document.xml": DTD.encode("utf-16")}),
        document(table(HEAD, line("1", run("Smoke")), line("2", run("Wind")))),
        bundle(openaev(scenario_information={"scenario_description": LINK})),
        bundle(blueprint() | {"Description": LINK}),
    ],
)
def test_reading_opens_no_file_and_no_connection(content):
    read_here(content, "warm", Answers())
    _SEEN.clear()
    _WATCHED.append(True)
    try:
        read_here(content, "script", Answers())
    finally:
        _WATCHED.clear()

    assert _SEEN == []
