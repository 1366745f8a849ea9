"""From exercise time to pixels and back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from facilitator.domain.exercise import Exercise

MINUTE: Final = timedelta(minutes=1)
_ROUND, _AIR, _LEAST = 5 * MINUTE, 20 * MINUTE, 30 * MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A stretch of exercise time, and how many pixels a minute has."""

    since: timedelta
    until: timedelta
    per_minute: float

    def x(self, at: timedelta) -> float:
        """Return where a moment stands."""
        return (at - self.since) / MINUTE * self.per_minute

    def at(self, x: float) -> timedelta:
        """Return the moment, to the minute, that stands at a place."""
        return self.since + round(x / self.per_minute) * MINUTE

    @property
    def width(self) -> float:
        """Return how wide all of it is."""
        return self.x(self.until)


def span_of(exercise: Exercise) -> tuple[timedelta, timedelta]:
    """Return from when to when the timeline goes: all rows and phases, and some air."""
    times = [each.planned for each in exercise.msel.rows if each.planned is not None]
    times += [each.starts for each in exercise.phases if each.starts is not None]
    first, last = min(times, default=timedelta(0)), max(times, default=timedelta(0))
    since = min(first, timedelta(0)) // _ROUND * _ROUND
    until = max(last + _AIR, exercise.length or timedelta(0), since + _LEAST)
    return since, until
