"""What the rows of a draft come to in a plan: numbers, kinds, moments, what is kept beside them."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from facilitator.domain.msel import RowKind
from facilitator.exchange.draft import RowDraft, ScriptDraft

STARTEX = re.compile(
    r"\b(startex|debex|start of (?:the )?exercise|exercise start|inicio del ejercicio|"
    r"inici de l['’]exercici|d[ée]but de l['’]exercice|begin oefening|übungsbeginn)\b",
    re.IGNORECASE,
)
"""How scripts in six languages call the row at which the clock starts."""
SET_ASIDE = frozenset({"draft", "skipped", "cancelled"})
_TITLE_LENGTH = 80


def names_in(draft: ScriptDraft) -> list[str]:
    """Return every name of an agency in a script, in the order in which they come up."""
    named = [
        name
        for row in draft.rows
        for name in (
            *row.to,
            *(each for action in row.expected for each in (action.agency, *action.also)),
        )
    ]
    return [name for name in (*draft.agencies, *named) if name.strip()]


def startex(draft: ScriptDraft) -> int:
    """Return where the clock starts, in seconds from the script's own T+0."""
    if draft.from_start:
        return 0
    for row in draft.rows:
        if row.offset_s is not None and STARTEX.search(f"{row.number} {row.title}"):
            return row.offset_s
    return 0


def numbers_of(rows: Sequence[RowDraft]) -> list[str]:
    """Return the numbers as written; a row without one gets the next that is free."""
    taken = {each.number.casefold() for each in rows}
    highest = max((int(each) for each in taken if each.isdecimal()), default=0)
    numbers: list[str] = []
    for row in rows:
        if not row.number:
            highest += 1
        numbers.append(row.number or str(highest))
    return numbers


def first_line(text: str) -> str:
    """Return the beginning of a text, cut between words."""
    line = next((each.strip() for each in text.splitlines() if each.strip()), "")
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + "…"


def kind_of(row: RowDraft) -> RowKind:
    """Return what a row is for.

    Planners call a row "expected action" and write into it the message that brings the action
    about, how it is sent, and beside it what should come of it: such a row is delivered.
    """
    kind = RowKind(row.kind) if row.kind in set(RowKind) else RowKind.INJECT
    sent = row.method and row.sender and row.to and row.expected
    return RowKind.INJECT if kind is RowKind.EXPECTED and sent else kind


def extra_of(row: RowDraft) -> tuple[tuple[str, str], ...]:
    """Return the cells that have no field of their own, so that none is lost."""
    kept = [("Type", row.kind_written), ("Priority", row.priority)]
    if row.standing in SET_ASIDE:
        kept.append(("Status", row.status))
    if row.day and date_of(row) is None:
        kept.append(("Day", row.day))
    return (*row.extra, *(each for each in kept if each[1]))


def date_of(row: RowDraft) -> date | None:
    """Return the calendar day of a row, if it has one."""
    try:
        return date.fromisoformat(row.day or "")
    except ValueError:
        return None


def time_of(row: RowDraft) -> time | None:
    """Return the time of day of a row, if it has one."""
    try:
        return time.fromisoformat(row.time or "")
    except ValueError:
        return None


def moment_of(row: RowDraft) -> datetime | None:
    """Return the story's moment: as written, or of a row that has both a date and a time of day."""
    if row.story:
        try:
            moment = datetime.fromisoformat(row.story)
        except ValueError:
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    day, clock = date_of(row), time_of(row)
    if day is None or clock is None:
        return None
    return datetime.combine(day, clock, tzinfo=UTC)


def since_midnight(clock: time) -> timedelta:
    """Return a time of day as the time that has passed since midnight."""
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
