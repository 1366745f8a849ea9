"""Edits of the head of a plan: agencies, objectives, guides, phases, people and contacts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from facilitator.domain.editing import change_rows
from facilitator.domain.exercise import Exercise, Objective
from facilitator.domain.msel import Inject

Parts = tuple[Any, ...]
"""Agencies, objectives, phases, …: values with an id, in an order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where parts of a sort stand in a plan: how to read them there and put others."""

    get: Callable[[Exercise], Parts]
    put: Callable[[Exercise, Parts], Exercise]


def field_of(name: str) -> Place:
    """Return the place of parts that are a field of the exercise."""

    def put(exercise: Exercise, parts: Parts) -> Exercise:
        return replace(exercise, **{name: parts})

    return Place(get=lambda exercise: getattr(exercise, name), put=put)


def targets_of(objective_id: str) -> Place:
    """Return the place of the targets of an objective; it may be gone."""

    def put(exercise: Exercise, parts: Parts) -> Exercise:
        return _with_objective(exercise, objective_id, lambda one: replace(one, targets=parts))

    def get(exercise: Exercise) -> Parts:
        found = by_id(exercise.objectives, objective_id)
        return () if found is None else found.targets

    return Place(get=get, put=put)


def tasks_of(objective_id: str, target_id: str) -> Place:
    """Return the place of the critical tasks of a target; it may be gone."""
    targets = targets_of(objective_id)

    def put(exercise: Exercise, parts: Parts) -> Exercise:
        return targets.put(
            exercise,
            tuple(
                replace(each, tasks=parts) if each.id == target_id else each
                for each in targets.get(exercise)
            ),
        )

    def get(exercise: Exercise) -> Parts:
        found = by_id(targets.get(exercise), target_id)
        return () if found is None else found.tasks

    return Place(get=get, put=put)


def _with_objective(
    exercise: Exercise, objective_id: str, change: Callable[[Objective], Objective]
) -> Exercise:
    objectives = tuple(
        change(each) if each.id == objective_id else each for each in exercise.objectives
    )
    return replace(exercise, objectives=objectives)


def by_id(parts: Iterable[Any], ident: str) -> Any:  # noqa: ANN401 - a part of any sort
    """Return the part of that id, or None."""
    return next((each for each in parts if each.id == ident), None)


def set_head(exercise: Exercise, name: str, value: object) -> Exercise:
    """Change one field of the exercise itself; what is the same makes no new plan."""
    if getattr(exercise, name) == value:
        return exercise
    changes: dict[str, Any] = {name: value}
    return replace(exercise, **changes)


def set_part(exercise: Exercise, place: Place, ident: str, name: str, value: object) -> Exercise:
    """Change one field of one part; what is the same makes no new plan."""
    parts = place.get(exercise)
    found = by_id(parts, ident)
    if found is None or getattr(found, name) == value:
        return exercise
    changed = replace(found, **{name: value})
    return place.put(exercise, tuple(changed if each is found else each for each in parts))


def add_part(exercise: Exercise, place: Place, part: object) -> Exercise:
    """Put a new part behind those there are."""
    return place.put(exercise, (*place.get(exercise), part))


def move_part(exercise: Exercise, place: Place, ident: str, by: int) -> Exercise:
    """Move a part up (negative) or down; at an edge it stays."""
    parts = list(place.get(exercise))
    at = next((index for index, each in enumerate(parts) if each.id == ident), -1)
    if at < 0 or not 0 <= at + by < len(parts):
        return exercise
    parts.insert(at + by, parts.pop(at))
    return place.put(exercise, tuple(parts))


def drop_part(exercise: Exercise, place: Place, ident: str) -> Exercise:
    """Take a part out, and every mention of it in the script."""
    parts = place.get(exercise)
    found = by_id(parts, ident)
    if found is None:
        return exercise
    less = place.put(exercise, tuple(each for each in parts if each is not found))
    gone = {ident} | {each.id for each in exercise.objectives for each in each.critical_tasks}
    gone -= {task.id for each in less.objectives for task in each.critical_tasks}
    return _without(less, gone)


def _without(exercise: Exercise, gone: set[str]) -> Exercise:
    def kept(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in ids if each not in gone)

    changes: dict[str, dict[str, Any]] = {}
    for row in exercise.msel.rows:
        expected = tuple(
            replace(each, task="") if each.task in gone else each for each in row.expected
        )
        changes[row.id] = {
            "objectives": kept(row.objectives),
            "tasks": kept(row.tasks),
            "phase": "" if row.phase in gone else row.phase,
            "expected": expected,
        }
    return change_rows(exercise, changes)


def rows_using(exercise: Exercise, agency_id: str) -> tuple[Inject, ...]:
    """Return the rows that name an agency: to it, or expected of it."""
    return tuple(
        row
        for row in exercise.msel.rows
        if agency_id in row.to or any(agency_id in each.agencies for each in row.expected)
    )


def drop_agency(exercise: Exercise, agency_id: str, heir: str = "") -> Exercise:
    """Take an agency out; what was its own goes to the heir, or to nobody."""
    if exercise.agency(agency_id) is None:
        return exercise

    def other(ids: tuple[str, ...]) -> tuple[str, ...]:
        put = (heir if each == agency_id else each for each in ids)
        return tuple(dict.fromkeys(each for each in put if each)) if agency_id in ids else ids

    changes = {
        row.id: {
            "to": other(row.to),
            "expected": tuple(
                replace(each, agencies=other(each.agencies)) if agency_id in each.agencies else each
                for each in row.expected
            ),
        }
        for row in rows_using(exercise, agency_id)
    }
    changed = change_rows(exercise, changes)
    return replace(
        changed,
        agencies=tuple(each for each in changed.agencies if each.id != agency_id),
        staff=tuple(replace(each, covers=other(each.covers)) for each in changed.staff),
        contacts=tuple(
            replace(each, agency=heir) if each.agency == agency_id else each
            for each in changed.contacts
        ),
        objectives=tuple(
            replace(
                each,
                targets=tuple(
                    replace(
                        target,
                        tasks=tuple(
                            replace(task, agencies=other(task.agencies)) for task in target.tasks
                        ),
                    )
                    for target in each.targets
                ),
            )
            for each in changed.objectives
        ),
    )
