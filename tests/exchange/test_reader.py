from facilitator.exchange import confined, reader
from facilitator.exchange.child import CELL_CHARACTERS, COLUMNS, ROWS
from tests.exchange.workbooks import PARTS, SHEET, package, packed, script, text_cells, workbook
from tests.spent import processor_s

DIMENSION = (
    f'{SHEET}<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576">'
    '<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
TWO_CORNERS = (
    f'{SHEET}<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
    '<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


def read(path, kind="xlsx"):
    return reader.read(path.read_bytes(), kind, path.stem)


def csv(text: str | bytes):
    content = text if isinstance(text, bytes) else text.encode()
    return reader.read(content, "csv", "table").sheets[0]


def test_cells_stand_where_they_stand_in_the_sheet(tmp_path):
    book = read(workbook(tmp_path / "a.xlsx", ("S", [[], [], [None, "x", 5, 1.5, True]])))

    assert book.sheets[0].rows == ((), (), ("", "x", 5, 1.5, True))


def test_merged_cells_and_hidden_sheets_are_known(tmp_path):
    book = read(
        workbook(
            tmp_path / "a.xlsx",
            ("Shown", [["a", None, None], ["b", "c", "d"]], "A1:C1"),
            ("Old", [["x"]], "hidden"),
        )
    )

    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [
        ("Shown", False),
        ("Old", True),
    ]
    assert book.sheets[0].merged == ((0, 0, 0, 2),)


def test_a_sheet_without_references_and_with_prefixed_names_is_read(tmp_path):
    path = package(tmp_path / "a.xlsx", text_cells([("Time", "Title"), ("0900", "Comms check")]))

    assert read(path).sheets[0].rows == (("Time", "Title"), ("0900", "Comms check"))


def test_a_cell_at_the_far_corner_costs_neither_time_nor_memory(tmp_path):
    begin = processor_s()

    book = read(package(tmp_path / "a.xlsx", DIMENSION))

    assert processor_s() - begin < 5
    assert book.sheets[0].limit == "rows"


def test_two_far_corners_end_the_reading_process_and_nothing_else(tmp_path):
    begin = processor_s()

    book = read(package(tmp_path / "a.xlsx", TWO_CORNERS))

    assert processor_s() - begin < 5
    assert (book.limit, book.sheets) == (reader.TOO_HEAVY, ())


def test_one_string_shared_by_all_cells_does_not_fill_the_memory(tmp_path):
    cells = '<c t="s"><v>0</v></c>' * 90
    rows = f"<row>{cells}</row>" * 15_000
    strings = f'<sst xmlns="{SHEET.split(chr(34))[3]}"><si><t>{"y" * 30_000}</t></si></sst>'
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        packed(
            {
                **PARTS,
                "xl/_rels/workbook.xml.rels": relations,
                "xl/sharedStrings.xml": strings,
                "xl/worksheets/sheet1.xml": f"{SHEET}<sheetData>{rows}</sheetData></worksheet>",
            }
        )
    )

    book = read(path)

    assert book.sheets == ()
    assert book.limit


def test_limits_of_rows_columns_and_cells_are_counted_as_read():
    wide = csv(",".join("x" for _ in range(COLUMNS + 1)))
    long = csv("x,y\n" * (ROWS + 1))
    big = csv("a,b\nc," + "x" * (CELL_CHARACTERS + 1))
    fits = csv(("x," * COLUMNS)[:-1] + "\n" + "," * 500 + "\n" + "x,y\n" * (ROWS - 2) + "\n" * 9000)

    assert (wide.limit, wide.limit_column) == ("columns", COLUMNS + 1)
    assert (long.limit, long.limit_row) == ("rows", ROWS + 1)
    assert (big.limit, big.limit_row) == ("cell", 2)
    assert (fits.limit, len(fits.rows)) == ("", ROWS)


def test_a_csv_is_read_with_any_separator_and_encoding():
    plain = (("Hora", "Acción"), ("09:00", "x; y, z"))

    assert csv('Hora;Acción\n09:00;"x; y, z"\n').rows == plain
    assert csv('\ufeffHora,Acción\r\n09:00,"x; y, z"\r\n').rows == plain
    assert csv('Hora\tAcción\n09:00\t"x; y, z"\n'.encode("utf-16")).rows == plain
    assert csv('Hora|Acción\r09:00|"x; y, z"\r'.encode("cp1252")).rows == plain
    assert csv('sep=;\nHora;Acción\n09:00;"x; y, z"\n').rows[1:] == plain


def test_a_line_end_inside_quotes_stays_in_its_cell():
    assert csv('a,"one\ntwo\u2028three"\n').rows == (("a", "one\ntwo\u2028three"),)


def test_a_cell_that_was_guarded_against_formulas_is_given_back():
    assert csv("a,'=1+1\nb,'+34 000\nc,'quoted'\n").rows == (
        ("a", "=1+1"),
        ("b", "+34 000"),
        ("c", "'quoted'"),
    )


def test_wrongly_decoded_letters_are_repaired_and_noted():
    sheet = csv("Text,Other\nLÃ¤uft gut,x\n")

    assert sheet.rows[1] == ("Läuft gut", "x")
    assert [(each.row, each.column) for each in sheet.repairs] == [(1, 0)]


def test_a_damaged_workbook_is_unreadable_and_no_more(tmp_path):
    content = script(tmp_path / "a.xlsx").read_bytes()

    book = reader.read(content[:-400] + b"\0" * 400, "xlsx", "a")

    assert (book.limit, book.sheets) == ("unreadable", ())


def test_a_process_that_is_too_slow_is_ended(monkeypatch):
    monkeypatch.setattr(confined, "PROGRAM", "import time;time.sleep(60)#{module}")
    monkeypatch.setattr(confined, "SECONDS", 0.2)

    assert reader.read(b"x", "csv", "a").limit == reader.TOO_SLOW
