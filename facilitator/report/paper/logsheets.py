"""Blank log sheets with numbered lines: for the decisions of each agency, and for observers."""

from collections.abc import Iterator
from itertools import count

from reportlab.platypus.flowables import Flowable

from facilitator.report.palette import BODY, H1_SMALL
from facilitator.report.paper.blanks import Blank, Fields, Grid
from facilitator.report.paper.plan import Paper
from facilitator.report.paper.sheets import ACROSS_HEIGHT
from facilitator.report.text import Run

SHEETS = 2
"""Sheets for each agency's decisions, and for observers."""
ROW = 33.0
LINES = int((ACROSS_HEIGHT - 92) // ROW)
"""Lines on a sheet that lies across."""


def log_pages(paper: Paper) -> list[Flowable]:
    """Return the sheets; each line has a number of its own, to be named when it is typed in."""
    parts: list[Flowable] = []
    for agency in paper.exercise.agencies:
        for sheet in range(SHEETS):
            if parts:
                parts.append(paper.layout.new_page())
            heading = [*paper.mark(agency, H1_SMALL), Run("· ", H1_SMALL)]
            heading.append(Run(paper.words.text("Decision log"), H1_SMALL))
            parts.extend(_decisions(paper, heading, agency.letter[:3], sheet))
    for sheet in range(SHEETS):
        if parts:
            parts.append(paper.layout.new_page())
        parts.extend(_observations(paper, sheet))
    return parts


def _numbers(letter: str, sheet: int) -> list[tuple[str]]:
    start = count(sheet * LINES + 1)
    return [(f"{letter}{next(start)}",) for _ in range(LINES)]


def _decisions(paper: Paper, heading: list[Run], letter: str, sheet: int) -> Iterator[Flowable]:
    columns = [
        Blank(title=paper.words.text("Line"), share=38),
        Blank(title=paper.words.text("Time"), share=52),
        Blank(title=paper.words.text("Inject"), share=42),
        Blank(title=paper.words.text("Decision, or request for information"), share=270),
        Blank(title=paper.words.text("because"), share=170),
        Blank(title=paper.words.text("by (role)"), share=82),
        Blank(title=paper.words.text("who was told"), share=82),
    ]
    told = paper.words.text(
        "One line for each decision, as it falls: time on the wall clock, what, why, who by role."
        " Never rub out: strike through with one line and write a new one. Typed in later as a"
        " late entry, reason “paper”, with the number of the line."
    )
    yield from _sheet(paper, heading, told, columns, _numbers(letter, sheet))


def _observations(paper: Paper, sheet: int) -> Iterator[Flowable]:
    columns = [
        Blank(title=paper.words.text("Line"), share=38),
        Blank(title=paper.words.text("Time"), share=52),
        Blank(title=paper.words.text("Agency"), share=52),
        Blank(title=paper.words.text("Inject"), share=42),
        Blank(title=paper.words.text("+ ! ~ ."), share=42),
        Blank(title=paper.words.text("What was seen and heard"), share=320),
        Blank(title=paper.words.text("which effect it had"), share=190),
    ]
    told = paper.words.text(
        "+ strength, ! area for improvement, ~ your own interpretation, . note. Write what was"
        " seen and heard; do not prompt. Typed in later as a late entry, reason “paper”, with the"
        " number of the line."
    )
    heading = [Run(paper.words.text("Observation log"), H1_SMALL)]
    yield from _sheet(paper, heading, told, columns, _numbers("", sheet))


def _sheet(
    paper: Paper,
    heading: list[Run],
    told: str,
    columns: list[Blank],
    rows: list[tuple[str]],
) -> Iterator[Flowable]:
    layout = paper.layout
    yield layout.text(heading, H1_SMALL, after=2)
    yield layout.text(told, BODY)
    fields = (
        (paper.words.text("written by (role)"), 3.0),
        (paper.words.text("place or table"), 3.0),
        (paper.words.text("date"), 1.5),
        (paper.words.text("sheet"), 1.0),
    )
    yield Fields(layout.face, fields, height=20)
    yield layout.space(4)
    yield Grid(layout.face, columns, rows, height=ROW)
