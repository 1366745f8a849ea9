"""When a row comes due: by its time, after another row, after a decision, or for want of one."""

from datetime import timedelta

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.state import RunState

NOTHING = timedelta(0)


LEFT_OUT = frozenset({"skipped", "cancelled"})
"""What a script may say of a row that its planners left out."""


def set_aside(state: RunState, row: Inject) -> tuple[str, str]:
    """Return the status of a row that was set aside, and why; both empty if it was not.

    A row that the script itself leaves out is set aside until somebody releases it.
    """
    mark = state.marks.get(row.id)
    if mark is not None:
        return mark.status, mark.reason
    if row.status in LEFT_OUT and row.id not in state.released:
        return row.status, ""
    return "", ""


def planned_at(state: RunState, row: Inject) -> timedelta | None:
    """Return when a row is planned, moved as it was during the run."""
    if row.planned is None:
        return None
    return row.planned + state.shifted.get(row.id, NOTHING)


def open_for(state: RunState, expected: ExpectedAction) -> bool:
    """Whether an expected action still waits for its decision."""
    return not state.answers.get(expected.id) and expected.id not in state.closed


def waits(state: RunState, row: Inject) -> bool:
    """Whether a row waits on a delivery or a decision that has not come."""
    if row.follows and row.follows not in state.deliveries:
        return True
    return bool(row.on_decision) and not state.answers.get(row.on_decision)


def waited_for(exercise: Exercise, state: RunState, row: Inject) -> str:
    """Return the number of the row whose delivery or decision a row waits on, or nothing."""
    if row.follows and row.follows not in state.deliveries:
        before = exercise.msel.row(row.follows)
        return before.number if before else ""
    if not row.on_decision or state.answers.get(row.on_decision):
        return ""
    owing = (
        each.number
        for each in exercise.msel.rows
        if any(one.id == row.on_decision for one in each.expected)
    )
    return next(owing, "")


def due_at(state: RunState, row: Inject) -> timedelta | None:
    """Return the exercise time at which a row comes due; None if it has none, or still waits."""
    if row.kind is RowKind.CONTINGENCY:
        return _contingency_at(state, row)
    if waits(state, row):
        return None
    after = row.follows_after or NOTHING
    if row.follows:
        return state.deliveries[row.follows].at + after
    if row.on_decision:
        return state.answers[row.on_decision][0].at + after
    return planned_at(state, row)


def _contingency_at(state: RunState, row: Inject) -> timedelta | None:
    parent = state.deliveries.get(row.contingency_for)
    if row.contingency_for and row.contingency_after is not None:
        return None if parent is None else parent.at + row.contingency_after
    return planned_at(state, row)


def contingency_open(exercise: Exercise, state: RunState, row: Inject) -> bool:
    """Whether what a contingency waits on has not been decided yet."""
    parent = exercise.msel.row(row.contingency_for)
    if parent is None:
        return True
    if parent.id in state.marks:
        return False
    return not parent.expected or any(open_for(state, each) for each in parent.expected)


def open_alternatives(exercise: Exercise, state: RunState, row: Inject) -> tuple[Inject, ...]:
    """Return the rows of which one can be chosen instead of this one."""
    return tuple(
        each
        for each in alternatives(exercise.msel.rows, row)
        if each.id not in state.deliveries and not set_aside(state, each)[0]
    )


def alternatives(rows: tuple[Inject, ...], row: Inject) -> tuple[Inject, ...]:
    """Return the rows that are left out when this one is delivered."""
    if not row.choice:
        return ()
    return tuple(each for each in rows if each.choice == row.choice and each.id != row.id)
