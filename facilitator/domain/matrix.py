"""First responses as a figure: a row for each agency, a column for each inject."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.clock import ClockState
from facilitator.domain.events import DecisionLogged, EntryRef, RequestLogged
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.logitems import LogItem
from facilitator.domain.measures import Measure, Outcome, running_between
from facilitator.domain.state import Delivery


class CellSort(StrEnum):
    """What became of an inject at an agency; of several expected actions the worst counts."""

    IN_TIME = "in_time"
    LATE = "late"
    TAKEN = "taken"
    OPEN = "open"
    NONE_SEEN = "none_seen"
    NONE_EXPECTED = "none_expected"


GLYPHS: Mapping[CellSort, str] = {
    CellSort.IN_TIME: "✓",
    CellSort.LATE: "◷",
    CellSort.TAKEN: "·",
    CellSort.OPEN: "…",
    CellSort.NONE_SEEN: "∅",
    CellSort.NONE_EXPECTED: "–",
}
"""``TAKEN`` is a decision for which no target was set, ``OPEN`` one that may still come."""

_WORST = (
    (Outcome.NOT_TAKEN, CellSort.NONE_SEEN),
    (Outcome.LATE, CellSort.LATE),
    (Outcome.OPEN, CellSort.OPEN),
    (Outcome.MET, CellSort.IN_TIME),
    (Outcome.TAKEN, CellSort.TAKEN),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one agency made of one inject; ``took`` is the time to its first response.

    ``given``: whether the inject reached it. ``number`` and ``ref`` say which entry responded.
    """

    sort: CellSort = CellSort.NONE_EXPECTED
    took: timedelta | None = None
    given: bool = False
    number: int = 0
    ref: EntryRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An inject that was delivered, in the order of delivery."""

    inject: str
    number: str
    title: str
    at: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The figure: ``cells[row][column]``."""

    agencies: tuple[Agency, ...] = ()
    columns: tuple[Column, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Response:
    took: timedelta
    number: int
    ref: EntryRef | None


def matrix(
    exercise: Exercise,
    clock: ClockState,
    deliveries: Iterable[Delivery],
    measured: Iterable[Measure],
    log: Iterable[LogItem],
) -> Matrix:
    """Return the figure of a run; struck entries respond to nothing, recalled injects stay out."""
    standing = sorted(
        (each for each in deliveries if each.recalled is None), key=lambda each: each.at
    )
    firsts = _linked({each.inject: each for each in standing}, clock, log)
    owed: dict[tuple[str, str], list[Measure]] = {}
    for each in measured:
        if each.outcome is not Outcome.NOT_APPLICABLE:
            owed.setdefault((each.agency, each.inject.id), []).append(each)
    return Matrix(
        agencies=exercise.agencies,
        columns=tuple(
            Column(inject=each.inject, number=each.number, title=each.title, at=each.at)
            for each in standing
        ),
        cells=tuple(
            tuple(
                _cell(
                    each.reached(agency.id),
                    owed.get((agency.id, each.inject), ()),
                    firsts.get((agency.id, each.inject)),
                )
                for each in standing
            )
            for agency in exercise.agencies
        ),
    )


def _linked(
    given: Mapping[str, Delivery], clock: ClockState, log: Iterable[LogItem]
) -> dict[tuple[str, str], _Response]:
    """Return the first decision or request that names an inject, by agency and inject."""
    firsts: dict[tuple[str, str], _Response] = {}
    for item in log:
        event = item.now
        if item.struck is not None or not isinstance(event, DecisionLogged | RequestLogged):
            continue
        delivery = given.get(event.inject)
        if delivery is None or item.entry.happened_at < delivery.happened_at:
            continue
        took = running_between(clock, delivery.happened_at, item.entry.happened_at)
        response = _Response(took, event.number, item.entry.ref)
        for agency in event.agencies:
            known = firsts.get((agency, event.inject))
            if known is None or took < known.took:
                firsts[agency, event.inject] = response
    return firsts


def _cell(given: bool, owed: Iterable[Measure], linked: _Response | None) -> Cell:  # noqa: FBT001 - a fact
    owed = tuple(owed)
    responses = [
        _Response(each.took, each.number, each.answered_by)
        for each in owed
        if each.took is not None
    ]
    if linked is not None:
        responses.append(linked)
    first = min(responses, key=lambda each: each.took, default=None)
    outcomes = {each.outcome for each in owed}
    sort = next((sort for outcome, sort in _WORST if outcome in outcomes), CellSort.NONE_EXPECTED)
    return Cell(
        sort=sort,
        took=first.took if first else None,
        given=given,
        number=first.number if first else 0,
        ref=first.ref if first else None,
    )
