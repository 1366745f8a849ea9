"""Time to decision as a figure: a row for each agency, a point for each expected decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from facilitator.domain.events import EntryRef
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.measures import Measure, Outcome, counts, median

LEAST_SHARE, FURTHEST_SHARE = 1.5, 3.0
"""The scale reaches at least to the first share of the target, and never beyond the second."""
LEAST_MINUTES = 5.0
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StripPoint:
    """One expected decision: how much time it took, and how much of its target that was.

    ``took`` is None of one that was never taken; ``share`` also where no target was set.
    """

    inject: str
    expected: str
    took: timedelta | None
    target: timedelta | None
    share: float | None
    outcome: Outcome
    number: int = 0
    ref: EntryRef | None = None

    @property
    def minutes(self) -> float | None:
        """Return how many minutes it took, or None."""
        return None if self.took is None else self.took / MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """All that was expected of one agency; ``points`` by time taken, ``never`` were not taken.

    ``met`` of ``judged`` had a target and stayed within it; medians are None of nothing.
    """

    agency: Agency
    points: tuple[StripPoint, ...] = ()
    never: tuple[StripPoint, ...] = ()
    open: int = 0
    met: int = 0
    judged: int = 0
    median_share: float | None = None
    median_minutes: float | None = None

    @property
    def shares(self) -> tuple[float, ...]:
        """Return the share of each point that has one, smallest first."""
        return tuple(sorted(each.share for each in self.points if each.share is not None))

    @property
    def minutes(self) -> tuple[float, ...]:
        """Return the minutes of each point, smallest first."""
        return tuple(each.minutes for each in self.points if each.minutes is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The figure; the tops are where its two scales end."""

    rows: tuple[StripRow, ...] = ()
    top_share: float = LEAST_SHARE
    top_minutes: float = LEAST_MINUTES

    @property
    def empty(self) -> bool:
        """Whether there is no point, and nothing that was never taken."""
        return not any(each.points or each.never for each in self.rows)


def strip(exercise: Exercise, measured: Iterable[Measure]) -> Strip:
    """Return the figure of measures: a row for each agency of which something was expected."""
    own: dict[str, list[Measure]] = {}
    for each in measured:
        if each.outcome is not Outcome.NOT_APPLICABLE:
            own.setdefault(each.agency, []).append(each)
    rows = tuple(_row(each, own[each.id]) for each in exercise.agencies if each.id in own)
    shares = [share for row in rows for share in row.shares]
    minutes = [minute for row in rows for minute in row.minutes]
    top = min(max([LEAST_SHARE, *shares]), FURTHEST_SHARE)
    longest = max([LEAST_MINUTES, *minutes])
    return Strip(rows=rows, top_share=ceil(top * 2) / 2, top_minutes=ceil(longest / 5) * 5)


def _row(agency: Agency, own: list[Measure]) -> StripRow:
    points = [_point(each) for each in own if each.took is not None]
    found = counts(each for each in own if each.target)
    shares = [each.share for each in own if each.share is not None]
    return StripRow(
        agency=agency,
        points=tuple(sorted(points, key=lambda each: each.took or timedelta(0))),
        never=tuple(_point(each) for each in own if each.outcome is Outcome.NOT_TAKEN),
        open=sum(1 for each in own if each.outcome is Outcome.OPEN),
        met=found.met,
        judged=found.met + found.late + found.not_taken,
        median_share=median(shares),
        median_minutes=median(each.minutes for each in points if each.minutes is not None),
    )


def _point(measure: Measure) -> StripPoint:
    return StripPoint(
        inject=measure.inject.number,
        expected=measure.expected.text,
        took=measure.took,
        target=measure.target,
        share=measure.share,
        outcome=measure.outcome,
        number=measure.number,
        ref=measure.answered_by,
    )
