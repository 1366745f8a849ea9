"""Rows that wait on others: reserve rows that wait on nothing, circles, chains too deep."""

from collections.abc import Iterator, Mapping, Sequence

from facilitator.domain.checks.found import Check, CheckSort, Weight, of_row
from facilitator.domain.checks.limits import DEEPEST
from facilitator.domain.checks.played import played
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind


def check_chains(exercise: Exercise) -> Iterator[Check]:
    """Find reserve rows without a trigger, and rows that wait in a circle or too deep."""
    rows = played(exercise)
    parents = _parents(rows)
    for row in rows:
        if row.kind is RowKind.CONTINGENCY and row.id not in parents and not row.choice:
            yield of_row(row, CheckSort.CONTINGENCY_WITHOUT_TRIGGER, Weight.DECIDE)
        depth, circle = _depth(row.id, parents)
        if circle:
            yield of_row(row, CheckSort.ROW_WAITS_FOR_ITSELF, Weight.DECIDE)
        elif depth > DEEPEST:
            yield of_row(row, CheckSort.ROW_WAITS_TOO_DEEP, count=depth)


def _parents(rows: Sequence[Inject]) -> dict[str, str]:
    """Return on which row each row waits; a trigger whose row is gone is none."""
    known = {each.id for each in rows}
    owner = {action.id: row.id for row in rows for action in row.expected}
    parents: dict[str, str] = {}
    for row in rows:
        named = (
            row.follows
            or owner.get(row.on_decision, "")
            or owner.get(row.contingency_for, row.contingency_for)
        )
        if named in known:
            parents[row.id] = named
    return parents


def _depth(row: str, parents: Mapping[str, str]) -> tuple[int, bool]:
    """Return on how many rows one after another a row waits, and whether it is one of them."""
    depth, at, seen = 0, row, {row}
    while at in parents:
        at = parents[at]
        depth += 1
        if at in seen:
            return depth, at == row
        seen.add(at)
    return depth, False
