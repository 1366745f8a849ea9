"""The sheets of the pack: upright, across, and bare ones for cards; band, foot, page of pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak
from reportlab.platypus.frames import Frame

from facilitator.report.fonts import Typeface
from facilitator.report.page import NUMBERS, SMALL, clip
from facilitator.report.palette import (
    BAND,
    EXERCISE,
    FOOT,
    INK,
    MARGIN,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PAPER,
    RULE,
    WIDTH,
    paint,
)
from facilitator.report.sheet import A4, TOP

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
    """Where in the pack the setting is: the part's name, who may read it; and where parts began."""

    part: str = ""
    readers: str = ""
    began: dict[str, int] = field(default_factory=dict[str, int])


class Here(Flowable):
    """Says from this page on which part it is; with a key it is listed, and found by a bookmark."""

    def __init__(self, place: Place, part: str, readers: str, *, key: str = "") -> None:
        super().__init__()
        self._place, self._part, self._readers, self._key = place, part, readers, key

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Note the part; the foot is drawn when the page ends."""
        self._place.part, self._place.readers = self._part, self._readers
        if not self._key:
            return
        canvas: Any = self.canv
        self._place.began[self._key] = canvas.getPageNumber()
        canvas.bookmarkPage(self._key)
        canvas.addOutlineEntry(_sentence(self._part), self._key, level=0)


class Listed(Flowable):
    """A line of the list of contents; the page is filled in when the whole pack is set."""

    tall = 17.0

    def __init__(self, face: Typeface, key: str, name: str, readers: str) -> None:
        super().__init__()
        self._face, self._key, self._name, self._readers = face, key, name, readers

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Return the size of a line."""
        return WIDTH, self.tall

    def draw(self) -> None:
        """Draw name, readers, and the place of the page's number."""
        canvas: Any = self.canv
        face = self._face
        canvas.setFillColor(paint(INK))
        canvas.setFont(face.names["regular"], 10)
        canvas.drawString(0, 4, clip(face, _sentence(self._name), "regular", 10, WIDTH * 0.45))
        canvas.setFillColor(paint(MUTED))
        canvas.drawString(WIDTH * 0.46, 4, clip(face, self._readers, "regular", 10, WIDTH * 0.45))
        canvas.saveState()
        canvas.translate(WIDTH, 4)
        canvas.doForm(self._key)
        canvas.restoreState()


def _sentence(name: str) -> str:
    """Return a name with a capital, as at the start of a sentence."""
    flat = " ".join(name.split())[:120]
    return flat[:1].upper() + flat[1:]


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
        UPRIGHT: _sheet(UPRIGHT, furniture, (PAGE_WIDTH, PAGE_HEIGHT), (WIDTH, A4.body)),
        ACROSS: _sheet(ACROSS, furniture, (PAGE_HEIGHT, PAGE_WIDTH), (ACROSS_WIDTH, ACROSS_HEIGHT)),
        BARE: PageTemplate(
            id=BARE, frames=[_frame(0, 0, PAGE_WIDTH, PAGE_HEIGHT)], onPageEnd=furniture.bare
        ),
    }
    document.addPageTemplates([sheets.pop(first), *sheets.values()])
    end = _LastPage(face, place)
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

    def __init__(self, face: Typeface, place: Place) -> None:
        super().__init__()
        self._face = face
        self._place = place
        self.pages = 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        self.pages = canvas.getPageNumber()
        for number in range(1, self.pages + 1):
            self._number(canvas, f"page{number}", f"{number} / {self.pages}", MUTED, SMALL)
        for key, number in self._place.began.items():
            self._number(canvas, key, str(number), INK, 10)

    def _number(self, canvas: Any, form: str, text: str, colour: str, size: float) -> None:  # noqa: ANN401 - reportlab has no types; a number and its look
        canvas.beginForm(form, -NUMBERS * 2, -4, 0, size + 4)
        canvas.setFillColor(paint(colour))
        canvas.setFont(self._face.names["regular"], size)
        canvas.drawRightString(0, 0, text)
        canvas.endForm()
