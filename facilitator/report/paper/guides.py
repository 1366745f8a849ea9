"""Evaluation sheets: for each objective its critical tasks and expected actions, to be rated."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.exercise import Objective
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.report.layout import Cell, Column
from facilitator.report.palette import (
    BODY,
    BODY_STRONG,
    CAPTION,
    TABLE,
    TABLE_SECOND,
    TABLE_STRONG,
    Style,
)
from facilitator.report.paper.blanks import Fields, Ruled, box
from facilitator.report.paper.plan import Paper, left_out
from facilitator.report.paper.reading import within
from facilitator.report.text import Run
from facilitator.report.wording import clock_minute

LETTER = Style(face="semibold", size=9, leading=14)
LETTERS = ("P", "S", "M", "U", "–")
"""The ratings, best first, and the dash for what nobody saw."""


def evaluation_pages(paper: Paper) -> list[Flowable]:
    """Return a sheet for each objective, and one for what no objective names."""
    parts: list[Flowable] = []
    for index, objective in enumerate(paper.exercise.objectives):
        if index:
            parts.append(paper.layout.new_page())
        rows = [each for each in paper.rows if objective.id in each.objectives]
        parts.extend(_sheet(paper, objective, rows))
    known = {each.id for each in paper.exercise.objectives}
    loose = [each for each in paper.rows if each.expected and not known & set(each.objectives)]
    if loose or not parts:
        if parts:
            parts.append(paper.layout.new_page())
        parts.extend(_sheet(paper, None, loose))
    return parts


def _sheet(paper: Paper, objective: Objective | None, rows: list[Inject]) -> Iterator[Flowable]:
    layout = paper.layout
    title = paper.words.text("Evaluation sheet")
    if objective is not None:
        title = paper.words.text("Evaluation sheet {number}").format(number=objective.number)
    yield paper.title(title)
    yield Fields(
        layout.face,
        (
            (paper.words.text("observer"), 3.0),
            (paper.words.text("covers which agencies"), 3.4),
            (paper.words.text("date"), 1.6),
        ),
    )
    yield layout.space(8)
    if objective is None:
        text = paper.words.text("Expected actions that are linked to no objective.")
        yield layout.text(text, BODY, after=6)
    else:
        yield layout.text(objective.text, BODY_STRONG, after=2)
        if objective.capability:
            yield layout.text(objective.capability, BODY, after=6)
        yield from _tasks(paper, objective)
    yield from _expected(paper, rows)
    yield from _close(paper, rated=objective is not None)


def _tasks(paper: Paper, objective: Objective) -> Iterator[Flowable]:
    if not objective.critical_tasks:
        return
    one, two, three = paper.layout.widths(190, 190, 122)
    columns = [
        Column(title=paper.words.text("Critical task"), width=one),
        Column(title=paper.words.text("What was seen and heard"), width=two),
        Column(title=paper.words.text("Rating (ring one)"), width=three),
    ]
    rows: list[list[Cell]] = [
        [_task(each), [Run("\n\n ", TABLE)], ratings()] for each in objective.critical_tasks
    ]
    yield paper.layout.table(columns, rows)
    yield paper.layout.space(10)


def _task(task: CriticalTask) -> list[Run]:
    """Return a task, and beneath it the plan or order that asks for it."""
    return [Run(task.text + "\n", TABLE_STRONG), Run(task.source or " ", TABLE_SECOND)]


def ratings(style: Style = LETTER) -> list[Run]:
    """Return the letters to tick, each in its box."""
    return [Run(f" {each} ", style, boxed=True) for each in LETTERS]


def _expected(paper: Paper, rows: list[Inject]) -> Iterator[Flowable]:
    owed = [(row, each) for row in rows if not left_out(row) for each in row.expected]
    if not owed:
        return
    one, two, three, four, five, six = paper.layout.widths(24, 64, 110, 184, 54, 66)
    columns = [
        Column(title="", width=one),
        Column(title=paper.words.text("Inject"), width=two),
        Column(title=paper.words.text("Expected of"), width=three),
        Column(title=paper.words.text("What"), width=four),
        Column(title=paper.words.text("Within"), width=five),
        Column(title=paper.words.text("Came at"), width=six),
    ]
    yield paper.layout.room(90)
    yield paper.layout.table(columns, (_owed(paper, row, each) for row, each in owed))
    yield paper.layout.space(10)


def _owed(paper: Paper, row: Inject, each: ExpectedAction) -> list[Cell]:
    planned = "" if row.planned is None else f"\n{clock_minute(row.planned)}"
    return [
        [box(TABLE)],
        [Run(row.number, TABLE_STRONG), Run(planned, TABLE_SECOND)],
        paper.marks(each.agencies, TABLE),
        [Run(each.text, TABLE)],
        within(paper, each, row.planned),
        [Run("________", TABLE_SECOND)],
    ]


def _close(paper: Paper, *, rated: bool) -> Iterator[Flowable]:
    layout = paper.layout
    for label in (
        paper.words.text("What went well, and which effect it had"),
        paper.words.text("What went wrong (the problem, not the remedy), and which effect it had"),
    ):
        yield layout.room(90)
        yield layout.text(label, CAPTION, before=6)
        yield Ruled(3, leading=19)
    yield layout.room(106)
    if rated:
        label = paper.words.text("Rating of this objective (ring one)")
        yield layout.text([Run(label + "  ", BODY_STRONG), *ratings()], BODY, before=8, after=6)
    yield layout.text(rating_key(paper), CAPTION)


def rating_key(paper: Paper) -> str:
    """Return what the letters stand for, in words of our own."""
    words = (
        paper.words.text(
            "without difficulty: it was reached, nothing else suffered, nobody was put at extra"
            " risk, plans and law were kept."
        ),
        paper.words.text("with some difficulty: as P, but a better or faster way could be seen."),
        paper.words.text(
            "with great difficulty: it was reached at a price; other work suffered, risk rose, or"
            " plans or law were not kept."
        ),
        paper.words.text("not achieved: it was not done in a way that reaches the aim."),
        paper.words.text("not observed: nobody saw it, or it never came up. This is not a U."),
    )
    told = [f"{letter}\u00a0\u00a0{each}" for letter, each in zip(LETTERS, words, strict=True)]
    rule = paper.words.text(
        "Do not prompt. Write what was seen and heard, with the time. Rate the function, never the"
        " person."
    )
    return "\n".join((*told, rule))
