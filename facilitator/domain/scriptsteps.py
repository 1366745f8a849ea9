"""The script a moment later: only rows that something was said about are looked at anew.

With two thousand rows and twenty entries a second all else would be felt.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.domain.script import ScriptRow, plain_rows, playable, row_now, timed
from facilitator.domain.state import RunState


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Plain rows (without a standby), and of which state and exercise time they are."""

    rows: tuple[ScriptRow, ...]
    state: RunState
    at: timedelta


def standing(exercise: Exercise, state: RunState, now: timedelta) -> Standing:
    """Return the rows of a state worked out anew."""
    return Standing(rows=plain_rows(exercise, state, now), state=state, at=now)


def step(before: Standing, exercise: Exercise, state: RunState, now: timedelta) -> Standing:
    """Return the rows of a state, from those of another state at another time."""
    old = before.state
    if now < before.at or not (old is state or _same_rows(old, state)):
        return standing(exercise, state, now)
    rows = _later(before.rows, exercise, state, now)
    injects, expected = _spoken_of(old, state)
    if injects or expected:
        rows = tuple(
            [
                row_now(exercise, state, each.inject, now)
                if _says(each.inject, injects, expected)
                else each
                for each in rows
            ]
        )
    return Standing(rows=rows, state=state, at=now)


def _later(
    rows: tuple[ScriptRow, ...], exercise: Exercise, state: RunState, now: timedelta
) -> tuple[ScriptRow, ...]:
    """Return rows of the same state at a later time: all that time does is make rows due."""
    if not state.clock.in_play:
        return rows
    came_due = [
        index
        for index, row in enumerate(rows)
        if row.status == "pending"
        and row.at is not None
        and row.at <= now
        and playable(row.inject)
        and timed(exercise, row.inject)
    ]
    if not came_due:
        return rows
    later = list(rows)
    for index in came_due:
        later[index] = replace(rows[index], status="due")
    return tuple(later)


def _same_rows(before: RunState, state: RunState) -> bool:
    """Whether the rows are the same in the same order, and time does the same to them."""
    return (
        before.clock.in_play == state.clock.in_play
        and before.released == state.released
        and before.added == state.added
        and (not state.added or before.shifted == state.shifted)
    )


def _spoken_of(before: RunState, state: RunState) -> tuple[set[str], set[str]]:
    """Return the injects and the expected actions that stand otherwise now."""
    injects = _differing(before.deliveries, state.deliveries)
    injects |= _differing(before.marks, state.marks)
    injects |= _differing(before.shifted, state.shifted)
    expected = _differing(before.answers, state.answers)
    return injects, expected | _differing(before.closed, state.closed)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """Return the keys whose values are not the very same; what is folded keeps its values."""
    if before is after:
        return set()
    come = {key for key, value in after.items() if before.get(key) is not value}
    return come | (before.keys() - after.keys())


def _says(row: Inject, injects: set[str], expected: set[str]) -> bool:
    """Whether such changes can say something about a row."""
    if row.id in injects or row.follows in injects or row.contingency_for in injects:
        return True
    return bool(expected) and (
        row.on_decision in expected or any(each.id in expected for each in row.expected)
    )
