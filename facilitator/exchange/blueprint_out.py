"""Blueprint (CMU SEI), out: the workbook from which it makes a MSEL.

It takes the first sheet, the first row as the names of the columns, and the rows below in their
order: they get a minute each, whatever their times say. So they go out in the order of time. Of a
text it takes the cell's value, and fails where the text stands in the cell itself.
"""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final

from facilitator.domain.exercise import Exercise
from facilitator.exchange.columnsets import (
    Cell,
    Table,
    expected,
    kind,
    notes,
    objectives,
    status,
    to,
    when,
)
from facilitator.exchange.draft import RowDraft
from facilitator.exchange.outgoing import draft_of
from facilitator.exchange.sheets_out import Made, workbook
from facilitator.i18n import _, ngettext

DAY_S: Final = 86_400
INLINE: Final = re.compile(rb't="inlineStr"><is><t([^>]*)>([^<]*)</t></is>')
"""A cell that holds its text itself, as openpyxl writes all of them."""


def target(row: RowDraft) -> str:
    """Return the target time in minutes, if all that is expected has the same."""
    minutes = {each.target_min for each in row.expected}
    return f"{minutes.pop():g}" if len(minutes) == 1 and None not in minutes else ""


COLUMNS: Final[tuple[tuple[str, Cell], ...]] = (
    ("Control Number", lambda row: row.number),
    ("Time", when),
    ("Exercise Date", lambda row: row.day or ""),
    ("Move", lambda row: row.phase),
    ("Group", lambda row: row.storyline),
    ("Title", lambda row: row.title),
    ("From Org", lambda row: row.sender),
    ("To Org", to),
    ("Details", lambda row: row.text),
    ("Expected player actions", expected),
    ("Target minutes", target),
    ("Delivery Method", lambda row: row.method),
    ("Type", kind),
    ("Status", status),
    ("Assigned to", lambda row: row.delivered_by),
    ("Exercise Objective", objectives),
    ("Location", lambda row: row.location),
    ("Notes", notes),
)


def script_workbook(plan: Exercise) -> Made:
    """Return the script of a plan as Blueprint reads it, and what has no place there."""
    rows = with_days(in_order(draft_of(plan).rows), plan)
    table = Table(
        rows=(
            tuple(name for name, _fill in COLUMNS),
            *(tuple(fill(row) for _name, fill in COLUMNS) for row in rows),
        )
    )
    made = workbook(table, plan.title)
    return Made(content=with_values(made.content), left_out=(*made.left_out, *left_out(rows)))


def with_values(content: bytes) -> bytes:
    """Return a workbook whose texts are the values of their cells."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as given,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for each in given.infolist():
            part = given.read(each)
            if each.filename.startswith("xl/worksheets/"):
                part = INLINE.sub(rb't="str"><v\1>\2</v>', part)
            made.writestr(each, part)
    return stream.getvalue()


def in_order(rows: Sequence[RowDraft]) -> list[RowDraft]:
    """Return the rows by their times; one without a time stays behind the one before it."""
    keyed: list[tuple[int, RowDraft]] = []
    last = min((row.offset_s for row in rows if row.offset_s is not None), default=0)
    for row in rows:
        last = last if row.offset_s is None else row.offset_s
        keyed.append((last, row))
    return [row for _at, row in sorted(keyed, key=lambda each: each[0])]


def with_days(rows: Sequence[RowDraft], plan: Exercise) -> list[RowDraft]:
    """Return the rows with a day each, D1 the first, if their times of day are of several days."""
    if plan.zero is None:
        return list(rows)
    begin = plan.zero.total_seconds()
    days = [None if row.offset_s is None else int((begin + row.offset_s) // DAY_S) for row in rows]
    known = [day for day in days if day is not None]
    if not known or min(known) == max(known):
        return list(rows)
    first = min(known)
    return [
        row if day is None else replace(row, day=f"D{day - first + 1}")
        for row, day in zip(rows, days, strict=True)
    ]


def left_out(rows: Sequence[RowDraft]) -> list[str]:
    """Say what has no place in a workbook for Blueprint."""
    said: list[str] = []
    several = sum(1 for row in rows if not target(row) and any(e.target_min for e in row.expected))
    if several:
        words = ngettext(
            "The target times of {n} row differ from agency to agency; they were left out.",
            "The target times of {n} rows differ from agency to agency; they were left out.",
            several,
        )
        said.append(words.format(n=several))
    if any(row.read_aloud for row in rows):
        said.append(_("Texts to be read aloud have no place in Blueprint."))
    if any(row.contingency_for or row.choice or row.on_decision for row in rows):
        said.append(
            _("Contingencies, choices and what waits on a decision have no place in Blueprint.")
        )
    return said
