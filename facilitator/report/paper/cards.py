"""Sheets of inject cards: A6, four to a sheet, to be cut; what fits none goes on its own page."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable

from facilitator.domain.exercise import Agency
from facilitator.domain.msel import Inject
from facilitator.report.page import clip
from facilitator.report.palette import (
    AXIS,
    EXERCISE,
    INK,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PAPER,
    RULE,
    SECONDARY,
    agency_ink,
    paint,
)
from facilitator.report.paper.cardset import (
    BAND,
    CARD_HEIGHT,
    CARD_WIDTH,
    EDGE,
    FACE,
    FROM,
    LABEL,
    NOT_REAL,
    NUMBER,
    NUMBER_ROOM,
    PAD,
    RECEIVED,
    SAFE,
    TEXT,
    TIME_ROOM,
    TITLE,
    Card,
    card,
)
from facilitator.report.paper.plan import Paper, has_card, short_name
from facilitator.report.pen import Pen


def sheets(paper: Paper) -> tuple[list[Flowable], list[Inject]]:
    """Return the sheets of cards, and the rows that need a page of their own."""
    cards: list[Card] = []
    large: list[Inject] = []
    for row in paper.rows:
        if not has_card(row):
            continue
        made = card(paper, row)
        if made is None:
            large.append(row)
        else:
            cards.append(made)
    return [CardSheet(paper, each) for each in _fours(cards)], large


def _fours(cards: Sequence[Card]) -> Iterator[Sequence[Card]]:
    for start in range(0, len(cards), 4):
        yield cards[start : start + 4]


class CardSheet(Flowable):
    """Up to four cards on one sheet, with the marks along which it is cut."""

    def __init__(self, paper: Paper, cards: Sequence[Card]) -> None:
        super().__init__()
        self._paper = paper
        self._cards = cards

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's names
        """Take the whole sheet."""
        return PAGE_WIDTH, PAGE_HEIGHT - 1

    def draw(self) -> None:
        """Draw the cards, upper two first."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.translate(0, -1)
        cut_marks(canvas)
        for index, each in enumerate(self._cards):
            x = index % 2 * CARD_WIDTH + SAFE
            top = PAGE_HEIGHT - index // 2 * CARD_HEIGHT - SAFE
            _Drawing(canvas, self._paper, x, top).draw(each)
        canvas.restoreState()


def cut_marks(canvas: Any) -> None:  # noqa: ANN401 - reportlab has no types
    """Draw where the sheet is cut: a cross in the middle, and a short line at each edge."""
    canvas.setStrokeColor(paint(AXIS))
    canvas.setLineWidth(0.5)
    reach, cross = 11 * MM, 3.2 * MM
    canvas.line(CARD_WIDTH, 0, CARD_WIDTH, reach)
    canvas.line(CARD_WIDTH, PAGE_HEIGHT - reach, CARD_WIDTH, PAGE_HEIGHT)
    canvas.line(0, CARD_HEIGHT, reach, CARD_HEIGHT)
    canvas.line(PAGE_WIDTH - reach, CARD_HEIGHT, PAGE_WIDTH, CARD_HEIGHT)
    canvas.line(CARD_WIDTH - cross, CARD_HEIGHT, CARD_WIDTH + cross, CARD_HEIGHT)
    canvas.line(CARD_WIDTH, CARD_HEIGHT - cross, CARD_WIDTH, CARD_HEIGHT + cross)


