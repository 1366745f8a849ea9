"""Files with flipped, cut and repeated bytes: each is a script or a refusal, nothing else."""

import datetime as dt
import os
import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from facilitator.exchange.cleaning import cleaned
from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.selection import chosen
from facilitator.exchange.sheets import Book, Sheet
from facilitator.exchange.spreadsheet import read_script
from tests.exchange.workbooks import HEADINGS, ROWS, packed, script
from tests.spent import processor_s

SEED = int(os.environ.get("FACILITATOR_SEED", "7"))


def mutated(content: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(5)
    data = bytearray(content)
    at = chance.randrange(len(data))
    if kind == 0:
        for _ in range(chance.randrange(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif kind == 1:
        del data[at:]
    elif kind == 2:
        del data[at : at + chance.randrange(1, 200)]
    elif kind == 3:
        data[at:at] = data[at : at + chance.randrange(1, 400)] * chance.randrange(1, 4)
    else:
        data[at : at + 64] = bytes(64)
    return bytes(data)


def repacked(book: bytes, chance: random.Random) -> bytes:
    """Return a workbook that is a good zip, with one of its parts mutated."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([each for each in sorted(parts) if each.endswith((".xml", ".rels"))])
    return packed(parts | {name: mutated(parts[name], chance)})


def run(tmp_path, count: int) -> None:
    chance = random.Random(SEED)  # noqa: S311 - mutations, no secrets
    book = script(tmp_path / "book.xlsx").read_bytes()
    table = "\n".join(";".join(row) for row in (HEADINGS, *ROWS)).encode()
    for number in range(count):
        if number % 3 == 0:
            path, content = tmp_path / "mutated.csv", mutated(table, chance)
        elif number % 3 == 1:
            path, content = tmp_path / "mutated.xlsx", mutated(book, chance)
        else:
            path, content = tmp_path / "mutated.xlsx", repacked(book, chance)
        path.write_bytes(content)

        result = read_script(path)

        assert isinstance(result, ImportResult), number
        assert result.recognised == (result.refused is None) == bool(result.scripts), number


def test_mutated_files_are_read_or_refused(tmp_path):
    run(tmp_path, 200)


@pytest.mark.fault
def test_ten_thousand_mutated_files_are_read_or_refused(tmp_path):
    run(tmp_path, 10_000)


HEADING = some.sampled_from(
    [*HEADINGS, "Phase", "Status", "Type", "Inject", "Date", "Notes", "Maximum minutes", "Subject"]
)
TELLING = [
    *("09:00", "T+2", "M-5", "J-60", "5/3/10 0715", "23:59", "00:01", "STARTEX", "5-A"),
    *("Monday 9:30", "4Mar", "9999", "00900", "9999-12-31 24:00", "All", "Fire/Police", "---"),
    *("=1+1", "\x00", "Contingent", "15 min"),
]
CELL = some.one_of(
    some.just(""),
    some.text(max_size=40),
    HEADING,
    some.sampled_from(TELLING),
    some.floats(allow_nan=False, allow_infinity=False),
    some.integers(-5, 50_000).map(float),
    some.booleans(),
    some.datetimes(),
    some.times(),
    some.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=900)),
)
GRID = some.lists(some.lists(CELL, max_size=9).map(tuple), max_size=9)
MERGED = some.lists(some.tuples(*[some.integers(0, 9)] * 4), max_size=3)
ANSWERS = some.builds(
    Answers,
    start=some.sampled_from(["", "09:00", "2024-06-26 09:00", "nonsense"]),
    t_unit=some.sampled_from(["", "hours", "minutes"]),
    date_order=some.sampled_from(["", "dmy", "mdy"]),
    midnight=some.sampled_from(["", "yes", "no"]),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some.lists(HEADING, max_size=9).map(tuple), GRID, MERGED, ANSWERS)
def test_any_cells_whatever_are_a_script_or_a_refusal(headings, grid, merged, answers):
    sheet = Sheet(name="S", rows=(headings, *grid), merged=tuple(merged))

    result = chosen(Book(sheets=(sheet,)), "xlsx", answers)

    assert result.recognised == (result.refused is None) == bool(result.scripts)
    for script_draft in result.scripts:
        taken = {row.row for row in script_draft.rows}
        skipped = {each.row for each in script_draft.skipped}
        first = script_draft.header_row or 0
        assert not taken & skipped
        assert max(taken | skipped) <= len(sheet.rows)
        assert len(taken | skipped) == len(script_draft.rows) + len(script_draft.skipped)
        assert len(sheet.rows) - first - len(taken | skipped) <= 1


@pytest.mark.parametrize(
    "cell",
    [
        " \n" * 15_000,
        "a" + " " * 30_000 + "b",
        "," * 32_000,
        "(" * 32_000,
        "a,(" * 10_000,
        "x" * 32_000,
        "-" * 32_000,
        "a: " * 10_000,
        "\n".join("Fire: x" for _ in range(4_000)),
        "T+1 " * 8_000,
        "é́" * 10_000,
        ",".join(str(n) for n in range(6_000)),
        "1 " * 16_000,
        "_x000D_" * 4_000,
        "'" * 32_000,
        "Ã" * 32_000,
    ],
)
def test_no_cell_makes_the_import_slow(cell):
    rows = (HEADINGS, *[(cell,) * len(HEADINGS)] * 20, *ROWS)
    sheet = Sheet(name="S", rows=tuple(tuple(cleaned(each) for each in row) for row in rows))
    begin = processor_s()

    result = chosen(Book(sheets=(sheet,)), "xlsx", Answers())

    assert result.recognised
    assert processor_s() - begin < 5
