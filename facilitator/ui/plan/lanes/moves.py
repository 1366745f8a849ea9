"""What moving a row on the timeline changes in the plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from facilitator.domain.editing import Edit, change_row
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.ui.plan.lanes.grouping import Grouping

_ZERO = timedelta(0)


def shifted(row: Inject, by: timedelta) -> dict[str, Any]:
    """Return the fields of a row that is played earlier or later.

    A row that waits on another keeps its distance in step, and never comes before that one.
    """
    if row.planned is None or not by:
        return {}
    changes: dict[str, Any] = {}
    waits = (
        ("contingency_after", row.contingency_for, row.contingency_after),
        ("follows_after", row.follows or row.on_decision, row.follows_after),
    )
    for name, on, after in waits:
        if on and after is not None:
            by = max(by, -after)
            changes[name] = after + by
    return {**changes, "planned": row.planned + by} if by else {}


def rehomed(row: Inject, grouping: Grouping, old: str, new: str) -> dict[str, Any]:
    """Return the fields of a row that goes from one lane to another; none if it cannot.

    With an agency goes what is expected of it.
    """
    if old == new:
        return {}
    match grouping:
        case Grouping.STORYLINE:
            return {"storyline": new}
        case Grouping.PHASE:
            return {"phase": new}
        case Grouping.OBJECTIVE:
            there = new and new in row.objectives
            return {} if there else {"objectives": _swapped(row.objectives, old, new)}
        case Grouping.AGENCY:
            return _handed_over(row, old, new)


def _handed_over(row: Inject, old: str, new: str) -> dict[str, Any]:
    if row.to_all or (new and new in row.to):
        return {}
    return {
        "to": _swapped(row.to, old, new),
        "expected": tuple(_owed_by(each, old, new) for each in row.expected),
    }


def _owed_by(action: ExpectedAction, old: str, new: str) -> ExpectedAction:
    if old not in action.agencies or not new:
        return action
    return replace(action, agencies=_swapped(action.agencies, old, new))


def _swapped(ids: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    """Return ids with one in the place of another; an empty one only takes away or adds."""
    put = [new if each == old else each for each in ids]
    if old not in ids:
        put.append(new)
    return tuple(dict.fromkeys(each for each in put if each))


def with_fields(row: str, changes: dict[str, Any]) -> Edit:
    """Return the edit that gives a row these fields."""

    def edit(plan: Exercise) -> Exercise:
        return change_row(plan, row, **changes)

    return edit
