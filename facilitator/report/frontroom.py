"""How much of everything page one holds, from the roomiest to what always fits."""

from dataclasses import dataclass

from facilitator.domain.findings import Findings
from facilitator.report.layout import Layout
from facilitator.report.wording import Speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much of everything page one holds: how many, and how many letters of each text."""

    objectives: int
    objective: int
    remark: int
    reason: int
    asks: int
    why: int
    verdict: int


ROOMS = (
    Room(objectives=6, objective=150, remark=130, reason=110, asks=5, why=150, verdict=420),
    Room(objectives=6, objective=90, remark=90, reason=60, asks=4, why=80, verdict=300),
    Room(objectives=6, objective=70, remark=80, reason=60, asks=4, why=60, verdict=280),
    Room(objectives=6, objective=60, remark=70, reason=50, asks=3, why=50, verdict=260),
    Room(objectives=5, objective=52, remark=60, reason=40, asks=3, why=40, verdict=240),
    Room(objectives=5, objective=52, remark=60, reason=0, asks=3, why=40, verdict=240),
)
"""From the roomiest to one that fits the page whatever was logged."""


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page one with so much room: what is told, in which words."""

    layout: Layout
    findings: Findings
    speech: Speech
    room: Room
