"""The plan's values as rows of tables, and back.

Moments and spans stand as whole microseconds, lists as JSON, all else as SQLite has it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any, get_type_hints

import msgspec

from facilitator.domain.entry import MICROSECOND, micros, moment
from facilitator.domain.exercise import Agency, Exercise, Objective, Phase
from facilitator.domain.msel import ExpectedAction, Inject, Msel
from facilitator.store.codec import without_surrogates

Cell = str | int | None
Rows = dict[str, dict[str, Cell]]
"""The rows of one table by id."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table and the values that it holds; ``skipped`` fields are kept elsewhere."""

    name: str
    type: type[Any]
    skipped: frozenset[str] = frozenset()

    def columns(self) -> dict[str, Any]:
        """Return the fields that are columns, with their types."""
        return _columns_of(self)


@cache
def _columns_of(table: Table) -> dict[str, Any]:
    hints = get_type_hints(table.type)
    return {
        each.name: hints[each.name] for each in fields(table.type) if each.name not in table.skipped
    }


EXERCISE = Table("exercise", Exercise, frozenset({"objectives", "agencies", "phases", "msel"}))
AGENCY = Table("agency", Agency)
OBJECTIVE = Table("objective", Objective)
PHASE = Table("phase", Phase)
INJECT = Table("inject", Inject, frozenset({"expected"}))
EXPECTED = Table("expected_action", ExpectedAction)
TABLES = (EXERCISE, AGENCY, OBJECTIVE, PHASE, INJECT, EXPECTED)
"""Parents before children: the order in which rows are written."""


def _cell(value: object) -> Cell:
    match value:
        case datetime():
            return micros(value)
        case timedelta():
            return value // MICROSECOND
        case tuple():
            plain = msgspec.to_builtins(value)
            return without_surrogates(json.dumps(plain, ensure_ascii=False))
        case str():
            return without_surrogates(value)
        case bool() | int() | None:
            return None if value is None else int(value)
        case _:
            raise TypeError(value)


def row_of(table: Table, value: Any, position: int, **more: Cell) -> dict[str, Cell]:  # noqa: ANN401 - the table's type
    """Return the row of one value of a table."""
    cells = {name: _cell(getattr(value, name)) for name in table.columns()}
    return {**cells, "position": position, **more}


def _values(exercise: Exercise) -> Iterator[tuple[Table, dict[str, Cell]]]:
    yield EXERCISE, row_of(EXERCISE, exercise, 0)
    for table, values in (
        (AGENCY, exercise.agencies),
        (OBJECTIVE, exercise.objectives),
        (PHASE, exercise.phases),
        (INJECT, exercise.msel.rows),
    ):
        for position, value in enumerate(values):
            yield table, row_of(table, value, position)
    for inject in exercise.msel.rows:
        for position, value in enumerate(inject.expected):
            yield (
                EXPECTED,
                row_of(EXPECTED, value, position, inject=without_surrogates(inject.id)),
            )


def rows_of(exercise: Exercise) -> dict[str, Rows]:
    """Return the rows of every table by id."""
    found: dict[str, Rows] = {table.name: {} for table in TABLES}
    for table, row in _values(exercise):
        found[table.name][str(row["id"])] = row
    return found


def _value(table: Table, row: Mapping[str, Cell], **more: object) -> Any:  # noqa: ANN401 - the table's type
    plain: dict[str, object] = dict(more)
    for name, hint in table.columns().items():
        cell = row[name]
        if cell is None:
            plain[name] = None
        elif isinstance(cell, int):
            plain[name] = _from_number(cell, hint)
        else:
            plain[name] = json.loads(cell) if "tuple" in str(hint) else cell
    return msgspec.convert(plain, table.type)


def _from_number(cell: int, hint: Any) -> object:  # noqa: ANN401 - a type
    if hint is bool:
        return bool(cell)
    if hint is int:
        return cell
    return moment(cell) if "datetime.datetime" in str(hint) else cell * MICROSECOND


def exercise_of(rows: Mapping[str, Rows]) -> Exercise:
    """Return the exercise of the rows of every table.

    Raises msgspec.ValidationError, KeyError or StopIteration if they make none.
    """
    expected: dict[str, list[ExpectedAction]] = {}
    for row in _sorted(rows["expected_action"]):
        expected.setdefault(str(row["inject"]), []).append(_value(EXPECTED, row))
    injects = tuple(
        _value(INJECT, row, expected=tuple(expected.get(str(row["id"]), ())))
        for row in _sorted(rows["inject"])
    )
    return _value(
        EXERCISE,
        next(iter(rows["exercise"].values())),
        agencies=tuple(_value(AGENCY, row) for row in _sorted(rows["agency"])),
        objectives=tuple(_value(OBJECTIVE, row) for row in _sorted(rows["objective"])),
        phases=tuple(_value(PHASE, row) for row in _sorted(rows["phase"])),
        msel=Msel(rows=injects),
    )


def _sorted(rows: Rows) -> list[dict[str, Cell]]:
    return sorted(rows.values(), key=lambda row: (row["position"] or 0, str(row["id"])))
