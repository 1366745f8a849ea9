"""What differs between two versions of a plan, row by row and field by field."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject


class ChangeSort(StrEnum):
    """What became of something between two versions."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    MOVED = "moved"


class Part(StrEnum):
    """The part of a plan in which something changed."""

    ROW = "row"
    OBJECTIVE = "objective"
    AGENCY = "agency"
    PHASE = "phase"
    HEAD = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one thing; ``label`` is its number, or its name where it has none."""

    sort: ChangeSort
    part: Part
    id: str
    label: str
    title: str = ""
    fields: tuple[FieldChange, ...] = ()


_NOT_TOLD = frozenset({"id", "revision", "source_row", "msel", "objectives", "agencies", "phases"})


def compare(before: Exercise, after: Exercise) -> tuple[Change, ...]:
    """Return what changed, head first, then agencies, objectives, phases and the rows in order."""
    head = _fields(before, after)
    found: list[Change] = []
    if head:
        found.append(
            Change(
                sort=ChangeSort.CHANGED, part=Part.HEAD, id=after.id, label=after.title, fields=head
            )
        )
    found += _parts(Part.AGENCY, before.agencies, after.agencies, "name")
    found += _parts(Part.OBJECTIVE, before.objectives, after.objectives, "number")
    found += _parts(Part.PHASE, before.phases, after.phases, "name")
    found += _parts(Part.ROW, before.msel.rows, after.msel.rows, "number")
    return tuple(found)


def _parts(part: Part, old: tuple[Any, ...], new: tuple[Any, ...], label: str) -> list[Change]:
    known = {each.id: each for each in old}
    left = {each.id for each in new}
    kept_old = [each.id for each in old if each.id in left]
    kept_new = [each.id for each in new if each.id in known]
    moved = _moved(kept_old, kept_new)
    found: list[Change] = []
    for value in new:
        was = known.get(value.id)
        if was is None:
            found.append(_change(ChangeSort.ADDED, part, value, label))
        elif changes := _fields(was, value):
            found.append(_change(ChangeSort.CHANGED, part, value, label, changes))
        elif value.id in moved:
            found.append(_change(ChangeSort.MOVED, part, value, label))
    gone = [each for each in old if each.id not in left]
    return found + [_change(ChangeSort.DROPPED, part, each, label) for each in gone]


def _change(
    sort: ChangeSort,
    part: Part,
    value: Any,  # noqa: ANN401 - a part of a plan
    label: str,
    changes: tuple[FieldChange, ...] = (),
) -> Change:
    title = value.title if isinstance(value, Inject) else getattr(value, "text", "")
    return Change(
        sort=sort,
        part=part,
        id=value.id,
        label=str(getattr(value, label)),
        title=title,
        fields=changes,
    )


def _fields(before: Any, after: Any) -> tuple[FieldChange, ...]:  # noqa: ANN401 - parts of a plan
    if before is after:
        return ()
    return tuple(
        FieldChange(name=each.name, before=was, after=now)
        for each in fields(after)
        if each.name not in _NOT_TOLD
        and (was := getattr(before, each.name)) != (now := getattr(after, each.name))
    )


def _moved(old: list[str], new: list[str]) -> frozenset[str]:
    """Return the fewest ids whose move turns one order into the other."""
    place = {each: at for at, each in enumerate(old)}
    stay = _longest_rising([place[each] for each in new])
    return frozenset(each for each in new if place[each] not in stay)


def _longest_rising(numbers: list[int]) -> frozenset[int]:
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if ends[middle] < number else (low, middle)
        before[number] = ends[low - 1] if low else None
        ends[low : low + 1] = [number]
    chain: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        chain.add(at)
        at = before[at]
    return frozenset(chain)
