"""Edits of a plan: functions from one plan to the next; rows left alone stay the same objects."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, Msel

Edit = Callable[[Exercise], Exercise]
"""One step from a plan to the next."""

_ENDS_IN_DIGITS = re.compile(r"(.*?)(\d+)$")

TEXTS = (
    "number",
    "title",
    "text",
    "read_aloud",
    "notes",
    "storyline",
    "sender",
    "to_role",
    "method",
    "delivered_by",
    "location",
)
"""The fields of a row that are searched and replaced in."""


def with_rows(exercise: Exercise, rows: Iterable[Inject]) -> Exercise:
    """Return the plan with other rows."""
    return replace(exercise, msel=Msel(rows=tuple(rows)))


def next_number(exercise: Exercise) -> str:
    """Return a number that no row has: one more than the highest, as wide as that is written."""
    taken = {each.number for each in exercise.msel.rows}
    ends = [found for each in taken if (found := _ENDS_IN_DIGITS.match(each)) and not found[1]]
    highest = max(ends, key=lambda each: int(each[2]), default=None)
    at, width = (int(highest[2]), len(highest[2])) if highest else (0, 2)
    while True:
        at += 1
        number = str(at).zfill(width)
        if number not in taken:
            return number


def insert_rows(exercise: Exercise, at: int, rows: Sequence[Inject]) -> Exercise:
    """Put new rows before the row at an index; an index past the end means: at the end."""
    old = exercise.msel.rows
    return with_rows(exercise, (*old[:at], *rows, *old[at:]))


def drop_rows(exercise: Exercise, ids: Collection[str]) -> Exercise:
    """Take rows out, and every trigger that waited on them."""
    gone = set(ids)
    kept = [each for each in exercise.msel.rows if each.id not in gone]
    owed = {action.id for each in exercise.msel.rows if each.id in gone for action in each.expected}
    return with_rows(exercise, (_freed(each, gone, owed) for each in kept))


def _freed(row: Inject, gone: set[str], owed: set[str]) -> Inject:
    changes: dict[str, Any] = {}
    if row.contingency_for in gone or row.contingency_for in owed:
        changes |= {"contingency_for": "", "contingency_after": None}
    if row.follows in gone:
        changes |= {"follows": "", "follows_after": None}
    if row.on_decision in owed:
        changes |= {"on_decision": "", "follows_after": None}
    return _revised(row, changes) if changes else row


def move_rows(exercise: Exercise, ids: Collection[str], by: int) -> Exercise:
    """Move rows up (negative) or down by one place at a time, as a block that stays together."""
    rows = list(exercise.msel.rows)
    chosen = [place for place, each in enumerate(rows) if each.id in set(ids)]
    for _step in range(abs(by)):
        ahead = chosen if by < 0 else list(reversed(chosen))
        edge = ahead[0] + (1 if by > 0 else -1) if ahead else -1
        if not 0 <= edge < len(rows):
            break
        for place in ahead:
            other = place + (1 if by > 0 else -1)
            rows[place], rows[other] = rows[other], rows[place]
        chosen = [place + (1 if by > 0 else -1) for place in chosen]
    return with_rows(exercise, rows)


def change_row(exercise: Exercise, row_id: str, **changes: Any) -> Exercise:  # noqa: ANN401 - any field
    """Change fields of one row; what is the same already makes no new plan."""
    return change_rows(exercise, {row_id: changes})


def change_rows(exercise: Exercise, changes: Mapping[str, Mapping[str, Any]]) -> Exercise:
    """Change fields of several rows at once."""
    rows = exercise.msel.rows
    new = tuple(_revised(each, changes[each.id]) if each.id in changes else each for each in rows)
    same = all(one is other for one, other in zip(new, rows, strict=True))
    return exercise if same else with_rows(exercise, new)


def _revised(row: Inject, changes: Mapping[str, Any]) -> Inject:
    if all(getattr(row, name) == value for name, value in changes.items()):
        return row
    return replace(row, **{"revision": row.revision + 1, **changes})


def retime(exercise: Exercise, ids: Collection[str], by: timedelta) -> Exercise:
    """Move the planned times of rows; a row without a time stays without."""
    chosen = set(ids)
    return change_rows(
        exercise,
        {
            each.id: {"planned": each.planned + by}
            for each in exercise.msel.rows
            if each.id in chosen and each.planned is not None
        },
    )


def fill_down(exercise: Exercise, ids: Sequence[str], fields: Sequence[str]) -> Exercise:
    """Give all rows the values that the first of them has in some fields."""
    first = exercise.msel.row(ids[0]) if ids else None
    if first is None:
        return exercise
    values = {name: getattr(first, name) for name in fields}
    return change_rows(exercise, dict.fromkeys(ids[1:], values))


def sort_by_time(exercise: Exercise) -> Exercise:
    """Put rows in the order of their planned times; those without one keep to their neighbour."""
    last = timedelta.min
    keys: dict[str, timedelta] = {}
    for row in exercise.msel.rows:
        last = row.planned if row.planned is not None else last
        keys[row.id] = last
    rows = sorted(exercise.msel.rows, key=lambda each: keys[each.id])
    same = all(one is other for one, other in zip(rows, exercise.msel.rows, strict=True))
    return exercise if same else with_rows(exercise, rows)


def find_text(exercise: Exercise, text: str, *, case: bool = False) -> tuple[tuple[str, str], ...]:
    """Return where a text stands, as (row id, field), in the order of the script."""
    if not text:
        return ()
    pattern = _pattern(text, case=case)
    return tuple(
        (row.id, name)
        for row in exercise.msel.rows
        for name in TEXTS
        if pattern.search(getattr(row, name))
    )


def replace_text(
    exercise: Exercise,
    text: str,
    other: str,
    *,
    case: bool = False,
    ids: Collection[str] | None = None,
) -> Exercise:
    """Put another text wherever a text stands, in all rows or in some."""
    pattern = _pattern(text, case=case)
    changes: dict[str, dict[str, str]] = {}
    for row_id, name in find_text(exercise, text, case=case):
        row = exercise.msel.row(row_id)
        if row is not None and (ids is None or row_id in ids):
            put = pattern.sub(lambda _found: other, getattr(row, name))
            changes.setdefault(row_id, {})[name] = put
    return change_rows(exercise, changes)


def _pattern(text: str, *, case: bool) -> re.Pattern[str]:
    return re.compile(re.escape(text), 0 if case else re.IGNORECASE)
