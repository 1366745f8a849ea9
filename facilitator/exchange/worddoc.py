"""Word documents: every table is read as a sheet would be; text around tables is not taken."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from facilitator.exchange.child import (
    CELL_CHARACTERS,
    COLUMNS,
    ROWS,
    SHEETS,
    TOO_LONG_A_CELL,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
)
from facilitator.exchange.cleaning import cleaned, one_line
from facilitator.exchange.draft import Answers, ImportResult
from facilitator.exchange.given import Given
from facilitator.exchange.limits import Hostile, Unsafe
from facilitator.exchange.selection import chosen, refused
from facilitator.exchange.sheets import Book, Row, Sheet
from facilitator.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAME: Final = "docx"
BODY: Final = "word/document.xml"
LONGEST_NAME: Final = 60
BREAKS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
UNREAD: Final = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})
"""What was deleted, what stands elsewhere now, and what repeats the element beside it."""


def recognises(given: Given) -> bool:
    """Tell whether a file is a Word document."""
    return BODY in given.names


def read(given: Given, answers: Answers) -> ImportResult:
    """Return the scripts among the tables of a document; raises Unsafe when it is damaged."""
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - only documents need it
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - as above

    try:
        root: Element = fromstring(given.part(BODY), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unsafe(Hostile.DAMAGED) from error
    sheets = tuple(sheets_of(root))
    if not sheets:
        return refused(NAME, no_table())
    return chosen(Book(sheets=sheets), NAME, answers)


def no_table() -> str:
    """Say that a document has no table."""
    return _("The document has no table; a script in Word is read from its tables.")


def name_of(element: "Element") -> str:
    """Return the name of an element without its namespace, of which Word has two."""
    return str(element.tag).rpartition("}")[2]


def sheets_of(root: "Element") -> Iterator[Sheet]:
    """Yield every table as a sheet, called after the paragraph before it."""
    called, number, names = "", 0, set[str]()
    for element in blocks(root):
        if name_of(element) == "p":
            called = one_line(text_of(element)) or called
            continue
        number += 1
        if number > SHEETS:
            return
        name = called if 0 < len(called) <= LONGEST_NAME else ""
        if not name or name in names:
            name = _("Table {number}").format(number=number)
        names.add(name)
        yield sheet_of(element, name)
        called = ""


def blocks(element: "Element") -> Iterator["Element"]:
    """Yield paragraphs and tables in their order, also those within containers, none in tables."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        if name_of(each) in {"p", "tbl"}:
            yield each
        elif name_of(each) not in UNREAD:
            waiting.extend(reversed(each))


def sheet_of(table: "Element", name: str) -> Sheet:
    """Return one table as a sheet; a cell over several columns leaves the others empty."""
    rows: list[Row] = []
    merged: list[tuple[int, int, int, int]] = []
    for index, line in enumerate(parts(table, "tr")):
        cells: list[str] = []
        for cell in parts(line, "tc"):
            width = span(cell)
            text = cleaned("" if continued(cell) else text_of(cell))
            if len(text) > CELL_CHARACTERS:
                return limited(name, TOO_LONG_A_CELL, index + 1, len(cells) + 1)
            if len(cells) + width > COLUMNS:
                return limited(name, TOO_MANY_COLUMNS, index + 1, COLUMNS + 1)
            if width > 1:
                merged.append((index, len(cells), index, len(cells) + width - 1))
            cells.extend([text, *[""] * (width - 1)])
        if index >= ROWS:
            return limited(name, TOO_MANY_ROWS, index + 1, 0)
        rows.append(tuple(cells))
    return Sheet(name=name, rows=tuple(rows), merged=tuple(merged))


def limited(name: str, what: str, row: int, column: int) -> Sheet:
    """Return a sheet that says which limit it goes past."""
    return Sheet(name=name, limit=what, limit_row=row, limit_column=column)


def parts(element: "Element", wanted: str) -> Iterator["Element"]:
    """Yield the rows of a table or the cells of a row, also those in content controls."""
    for each in element:
        name = name_of(each)
        if name == wanted:
            yield each
        elif name in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from parts(each, wanted)


def property_of(cell: "Element", wanted: str) -> "Element | None":
    """Return one of the properties of a cell."""
    for each in cell:
        if name_of(each) == "tcPr":
            return next((one for one in each if name_of(one) == wanted), None)
    return None


def value_of(element: "Element") -> str:
    """Return the value that a property has."""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == "val"), "")


def span(cell: "Element") -> int:
    """Return over how many columns a cell reaches."""
    found = property_of(cell, "gridSpan")
    text = "" if found is None else value_of(found)
    return min(max(1, int(text)), COLUMNS + 1) if text.isascii() and text[:4].isdecimal() else 1


def continued(cell: "Element") -> bool:
    """Tell whether a cell only continues the one above it."""
    found = property_of(cell, "vMerge")
    return found is not None and value_of(found) != "restart"


def text_of(element: "Element") -> str:
    """Return the text of a paragraph or a cell, paragraphs on lines of their own."""
    pieces: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            pieces.append(each)
            continue
        name = name_of(each)
        if name == "t":
            pieces.append(each.text or "")
        elif name in BREAKS:
            pieces.append(BREAKS[name])
        elif name not in UNREAD:
            if name == "p":
                waiting.append("\n")
            waiting.extend(reversed(each))
    return "".join(pieces).strip("\n")
