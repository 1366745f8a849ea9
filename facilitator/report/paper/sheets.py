"""The sheets of the pack: upright, across, and bare ones for cards; band, foot, page of pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak
from reportlab.platypus.frames import Frame

from facilitator.report.fonts import Typeface
from facilitator.report.layout import BODY_HEIGHT, TOP
from facilitator.report.page import NUMBERS, SMALL, clip
from facilitator.report.palette import (
    BAND,
    EXERCISE,
    FOOT,
    MARGIN,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PAPER,
    RULE,
    WIDTH,
    paint,
)

UPRIGHT, ACROSS, BARE = "upright", "across", "bare"
ACROSS_WIDTH = PAGE_HEIGHT - 2 * MARGIN
"""Width of the text on a sheet that lies across, in points."""
ACROSS_HEIGHT = PAGE_WIDTH - BAND - TOP - FOOT - 4
"""Height of the text on a sheet that lies across, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """The words of band and foot, and what the file says of itself."""

    left: str
    right: str
    name: str
    title: str
    language: str


@dataclass(slots=True)
class Place:
    """Where in the pack the setting is: the part's name and who may read it."""

    part: str = ""
    readers: str = ""


class Here(Flowable):
    """Says from this page on which part it is, and sets its bookmark."""

    def __init__(self, place: Place, part: str, readers: str, *, key: str = "") -> None:
        super().__init__()
        self._place, self._part, self._readers, self._key = place, part, readers, key

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Note the part; the foot is drawn when the page ends."""
        self._place.part, self._place.readers = self._part, self._readers
        if self._key:
            canvas: Any = self.canv
            canvas.bookmarkPage(self._key)
            canvas.addOutlineEntry(" ".join(self._part.split())[:120], self._key, level=0)


def turn(sheet: str) -> list[Flowable]:
    """Return the end of a page, and the sort of the next."""
    return [NextPageTemplate(sheet), PageBreak()]


def write_sheets(  # noqa: PLR0913 - the story, and how it is set
    target: IO[bytes],
    face: Typeface,
    frames: Frames,
    place: Place,
    story: Sequence[Flowable],
    *,
    first: str = UPRIGHT,
) -> int:
    """Set the story and write it as PDF; return the number of pages. Same story, same bytes."""
    rl_config.useA85 = 0
    document: Any = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=" ".join(face.shown(frames.title).split()),
        author="",
        creator="Facilitator",
        producer="Facilitator",
        lang=frames.language,
        invariant=1,
        pageCompression=1,
        initialFontName=face.names["regular"],
        initialFontSize=SMALL,
        displayDocTitle=True,
    )
    furniture = _Furniture(face, frames, place)
    sheets = {
        UPRIGHT: _sheet(UPRIGHT, furniture, (PAGE_WIDTH, PAGE_HEIGHT), (WIDTH, BODY_HEIGHT)),
        ACROSS: _sheet(ACROSS, furniture, (PAGE_HEIGHT, PAGE_WIDTH), (ACROSS_WIDTH, ACROSS_HEIGHT)),
        BARE: PageTemplate(
            id=BARE, frames=[_frame(0, 0, PAGE_WIDTH, PAGE_HEIGHT)], onPageEnd=furniture.bare
        ),
    }
    document.addPageTemplates([sheets.pop(first), *sheets.values()])
    end = _LastPage(face)
    document.build([*story, end])
    return end.pages


def _sheet(
    name: str, furniture: "_Furniture", size: tuple[float, float], text: tuple[float, float]
) -> PageTemplate:
    frame = _frame(MARGIN, size[1] - BAND - TOP - text[1], *text)
    return PageTemplate(id=name, frames=[frame], pagesize=size, onPageEnd=furniture.full)


def _frame(x: float, y: float, width: float, height: float) -> Frame:
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


class _Furniture:
    """Draw what stands on every page, once it is known which part the page belongs to."""

    def __init__(self, face: Typeface, frames: Frames, place: Place) -> None:
        self._face = face
        self._frames = frames
        self._place = place

    def full(self, canvas: Any, document: Any) -> None:  # noqa: ANN401, ARG002 - reportlab's signature
        """Draw the band and the foot of a sheet, upright or across."""
        face = self._face
        width, height = canvas._pagesize  # noqa: SLF001 - reportlab offers no other way
        canvas.saveState()
        canvas.setFillColor(paint(EXERCISE))
        canvas.rect(0, height - BAND, width, BAND, stroke=0, fill=1)
        canvas.setFillColor(paint(PAPER))
        canvas.setFont(face.names["semibold"], SMALL)
        base = height - BAND / 2 - SMALL * 0.34
        room = width - 2 * MARGIN
        left = clip(face, self._frames.left, "semibold", SMALL, room * 0.6)
        canvas.drawString(MARGIN, base, left)
        rest = room - face.width(left, "semibold", SMALL) - 16
        right = clip(face, self._frames.right, "semibold", SMALL, rest)
        canvas.drawRightString(width - MARGIN, base, right)
        canvas.setStrokeColor(paint(RULE))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, FOOT - 3, width - MARGIN, FOOT - 3)
        self._foot(canvas, width, FOOT - 16)
        canvas.restoreState()

    def bare(self, canvas: Any, document: Any) -> None:  # noqa: ANN401, ARG002 - reportlab's signature
        """Draw the line of a sheet of cards, in the white between the upper and the lower two."""
        canvas.saveState()
        self._foot(canvas, PAGE_WIDTH, PAGE_HEIGHT / 2 + 3.6, size=6.0)
        canvas.restoreState()

    def _foot(self, canvas: Any, width: float, base: float, *, size: float = SMALL) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._face
        told = (self._frames.name, self._place.part, self._place.readers)
        words = " · ".join(each for each in told if each)
        canvas.setFillColor(paint(MUTED))
        canvas.setFont(face.names["regular"], size)
        room = width - 2 * MARGIN - NUMBERS - 10
        canvas.drawString(MARGIN, base, clip(face, words, "regular", size, room))
        canvas.saveState()
        scale = size / SMALL
        canvas.translate(width - MARGIN, base)
        canvas.scale(scale, scale)
        canvas.doForm(f"page{canvas.getPageNumber()}")
        canvas.restoreState()


class _LastPage(Flowable):
    """Knows how many pages there are, and writes the numbers that all pages refer to."""

    def __init__(self, face: Typeface) -> None:
        super().__init__()
        self._face = face
        self.pages = 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        self.pages = canvas.getPageNumber()
        for number in range(1, self.pages + 1):
            canvas.beginForm(f"page{number}", -NUMBERS * 2, -4, 0, SMALL + 4)
            canvas.setFillColor(paint(MUTED))
            canvas.setFont(self._face.names["regular"], SMALL)
            canvas.drawRightString(0, 0, f"{number} / {self.pages}")
            canvas.endForm()
