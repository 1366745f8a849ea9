"""What is filled in after ENDEX: the feedback form, and the sheets of the hot wash."""

from collections.abc import Iterator

from reportlab.platypus.flowables import Flowable

from facilitator.report.formwords import form_statements
from facilitator.report.layout import Column
from facilitator.report.palette import (
    BODY,
    BODY_STRONG,
    CAPTION,
    H1_SMALL,
    H2,
    TABLE,
    WIDTH,
    Style,
)
from facilitator.report.paper.blanks import Blank, Fields, Grid, Ruled, box
from facilitator.report.paper.plan import Paper
from facilitator.report.text import Run

_LINES = 18
_FEWEST_LINES = 3
SCALE = Style(face="semibold", size=8.5, leading=12)


def feedback_pages(paper: Paper) -> list[Flowable]:
    """Return the feedback form: one page in three parts; a name is not asked for."""
    layout = paper.layout
    fields = (
        (paper.words.text("agency"), 3.0),
        (paper.words.text("role"), 3.0),
        (paper.words.text("date"), 1.6),
        (paper.words.text("name, if you wish"), 3.6),
    )
    return [
        paper.title(paper.words.text("Feedback form")),
        Fields(layout.face, fields, height=18),
        *_findings(paper),
        *_scale(paper),
        layout.text(paper.words.text("Part III: how could the exercise be better?"), H2, before=8),
        Ruled(6, leading=19),
    ]


def _findings(paper: Paper) -> Iterator[Flowable]:
    layout = paper.layout
    yield layout.text(paper.words.text("Part I: what we found"), H2, before=8)
    half = (
        Blank(title=paper.words.text("Three strengths"), share=1),
        Blank(title=paper.words.text("Three areas for improvement"), share=1),
    )
    yield Grid(layout.face, half, [("1", "1"), ("2", "2"), ("3", "3")], height=26)
    yield layout.text(
        paper.words.text("Anything that the observers could not have seen"), CAPTION, before=5
    )
    yield Ruled(1, leading=18)
    actions = (
        Blank(title=paper.words.text("What should be done"), share=300),
        Blank(title=paper.words.text("high, medium, low"), share=80),
        Blank(title=paper.words.text("who"), share=110),
    )
    yield Grid(layout.face, actions, [(), (), ()], height=21)
    yield layout.text(
        paper.words.text("Equipment, training, policies or plans that should be looked at again"),
        CAPTION,
        before=5,
    )
    yield Ruled(1, leading=18)


def _scale(paper: Paper) -> Iterator[Flowable]:
    layout = paper.layout
    yield layout.text(
        paper.words.text("Part II: the exercise (1 not at all, 5 fully)"), H2, before=8, after=1
    )
    columns = [Column(title="", width=WIDTH - 140), Column(title="", width=140)]
    numbers = [Run(f" {each} ", SCALE, boxed=True) for each in range(1, 6)]
    rows = [([Run(each, TABLE)], numbers) for each in statements(paper)]
    yield layout.plain(columns, rows, leading=14)


def statements(paper: Paper) -> tuple[str, ...]:
    """Return the sentences that everybody agrees with, or does not."""
    return form_statements(paper.words)


def hot_wash_pages(paper: Paper) -> list[Flowable]:
    """Return a sheet with the three questions for each agency, and one for control alone."""
    parts: list[Flowable] = []
    headings = [paper.mark(each, H1_SMALL) for each in paper.exercise.agencies]
    for heading in headings or [[]]:
        if parts:
            parts.append(paper.layout.new_page())
        parts.extend(_hot_wash(paper, heading))
    parts.append(paper.layout.new_page())
    parts.extend(_debrief(paper))
    return parts


def questions_of(paper: Paper) -> tuple[str, ...]:
    """Return the questions of the hot wash that the plan has, or else the usual three."""
    return paper.exercise.hot_wash or (
        paper.words.text("What went well?"),
        paper.words.text("What could be better?"),
        paper.words.text("One change we make"),
    )


def _hot_wash(paper: Paper, heading: list[Run]) -> Iterator[Flowable]:
    layout = paper.layout
    title = Run(paper.words.text("Hot wash"), H1_SMALL)
    dot = [Run("· ", H1_SMALL)] if heading else []
    yield layout.text([*heading, *dot, title], H1_SMALL, after=4)
    yield layout.text(
        paper.words.text(
            "Straight after ENDEX, 20 to 30 minutes. Everybody speaks for their own agency;"
            " nobody is blamed. Kept apart from what the observers found."
        ),
        BODY,
    )
    questions = questions_of(paper)
    # the sheet holds eighteen lines for answers, however many questions share them
    lines = max(_FEWEST_LINES, _LINES // len(questions))
    for question in questions:
        yield layout.text(question, BODY_STRONG, before=14)
        yield Ruled(lines, leading=24)
    fields = (
        (paper.words.text("who takes it on (function)"), 3.0),
        (paper.words.text("until"), 1.5),
    )
    yield Fields(layout.face, fields)


def _debrief(paper: Paper) -> Iterator[Flowable]:
    layout = paper.layout
    yield layout.text(paper.words.text("Control and observers: debrief"), H1_SMALL, after=4)
    yield layout.text(paper.words.text("Without the players, straight after the hot wash."), BODY)
    for question in (
        paper.words.text("All log and observation sheets are here, each with its lines counted"),
        paper.words.text("Ratings of all objectives are settled, each with its reason"),
        paper.words.text("What was not observed is said"),
        paper.words.text("Paper is typed in as late entries, reason “paper”"),
    ):
        yield layout.text([box(BODY), Run(question, BODY)], BODY, before=8)
    for question in (
        paper.words.text("Did the script do what it was meant to do?"),
        paper.words.text("What must not be lost before the report is written?"),
    ):
        yield layout.text(question, BODY_STRONG, before=14)
        yield Ruled(7, leading=24)
