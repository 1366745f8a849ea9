"""What lasts in a lane of the main figure: a bar for each state, with its name beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from facilitator.domain.lanes import Lane
from facilitator.domain.lasting import Lasting
from facilitator.report.figure import Figure
from facilitator.report.palette import INK, PAPER, SECONDARY, agency_ink, paint

BAR, STEP, MOST = 2.9, 4.3, 3
"""How thick bars are, how far apart their levels, and how many levels are told apart."""
LOW = 32.0
"""In a lane lower than this names stand on the bars, not under them."""
SIZE, GAP = 7.5, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """Where a lane lies on paper: its foot, its height, its right edge; in points."""

    y: float
    tall: float
    right: float
    x: Callable[[timedelta], float]

    @property
    def low(self) -> bool:
        """Whether there is no room for names under the bars."""
        return self.tall < LOW

    def bar(self, level: int) -> float:
        """Return the middle of a bar."""
        return self.y + (3.2 if self.low else 10.2) + STEP * min(level, MOST - 1)


def top_of(lane: Lane, lying: Lying) -> float:
    """Return how high the bars of a lane reach over its foot; 0 where there are none."""
    if not lane.states:
        return 0.0
    return lying.bar(max(each.level for each in lane.states)) + BAR / 2 - lying.y


def draw_states(figure: Figure, lane: Lane, lying: Lying) -> None:
    """Draw the bars, then the names; a name that finds no room stands in the table alone."""
    for each in lane.states:
        _bar(figure, lane, each, lying)
    for x, words in _named(figure, lane.states, lying):
        y = lying.y + (1.0 if lying.low else 2.4)
        canvas: Any = figure.canv
        canvas.setFillColor(paint(PAPER))
        wide = figure.face.width(figure.face.shown(words), "regular", SIZE)
        canvas.rect(x - 1.2, y - 1.2, wide + 2.4, SIZE - 1, stroke=0, fill=1)
        figure.words(x, y, words, colour=SECONDARY, size=SIZE)


def _bar(figure: Figure, lane: Lane, state: Lasting, lying: Lying) -> None:
    """Draw a bar; one that nobody closed ends in an arrow."""
    canvas: Any = figure.canv
    left, middle = lying.x(state.since), lying.bar(state.level)
    right = lying.right if state.until is None else max(lying.x(state.until), left + 2)
    canvas.setFillColor(paint(agency_ink(lane.agency.colour).fill))
    canvas.rect(left, middle - BAR / 2, right - left, BAR, stroke=0, fill=1)
    if state.until is None:
        canvas.setStrokeColor(paint(INK))
        canvas.setLineWidth(0.9)
        for way in (-3, 3):
            canvas.line(right - 3.2, middle + way, right, middle)


def _named(figure: Figure, states: Sequence[Lasting], lying: Lying) -> list[tuple[float, str]]:
    """Return where each name stands: at the beginning of its bar, or behind the one before."""
    found: list[tuple[float, str]] = []
    end = float("-inf")
    for each in states:
        words = each.name[:40]
        wide = figure.face.width(figure.face.shown(words), "regular", SIZE)
        x = lying.x(each.since) + (4.0 if lying.low else 1.5)
        # at the right edge a name begins before its bar
        x = max(min(x, lying.right - wide - 1), end + GAP)
        last = lying.right if each.until is None else lying.x(each.until)
        if x + wide <= lying.right and (x <= last or x - GAP > end):
            found.append((x, words))
            end = x + wide
    return found
