"""Hostile tables and archives are refused, and nothing is opened for them (FAULTS R30 to R33)."""

import csv
import re
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from facilitator.exchange import limits, sheets_out
from facilitator.exchange.columnsets import Table
from facilitator.exchange.limits import Hostile, Unsafe, kind_of
from facilitator.exchange.spreadsheet import read_script
from tests.exchange.test_limits import NAMES, ONE_CELL, with_sheet
from tests.exchange.workbooks import SHEET
from tests.faults.recorder import recording, strange
from tests.nasty import strings

ROOT = Path(__file__).parents[2]
SOON_S = 1.0
MEGABYTES = 150
STARTERS = "=+-@\t\r\n\0|\uff1d\uff0b\uff0d\uff20"


def equal_cells():
    cells = "<c><v>1</v></c>" * 3_000_000
    return with_sheet(f'{SHEET}<sheetData><row r="1">{cells}</row></sheetData></worksheet>')


def a_far_corner():
    return with_sheet(
        f'{SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">'
        '<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )


READ = """
import pathlib, resource, sys, time
from facilitator.exchange.spreadsheet import read_script
began = time.process_time()
result = read_script(pathlib.Path(sys.argv[1]))
spent = time.process_time() - began
# what a process is started from counts into its ru_maxrss, but not into this
status = pathlib.Path("/proc/self/status").read_text()
own = int(status.partition("VmHWM:")[2].split()[0])
child = resource.getrusage(resource.RUSAGE_CHILDREN)
print(result.recognised, spent + child.ru_utime, max(own, child.ru_maxrss) // 1024)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.row("R30", "the two bombs: <= 1 s, <= 150 MB")
@pytest.mark.parametrize("bomb", [equal_cells, a_far_corner])
def test_a_bomb_is_refused_or_read_at_once_with_little_memory(bomb, tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb())

    said = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout.split()

    assert said[0] == "False"
    assert float(said[1]) <= SOON_S
    assert int(said[2]) <= MEGABYTES


@pytest.mark.known_bad("R30", "limits off")
def test_without_limits_the_bomb_reaches_the_parser(monkeypatch):
    monkeypatch.setattr(limits, "UNZIPPED_BYTES", 1 << 40)
    monkeypatch.setattr(limits, "RATIO", 1 << 40)

    assert kind_of(equal_cells(), ".xlsx") == "xlsx"


def payloads():
    """Return twenty documents that ask a parser to fetch, to read or to swell."""
    asks = (
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1:9/x">]>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1:9/x.dtd"> %b;]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a PUBLIC "x" "http://127.0.0.1:9/x">',
        '<!DOCTYPE a [<!ENTITY c "cccc"><!ENTITY b "&c;&c;&c;&c;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "php://filter/x">]>',
        '<!DOCTYPE a [<!ATTLIST a b CDATA "x">]>',
        '<!doctype a [<!entity b "c">]>',
        '<!DOCTYPE\n\ta\n[<!ENTITY b "c">]>',
    )
    for ask in asks:
        for encoding in ("utf-8", "utf-16"):
            text = f'<?xml version="1.0"?>{ask}<worksheet xmlns="x">&b;</worksheet>'
            yield with_sheet(text.encode(encoding))


def refused(content, folder):
    path = folder / "asks.xlsx"
    path.write_bytes(content)
    with recording() as heard:
        result = read_script(path)
    return not result.recognised, strange(heard, folder)


@pytest.mark.row("R31", "documents with entities: refused, nothing opened")
def test_every_document_type_is_refused_and_nothing_is_opened_for_it(tmp_path, tally):
    asking = list(payloads())
    tally(len(asking))

    found = [refused(each, tmp_path) for each in asking]

    assert len(asking) == 20
    assert found == [(True, [])] * 20


@pytest.mark.known_bad("R31", "declarations are not looked for")
def test_without_looking_for_declarations_they_reach_the_parser(monkeypatch):
    monkeypatch.setattr(limits, "DECLARATION", re.compile(b"(?!)"))

    passed = [each for each in payloads() if _passes(each)]

    assert passed


def _passes(content):
    try:
        kind_of(content, ".xlsx")
    except Unsafe:
        return False
    return True


@pytest.mark.row("R32", "names that reach out of an archive")
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_reaches_out_is_refused(name):
    with pytest.raises(Unsafe) as unsafe:
        kind_of(with_sheet(ONE_CELL, **{name: "x"}), ".xlsx")

    assert unsafe.value.why is Hostile.NAMES


@pytest.mark.known_bad("R32", "names are not looked at")
def test_without_looking_at_names_they_pass(monkeypatch):
    monkeypatch.setattr(limits, "unsafe", lambda _name: False)

    assert kind_of(with_sheet(ONE_CELL, **{"../evil.xml": "x"}), ".xlsx") == "xlsx"


# --- formulas (R33) ----------------------------------------------------------------------------


def texts():
    nasty = [text for _kind, text in strings() if len(text) < 30_000]
    starting = [
        f"{sign}{rest}" for sign in STARTERS for rest in ("1+1", 'HYPERLINK("http://x","a")')
    ]
    spaced = [f"  {each}" for each in starting]
    return [each for each in dict.fromkeys([*nasty, *starting, *spaced]) if each]


def formulas_in(table):
    """Return the cells that a spreadsheet program would compute, in either form."""
    import openpyxl

    made = sheets_out.comma_separated(table).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(made, newline="")))
    found = [cell for row in rows for cell in row if cell.strip(" ")[:1] in tuple("=+-@|") and cell]
    book = openpyxl.load_workbook(BytesIO(sheets_out.workbook(table, "T").content))
    found += [
        cell.value for row in book.active.iter_rows() for cell in row if cell.data_type == "f"
    ]
    return found


@pytest.mark.row("R33", "nasty strings in csv and xlsx: no formula")
def test_no_text_becomes_a_formula(tally):
    table = Table(rows=(("Text",), *((each,) for each in texts())))
    tally(len(table.rows))

    assert formulas_in(table) == []


@pytest.mark.known_bad("R33", "cells are not guarded")
def test_unguarded_cells_are_formulas(monkeypatch):
    monkeypatch.setattr(sheets_out, "guarded", lambda text: text)

    assert formulas_in(Table(rows=(("Text",), ("=1+1",)))) != []
