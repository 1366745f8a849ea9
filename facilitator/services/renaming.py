"""A plan with ids of its own: nothing in it is taken for a part of the plan it came from."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, cast

import msgspec

from facilitator.domain.exercise import Exercise

NAMING: Final = frozenset(
    {"phase", "objectives", "tasks", "task", "contingency_for", "follows", "on_decision"}
)
"""The fields in which one part of a plan names another by its id."""


def with_new_ids(plan: Exercise, new_id: Callable[[], str]) -> Exercise:
    """Return the same plan with other ids for all but itself and its agencies.

    Agencies keep theirs: by them the same service is known again from exercise to exercise.
    """
    whole = msgspec.json.decode(msgspec.json.encode(replace(plan, agencies=())))
    own = {each: new_id() for each in _ids(whole) if each != plan.id}
    again = msgspec.json.decode(msgspec.json.encode(_renamed(whole, own)), type=Exercise)
    return replace(again, agencies=plan.agencies)


def _ids(value: object) -> Iterator[str]:
    """Yield the id of every part, in the order of the plan."""
    if isinstance(value, dict):
        held = cast("dict[str, object]", value)
        if isinstance(held.get("id"), str):
            yield str(held["id"])
        for each in held.values():
            yield from _ids(each)
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _ids(each)


def _renamed(value: object, own: dict[str, str], field: str = "") -> object:
    """Return a value with ids replaced where a field holds or names one, and nowhere else."""
    if isinstance(value, dict):
        held = cast("dict[str, object]", value)
        return {name: _renamed(each, own, name) for name, each in held.items()}
    if isinstance(value, list):
        return [_renamed(each, own, field) for each in cast("list[object]", value)]
    if isinstance(value, str) and (field == "id" or field in NAMING):
        return own.get(value, value)
    return value
