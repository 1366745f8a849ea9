"""What stands on an inject card (A6), set in its words; what does not fit one is no card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.domain.exercise import Agency
from facilitator.domain.msel import Inject
from facilitator.report.palette import MM, PAGE_HEIGHT, PAGE_WIDTH, SECONDARY, Style
from facilitator.report.paper.plan import Paper
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
