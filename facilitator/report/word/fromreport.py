"""Turn the parts of the report into pieces of a document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak

from facilitator.domain.findings import Findings
from facilitator.report.agencystrip import AgencyStrip
from facilitator.report.figure import Figure
from facilitator.report.happened import Key
from facilitator.report.page import ACROSS
from facilitator.report.palette import (
    BODY,
    BODY_STRONG,
    BOX,
    CAPTION,
    INK,
    LEAD,
    Style,
    agency_ink,
)
from facilitator.report.picturepages import PictureFigure
from facilitator.report.setrows import spans
from facilitator.report.sheet import Sheet, across
from facilitator.report.text import Run
from facilitator.report.word.drawn import drawn
from facilitator.report.word.figures import lanes_table, shares_table
from facilitator.report.word.inlaid import Picture
from facilitator.report.word.kept import KeptLanguage, KeptPair, KeptRows, KeptText
from facilitator.report.word.markup import PAGE_END, Head, Page, Piece, paragraph, table
from facilitator.report.word.shell import tongue
from facilitator.report.wording import Speech, clipped

HEADINGS = {1: "Title", 2: "Heading1", 3: "Heading2"}
STYLES = {LEAD: "Lead", CAPTION: "Caption", BODY_STRONG: "Heading3"}
NARROWEST = 23.0
"""No column is narrower, in points: it has to hold two figures between its edges."""
SHORT = 500
"""A text with fewer letters stays with what it explains."""
MOST = 0.7
"""So much of a page's height a picture has at most."""
HEAVY = frozenset({"bold", "semibold"})
USUAL = frozenset({INK, BOX.colour})


@dataclass(slots=True)
class Turner:
    """Walks through the parts in their order; knows the last heading, and how sheets lie."""

    findings: Findings
    speech: Speech
    sheet: Sheet
    turned: bool = False
    heading: str = ""
    language: str = ""
    headed: bool = False

    def pieces(self, story: Iterable[Flowable]) -> Iterator[str | Page | Picture]:
        """Yield the pieces of a story; a ``Page`` where sheets begin to lie another way."""
        wanted: bool | None = None
        broken = True
        for part in story:
            if isinstance(part, NextPageTemplate):
                action: Any = part.action  # pyright: ignore[reportUnknownMemberType] - reportlab has no types
                wanted = action[1] == ACROSS
            elif isinstance(part, PageBreak):
                if wanted is not None and wanted != self.turned:
                    yield page_of(self.here)
                    self.turned, broken = wanted, True
                elif not broken:
                    yield PAGE_END
                    broken = True
                wanted = None
            else:
                for piece in self._part(part):
                    broken = False
                    yield piece

    @property
    def here(self) -> Sheet:
        """Return the sheet as it lies now."""
        return across(self.sheet) if self.turned else self.sheet

    def _part(self, part: Flowable) -> Iterator[str | Picture]:
        match part:
            case KeptText():
                yield self._text(part)
                self.headed = bool(part.rank) or (self.headed and part.style is not BODY)
                return
            case KeptRows():
                yield self._rows(part)
            case KeptPair():
                for side in part.sides:
                    for each in side:
                        yield from self._part(each)
            case KeptLanguage():
                self.language = tongue(part.language) if part.language else ""
            case Figure():
                yield from self._figure(part)
            case _:
                return
        if not isinstance(part, KeptLanguage):
            self.headed = False

    def _text(self, part: KeptText) -> str:
        if part.rank:
            self.heading = " ".join("".join(each.text for each in part.runs).split())
            return paragraph(self._said(part.runs, look=False), HEADINGS[part.rank])
        style = STYLES.get(part.style, "")
        said = self._said(part.runs, look=not style or style == "Caption")
        # what explains a table stands on its page, right after the heading
        return paragraph(said, style, kept=self.headed and sum(map(_length, said)) < SHORT)

    def _rows(self, part: KeptRows) -> str:
        room = self.here.text if not self.turned else self.here.width - 2 * self.here.margin
        widths = fitted([each.width for each in part.columns], room, whole=not part.ruled)
        heads = [
            Head(title=each.title, width=width, right=each.right, span=span)
            for each, width, span in zip(part.columns, widths, spans(part.columns), strict=True)
        ]
        rows = [[self._said(cell) for cell in row] for row in part.cells]
        if not part.ruled and rows and all(row[0] and row[0][0].text == "•" for row in rows):
            return "".join(paragraph(row[-1], "ListBullet") for row in rows)
        return table(heads, rows, told=clipped(self.heading, 200), ruled=part.ruled)

    def _figure(self, part: Figure) -> Iterator[str | Picture]:
        """Yield a figure as a picture, and its numbers where they stand in no table yet."""
        if isinstance(part, PictureFigure):
            picture = Picture(
                content=part.made.content,
                width=part.width,
                height=part.height,
                said=part.said,
                edge=True,
            )
        else:
            picture = drawn(part)
        if picture is None:
            yield paragraph([Piece(text=part.said, language=self.language)], "Figure")
        else:
            yield self._fitted(picture)
        if isinstance(part, Key):
            # the numbers of the lanes come after the key to them
            yield lanes_table(self.findings, self.speech)
        elif isinstance(part, AgencyStrip):
            yield shares_table(self.findings, self.speech)

    def _fitted(self, picture: Picture) -> Picture:
        """Return a picture no larger than the sheet, with room for what is said of it."""
        sheet = self.here
        scale = min(1.0, sheet.text / picture.width, sheet.body * MOST / picture.height)
        return replace(picture, width=picture.width * scale, height=picture.height * scale)

    def _said(self, runs: Sequence[Run], *, look: bool = True) -> list[Piece]:
        """Return runs as pieces; marks and boxes stand apart from the words beside them."""
        made: list[Piece] = []
        for each in runs:
            if each.mark is not None:
                ink = agency_ink(each.mark.colour)
                if not each.mark.letter:
                    continue  # a sign that only repeats the letter beside it
                made += [
                    Piece(
                        text=f"\u00a0{each.mark.letter}\u00a0",
                        bold=True,
                        colour=ink.letter.lstrip("#"),
                        fill=ink.fill.lstrip("#"),
                    ),
                    Piece(text=" "),
                ]
            elif each.boxed:
                made += [Piece(text=f"\u00a0{each.text}\u00a0", boxed=True), Piece(text=" ")]
            else:
                made.append(self._piece(each.text, each.style, look=look))
        return made

    def _piece(self, text: str, style: Style, *, look: bool) -> Piece:
        colour = "" if not look or style.colour in USUAL else style.colour.lstrip("#")
        return Piece(
            text=text,
            bold=look and style.face in HEAVY,
            struck=style.struck,
            colour=colour,
            language=self.language,
        )


def fitted(widths: Sequence[float], room: float, *, whole: bool) -> list[float]:
    """Return the widths of columns in the room there is; no column is too narrow for a number.

    Cells have an edge here, which they have not on paper. A list takes the ``whole`` room: the
    columns that stand side by side on paper stand one under the other.
    """
    scale = min(1.0, room / (sum(widths) or 1.0))
    made = [max(each * scale, NARROWEST) for each in widths]
    widest = made.index(max(made))
    left = room - sum(made)
    if left < 0 or whole:
        made[widest] = max(made[widest] + left, NARROWEST)
    return made


def _length(piece: Piece) -> int:
    return len(piece.text)


def page_of(sheet: Sheet) -> Page:
    """Return a sheet of the report as a page of a document."""
    return Page(width=sheet.width, height=sheet.height, margin=sheet.margin)
