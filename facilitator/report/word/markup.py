"""Pieces of a document as WordprocessingML: runs, paragraphs, tables, the ends of sections.

They are put together as text, which is many times faster than building each element, and parsed
once; whatever comes from people goes through ``legal``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.report.word.legal import legal, marked_up

TWIPS: Final = 20
"""Twentieths of a point, in which Word measures."""
SHORT: Final = 1200
"""A row with no more letters than this stays on one page."""
GAP: Final = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
"""What parts two tables, which would become one without it."""
PAGE_END: Final = (
    '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text in one look; colours are six digits, empty for the style's own.

    ``fill`` is the ground on which a mark stands.
    """

    text: str
    bold: bool = False
    struck: bool = False
    boxed: bool = False
    colour: str = ""
    fill: str = ""
    language: str = ""


Said = str | Sequence[Piece]
"""A text in the paragraph's own look, or pieces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A column of a table: its head, its width in points, whether figures stand at the right.

    A head may reach over the columns beside it.
    """

    title: str
    width: float
    right: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet of paper in points, upright or turned across; its white edge."""

    width: float
    height: float
    margin: float = 51.0


def run(piece: Piece) -> str:
    """Return a run; line ends and tabs within it stay what they are."""
    look = "".join(
        part
        for part, there in (
            ("<w:b/><w:bCs/>", piece.bold),
            ("<w:strike/>", piece.struck),
            (f'<w:color w:val="{piece.colour}"/>', bool(piece.colour)),
            ('<w:bdr w:val="single" w:sz="4" w:space="0" w:color="5A646E"/>', piece.boxed),
            (f'<w:shd w:val="clear" w:color="auto" w:fill="{piece.fill}"/>', bool(piece.fill)),
            (f'<w:lang w:val="{piece.language}"/>', bool(piece.language)),
        )
        if there
    )
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_content(legal(piece.text))}</w:r>"


def _content(text: str) -> str:
    parts: list[str] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            parts.append("<w:br/>")
        for count, word in enumerate(line.split("\t")):
            if count:
                parts.append("<w:tab/>")
            if word:
                parts.append(f'<w:t xml:space="preserve">{marked_up(word)}</w:t>')
    return "".join(parts)


def runs(said: Said) -> str:
    """Return what is said as runs."""
    pieces = [Piece(text=said)] if isinstance(said, str) else said
    return "".join(run(each) for each in pieces if each.text)


def paragraph(
    said: Said, style: str = "", *, right: bool = False, listed: int = 0, kept: bool = False
) -> str:
    """Return a paragraph in a style; ``listed`` is the number of the list that it belongs to.

    One that is ``kept`` stands on the page of what comes after it.
    """
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += "<w:keepNext/>" if kept else ""
    if listed:
        look += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
    if right:
        look += '<w:jc w:val="right"/>'
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs(said)}</w:p>"


def table(
    heads: Sequence[Head], rows: Iterable[Sequence[Said]], *, told: str, ruled: bool = True
) -> str:
    """Return a table with what is told of it to those who do not see it, and a gap below.

    Its head stands again on every page; without titles it has none.
    """
    style = "ExerciseTable" if ruled else "ExerciseList"
    headed = any(each.title for each in heads)
    widths = [round(each.width * TWIPS) for each in heads]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    look = f'<w:tblLook w:val="0020" w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="0"'
    look += ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    said = f'<w:tblCaption w:val="{marked_up(told)}"/>' if told else ""
    body = "".join(_row(heads, widths, each) for each in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_head(heads, widths) if headed else ''}{body}</w:tbl>{GAP}"
    )


def _head(heads: Sequence[Head], widths: Sequence[int]) -> str:
    cells = ""
    place = 0
    while place < len(heads):
        each = heads[place]
        reach = max(each.span, 1)
        wide = sum(widths[place : place + reach])
        span = f'<w:gridSpan w:val="{reach}"/>' if reach > 1 else ""
        cells += _cell(paragraph(each.title, "TableHead", right=each.right), wide, span)
        place += reach
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(heads: Sequence[Head], widths: Sequence[int], row: Sequence[Said]) -> str:
    cells = "".join(
        _cell(paragraph(said, "TableText", right=head.right), wide)
        for head, wide, said in zip(heads, widths, row, strict=True)
    )
    # a short row is never split over two pages; a long one has to be
    letters = sum(len(said) if isinstance(said, str) else _letters(said) for said in row)
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if letters <= SHORT else ""
    return f"<w:tr>{whole}{cells}</w:tr>"


def _letters(said: Sequence[Piece]) -> int:
    return sum(len(each.text) for each in said)


def _cell(content: str, width: int, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def section(page: Page, held: str, *, inside: bool = True) -> str:
    """Return the end of a section on such pages; ``held`` refers to header and footer.

    The last section of a document does not stand ``inside`` a paragraph.
    """
    wide, tall, edge = (round(each * TWIPS) for each in (page.width, page.height, page.margin))
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    made = (
        f"<w:sectPr>{held}"
        f'<w:pgSz w:w="{wide}" w:h="{tall}"{turned}/>'
        f'<w:pgMar w:top="1247" w:right="{edge}" w:bottom="1134" w:left="{edge}" w:header="454"'
        ' w:footer="454" w:gutter="0"/></w:sectPr>'
    )
    if not inside:
        return made
    return f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{made}</w:pPr></w:p>'
