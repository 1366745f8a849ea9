"""The page round the text: the violet band, the foot, bookmarks, what the file says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from facilitator.report.archive import About, Attached
from facilitator.report.fonts import Typeface
from facilitator.report.layout import BODY_HEIGHT, TOP
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
from facilitator.report.taggedcanvas import tagged
from facilitator.report.tagging import Tags, artifact

NUMBERS = 46.0
"""Room for the number of the page, in points."""
SMALL = 8.0
"""Size of band and foot, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """The words of band and foot, and what the file says of itself."""

    left: str
    right: str
    name: str
    fingerprint: str
    title: str
    subject: str
    language: str
    dated: datetime
    unnamed: str = ""
    """What is read out in place of a mark that has no name."""


def write_pages(
    target: IO[bytes],
    face: Typeface,
    frames: Frames,
    story: list[Flowable],
    *,
    attached: Sequence[Attached] = (),
) -> int:
    """Set the story and write it as tagged PDF; return the number of pages.

    The same story gives the same bytes.
    """
    about = About(
        title=" ".join(face.shown(frames.title).split()),
        subject=" ".join(face.shown(frames.subject).split()),
        language=frames.language,
        dated=frames.dated,
        attached=attached,
    )
    # Text form for mail servers of the last century: a fifth more bytes, and slow in Python.
    rl_config.useA85 = 0
    document: Any = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        lang=frames.language,
        invariant=1,
        pageCompression=1,
        initialFontName=face.names["regular"],
        initialFontSize=SMALL,
        displayDocTitle=True,
    )
    bottom = PAGE_HEIGHT - BAND - TOP - BODY_HEIGHT
    frame = Frame(
        MARGIN,
        bottom,
        WIDTH,
        BODY_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    furniture = _Furniture(face, frames)
    page = PageTemplate(id="page", frames=[frame], onPage=furniture.draw)
    document.addPageTemplates([page])
    end = _LastPage(face)
    document.build([*story, end], canvasmaker=tagged(about, Tags(frames.unnamed)))
    return end.pages


class _Furniture:
    """Draw what stands on every page."""

    def __init__(self, face: Typeface, frames: Frames) -> None:
        self._face = face
        self._frames = frames

    def draw(self, canvas: Any, document: Any) -> None:  # noqa: ANN401, ARG002 - reportlab's signature
        canvas.saveState()
        with artifact(canvas, "Header"):
            self._band(canvas)
        with artifact(canvas, "Footer"):
            self._foot(canvas)
        canvas.restoreState()

    def _band(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._face
        canvas.setFillColor(paint(EXERCISE))
        canvas.rect(0, PAGE_HEIGHT - BAND, PAGE_WIDTH, BAND, stroke=0, fill=1)
        canvas.setFillColor(paint(PAPER))
        canvas.setFont(face.names["semibold"], SMALL)
        base = PAGE_HEIGHT - BAND / 2 - SMALL * 0.34
        left = face.shown(self._frames.left)
        canvas.drawString(MARGIN, base, left)
        room = WIDTH - face.width(left, "semibold", SMALL) - 16
        right = clip(face, self._frames.right, "semibold", SMALL, room)
        canvas.drawRightString(PAGE_WIDTH - MARGIN, base, right)

    def _foot(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._face
        canvas.setStrokeColor(paint(RULE))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, FOOT - 3, PAGE_WIDTH - MARGIN, FOOT - 3)
        canvas.setFillColor(paint(MUTED))
        canvas.setFont(face.names["regular"], SMALL)
        base = FOOT - 16
        words = clip(face, self._frames.fingerprint, "regular", SMALL, WIDTH)
        wide = face.width(words, "regular", SMALL)
        name = face.shown(self._frames.name)
        taken = face.width(name, "regular", SMALL)
        if taken + wide + NUMBERS + 30 <= WIDTH:
            canvas.drawString(MARGIN, base, name)
            middle = MARGIN + taken + (WIDTH - taken - NUMBERS) / 2
            canvas.drawCentredString(middle, base, words)
        else:
            fits = clip(face, name, "regular", SMALL, WIDTH - NUMBERS - 10)
            canvas.drawString(MARGIN, base, fits)
            canvas.drawString(MARGIN, base - 10.5, words)
        canvas.doForm(f"page{canvas.getPageNumber()}")


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
            canvas.beginForm(f"page{number}", 0, 0, PAGE_WIDTH, FOOT)
            canvas.setFillColor(paint(MUTED))
            canvas.setFont(self._face.names["regular"], SMALL)
            canvas.drawRightString(PAGE_WIDTH - MARGIN, FOOT - 16, f"{number} / {self.pages}")
            canvas.endForm()


def clip(face: Typeface, text: str, weight: str, size: float, room: float) -> str:
    """Return a text on one line, cut with an ellipsis where the room ends."""
    shown = " ".join(face.shown(text[:400]).split())
    if face.width(shown, weight, size) <= room:
        return shown
    while shown and face.width(shown + "…", weight, size) > room:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def as_story(parts: Sequence[Flowable | Sequence[Flowable]]) -> list[Flowable]:
    """Return parts and groups of parts as one flat list."""
    story: list[Flowable] = []
    for each in parts:
        if isinstance(each, Flowable):
            story.append(each)
        else:
            story.extend(each)
    return story
