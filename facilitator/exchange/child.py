"""The reader that runs in a process of its own: cells out of a workbook or a csv, nothing else.

The parser of somebody else's file is the part that may be made to hang or to swallow memory, so it
sits behind limits that the system keeps. It imports next to nothing: a bare reader needs 12 ms in
all, and ``json``, ``re`` or ``dataclasses`` would each cost half of that again. What it found goes
out as JSON; which cell means what is decided by the parent, on values of known size.
"""

import sys
from io import BytesIO, StringIO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

ROWS = 20_000
COLUMNS = 100
CELL_CHARACTERS = 32_768
SHEETS = 100
SAMPLE = 20_000
ALL_CHARACTERS = 24_000_000
MEMORY = 300 * 1024 * 1024
SECONDS = 5

TOO_MANY_ROWS = "rows"
TOO_MANY_COLUMNS = "columns"
TOO_LONG_A_CELL = "cell"
TOO_MUCH_TEXT = "text"
UNREADABLE = "unreadable"
PROTECTED = "protected"


class TooLarge(Exception):
    """A sheet goes past a limit; the place is counted from 1."""

    def __init__(self, what: str, row: int = 0, column: int = 0) -> None:
        """Keep which limit was passed, and where."""
        super().__init__(what)
        self.what = what
        self.row = row
        self.column = column


class Budget:
    """How many characters may still go out, over all sheets together."""

    def __init__(self, characters: int) -> None:
        """Start with that many characters."""
        self.left = characters

    def spend(self, characters: int) -> None:
        """Take characters off; raises TooLarge when there are none left."""
        self.left -= characters
        if self.left < 0:
            raise TooLarge(TOO_MUCH_TEXT)


def limit_this_process() -> None:
    """Let the system end this process at five seconds of work or 300 MB, where it can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


def string_writer() -> "Callable[[str], str]":
    """Return the function that writes a string as JSON."""
    try:
        from _json import encode_basestring_ascii  # noqa: PLC0415 - json itself imports re: 6 ms
    except ImportError:
        from json.encoder import encode_basestring_ascii  # noqa: PLC0415 - where C is not there
    return encode_basestring_ascii


def cell_text(value: object, quoted: "Callable[[str], str]") -> str:
    """Return one cell as JSON: text, number, truth, or a marked list for dates and times."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value) if value == value and abs(value) < 1e300 else quoted(str(value))  # noqa: PLR0124, PLR2004 - NaN and infinity are no JSON
    span = getattr(value, "total_seconds", None)
    if span is not None:
        return f'["span",{span()!r}]'
    return f'["{type(value).__name__}",{quoted(str(value))}]'


def row_text(
    cells: "list[object]", row: int, left: int, quoted: "Callable[[str], str]", budget: Budget
) -> str:
    """Return one row as a JSON list without the blank cells at its end.

    Raises TooLarge with the place when a cell or the row goes past a limit.
    """
    width = len(cells)
    while width and (cells[width - 1] == "" or str(cells[width - 1]).isspace()):
        width -= 1
    if width + left > COLUMNS:
        raise TooLarge(TOO_MANY_COLUMNS, row + 1, width + left)
    texts: list[str] = []
    for column in range(width):
        value = cells[column]
        if value == "":
            texts.append('""')
            continue
        if isinstance(value, str):
            if len(value) > CELL_CHARACTERS:
                raise TooLarge(TOO_LONG_A_CELL, row + 1, column + left + 1)
            budget.spend(len(value))
        texts.append(cell_text(value, quoted))
    budget.spend(width)
    return "[" + ",".join(texts) + "]"


def rows_text(
    rows: "Iterable[list[object]]",
    left: int,
    quoted: "Callable[[str], str]",
    budget: Budget,
) -> str:
    """Return rows as a JSON list without the blank ones at its end; raises TooLarge."""
    texts: list[str] = []
    filled = 0
    for index, cells in enumerate(rows):
        text = row_text(cells, index, left, quoted, budget)
        texts.append(text)
        if text != "[]":
            filled = len(texts)
            if index >= ROWS:
                raise TooLarge(TOO_MANY_ROWS, index + 1)
    return "[" + ",".join(texts[:filled]) + "]"


def refused_text(error: TooLarge, quoted: "Callable[[str], str]") -> str:
    """Return the limit that was passed as the members of a JSON object."""
    return f'"limit":{quoted(error.what)},"row":{error.row},"column":{error.column}'


