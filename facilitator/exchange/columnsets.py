"""The column sets in which a script goes out: their headings in order, and what fills them.

HSEEP, MITRE and Standard are the three of CMU SEI's Blueprint; the chronogramme is the French
state guide's, with one column of expected reactions for each agency.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.exchange.draft import ExpectedDraft, RowDraft
from facilitator.exchange.outgoing import owed_by
from facilitator.exchange.ownsheet import beside, headings_of, lines_of, since_start
from facilitator.exchange.titles import beginning

Cell = Callable[[RowDraft], str]


class ColumnSet(StrEnum):
    """The layouts of a script that goes out as a table."""

    OWN = "own"
    HSEEP = "hseep"
    MITRE = "mitre"
    STANDARD = "standard"
    CHRONOGRAMME = "chronogramme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A script as rows of texts; ``merged`` spans columns of the first row, counted from 0."""

    rows: tuple[tuple[str, ...], ...]
    headings: int = 1
    merged: tuple[int, int] | None = None


def when(row: RowDraft) -> str:
    """Return the time of day of a row, or how long after the start it comes."""
    if row.time:
        return row.time.removesuffix(":00") if row.time.count(":") > 1 else row.time
    if row.offset_s is None:
        return ""
    return since_start(row.offset_s).removesuffix(":00")


def story(row: RowDraft) -> str:
    """Return the story's moment of a row, to the minute."""
    return row.story[:16].replace("T", " ")


def to(row: RowDraft) -> str:
    """Return the recipients in one line."""
    return "; ".join(row.to)


def expected(row: RowDraft) -> str:
    """Return all that is expected, each with those who owe it where they are not the recipients."""
    if len(row.expected) == 1 and set(owed_by(row.expected[0])) <= {*row.to}:
        return row.expected[0].text
    return "\n".join(map(named_action, row.expected))


def named_action(action: ExpectedDraft) -> str:
    """Return an expected action with the names of those who owe it before it."""
    who = ", ".join(owed_by(action))
    return f"{who}: {action.text}" if who else action.text


def targets(row: RowDraft) -> str:
    """Return the target times of what is expected."""
    minutes = (each.target_min for each in row.expected if each.target_min is not None)
    return "; ".join(f"{each:g} min" for each in dict.fromkeys(minutes))


def message(row: RowDraft) -> str:
    """Return the text with the title before it, where there is no column for the title."""
    return row.text if row.title in row.text else f"{row.title}\n{row.text}".strip()


def summary(row: RowDraft) -> str:
    """Return the beginning of the text."""
    return beginning(row.text) if row.text else ""


def notes(row: RowDraft) -> str:
    """Return the notes, with the questions for discussion."""
    return "\n".join(each for each in (row.notes, *row.questions) if each)


def objectives(row: RowDraft) -> str:
    """Return the objectives in one line."""
    return "; ".join(row.objectives)


def kind(row: RowDraft) -> str:
    """Return the kind of row, as the script calls it if it does."""
    return row.kind_written or KINDS.get(row.kind, row.kind)


def status(row: RowDraft) -> str:
    """Return the status as written, or what it means."""
    return row.status or row.standing


def nothing(row: RowDraft) -> str:
    """Return nothing: a plan here has no such thing."""
    del row
    return ""


KINDS: Final = {
    "inject": "Inject",
    "expected": "Expected Action",
    "contingency": "Contingency",
    "admin": "Administrative",
}
HSEEP: Final[tuple[tuple[str, Cell], ...]] = (
    ("Event Number", lambda row: row.number),
    ("Designated Scenario Time", lambda row: story(row) or when(row)),
    ("Event Type", kind),
    ("Inject Mode", lambda row: row.method),
    ("From", lambda row: row.sender),
    ("To", to),
    ("Message", message),
    ("Expected Participant Response", expected),
    ("Exercise Objective", objectives),
    ("Notes", notes),
)
MITRE: Final[tuple[tuple[str, Cell], ...]] = (
    ("ID", lambda row: row.number),
    ("Local Time", when),
    ("Delivery Method", lambda row: row.method),
    ("Target", to),
    ("Title", lambda row: row.title),
    ("Description", lambda row: row.text),
    ("Assumptions", nothing),
    ("Notes", notes),
    ("Expected Actions", expected),
    ("Measure of Performance", targets),
)
STANDARD: Final[tuple[tuple[str, Cell], ...]] = (
    ("Control Number", lambda row: row.number),
    ("Move", lambda row: row.phase),
    ("Group", lambda row: row.storyline),
    ("Delivery Time", when),
    ("Simulated Time", story),
    ("Assigned To", lambda row: row.delivered_by),
    ("Status", status),
    ("Title", lambda row: row.title),
    ("Description", summary),
    ("From Org", lambda row: row.sender),
    ("To Org", to),
    ("Details", lambda row: row.text),
    ("Expected Actions", expected),
)
SETS: Final = {ColumnSet.HSEEP: HSEEP, ColumnSet.MITRE: MITRE, ColumnSet.STANDARD: STANDARD}


def table(rows: Sequence[RowDraft], columns: ColumnSet) -> Table:
    """Return a script in one of the column sets."""
    if columns is ColumnSet.OWN:
        return own_table(rows)
    if columns is ColumnSet.CHRONOGRAMME:
        return chronogramme(rows)
    chosen = SETS[columns]
    body = (tuple(fill(row) for _heading, fill in chosen) for row in rows)
    return Table(rows=(tuple(heading for heading, _fill in chosen), *body))


def own_table(rows: Sequence[RowDraft]) -> Table:
    """Return a script with all that it says."""
    others = beside(rows)
    lines = (tuple(line) for row in rows for line in lines_of(row, others))
    return Table(rows=(headings_of(rows), *lines))


def chronogramme(rows: Sequence[RowDraft]) -> Table:
    """Return a script as a chronogramme: what happens, and what each agency is to do then."""
    agencies = tuple(
        dict.fromkeys(name for row in rows for each in row.expected for name in owed_by(each))
    )
    first = ("Horaire", "Actions/Incidents", "Réactions attendues:", *[""] * (len(agencies) - 1))
    body: list[tuple[str, ...]] = []
    for row in rows:
        reactions = [
            "\n".join(each.text for each in row.expected if name in owed_by(each))
            for name in agencies
        ]
        unnamed = "\n".join(each.text for each in row.expected if not owed_by(each))
        if not agencies:
            reactions = [unnamed]
        clock = when(row) if row.time or not row.story else row.story[11:16]
        body.append((clock, message(row), *reactions))
    if not agencies:
        return Table(rows=(first, *body))
    merged = (2, 1 + len(agencies)) if len(agencies) > 1 else None
    return Table(rows=(first, ("", "", *agencies), *body), headings=2, merged=merged)
