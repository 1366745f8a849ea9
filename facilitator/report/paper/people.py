"""Who is there: the sign-in sheet, and badges to be cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.shapes import Marked
from facilitator.report.marks import stamp_mark
from facilitator.report.page import clip
from facilitator.report.palette import (
    AXIS,
    BODY,
    EXERCISE,
    INK,
    PAPER,
    SECONDARY,
    WIDTH,
    agency_ink,
    paint,
)
from facilitator.report.paper.blanks import Blank, Grid
from facilitator.report.paper.cards import band_words
from facilitator.report.paper.plan import Paper, short_name
from facilitator.report.sheet import A4

LINES = 24
SEATS, MOST_SEATS, MOST_SHEETS = 3, 30, 20
BADGE_WIDTH, BADGE_HEIGHT = WIDTH / 2, 178.0


def sign_in_pages(paper: Paper) -> list[Flowable]:
    """Return as many sheets as there are seats for."""
    layout = paper.layout
    seats = sum(_seats(each.seats) for each in paper.exercise.agencies) + 10
    sheets = min(-(-seats // LINES), MOST_SHEETS)
    told = paper.words.text(
        "Names are kept apart from the exercise file and destroyed when they are no longer needed."
        " The report names functions, never persons."
    )
    columns = [
        Blank(title="", share=24),
        Blank(title=paper.words.text("Name"), share=150),
        Blank(title=paper.words.text("Agency"), share=110),
        Blank(title=paper.words.text("Role in the exercise"), share=100),
        Blank(title=paper.words.text("In"), share=40),
        Blank(title=paper.words.text("Out"), share=40),
        Blank(title=paper.words.text("Signature"), share=90),
    ]
    rows = [(str(number),) for number in range(1, sheets * LINES + 1)]
    height = (A4.body - 90) / LINES
    return [
        paper.title(paper.words.text("Sign-in sheet")),
        layout.text(told, BODY, after=6),
        Grid(layout.face, columns, rows, height=height),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A badge: a role with its colour, or an agency's mark."""

    role: str
    colour: str
    agency: str = ""
    mark: Marked | None = None


def badge_pages(paper: Paper) -> list[Flowable]:
    """Return badges for exercise control and for the seats of each agency, eight to a page."""
    badges = [*_control(paper), *_players(paper)]
    return [Badges(paper, badges[start : start + 8]) for start in range(0, len(badges), 8)]


def _control(paper: Paper) -> Iterator[Badge]:
    """Yield badges of those who do not play; the word says what the colour helps to see."""
    white, red, blue, green = PAPER, "#B3340F", "#00558C", "#008562"
    for role, colour, count in (
        (paper.words.text("Exercise director"), white, 1),
        (paper.words.text("Facilitator"), white, 1),
        (paper.words.text("Controller"), blue, 2),
        (paper.words.text("Simulation cell"), INK, 2),
        (paper.words.text("Loggist"), white, 2),
        (paper.words.text("Observer"), red, 4),
        (paper.words.text("Safety officer"), green, 1),
        (paper.words.text("Visitor"), "#C04F00", 3),
    ):
        for _ in range(count):
            yield Badge(role=role, colour=colour)


def _players(paper: Paper) -> Iterator[Badge]:
    for agency in paper.exercise.agencies:
        for _ in range(_seats(agency.seats)):
            yield Badge(
                role=paper.words.text("Player"),
                colour=agency_ink(agency.colour).fill,
                agency=agency.name,
                mark=agency,
            )


def _seats(seats: int) -> int:
    return min(seats, MOST_SEATS) if seats > 0 else SEATS


class Badges(Flowable):
    """Up to eight badges, two beside each other, with lines to cut along."""

    def __init__(self, paper: Paper, badges: Sequence[Badge]) -> None:
        super().__init__()
        self._paper = paper
        self._badges = badges

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Take the room of four rows."""
        return WIDTH, BADGE_HEIGHT * 4 + 4

    def draw(self) -> None:
        """Draw the badges from the upper left."""
        canvas: Any = self.canv
        for index, each in enumerate(self._badges):
            x = index % 2 * BADGE_WIDTH
            y = BADGE_HEIGHT * (3 - index // 2)
            canvas.setStrokeColor(paint(AXIS))
            canvas.setLineWidth(0.5)
            canvas.setDash(2, 3)
            canvas.rect(x, y, BADGE_WIDTH, BADGE_HEIGHT, stroke=1, fill=0)
            canvas.setDash()
            self._badge(canvas, each, x, y)

    def _badge(self, canvas: Any, badge: Badge, x: float, y: float) -> None:  # noqa: ANN401 - reportlab has no types
        face = self._paper.layout.face
        top = y + BADGE_HEIGHT
        canvas.setFillColor(paint(EXERCISE))
        canvas.rect(x, top - 18, BADGE_WIDTH, 18, stroke=0, fill=1)
        canvas.setFillColor(paint(PAPER))
        canvas.setFont(face.names["bold"], 9)
        words = clip(face, " · ".join(band_words(self._paper)), "bold", 9, BADGE_WIDTH - 20)
        canvas.drawCentredString(x + BADGE_WIDTH / 2, top - 12.5, words)
        left, room = x + 14, BADGE_WIDTH - 28
        if badge.mark is not None:
            stamp_mark(canvas, face, badge.mark, x=left, y=top - 70, side=40)
            left, room = left + 52, room - 52
        main = badge.agency or badge.role
        canvas.setFillColor(paint(INK))
        size = _fitting(face.width(main[:120], "bold", 20), 20, room)
        canvas.setFont(face.names["bold"], size)
        canvas.drawString(left, top - 52, clip(face, main, "bold", size, room))
        canvas.setFillColor(paint(SECONDARY))
        canvas.setFont(face.names["regular"], 10)
        if badge.agency:
            canvas.drawString(left, top - 68, clip(face, badge.role, "regular", 10, room))
        label = clip(face, self._paper.words.text("name or function"), "regular", 8, room)
        canvas.setFont(face.names["regular"], 8)
        canvas.drawString(x + 14, y + 34, label)
        canvas.setStrokeColor(paint(AXIS))
        canvas.line(x + 14, y + 46, x + BADGE_WIDTH - 14, y + 46)
        told = (short_name(self._paper.exercise.title), self._paper.exercise.marking)
        words = " · ".join(each for each in told if each)
        words = clip(face, words, "regular", 8, BADGE_WIDTH - 28)
        canvas.drawString(x + 14, y + 19, words)
        canvas.setFillColor(paint(badge.colour))
        canvas.setStrokeColor(paint(AXIS))
        canvas.rect(x, y, BADGE_WIDTH, 10, stroke=int(badge.colour == PAPER), fill=1)


def _fitting(wide: float, size: float, room: float) -> float:
    """Return a size at which a text fits, but not less than half of it."""
    return size if wide <= room else max(size * room / wide, size / 2)
