"""Where each row stands on the lanes: pure geometry in pixels, for one zoom."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.ui.plan.lanes.grouping import NONE, Grouping, Lane, keys_of, lanes_of, target_in
from facilitator.ui.plan.lanes.scale import MINUTE, Scale, span_of

_MOST_TRACKS = 10
"""Where more rows than this fall together, they overlap until somebody zooms in."""


class Box(NamedTuple):
    """One row in one lane; ``until`` is where its target's time ends, or 0.

    A tuple, since there are thousands of them: a frozen dataclass takes three times as long.
    """

    row: Inject
    lane: int
    track: int
    left: float
    right: float
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One lane with its boxes from left to right, and how far the longest of them reaches."""

    lane: Lane
    top: float
    height: float
    rows: tuple[Inject, ...]
    boxes: tuple[Box, ...]
    lefts: tuple[float, ...]
    by_row: Mapping[str, Box]
    widest: float

    def between(self, left: float, right: float) -> Sequence[Box]:
        """Return the boxes that may reach into a stretch."""
        first = bisect_left(self.lefts, left - self.widest)
        return self.boxes[first : bisect_left(self.lefts, right)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Lengths in pixels: of a track, of the air in a lane, and of the box of a row."""

    track: float
    pad: float
    gap: float
    least: float
    width_of: Callable[[Inject], float]


class Place(NamedTuple):
    """Which lane it is, counted from the top, and where it begins."""

    at: int
    lane: Lane
    top: float


How = tuple[Scale, Grouping, Measures]
_NOTHING: Mapping[str, Box] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All lanes at one zoom; ``timed`` rows stand in some, ``untimed`` in none."""

    scale: Scale
    grouping: Grouping
    measures: Measures
    strips: tuple[Strip, ...]
    height: float
    timed: int
    untimed: int

    def box(self, row: str, lane: str) -> Box | None:
        """Return the box of a row in the lane of that key, or None."""
        return next(
            (each.by_row.get(row) for each in self.strips if each.lane.key == lane),
            None,
        )

    def first_of(self, row: str) -> Box | None:
        """Return the box of a row in the first lane that has it, or None."""
        return next((each.by_row[row] for each in self.strips if row in each.by_row), None)

    def strip_at(self, y: float) -> int:
        """Return the place of the lane at a height."""
        tops = [each.top for each in self.strips]
        return max(0, min(bisect_left(tops, y + 0.001) - 1, len(self.strips) - 1))


def lay_out(
    exercise: Exercise,
    grouping: Grouping,
    per_minute: float,
    measures: Measures,
    before: Layout | None = None,
) -> Layout:
    """Return where everything stands; lanes whose rows are the same as before are kept."""
    since, until = span_of(exercise)
    scale = Scale(since=since, until=until, per_minute=per_minute)
    lanes = lanes_of(exercise, grouping)
    members = _members(exercise, grouping, lanes)
    same = before is not None and (before.scale, before.grouping, before.measures) == (
        scale,
        grouping,
        measures,
    )
    kept = before.strips if before is not None and same else ()
    strips: list[Strip] = []
    top = 0.0
    for place, lane in enumerate(lanes):
        old = kept[place] if place < len(kept) else None
        rows = tuple(members[lane.key])
        if old is not None and old.lane == lane and _are(rows, old.rows):
            strip = old if old.top == top else replace(old, top=top)
        else:
            known = old.by_row if old is not None and old.lane == lane else _NOTHING
            strip = _strip(rows, Place(place, lane, top), (scale, grouping, measures), known)
        strips.append(strip)
        top += strip.height
    untimed = sum(1 for each in exercise.msel.rows if each.planned is None)
    return Layout(
        scale=scale,
        grouping=grouping,
        measures=measures,
        strips=tuple(strips),
        height=top,
        timed=len(exercise.msel.rows) - untimed,
        untimed=untimed,
    )


def _are(rows: tuple[Inject, ...], others: tuple[Inject, ...]) -> bool:
    """Whether these are the very same rows: an edit leaves alone what it does not change."""
    return len(rows) == len(others) and all(
        one is other for one, other in zip(rows, others, strict=True)
    )


def _members(
    exercise: Exercise, grouping: Grouping, lanes: Sequence[Lane]
) -> dict[str, list[Inject]]:
    found: dict[str, list[Inject]] = {each.key: [] for each in lanes}
    timed = [each for each in exercise.msel.rows if each.planned is not None]
    timed.sort(key=lambda each: each.planned or timedelta(0))
    for row in timed:
        homes = [each for each in keys_of(row, exercise, grouping) if each in found]
        for key in homes or [NONE]:
            found[key].append(row)
    return found


def _strip(rows: tuple[Inject, ...], place: Place, how: How, known: Mapping[str, Box]) -> Strip:
    measures = how[2]
    boxes = tuple(_boxes(rows, place, how, known))
    tracks = max((each.track for each in boxes), default=-1) + 1
    return Strip(
        lane=place.lane,
        top=place.top,
        height=max(measures.least, tracks * measures.track + 2 * measures.pad),
        rows=rows,
        boxes=boxes,
        lefts=tuple(each.left for each in boxes),
        by_row={each.row.id: each for each in boxes},
        widest=max((max(each.right, each.until) - each.left for each in boxes), default=0.0),
    )


def _boxes(
    rows: Sequence[Inject], place: Place, how: How, known: Mapping[str, Box]
) -> Iterator[Box]:
    scale, grouping, measures = how
    ends: list[float] = []
    for row in rows:
        old = known.get(row.id)
        if old is not None and old.row is row:
            left, right, until = old.left, old.right, old.until
        else:
            left = scale.x(row.planned or timedelta(0))
            right = left + measures.width_of(row)
            target = target_in(row, place.lane, grouping)
            until = 0.0 if target is None else left + target / MINUTE * scale.per_minute
        track = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        if track == _MOST_TRACKS:
            track = ends.index(min(ends))
        reach = max(right, until) + measures.gap
        if track == len(ends):
            ends.append(reach)
        else:
            ends[track] = reach
        if old is not None and old.row is row and old.track == track:
            yield old
        else:
            yield Box(row, place.at, track, left, right, until)
