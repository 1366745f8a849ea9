"""Where each row stands on the lanes: pure geometry in pixels, for one zoom."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.ui.plan.lanes.grouping import NONE, Grouping, Lane, keys_of, lanes_of, target_in

_MINUTE = timedelta(minutes=1)
_MOST_TRACKS = 10
"""Where more rows than this fall together, they overlap until somebody zooms in."""


@dataclass(frozen=True, slots=True)
class Box:
    """One row in one lane; ``until`` is where its target's time ends, or 0."""

    row: Inject
    lane: int
    track: int
    left: float
    right: float
    until: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One lane with its boxes from left to right."""

    lane: Lane
    top: float
    height: float
    boxes: tuple[Box, ...]
    lefts: tuple[float, ...] = field(default=())

    def between(self, left: float, right: float, widest: float) -> Sequence[Box]:
        """Return the boxes that may reach into a stretch."""
        first = bisect_left(self.lefts, left - widest)
        return self.boxes[first : bisect_left(self.lefts, right)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From exercise time to pixels."""

    since: timedelta
    until: timedelta
    per_minute: float

    def x(self, at: timedelta) -> float:
        """Return where a moment stands."""
        return (at - self.since) / _MINUTE * self.per_minute

    def at(self, x: float) -> timedelta:
        """Return the moment, to the minute, that stands at a place."""
        return self.since + round(x / self.per_minute) * _MINUTE

    @property
    def width(self) -> float:
        """Return how wide all of it is."""
        return self.x(self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All lanes at one zoom."""

    scale: Scale
    strips: tuple[Strip, ...]
    height: float
    widest: float
    untimed: int
    places: Mapping[tuple[str, str], Box]

    def box(self, row: str, lane: str) -> Box | None:
        """Return the box of a row in the lane of that key, or None."""
        return self.places.get((row, lane))

    def strip_at(self, y: float) -> int:
        """Return the place of the lane at a height."""
        tops = [each.top for each in self.strips]
        return max(0, min(bisect_left(tops, y + 0.001) - 1, len(self.strips) - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Lengths in pixels: of a track, of the air in a lane, and of the box of a row."""

    track: float
    pad: float
    gap: float
    least: float
    width_of: Callable[[Inject], float]


def span_of(exercise: Exercise) -> tuple[timedelta, timedelta]:
    """Return from when to when the timeline goes: all rows, phases and targets, and some air."""
    times = [each.planned for each in exercise.msel.rows if each.planned is not None]
    times += [each.starts for each in exercise.phases if each.starts is not None]
    first, last = min(times, default=timedelta(0)), max(times, default=timedelta(0))
    since = min(first, timedelta(0)) // (5 * _MINUTE) * (5 * _MINUTE)
    until = max(last + 20 * _MINUTE, exercise.length or timedelta(0), since + 30 * _MINUTE)
    return since, until


def lay_out(
    exercise: Exercise, grouping: Grouping, per_minute: float, measures: Measures
) -> Layout:
    """Return where everything stands."""
    since, until = span_of(exercise)
    scale = Scale(since=since, until=until, per_minute=per_minute)
    lanes = lanes_of(exercise, grouping)
    members = _members(exercise, grouping, lanes)
    strips: list[Strip] = []
    top = widest = 0.0
    for place, lane in enumerate(lanes):
        boxes, tracks = _boxes(members[lane.key], place, lane, (scale, grouping, measures))
        height = max(measures.least, tracks * measures.track + 2 * measures.pad)
        lefts = tuple(each.left for each in boxes)
        strips.append(Strip(lane, top, height, boxes, lefts))
        top += height
        reach = (max(each.right, each.until) - each.left for each in boxes)
        widest = max(widest, *reach, 0.0)
    places = {(each.row.id, strip.lane.key): each for strip in strips for each in strip.boxes}
    untimed = sum(1 for each in exercise.msel.rows if each.planned is None)
    return Layout(
        scale=scale,
        strips=tuple(strips),
        height=top,
        widest=widest,
        untimed=untimed,
        places=places,
    )


def _members(
    exercise: Exercise, grouping: Grouping, lanes: Sequence[Lane]
) -> dict[str, list[Inject]]:
    found: dict[str, list[Inject]] = {each.key: [] for each in lanes}
    timed = (each for each in exercise.msel.rows if each.planned is not None)
    for row in sorted(timed, key=lambda each: each.planned or timedelta(0)):
        homes = [each for each in keys_of(row, exercise, grouping) if each in found]
        for key in homes or [NONE]:
            found[key].append(row)
    return found


def _boxes(
    rows: Sequence[Inject],
    place: int,
    lane: Lane,
    how: tuple[Scale, Grouping, Measures],
) -> tuple[tuple[Box, ...], int]:
    scale, grouping, measures = how
    ends: list[float] = []
    boxes: list[Box] = []
    for row in rows:
        left = scale.x(row.planned or timedelta(0))
        right = left + measures.width_of(row)
        target = target_in(row, lane, grouping)
        until = 0.0 if target is None else left + target / _MINUTE * scale.per_minute
        track = next((at for at, end in enumerate(ends) if end <= left), len(ends))
        if track == _MOST_TRACKS:
            track = ends.index(min(ends))
        reach = max(right, until) + measures.gap
        if track == len(ends):
            ends.append(reach)
        else:
            ends[track] = reach
        boxes.append(Box(row, place, track, left, right, until))
    return tuple(boxes), len(ends)
