"""The page round the text: the violet band, the foot, bookmarks, what the file says of itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from reportlab import rl_config
from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable, PageBreak
from reportlab.platypus.frames import Frame

from facilitator.report.archive import About, Attached
from facilitator.report.fonts import Typeface
from facilitator.report.palette import (
    BAND,
    EXERCISE,
    FOOT,
    MUTED,
    PAPER,
    RULE,
    fill,
    paint,
)
from facilitator.report.sheet import A4, TOP, Sheet, across
from facilitator.report.showing import shown_of
from facilitator.report.taggedcanvas import tagged
from facilitator.report.tagging import END, FOOTER, HEADER, Tags, artifact
from facilitator.report.undisturbed import undisturbed

NUMBERS = 46.0
"""Room for the number of the page, in points."""
SMALL = 8.0
"""Size of band and foot, in points."""
UPRIGHT, ACROSS = "upright", "across"
"""How a page lies."""


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


def write_pages(  # noqa: PLR0913 - the story, and how it is set
    target: IO[bytes],
    face: Typeface,
    frames: Frames,
    story: list[Flowable],
    *,
    sheet: Sheet = A4,
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
        pagesize=(sheet.width, sheet.height),
        lang=frames.language,
        invariant=1,
        pageCompression=1,
        initialFontName=face.names["regular"],
        initialFontSize=SMALL,
        displayDocTitle=True,
    )
    document.addPageTemplates(
        [_template(UPRIGHT, face, frames, sheet), _template(ACROSS, face, frames, across(sheet))]
    )
    end = _LastPage(face, sheet)
    with undisturbed():
        document.build([*story, end], canvasmaker=tagged(about, Tags(frames.unnamed)))
    return end.pages


def _template(name: str, face: Typeface, frames: Frames, sheet: Sheet) -> PageTemplate:
    frame = Frame(
        sheet.margin,
        sheet.height - BAND - TOP - sheet.body,
        sheet.text,
        sheet.body,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    furniture = _Furniture(name, face, frames, sheet)
    size = (sheet.width, sheet.height)
    return PageTemplate(id=name, frames=[frame], pagesize=size, onPage=furniture.draw)


def turn(name: str) -> list[Flowable]:
    """Return the end of a page, and how the next ones lie: ``UPRIGHT`` or ``ACROSS``."""
    return [NextPageTemplate(name), PageBreak()]


class _Furniture:
    """Draw what stands on every page."""

    def __init__(self, name: str, face: Typeface, frames: Frames, sheet: Sheet) -> None:
        self._names = (f"band-{name}", f"foot-{name}")
        self._face = face
        self._sheet = sheet
        self._frames = frames

    def draw(self, canvas: Any, document: Any) -> None:  # noqa: ANN401, ARG002 - reportlab's signature
        band, foot = self._names
        if not canvas.hasForm(band):
            self._keep(canvas, band, self._band)
            self._keep(canvas, foot, self._foot)
        with artifact(canvas, HEADER):
            canvas.doForm(band)
        with artifact(canvas, FOOTER):
            canvas.doForm(foot)

    def _keep(self, canvas: Any, name: str, draw: Callable[[Any], None]) -> None:  # noqa: ANN401 - reportlab has no types
        """Draw what is the same on every page once, into the file."""
        canvas.beginForm(name, 0, 0, self._sheet.width, self._sheet.height)
        draw(canvas)
        canvas.endForm()

    def _band(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._face
        canvas.setFillColor(paint(EXERCISE))
        sheet = self._sheet
        canvas.rect(0, sheet.height - BAND, sheet.width, BAND, stroke=0, fill=1)
        canvas.setFillColor(paint(PAPER))
        canvas.setFont(face.names["semibold"], SMALL)
        base = sheet.height - BAND / 2 - SMALL * 0.34
        left = face.shown(self._frames.left)
        canvas.drawString(sheet.margin, base, left)
        room = sheet.text - face.width(left, "semibold", SMALL) - 16
        right = clip(face, self._frames.right, "semibold", SMALL, room)
        canvas.drawRightString(sheet.width - sheet.margin, base, right)

    def _foot(self, canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._face
        sheet = self._sheet
        canvas.setStrokeColor(paint(RULE))
        canvas.setLineWidth(0.6)
        margin, width = self._sheet.margin, self._sheet.width
        canvas.line(margin, FOOT - 3, width - margin, FOOT - 3)
        canvas.setFillColor(paint(MUTED))
        canvas.setFont(face.names["regular"], SMALL)
        base = FOOT - 16
        words = clip(face, self._frames.fingerprint, "regular", SMALL, sheet.text)
        wide = face.width(words, "regular", SMALL)
        name = face.shown(self._frames.name)
        taken = face.width(name, "regular", SMALL)
        if taken + wide + NUMBERS + 30 <= sheet.text:
            canvas.drawString(margin, base, name)
            middle = margin + taken + (sheet.text - taken - NUMBERS) / 2
            canvas.drawCentredString(middle, base, words)
        else:
            fits = clip(face, name, "regular", SMALL, sheet.text - NUMBERS - 10)
            canvas.drawString(margin, base, fits)
            canvas.drawString(margin, base - 10.5, words)


class _LastPage(Flowable):
    """Knows how many pages there are, and writes the number of each."""

    def __init__(self, face: Typeface, sheet: Sheet) -> None:
        super().__init__()
        self._face = face
        self._sheet = sheet
        self.pages = 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        self.pages = canvas.getPageNumber()
        # The last element of a page has turned it round its own foot; numbers stand on the page.
        left, bottom = canvas.absolutePosition(0, 0)
        turned = across(self._sheet)
        font = shown_of(canvas, self._face.names["regular"]).name
        for number in range(1, self.pages + 1):
            text = f"{number} / {self.pages}"
            sheet = turned if canvas.width_of(number) > self._sheet.width else self._sheet
            right = sheet.width - sheet.margin
            x, y = right - self._face.width(text, "regular", SMALL), FOOT - 16
            if number == self.pages:
                x, y = x - left, y - bottom
            canvas.later(
                number,
                f"{FOOTER} BT {font} {SMALL:g} Tf {fill(MUTED)}"
                f" 1 0 0 1 {x:.2f} {y:.2f} Tm ({text}) Tj ET {END}",
            )


def clip(face: Typeface, text: str, weight: str, size: float, room: float) -> str:
    """Return a text on one line, cut with an ellipsis where the room ends."""
    shown = " ".join(face.shown(text[:400]).split())
    if face.width(shown, weight, size) <= room:
        return shown
    while shown and face.width(shown + "…", weight, size) > room:
        shown = shown[:-1]
    return shown.rstrip() + "…"
