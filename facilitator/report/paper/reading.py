"""The facilitator's script: what to read aloud, what is expected, what else to play."""

from collections.abc import Iterator
from datetime import timedelta

from reportlab.platypus.flowables import Flowable

from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject, RowKind
from facilitator.report.layout import Cell, Column
from facilitator.report.palette import (
    BODY,
    BODY_STRONG,
    CAPTION,
    H2,
    TABLE,
    TABLE_SECOND,
    TABLE_STRONG,
    Style,
)
from facilitator.report.paper.blanks import Fields, box
from facilitator.report.paper.plan import Paper, left_out
from facilitator.report.text import Run
from facilitator.report.wording import clock_minute

NUMBER = Style(face="bold", size=15, leading=20)
TIME = Style(face="semibold", size=11, leading=20)
KIND = Style(size=9, leading=20)
GAP = "\u00a0\u00a0\u00a0"


def script_pages(paper: Paper) -> list[Flowable]:
    """Return the script, row by row, with boxes to tick and times to write down."""
    layout = paper.layout
    explained = paper.words.text(
        "Read what stands beside the bar. Tick each expected decision as it comes and write down"
        " the time; a row that did not come in time may have a contingency. For exercise control"
        " only."
    )
    parts: list[Flowable] = [
        paper.title(paper.words.text("The facilitator's script")),
        layout.text(explained, after=6),
    ]
    if not paper.rows:
        return [*parts, layout.text(paper.words.text("The script is empty."))]
    phase = ""
    for row in paper.rows:
        if row.phase != phase:
            phase = row.phase
            parts.extend(_phase(paper, phase))
        parts.extend(_row(paper, row))
    return parts


def _phase(paper: Paper, ident: str) -> Iterator[Flowable]:
    phase = next((each for each in paper.exercise.phases if each.id == ident), None)
    if phase is None:
        return
    layout = paper.layout
    yield layout.room(150)
    yield layout.text(phase.name, H2, before=16, after=2)
    if phase.situation.strip():
        yield layout.text(_labelled(paper.words.text("Situation"), phase.situation), after=4)
    yield from _questions(paper, phase.questions)


def _row(paper: Paper, row: Inject) -> Iterator[Flowable]:
    layout = paper.layout
    yield layout.room(130)
    yield layout.text(list(_head(paper, row)), NUMBER, before=12)
    yield layout.text(row.title, BODY_STRONG, after=1)
    told = [each for each in (row.sender, row.method, row.delivered_by, row.location) if each]
    to = paper.recipients(row, TABLE)
    if row.to_role:
        to.append(Run(f" ({row.to_role})", TABLE_SECOND))
    if told:
        to.append(Run(("\n" if to else "") + " · ".join(told), TABLE_SECOND))
    if to:
        yield layout.text(to, TABLE, after=4)
    if row.read_aloud.strip():
        yield layout.lead(row.read_aloud)
    if row.text.strip() and row.text.strip() != row.read_aloud.strip():
        yield layout.text(_labelled(paper.words.text("Text to players"), row.text), after=4)
    if row.notes.strip():
        yield layout.text(_labelled(paper.words.text("Notes for control"), row.notes), after=4)
    yield from _questions(paper, row.questions, row.discussion)
    if row.expected:
        yield expected_table(paper, row.expected, row.planned)
    if links := list(_links(paper, row)):
        yield layout.text(links, TABLE, before=4, after=2)
    if row.kind is not RowKind.EXPECTED and not left_out(row):
        fields = ((paper.words.text("delivered at"), 2.0), (paper.words.text("remarks"), 5.0))
        yield Fields(layout.face, fields, height=20)


def _head(paper: Paper, row: Inject) -> Iterator[Run]:
    yield box(KIND)
    yield Run(row.number, NUMBER)
    planned = "" if row.planned is None else "T " + clock_minute(row.planned)
    story = paper.story_words(row)
    times = [planned, paper.words.text("story {time}").format(time=story) if story else ""]
    yield Run(GAP + " · ".join(each for each in times if each), TIME)
    words = [kind_word(paper, row.kind)]
    if row.critical:
        words.append(paper.words.text("critical"))
    if left_out(row):
        words.append(paper.words.text("left out by the script"))
    yield Run(GAP + " · ".join(words), KIND)


