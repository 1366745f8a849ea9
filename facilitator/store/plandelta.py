"""What differs between two plans, as rows to write, to move and to delete."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.store.codec import without_surrogates
from facilitator.store.planrows import (
    AGENCY,
    EXERCISE,
    EXPECTED,
    INJECT,
    OBJECTIVE,
    PHASE,
    TABLES,
    Cell,
    Table,
    row_of,
    rows_of,
)


@dataclass(frozen=True, slots=True)
class Delta:
    """The changes of one table: whole rows, ids whose position alone changed, ids that are gone."""

    rows: list[dict[str, Cell]] = field(default_factory=list[dict[str, Cell]])
    moved: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    gone: list[str] = field(default_factory=list[str])

    @property
    def size(self) -> int:
        """How many rows are touched."""
        return len(self.rows) + len(self.moved) + len(self.gone)


def delta(before: Exercise, after: Exercise) -> dict[str, Delta]:
    """Return what changed, by table; values that are the very same object are not looked at.

    So a change of one row of two thousand costs no more than a walk over their ids.
    """
    found = {table.name: Delta() for table in TABLES}
    if _head(before) != _head(after):
        found[EXERCISE.name].rows.append(row_of(EXERCISE, after, 0))
    if before.id != after.id:
        found[EXERCISE.name].gone.append(before.id)
    for table, old, new in (
        (AGENCY, before.agencies, after.agencies),
        (OBJECTIVE, before.objectives, after.objectives),
        (PHASE, before.phases, after.phases),
        (INJECT, before.msel.rows, after.msel.rows),
    ):
        _compare(found[table.name], table, old, new)
    _expected(found[EXPECTED.name], before.msel.rows, after.msel.rows)
    return found


def everything(exercise: Exercise) -> dict[str, Delta]:
    """Return a whole plan as rows to write, where there was none."""
    return {name: Delta(rows=list(rows.values())) for name, rows in rows_of(exercise).items()}


def _head(exercise: Exercise) -> tuple[object, ...]:
    return tuple(getattr(exercise, name) for name in EXERCISE.columns())


def _compare(into: Delta, table: Table, old: Sequence[Any], new: Sequence[Any]) -> None:
    if old is new:
        return
    known = {each.id: (place, each) for place, each in enumerate(old)}
    for place, value in enumerate(new):
        was = known.pop(value.id, None)
        if was is None or _differs(table, was[1], value):
            into.rows.append(row_of(table, value, place))
        elif was[0] != place:
            into.moved.append((place, without_surrogates(value.id)))
    into.gone.extend(without_surrogates(each) for each in known)


def _differs(table: Table, old: Any, new: Any) -> bool:  # noqa: ANN401 - the table's type
    return old is not new and row_of(table, old, 0) != row_of(table, new, 0)


def _expected(into: Delta, old: Sequence[Inject], new: Sequence[Inject]) -> None:
    if old is new:
        return
    rows = {each.id: each for each in old}
    changed = [each for each in new if rows.get(each.id) is not each]
    left = {each.id for each in new}
    known = {
        action.id: (inject, place, action)
        for inject, place, action in _owed(
            [rows[each.id] for each in changed if each.id in rows]
            + [each for each in old if each.id not in left]
        )
    }
    for inject, place, action in _owed(changed):
        if known.pop(action.id, None) != (inject, place, action):
            into.rows.append(_row(inject, place, action))
    into.gone.extend(without_surrogates(each) for each in known)


def _owed(rows: Sequence[Inject]) -> Iterator[tuple[str, int, ExpectedAction]]:
    for inject in rows:
        for place, action in enumerate(inject.expected):
            yield inject.id, place, action


def _row(inject: str, place: int, action: ExpectedAction) -> dict[str, Cell]:
    return row_of(EXPECTED, action, place, inject=without_surrogates(inject))


def touched(changes: Mapping[str, Delta]) -> int:
    """Return how many rows are touched in all."""
    return sum(each.size for each in changes.values())