class _Drawing:
    """Draw one card, its upper left corner at ``x`` and ``top``."""

    def __init__(self, canvas: Any, paper: Paper, x: float, top: float) -> None:  # noqa: ANN401 - reportlab has no types
        self._canvas = canvas
        self._paper = paper
        self._face = paper.layout.face
        self._x = x
        self._top = top

    def draw(self, card: Card) -> None:
        pen = Pen(self._canvas, self._face)
        self._band()
        y = self._top - BAND
        self._head(pen, card, y)
        y -= card.head
        self._canvas.setStrokeColor(paint(INK))
        self._canvas.setLineWidth(1.5)
        self._canvas.line(self._x, y, self._x + FACE, y)
        self._body(pen, card, y - 8)
        self._foot(card)
        pen.finish()

    def _band(self) -> None:
        canvas = self._canvas
        canvas.setFillColor(paint(EXERCISE))
        canvas.rect(self._x, self._top - BAND, FACE, BAND, stroke=0, fill=1)
        canvas.setFillColor(paint(PAPER))
        self._centred(
            "   ".join(band_words(self._paper)), "bold", 9.5, self._top - BAND + 6, space=1.5
        )

    def _head(self, pen: Pen, card: Card, top: float) -> None:
        canvas, face, paper = self._canvas, self._face, self._paper
        left, right = self._x + PAD, self._x + FACE - PAD
        shown = clip(face, card.number, "bold", NUMBER / 4, NUMBER_ROOM - 10)
        wide = face.width(shown, "bold", NUMBER)
        size = min(NUMBER, NUMBER * (NUMBER_ROOM - 10) / wide) if wide else NUMBER
        canvas.setFillColor(paint(INK))
        canvas.setFont(face.names["bold"], size)
        canvas.drawString(left, top - card.head / 2 - size * 0.34, shown)
        canvas.setFillColor(paint(SECONDARY))
        canvas.setFont(face.names["regular"], LABEL.size)
        if card.to and card.to[0]:
            canvas.drawString(left + NUMBER_ROOM, top - 14, paper.words.text("to"))
        pen.lines(card.to, x=left + NUMBER_ROOM, top=top - 18, leading=card.to_leading)
        if card.story:
            label = clip(face, paper.words.text("story time"), "regular", LABEL.size, TIME_ROOM + 6)
            canvas.drawRightString(right, top - 14, label)
            canvas.setFillColor(paint(INK))
            canvas.setFont(face.names["semibold"], 17)
            canvas.drawRightString(right, top - 32, card.story)

    def _body(self, pen: Pen, card: Card, top: float) -> None:
        left = self._x + PAD
        y = top
        for label, told in card.origin:
            pen.lines(label, x=left, top=y, leading=FROM.leading)
            pen.lines(told, x=left + card.indent, top=y, leading=FROM.leading)
            y -= max(len(told), 1) * FROM.leading
        y -= 7
        pen.lines(card.title, x=left, top=y, leading=TITLE.leading)
        y -= len(card.title) * TITLE.leading + 5
        pen.lines(card.words, x=left, top=y, leading=card.leading)

    def _foot(self, card: Card) -> None:
        canvas, face, paper = self._canvas, self._face, self._paper
        bottom = self._top - (CARD_HEIGHT - 2 * SAFE)
        left, right = self._x + PAD, self._x + FACE - PAD
        y = bottom + NOT_REAL + EDGE
        canvas.setStrokeColor(paint(RULE))
        canvas.setLineWidth(0.7)
        canvas.line(left, y + RECEIVED - 4, right, y + RECEIVED - 4)
        canvas.setFillColor(paint(SECONDARY))
        canvas.setFont(face.names["regular"], 8)
        received = paper.words.text("received at ______ by ____________")
        canvas.drawString(left, y + 8, received)
        told = (short_name(paper.exercise.title), paper.exercise.marking)
        words = " · ".join(each for each in told if each)
        room = TEXT - face.width(received, "regular", 8) - 10
        canvas.drawRightString(right, y + 8, clip(face, words, "regular", 8, room))
        colour_edge(canvas, card.agencies, x=self._x, y=bottom + NOT_REAL, width=FACE, height=EDGE)
        canvas.setFillColor(paint(INK))
        self._centred(not_real(paper), "semibold", 8.5, bottom + 5.5)

    def _centred(self, text: str, weight: str, size: float, y: float, space: float = 0.0) -> None:
        wide = self._face.width(text, weight, size) + space * len(text)
        scale = min(1.0, (FACE - 10) / wide) if wide else 1.0
        self._canvas.setFont(self._face.names[weight], size * scale)
        middle = self._x + FACE / 2
        self._canvas.drawCentredString(middle, y, text, charSpace=space * scale)


def band_words(paper: Paper) -> tuple[str, str, str]:
    """Return what stands in the band of a card."""
    exercise = paper.words.text("EXERCISE")
    middle = paper.words.text("REHEARSAL") if paper.exercise.rehearsal else exercise
    return exercise, middle, exercise


def not_real(paper: Paper) -> str:
    """Return the line that nobody may take for real."""
    return paper.words.text("EXERCISE · not real · do not pass on outside the room")


def colour_edge(  # noqa: PLR0913 - the agencies, and where the edge runs
    canvas: Any,  # noqa: ANN401 - reportlab has no types
    agencies: Sequence[Agency],
    *,
    x: float,
    y: float,
    width: float,
    height: float,
) -> None:
    """Draw the agencies' colours side by side, in the order of their marks."""
    step = width / max(len(agencies), 1)
    for index, each in enumerate(agencies):
        canvas.setFillColor(paint(agency_ink(each.colour).fill))
        canvas.rect(x + index * step, y, step, height, stroke=0, fill=1)
