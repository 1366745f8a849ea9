"""How much of everything page one holds: it starts small, and grows where there is room."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from facilitator.domain.findings import Findings
from facilitator.report.layout import Layout
from facilitator.report.wording import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything page one holds: how many, and how many letters of each text."""

    objectives: int = 5
    objective: int = 52
    remark: int = 60
    action: int = 60
    reason: int = 0
    asks: int = 3
    why: int = 40
    verdict: int = 240


SMALLEST = Room()
"""Fits the page whatever was logged."""

GROWTH: dict[str, tuple[int, ...]] = {
    "verdict": (300, 420),
    "objectives": (6,),
    "objective": (70, 90, 120, 150),
    "action": (80, 110, 140),
    "remark": (80, 100, 130),
    "asks": (4, 5),
    "reason": (40, 60, 80, 110),
    "why": (60, 80, 110, 150),
}
"""The next sizes of each; what matters most to the reader grows first."""


def roomiest(fits: Callable[[Room], bool]) -> Room:
    """Return a room of which nothing can grow a step further and still fit.

    All grow by turns, a step each, so that no text takes the room of the others; what does not
    fit once is not asked again.
    """
    room = SMALLEST
    ahead = {name: list(sizes) for name, sizes in GROWTH.items()}
    while any(ahead.values()):
        for name, sizes in ahead.items():
            if not sizes:
                continue
            grown = replace(room, **{name: sizes.pop(0)})
            if fits(grown):
                room = grown
            else:
                sizes.clear()
    return room


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page one with so much room: what is told, in which words."""

    layout: Layout
    findings: Findings
    speech: Speech
    room: Room
