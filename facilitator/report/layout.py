"""The one place that brings text on to the page: as runs, never as markup.

reportlab's own paragraphs read markup, which has cost words, pages and more (FAULTS R34). Here
text stays text: nothing in it is ever parsed, opened or fetched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import CondPageBreak, Flowable, PageBreak, Spacer

from facilitator.report.fonts import Typeface
from facilitator.report.palette import (
    BODY,
    CAPTION,
    H1,
    H1_SMALL,
    H2,
    INK,
    LEAD,
    TABLE,
    WIDTH,
    Style,
    paint,
)
from facilitator.report.pen import Pen
from facilitator.report.rows import Rows
from facilitator.report.setrows import Cell, Column
from facilitator.report.sheet import A4, Sheet
from facilitator.report.tagging import Element, Place, artifact, tags_of
from facilitator.report.text import Line, Run, break_lines


@dataclass(frozen=True, slots=True)
class Layout:
    """Makes the parts of a page in one typeface, for one sort of sheet."""

    face: Typeface
    sheet: Sheet = A4

    @property
    def body(self) -> float:
        """Return the height of the text on a page, in points."""
        return self.sheet.body

    @property
    def first(self) -> float:
        """Return how tall page one may be, in points."""
        return self.sheet.body

    def text(self, runs: str | Sequence[Run], style: Style = BODY, **room: float) -> "Text":
        """Return running text; ``after``, ``before``, ``indent`` and ``width`` are points."""
        made = [Run(runs, style)] if isinstance(runs, str) else runs
        return Text(self.face, made, style.leading, **room)

    def title(self, text: str, *, key: str, first: bool = False) -> "Text":
        """Return the title of a page, with its bookmark."""
        style = H1 if first else H1_SMALL
        made = self.text(text, style, before=0 if first else 22, after=8 if first else 6)
        made.bookmark = (key, self.face.shown(text), 0)
        made.rank = 1 if first else 2
        return made

    def heading(
        self, text: str | Sequence[Run], *, key: str = "", before: float = 14, label: str = ""
    ) -> "Text":
        """Return a heading; with a key it gets a bookmark that shows ``label``."""
        made = self.text(text, H2, before=before, after=4)
        made.rank = 3
        shown = label or (text if isinstance(text, str) else "")
        if key:
            made.bookmark = (key, self.face.shown(shown), 1)
        return made

    def lead(self, text: str) -> "Lead":
        """Return a sentence beside a strong bar."""
        return Lead(self.face, [Run(text, LEAD)], LEAD.leading, before=4, after=14, indent=10)

    def caption(self, text: str, **room: float) -> "Text":
        """Return small print."""
        return self.text(text, CAPTION, **room)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        leading: float = TABLE.leading,
    ) -> Rows:
        """Return a table with rules only."""
        return Rows(self.face, columns, rows, leading=leading, page=self.body)

    def plain(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        leading: float = TABLE.leading,
    ) -> Rows:
        """Return a table without rules; with no titles it is a list, its first column labels."""
        return Rows(self.face, columns, rows, leading=leading, page=self.body, rules=False)

    @staticmethod
    def spoken(language: str) -> Flowable:
        """Return a change of language for all that follows; back to the document's own if empty."""
        return Spoken(language)

    def beside(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> "Beside":
        """Return two columns of parts, side by side."""
        return Beside(left, right)

    @staticmethod
    def new_page() -> Flowable:
        """Return the end of a page."""
        return PageBreak()

    @staticmethod
    def room(points: float) -> Flowable:
        """Return the end of a page unless so much room is left."""
        return CondPageBreak(points)

    @staticmethod
    def space(points: float) -> Flowable:
        """Return white space."""
        return Spacer(1, points)

    @staticmethod
    def widths(*parts: float) -> list[float]:
        """Return the text's width shared out in these parts."""
        whole = sum(parts)
        return [WIDTH * each / whole for each in parts]


def height_of(parts: Sequence[Flowable]) -> float:
    """Return the height of parts one under the other, with the room between them."""
    tall = 0.0
    after = 0.0
    for each in parts:
        if isinstance(each, CondPageBreak):
            continue
        tall += max(each.getSpaceBefore(), after) + each.wrap(WIDTH, 1e6)[1]
        after = each.getSpaceAfter()
    return tall + after


class Text(Flowable):
    """Running text that may go on on the next page; with a ``rank`` it is a heading."""

    def __init__(  # noqa: PLR0913 - a text and the room round it
        self,
        face: Typeface,
        runs: Sequence[Run],
        leading: float,
        *,
        before: float = 0.0,
        after: float = 0.0,
        indent: float = 0.0,
        width: float = 0.0,
    ) -> None:
        super().__init__()
        self._face = face
        self._runs = runs
        self._leading = leading
        self._before = before
        self._after = after
        self._indent = indent
        self._width = width
        self._lines: list[Line] | None = None
        self.bookmark: tuple[str, str, int] | None = None
        self.rank = 0
        self._place = Place()

    def getSpaceBefore(self) -> float:  # noqa: N802 - reportlab's name
        """Return the room above."""
        return self._before

    def getSpaceAfter(self) -> float:  # noqa: N802 - reportlab's name
        """Return the room below."""
        return self._after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Break the text and return its size."""
        if self._lines is None:
            room = min(aW, self._width or aW) - self._indent
            self._lines = break_lines(self._face, self._runs, room)
        return aW, len(self._lines) * self._leading

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 - reportlab's names
        """Return what fits here, and the rest."""
        self.wrap(aW, aH)
        fits = int(aH / self._leading)
        lines = self._lines or []
        if fits < 1 or fits >= len(lines):
            return []
        head, tail = self._part(lines[:fits]), self._part(lines[fits:])
        head.bookmark = self.bookmark
        return [head, tail]

    def _part(self, lines: list[Line]) -> "Text":
        part = type(self)(self._face, (), self._leading, indent=self._indent)
        part._lines = lines  # noqa: SLF001 - of the same class
        part.rank, part._place = self.rank, self._place  # noqa: SLF001 - as above
        return part

    def draw(self) -> None:
        """Draw the lines, and set the bookmark."""
        canvas: Any = self.canv
        lines = self._lines or []
        height = len(lines) * self._leading
        if self.bookmark is not None:
            key, label, level = self.bookmark
            canvas.bookmarkHorizontal(key, 0, height + 12)
            canvas.addOutlineEntry(" ".join(label.split())[:120], key, level=level)
        pen = Pen(canvas, self._face)
        element = self._element() if any(lines) else None
        pen.lines(lines, x=self._indent, top=height, leading=self._leading, element=element)
        pen.finish()

    def _element(self) -> Element | None:
        """Return what the text is in the document; the same on every page it goes on on."""
        tags = tags_of(self.canv)
        if tags is not None and self._place.element is None:
            self._place.element = tags.heading(self.rank) if self.rank else tags.add("P")
        return self._place.element


class Lead(Text):
    """Running text beside a strong bar."""

    def draw(self) -> None:
        """Draw the bar and the lines."""
        super().draw()
        canvas: Any = self.canv
        height = len(self._lines or ()) * self._leading
        with artifact(canvas):
            canvas.setFillColor(paint(INK))
            canvas.rect(0, -1, 3, height + 2, stroke=0, fill=1)


class Spoken(Flowable):
    """Says in which language the document goes on; takes no room."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Note the language in the document's tree."""
        tags = tags_of(self.canv)
        if tags is not None:
            tags.language = self._language


class Beside(Flowable):
    """Two columns of parts; short enough for one page."""

    gutter = 20.0

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable]) -> None:
        super().__init__()
        self._sides = (left, right)
        self._side = 0.0
        self._tall = 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's names
        """Return the size of the taller column beside the other."""
        self._side = (aW - self.gutter) / 2
        self._tall = max(
            sum(each.wrap(self._side, aH)[1] + each.getSpaceAfter() for each in side)
            for side in self._sides
        )
        return aW, self._tall

    def draw(self) -> None:
        """Draw both columns from the top."""
        for index, side in enumerate(self._sides):
            y = self._tall
            for each in side:
                y -= each.wrap(self._side, 1e6)[1]
                each.drawOn(self.canv, index * (self._side + self.gutter), y)
                y -= each.getSpaceAfter()


__all__ = ["Cell", "Column", "Layout", "Run", "Text", "height_of"]