def kind_word(paper: Paper, kind: RowKind) -> str:
    """Return what a row is for, in a word or two."""
    return {
        RowKind.INJECT: paper.words.text("inject"),
        RowKind.EXPECTED: paper.words.text("expected action"),
        RowKind.CONTINGENCY: paper.words.text("contingency, only if needed"),
        RowKind.ADMIN: paper.words.text("announcement"),
    }[kind]


def sort_word(paper: Paper, sort: ExpectedSort) -> str:
    """Return what an agency is expected to do, in a word or two."""
    return {
        ExpectedSort.DECISION: paper.words.text("decision"),
        ExpectedSort.ACTION: paper.words.text("action"),
        ExpectedSort.REPORT: paper.words.text("report"),
        ExpectedSort.REQUEST: paper.words.text("request for information"),
    }[sort]


def expected_table(
    paper: Paper, expected: tuple[ExpectedAction, ...], planned: timedelta | None
) -> Flowable:
    """Return expected actions with a box to tick, their targets, and room for the time."""
    one, two, three, four, five = paper.layout.widths(24, 118, 240, 58, 60)
    columns = [
        Column(title="", width=one),
        Column(title=paper.words.text("Expected of"), width=two),
        Column(title=paper.words.text("What"), width=three),
        Column(title=paper.words.text("Within"), width=four),
        Column(title=paper.words.text("Came at"), width=five),
    ]
    return paper.layout.table(columns, (_expected(paper, each, planned) for each in expected))


def _expected(paper: Paper, each: ExpectedAction, planned: timedelta | None) -> list[Cell]:
    sort = sort_word(paper, each.sort)
    told = f"{sort}, {each.source}" if each.source else sort
    return [
        [box(TABLE)],
        paper.marks(each.agencies, TABLE),
        [Run(each.text, TABLE_STRONG), Run("\n" + told, TABLE_SECOND)],
        within(paper, each, planned),
        [Run("________", TABLE_SECOND)],
    ]


def within(paper: Paper, each: ExpectedAction, planned: timedelta | None) -> list[Run]:
    """Return how long an agency has, and when that is if the inject came as planned."""
    if each.target is None:
        return [Run("–", TABLE)]
    runs = [Run(paper.speech.length(each.target), TABLE)]
    if planned is not None:
        runs.append(Run("\nT " + clock_minute(planned + each.target), TABLE_SECOND))
    return runs


def _links(paper: Paper, row: Inject) -> Iterator[Run]:
    """Yield what hangs on a row: its contingencies, its parent, what it follows."""
    style = TABLE_STRONG
    for each in paper.rows:
        if each.contingency_for and each.contingency_for == row.id:
            after = each.contingency_after
            text = paper.words.text("Not decided in time: play {number}, {title}.")
            if after is not None:
                text = paper.words.text(
                    "Not decided {time} after delivery: play {number}, {title}."
                )
            time = "" if after is None else paper.speech.length(after)
            yield Run(text.format(time=time, number=each.number, title=each.title) + "\n", style)
    parent = paper.exercise.msel.row(row.contingency_for) if row.contingency_for else None
    if parent is not None:
        text = paper.words.text("Only if what {number} asks for was not decided.")
        yield Run(text.format(number=parent.number) + "\n", style)
    before = paper.exercise.msel.row(row.follows) if row.follows else None
    if before is not None:
        text = paper.words.text("Comes due {time} after {number}.")
        time = paper.speech.length(row.follows_after or timedelta(0))
        yield Run(text.format(time=time, number=before.number) + "\n", style)
    if row.choice:
        same = [each.number for each in paper.rows if each.choice == row.choice and each != row]
        if same:
            text = paper.words.text("Instead of {numbers}: deliver one of them only.")
            yield Run(text.format(numbers=", ".join(same)) + "\n", style)
    if row.story_jump:
        text = paper.words.text("With this row the story jumps ahead by {time}.")
        yield Run(text.format(time=paper.speech.length(row.story_jump)), style)


def _questions(
    paper: Paper, questions: tuple[str, ...], at_most: timedelta | None = None
) -> Iterator[Flowable]:
    asked = [each for each in questions if each.strip()]
    if not asked:
        return
    label = paper.words.text("To discuss")
    if at_most is not None:
        label = paper.words.text("To discuss, at most {time}").format(
            time=paper.speech.length(at_most)
        )
    listed = "\n".join(f"– {each}" for each in asked)
    yield paper.layout.text([Run(label + "\n", CAPTION), Run(listed, BODY)], after=4)


def _labelled(label: str, text: str) -> list[Run]:
    return [Run(label + "\n", CAPTION), Run(text, BODY)]
