"""Inject cards: A6, four to a sheet, to be cut; what does not fit one goes on a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    Style,
    agency_ink,
    paint,
)
from facilitator.report.paper.plan import Paper, has_card, short_name
from facilitator.report.pen import Pen
from facilitator.report.text import Line, Run, break_lines

CARD_WIDTH, CARD_HEIGHT = PAGE_WIDTH / 2, PAGE_HEIGHT / 2
SAFE = 4 * MM
"""White round the card's face, which most printers leave anyway."""
PAD = 4.2 * MM
FACE = CARD_WIDTH - 2 * SAFE
TEXT = FACE - 2 * PAD
BAND, EDGE, NOT_REAL, RECEIVED = 19.0, 7.0, 17.0, 24.0
LONG = 700
"""More letters than this go on a page of their own, whatever the room (DOMAIN section 6)."""
NUMBER = 34.0
NUMBER_ROOM, TIME_ROOM = 84.0, 62.0

LABEL = Style(size=8.5, leading=12, colour=SECONDARY)
TO = Style(face="semibold", size=10.5, leading=16)
TO_SMALL = Style(face="semibold", size=8.5, leading=12)
FROM = Style(size=9.5, leading=13.5)
TITLE = Style(face="semibold", size=14, leading=17.5)
WORDS = (Style(size=14, leading=18.5), Style(size=12, leading=16))
"""The larger one where there is room for it; never less than 12 points."""
FEW = 4
"""So many agencies stand one under the other; more follow one another on smaller lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card that fits: its words broken into lines."""

    number: str
    story: str
    agencies: tuple[Agency, ...]
    to: Sequence[Line]
    to_leading: float
    origin: Sequence[tuple[Sequence[Line], Sequence[Line]]]
    indent: float
    title: Sequence[Line]
    words: Sequence[Line]
    leading: float

    @property
    def head(self) -> float:
        """Return the height of number, agencies and time, in points."""
        return max(50.0, 24.0 + len(self.to) * self.to_leading)

    @property
    def body(self) -> float:
        """Return the height of all below the head's rule, in points."""
        origin = sum(max(len(each), 1) * FROM.leading for _, each in self.origin)
        title = len(self.title) * TITLE.leading
        return 8 + origin + 7 + title + 5 + len(self.words) * self.leading

    @property
    def fits(self) -> bool:
        """Whether all of it fits an A6 card."""
        room = CARD_HEIGHT - 2 * SAFE - BAND - EDGE - NOT_REAL - RECEIVED
        return self.head + self.body <= room


def card(paper: Paper, row: Inject) -> Card | None:
    """Return a row as a card, or None if it needs a page of its own."""
    if len(row.text) > LONG or len(row.title) > LONG:
        return None
    made = (_set(paper, row, style) for style in WORDS)
    return next((each for each in made if each.fits), None)


def _set(paper: Paper, row: Inject, size: Style) -> Card:
    face = paper.layout.face
    agencies = paper.reached(row)
    style = TO if len(agencies) <= FEW else TO_SMALL
    story = paper.story_words(row)
    room = TEXT - NUMBER_ROOM - (TIME_ROOM if story else 0)
    text = row.text.strip()
    told = list(origin(paper, row))
    indent = max((face.width(each, LABEL.face, LABEL.size) for each, _ in told), default=0.0) + 12
    wide = TEXT - indent
    return Card(
        number=row.number,
        story=story,
        agencies=agencies,
        to=break_lines(face, list(_to(paper, row, style)), room),
        to_leading=style.leading,
        origin=[
            (
                break_lines(face, [Run(label, LABEL)], 60),
                break_lines(face, [Run(words, FROM)], wide),
            )
            for label, words in told
        ],
        indent=indent,
        title=break_lines(face, [Run(row.title, TITLE)], TEXT) if row.title else [],
        words=break_lines(face, [Run(text, size)], TEXT) if text else [],
        leading=size.leading,
    )


def _to(paper: Paper, row: Inject, style: Style) -> Iterator[Run]:
    agencies = paper.reached(row)
    for index, each in enumerate(agencies):
        if index and len(agencies) <= FEW:
            yield Run("\n", style)
        yield from paper.mark(each, style)[: 2 if len(agencies) <= FEW else 3]
    if row.to_role.strip():
        yield Run("\n" + row.to_role[:200], LABEL)


def origin(paper: Paper, row: Inject) -> Iterator[tuple[str, str]]:
    """Yield who seems to speak, and by which means, each with its label."""
    if row.sender.strip():
        yield paper.words.text("from"), row.sender
    by = row.method
    if row.method.strip() and row.delivered_by.strip():
        by = paper.words.text("{method}, played by {who}").format(
            method=row.method, who=row.delivered_by
        )
    if by.strip():
        yield paper.words.context("by which means", "by"), by


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