def sheet_text(sheet: "CalamineSheet", quoted: "Callable[[str], str]", budget: Budget) -> str:
    """Return what one sheet holds as the members of a JSON object."""
    first, left = sheet.start or (0, 0)
    last, right = sheet.end or (0, 0)
    if first >= ROWS:
        return refused_text(TooLarge(TOO_MANY_ROWS, last + 1), quoted)
    if left >= COLUMNS:
        return refused_text(TooLarge(TOO_MANY_COLUMNS, first + 1, right + 1), quoted)
    try:
        # The rows come from the sheet's first one on, but their cells from the first filled column.
        cells = iter(sheet.iter_rows()) if sheet.start else iter(())
        rows = rows_text(cells, left, quoted, budget)  # pyright: ignore[reportArgumentType] - a list of narrower cells
    except TooLarge as error:
        if error.what == TOO_MUCH_TEXT:
            raise
        return refused_text(error, quoted)
    merged = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
    return f'"left":{left},"merged":{merged[:ROWS]},"rows":{rows}'


def sheets_of(
    book: "CalamineWorkbook", quoted: "Callable[[str], str]", budget: Budget
) -> "Iterator[str]":
    """Yield each worksheet of the book as a JSON object."""
    for about in book.sheets_metadata[:SHEETS]:
        if "Work" not in str(about.typ):
            continue
        hidden = "false" if str(about.visible).endswith(".Visible") else "true"
        head = f'"name":{quoted(about.name)},"hidden":{hidden}'
        yield (
            "{" + head + "," + sheet_text(book.get_sheet_by_name(about.name), quoted, budget) + "}"
        )


def read_workbook(content: bytes) -> str:
    """Return all worksheets of a workbook as one JSON object."""
    import python_calamine  # noqa: PLC0415 - only this half of the reader needs it

    quoted = string_writer()
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = ",".join(sheets_of(book, quoted, Budget(ALL_CHARACTERS)))
    except TooLarge as error:
        return "{" + refused_text(error, quoted) + "}"
    except python_calamine.PasswordError:
        return '{"limit":"' + PROTECTED + '","row":0,"column":0}'
    return '{"encoding":"","sheets":[' + sheets + "]}"


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a csv and the name of the encoding that it was written in."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace"), "UTF-16"
    try:
        return content.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "Windows-1252"


def separator_of(text: str) -> str:
    """Return the separator that cuts the first lines into the most equal rows."""
    import csv  # noqa: PLC0415 - only for csv files

    best, best_score = ",", 0
    for separator in (",", ";", "\t", "|"):
        rows = csv.reader(StringIO(text[:SAMPLE], newline=""), delimiter=separator)
        widths: list[int] = []
        try:
            widths.extend(len(row) for row in rows if row)
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=0)
        score = widths.count(usual) * 100 + usual if usual > 1 else 0
        if score > best_score:
            best, best_score = separator, score
    return best


def csv_members(text: str, quoted: "Callable[[str], str]") -> str:
    """Return what a csv holds as the members of a JSON object."""
    import csv  # noqa: PLC0415 - only for csv files

    csv.field_size_limit(CELL_CHARACTERS)
    separator = ""
    if text[:4].lower() == "sep=" and text[4:5].strip(" \r\n"):
        separator, text = text[4], text[5:]
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator or separator_of(text))
    try:
        body = rows_text(rows, 0, quoted, Budget(ALL_CHARACTERS))  # pyright: ignore[reportArgumentType] - a list of text cells
    except csv.Error:
        return refused_text(TooLarge(TOO_LONG_A_CELL, rows.line_num), quoted)
    except TooLarge as error:
        return refused_text(error, quoted)
    return f'"left":0,"merged":[],"rows":{body}'


def read_csv(content: bytes) -> str:
    """Return the one sheet that a csv is as a JSON object."""
    quoted = string_writer()
    text, encoding = decoded(content)
    sheet = '{"name":"","hidden":false,' + csv_members(text, quoted) + "}"
    return f'{{"encoding":{quoted(encoding)},"sheets":[{sheet}]}}'


def main() -> None:
    """Read the file that comes in through standard input; write JSON to standard output."""
    limit_this_process()
    content = sys.stdin.buffer.read()
    try:
        answer = read_csv(content) if sys.argv[1:2] == ["csv"] else read_workbook(content)
    except BaseException:  # noqa: BLE001 - a panic of the parser is no Exception, and all mean the same
        answer = '{"limit":"' + UNREADABLE + '","row":0,"column":0}'
    sys.stdout.write(answer)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
