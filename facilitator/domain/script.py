"""The script as the desk shows it: each row with where it stands now, and the one that is next."""

from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.clock import ClockPhase
from facilitator.domain.exercise import Exercise, TimeMode
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.state import RunState
from facilitator.domain.triggers import (
    contingency_open,
    due_at,
    open_alternatives,
    planned_at,
    set_aside,
    waited_for,
    waits,
)

OVERDUE = timedelta(seconds=60)
"""How long past its time a row is still simply due (FAULTS U11)."""
LATE = timedelta(minutes=5)
"""Delivered further than this from its planned time, a row counts as late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRow:
    """One row of the script now; ``status`` is a word of the inject status machine.

    Statuses: standby, due, pending, waiting (on a delivery or a decision), contingency,
    delivered, recalled, held, skipped, cancelled.
    ``at`` is when it was delivered, or when it comes due; ``note`` why it was set aside;
    ``waits_on`` the number of the row it waits on; ``acknowledged`` the agencies
    that have it, of the ``reached`` that were given it.
    """

    inject: Inject
    status: str
    at: timedelta | None
    expected: int = 0
    answered: int = 0
    note: str = ""
    moved: timedelta = timedelta(0)
    waits_on: str = ""
    acknowledged: tuple[str, ...] = ()
    reached: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby:
    """What GO would deliver; ``due_in`` is negative once its time has passed.

    ``alternatives`` are the rows that would be left out, of which one may be chosen instead.
    """

    row: ScriptRow | None
    due_in: timedelta | None = None
    overdue: bool = False
    waits_on: str = ""
    alternatives: tuple[Inject, ...] = ()
    nothing_left: bool = False


def rows_of(exercise: Exercise, state: RunState) -> tuple[Inject, ...]:
    """Return the rows of the plan and those made during the run, in the order of play.

    A made row stands before the first row that is planned after it.
    """
    rows = list(exercise.msel.rows)
    for made in state.added.values():
        if any(each.id == made.id for each in rows):
            continue
        rows.insert(_place(state, rows, made), made)
    return tuple(rows)


def _place(state: RunState, rows: list[Inject], made: Inject) -> int:
    at = planned_at(state, made)
    if at is None:
        return len(rows)
    for index, row in enumerate(rows):
        planned = planned_at(state, row)
        if planned is not None and planned > at:
            return index
    return len(rows)


def find_row(exercise: Exercise, state: RunState, inject_id: str) -> Inject | None:
    """Return a row of the plan or one made during the run."""
    return state.added.get(inject_id) or exercise.msel.row(inject_id)


def next_made_number(exercise: Exercise, state: RunState) -> str:
    """Return the number of the next row made during the run: the next free one, marked A."""
    taken = {each.number.casefold() for each in rows_of(exercise, state)}
    numbers = [int(digits) for each in taken if (digits := each.lstrip("a")).isdecimal()]
    return f"A{max(numbers, default=0) + 1:02d}"


def playable(row: Inject) -> bool:
    """Whether a row is delivered or announced, rather than ticked by an evaluator."""
    return row.kind is not RowKind.EXPECTED


def answered(state: RunState, expected: ExpectedAction) -> bool:
    """Whether an expected action has a standing decision, or was seen done."""
    closed = state.closed.get(expected.id)
    if state.answers.get(expected.id):
        return True
    return closed is not None and closed.as_what == "seen_done"


def script_rows(exercise: Exercise, state: RunState, now: timedelta) -> tuple[ScriptRow, ...]:
    """Return every row of the script with where it stands at an exercise time."""
    return with_standby(plain_rows(exercise, state, now), exercise, state, now)


def plain_rows(exercise: Exercise, state: RunState, now: timedelta) -> tuple[ScriptRow, ...]:
    """Return every row of the script at an exercise time; which one is next is not said yet."""
    return tuple([row_now(exercise, state, each, now) for each in rows_of(exercise, state)])


def with_standby(
    rows: tuple[ScriptRow, ...], exercise: Exercise, state: RunState, now: timedelta
) -> tuple[ScriptRow, ...]:
    """Return plain rows with the one that GO would deliver marked as standby."""
    index = _standby_index(exercise, state, rows, now)
    if index is None:
        return rows
    return (*rows[:index], replace(rows[index], status="standby"), *rows[index + 1 :])


def standby(exercise: Exercise, state: RunState, now: timedelta) -> Standby:
    """Return the row that GO would deliver, and how it stands with its time."""
    return standby_of(script_rows(exercise, state, now), exercise, state, now)


def standby_of(
    rows: tuple[ScriptRow, ...], exercise: Exercise, state: RunState, now: timedelta
) -> Standby:
    """Return the same, from the rows of the script as they stand."""
    row = next((each for each in rows if each.status == "standby"), None)
    if row is None:
        return Standby(row=None, nothing_left=True)
    due_in = None
    if row.at is not None and timed(exercise, row.inject):
        due_in = row.at - now
    by_clock = exercise.mode_in(row.inject.phase) is TimeMode.CLOCK
    late = by_clock and due_in is not None and -due_in >= OVERDUE
    overdue = late and state.clock.phase != ClockPhase.READY
    parent = exercise.msel.row(row.inject.contingency_for)
    waits_on = parent.number if parent is not None else ""
    return Standby(
        row=row,
        due_in=due_in,
        overdue=overdue,
        waits_on=waits_on,
        alternatives=open_alternatives(exercise, state, row.inject),
    )


def timed(exercise: Exercise, inject: Inject) -> bool:
    """Whether a row comes at a time: by the clock, or after what it follows or answers.

    At the facilitator's own pace the other rows have an order and nothing else.
    """
    if inject.follows or inject.on_decision or inject.contingency_for:
        return True
    return exercise.mode_in(inject.phase) is TimeMode.CLOCK


def row_now(exercise: Exercise, state: RunState, inject: Inject, now: timedelta) -> ScriptRow:
    """Return where one row stands at an exercise time."""
    expected = len(inject.expected)
    done = sum([answered(state, each) for each in inject.expected])
    delivery = state.deliveries.get(inject.id)
    if delivery is not None:
        status = "recalled" if delivery.recalled is not None else "delivered"
        planned = planned_at(state, inject)
        moved = delivery.at - planned if planned is not None else timedelta(0)
        return ScriptRow(
            inject=inject,
            status=status,
            at=delivery.at,
            expected=expected,
            answered=done,
            moved=moved,
            acknowledged=tuple(who for who, _at in delivery.acknowledged),
            reached=len(exercise.agencies) if delivery.to_all else len(delivery.to),
        )
    status, note = set_aside(state, inject)
    if status:
        return ScriptRow(
            inject=inject,
            status=status,
            at=planned_at(state, inject),
            expected=expected,
            answered=done,
            note=note,
        )
    at = due_at(state, inject)
    if inject.kind is RowKind.CONTINGENCY:
        return ScriptRow(inject=inject, status="contingency", at=at, expected=expected)
    if waits(state, inject):
        waits_on = waited_for(exercise, state, inject)
        return ScriptRow(
            inject=inject, status="waiting", at=None, expected=expected, waits_on=waits_on
        )
    due = at is not None and at <= now and state.clock.in_play and playable(inject)
    status = "due" if due and timed(exercise, inject) else "pending"
    return ScriptRow(inject=inject, status=status, at=at, expected=expected)


def _standby_index(
    exercise: Exercise, state: RunState, rows: tuple[ScriptRow, ...], now: timedelta
) -> int | None:
    """Return the row that is next: a contingency that came due, else the first that is to come.

    By the clock, the earliest row comes first and a row without a time comes with the one before
    it; a facilitator's own pace takes the rows in their order.
    """
    if state.clock.phase is ClockPhase.ENDED:
        return None
    for index, row in enumerate(rows):
        if row.status != "contingency" or row.at is None or row.at > now:
            continue
        if contingency_open(exercise, state, row.inject):
            return index
    best: tuple[timedelta, int] | None = None
    by_clock = exercise.mode is TimeMode.CLOCK
    # asked of each of two thousand rows only where the answers can differ
    parted = by_clock and any(each.mode is TimeMode.PACED for each in exercise.phases)
    before = timedelta.min
    for index, row in enumerate(rows):
        if row.at is not None and (not parted or timed(exercise, row.inject)):
            before = row.at
        if row.status in {"due", "pending"} and playable(row.inject):
            order = before if by_clock else timedelta(0)
            if best is None or order < best[0]:
                best = order, index
    return None if best is None else best[1]
