"""Injects too long for a card: each on a page of its own, twice the size."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Agency
from facilitator.domain.msel import Inject
from facilitator.report.fonts import Typeface
from facilitator.report.layout import Column
from facilitator.report.page import clip
from facilitator.report.palette import INK, SECONDARY, WIDTH, Style, paint
from facilitator.report.paper.blanks import Fields
from facilitator.report.paper.cards import colour_edge, not_real
from facilitator.report.paper.cardset import origin
from facilitator.report.paper.plan import Paper
from facilitator.report.paper.sheets import Here, Place
from facilitator.report.text import Run

NUMBER = 68.0
TO = Style(face="semibold", size=13, leading=20)
FROM = Style(size=11, leading=16)
LABEL = Style(size=11, leading=16, colour=SECONDARY)
TITLE = Style(face="semibold", size=20, leading=26)
WORDS = Style(size=14, leading=21)
CLOSE = Style(face="semibold", size=11, leading=16)


def letter(paper: Paper, row: Inject, place: Place, readers: str) -> Iterator[Flowable]:
    """Yield the parts of a page for one inject; a very long one goes on on the next page."""
    layout = paper.layout
    part = paper.words.text("Inject {number}").format(number=row.number[:40])
    yield Here(place, part, readers)
    yield _Head(layout.face, row.number, paper.story_words(row), paper.words.text("story time"))
    to = list(paper.recipients(row, TO))
    if row.to_all:
        to = [run for each in paper.exercise.agencies for run in paper.mark(each, TO)]
    if row.to_role.strip():
        to.append(Run("\n" + row.to_role, FROM))
    if to:
        yield layout.text([Run(paper.words.text("to") + " ", LABEL), *to], TO, after=6)
    yield _Edge(paper.reached(row))
    columns = [Column(title="", width=60), Column(title="", width=WIDTH - 60)]
    told = [([Run(label, LABEL)], [Run(text, FROM)]) for label, text in origin(paper, row)]
    if told:
        yield layout.plain(columns, told, leading=FROM.leading)
    if row.title:
        yield layout.text(row.title, TITLE, before=12, after=8)
    if row.text.strip():
        yield layout.text(row.text.strip(), WORDS, after=14)
    received = ((paper.words.text("received at"), 2.0), (paper.words.context("by whom", "by"), 4.0))
    yield Fields(layout.face, received)
    yield layout.text(not_real(paper), CLOSE, before=10)


class _Head(Flowable):
    """The number at twice a card's size, and the story's time."""

    def __init__(self, face: Typeface, number: str, story: str, label: str) -> None:
        super().__init__()
        self._face, self._number, self._story, self._label = face, number, story, label

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        return WIDTH, 74

    def draw(self) -> None:
        canvas: Any = self.canv
        face = self._face
        room = WIDTH - 120
        shown = clip(face, self._number, "bold", NUMBER / 5, room)
        wide = face.width(shown, "bold", NUMBER)
        size = min(NUMBER, NUMBER * room / wide) if wide else NUMBER
        canvas.setFillColor(paint(INK))
        canvas.setFont(face.names["bold"], size)
        canvas.drawString(0, 18, shown)
        if not self._story:
            return
        canvas.setFont(face.names["semibold"], 30)
        canvas.drawRightString(WIDTH, 18, self._story)
        canvas.setFillColor(paint(SECONDARY))
        canvas.setFont(face.names["regular"], 11)
        canvas.drawRightString(WIDTH, 50, clip(face, self._label, "regular", 11, 118))


class _Edge(Flowable):
    """The agencies' colours across the page."""

    def __init__(self, agencies: Sequence[Agency]) -> None:
        super().__init__()
        self._agencies = agencies

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        return WIDTH, 18

    def draw(self) -> None:
        canvas: Any = self.canv
        colour_edge(canvas, self._agencies, x=0, y=8, width=WIDTH, height=8)
