import ast
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from facilitator.exchange.limits import FILE_BYTES, Hostile, Unsafe, kind_of
from facilitator.exchange.zipnames import same_name, unsafe
from tests.exchange.workbooks import PARTS, SHEET, packed
from tests.spent import processor_s

ONE_CELL = f'{SHEET}<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'


def why(content: bytes, suffix: str = ".xlsx") -> Hostile:
    with pytest.raises(Unsafe) as refusal:
        kind_of(content, suffix)
    return refusal.value.why


def with_sheet(sheet: str | bytes, **parts: str | bytes) -> bytes:
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, **parts})


def test_a_plain_workbook_and_a_plain_table_pass():
    assert kind_of(with_sheet(ONE_CELL), ".xlsx") == "xlsx"
    assert kind_of(with_sheet(ONE_CELL), ".csv") == "xlsx"
    assert kind_of(b"a,b\n1,2\n", ".csv") == "csv"
    assert kind_of("a\tb\n".encode("utf-16"), ".txt") == "csv"


@pytest.mark.parametrize(
    ("content", "suffix", "reason"),
    [
        (b"", ".xlsx", Hostile.EMPTY),
        (b" \n\n", ".csv", Hostile.EMPTY),
        (b"a" * (FILE_BYTES + 1), ".csv", Hostile.TOO_BIG),
        (b"no zip", ".xlsx", Hostile.DAMAGED),
        (b"PK\x03\x04 and nothing else", ".xlsx", Hostile.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 512, ".xls", Hostile.OLD_EXCEL),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            ".xlsx",
            Hostile.PASSWORD,
        ),
        (b"a\0b,c\n", ".csv", Hostile.NO_TEXT),
        (b"%PDF-1.7", ".pdf", Hostile.OTHER_KIND),
        (b'{"a": 1}', ".json", Hostile.OTHER_KIND),
    ],
)
def test_what_is_no_readable_spreadsheet_is_refused_by_reason(content, suffix, reason):
    assert why(content, suffix) == reason


def test_another_zip_is_told_from_a_workbook():
    assert why(packed({"word/document.xml": "<a/>"})) == Hostile.OTHER_KIND
    assert why(packed({"content.xml": "<a/>", "mimetype": "ods"})) == Hostile.OTHER_SPREADSHEET


def test_a_bomb_of_equal_cells_is_refused_at_once():
    cells = "<c><v>1</v></c>" * 3_000_000
    bomb = with_sheet(f'{SHEET}<sheetData><row r="1">{cells}</row></sheetData></worksheet>')
    begin = processor_s()

    reason = why(bomb)

    assert reason == Hostile.UNPACKS_TOO_BIG
    assert processor_s() - begin < 5


def test_many_parts_that_are_a_bomb_only_together_are_refused():
    noise = bytes(range(256)) * 2000

    parts = {f"xl/media/{n}.bin": b"\0" * 900_000 + noise[:3000] for n in range(130)}

    assert why(with_sheet(ONE_CELL, **parts)) == Hostile.UNPACKS_TOO_BIG


def test_an_entry_that_understates_its_size_is_refused():
    content = bytearray(with_sheet(ONE_CELL + " " * 5000))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")

    assert why(bytes(content)) == Hostile.DAMAGED


DECLARED = [
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
    '<!DOCTYPE a PUBLIC "x" "http://127.0.0.1/x">',
    '<!doctype a [<!entity b "c">]>',
    "<!DOCTYPE a>",
    '<!ENTITY b "c">',
]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "a.rels"])
def test_a_document_type_is_refused_in_every_part(declared, encoding, part):
    text = f'<?xml version="1.0"?>{" " * 300_000}{declared}<a>&b;</a>'
    content = packed({**PARTS, "xl/worksheets/sheet1.xml": ONE_CELL, part: text.encode(encoding)})

    assert why(content) in {Hostile.DOCTYPE, Hostile.UNPACKS_TOO_BIG}


@pytest.mark.parametrize("cut", [1, 3, 250_000 - 5, 262_144 - 55, 262_144 - 50])
def test_a_declaration_across_two_pieces_is_seen(cut):
    content = with_sheet('<?xml version="1.0"?>' + "y" * cut + "<!DOCTYPE a><a/>")

    assert why(content) == Hostile.DOCTYPE


NAMES = [
    "../evil.xml",
    "xl/../../evil.xml",
    "/abs.xml",
    "C:/win.xml",
    "C:\\win.xml",
    "\\\\host\\share\\x.xml",
    "xl\\..\\..\\x",
    "CON",
    "xl/NUL.txt",
    "xl/aux .xml",
    "xl/com1.xml",
    "xl/a.",
    "xl/a ",
    "xl//a",
    "xl/./a",
    "xl/a\x07b",
    "xl/a\u202eb",
    "xl/" + "é" * 300,
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_reaches_out_of_the_zip_is_refused(name):
    assert unsafe(name)
    assert why(with_sheet(ONE_CELL, **{name: "x"})) == Hostile.NAMES


@pytest.mark.parametrize(
    "name",
    ["[Content_Types].xml", "_rels/.rels", "xl/media/image 1.png", "docProps/", "customXml/é.xml"],
)
def test_the_names_of_workbooks_are_safe(name):
    assert not unsafe(name)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_stand_twice_are_refused():
    stream = BytesIO(with_sheet(ONE_CELL))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/workbook.xml", "<other/>")

    assert why(stream.getvalue()) == Hostile.NAMES


@pytest.mark.parametrize(
    ("one", "other"), [("a/É.xml", "a/E\u0301.xml"), ("a/B.xml", "A/b.XML"), ("a\\b", "a/b")]
)
def test_names_that_some_system_takes_for_one_are_refused(one, other):
    assert same_name(one) == same_name(other)
    assert why(with_sheet(ONE_CELL, **{one: "x", other: "y"})) == Hostile.NAMES


def test_a_link_is_refused():
    stream = BytesIO(with_sheet(ONE_CELL))
    with zipfile.ZipFile(stream, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/hostname")

    assert why(stream.getvalue()) == Hostile.NAMES


def test_a_directory_of_a_million_names_is_not_even_listed():
    content = with_sheet(ONE_CELL)
    end = content.rfind(b"PK\x05\x06")
    grown = bytearray(content)
    grown[end + 12 : end + 16] = (40_000_000).to_bytes(4, "little")

    assert why(bytes(grown)) == Hostile.UNPACKS_TOO_BIG


UNPACKING = {"extractall", "extract", "unpack_archive"}


def test_nothing_in_the_program_unpacks_a_zip_by_its_names():
    rooms = (Path(__file__).parents[2] / "facilitator").rglob("*.py")
    calls = [
        (path.name, node.attr)
        for path in rooms
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in UNPACKING
    ]

    assert calls == []
