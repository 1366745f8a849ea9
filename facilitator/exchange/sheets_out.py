"""Tables out, as xlsx and csv: every cell is a text, none is ever taken for a formula."""

import csv
import re
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Final

from facilitator.exchange.cleaning import guarded
from facilitator.exchange.columnsets import Table
from facilitator.i18n import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell

CELL: Final = 32_767
"""As many characters as a cell of a spreadsheet holds."""
COLUMNS: Final = 100
ROWS: Final = 20_000
NOT_IN_XML: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f]")
NOT_AT_ALL: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
NAME: Final = re.compile(r"[\[\]:*?/\\']")
WIDE: Final = 60
NARROW: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The bytes of a file, and a sentence for each thing that did not fit into it."""

    content: bytes
    left_out: tuple[str, ...] = ()


def escaped(text: str) -> str:
    """Return a text as a cell of a workbook holds it: control characters as Excel writes them.

    Halves of characters, which no file can hold, become a replacement character.
    """
    text = NOT_AT_ALL.sub("\ufffd", LOOKS_ESCAPED.sub("_x005F_", text))
    return NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def fitting(table: Table) -> tuple[list[list[str]], list[str]]:
    """Return the rows with cells that a spreadsheet holds, and what had to be cut."""
    rows: list[list[str]] = []
    cut: list[str] = []
    for index, row in enumerate(table.rows):
        cells = list(row)
        for column, text in enumerate(cells):
            if len(escaped(text)) <= CELL:
                continue
            cells[column] = text[: CELL // (1 if len(escaped(text[:CELL])) <= CELL else 8)]
            message = _("Row {row}: the text is longer than a cell can hold; its end was left out.")
            cut.append(message.format(row=index + 1))
        rows.append(cells)
    if len(rows) > ROWS or max(map(len, rows), default=0) > COLUMNS:
        cut.append(_("The table is larger than what this program itself would read again."))
    return rows, cut


def workbook(table: Table, name: str) -> Made:
    """Return a table as a workbook with one sheet of that name."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy; only when needed
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - heavy; only when needed
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - heavy; only when needed
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy; only when needed

    rows, cut = fitting(table)
    book = Workbook(write_only=True)
    book.properties.creator = "Facilitator"
    sheet = book.create_sheet(NAME.sub(" ", NOT_IN_XML.sub(" ", name)).strip()[:31] or "Script")
    for column, width in enumerate(widths(rows)):
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
    sheet.freeze_panes = f"A{table.headings + 1}"
    bold, top = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for index, row in enumerate(rows):
        cells: list[Cell | None] = []
        for text in row:
            if not text:
                cells.append(None)
                continue
            cell = WriteOnlyCell(sheet, value=escaped(text))
            cell.data_type = "s"
            cell.quotePrefix = True
            cell.alignment = top
            if index < table.headings:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    if table.merged:
        first, last = (get_column_letter(each + 1) for each in table.merged)
        sheet.merged_cells.ranges.add(f"{first}1:{last}1")
    stream = BytesIO()
    book.save(stream)
    return Made(content=stream.getvalue(), left_out=tuple(cut))


def widths(rows: list[list[str]]) -> list[int]:
    """Return a width for every column, by the longest line in it."""
    count = max(map(len, rows), default=0)
    found = [NARROW] * count
    for row in rows:
        for column, text in enumerate(row):
            longest = max(map(len, text[:1000].split("\n")))
            found[column] = min(WIDE, max(found[column], longest + 2))
    return found


def comma_separated(table: Table) -> Made:
    """Return a table as csv, in UTF-8 with its mark, formula characters guarded."""
    rows, cut = fitting(table)
    stream = StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(text) for text in row] for row in rows)
    content = stream.getvalue().encode("utf-8-sig", "replace")
    return Made(content=content, left_out=tuple(cut))
