"""How many injects each agency is given in each ten minutes: one description for every drawing."""

from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.checks.limits import BUDGET, WINDOW
from facilitator.domain.checks.played import everybody, given, played
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import RowKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """The small plot of one agency: a bar for each window."""

    agency: Agency
    bins: tuple[int, ...]

    @property
    def peak(self) -> int:
        """Return the height of the fullest window."""
        return max(self.bins, default=0)

    def over(self, limit: int) -> tuple[int, ...]:
        """Return the places of the bars that are above a limit."""
        return tuple(place for place, count in enumerate(self.bins) if count > limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loads:
    """Small plots side by side with one x and one y; ``since`` is where bar 0 begins."""

    plots: tuple[Load, ...] = ()
    since: timedelta = timedelta(0)
    window: timedelta = WINDOW
    limit: int = BUDGET

    @property
    def bars(self) -> int:
        """Return how many windows there are."""
        return max((len(each.bins) for each in self.plots), default=0)

    @property
    def until(self) -> timedelta:
        """Return where the last bar ends."""
        return self.since + self.bars * self.window

    @property
    def top(self) -> int:
        """Return how high every plot reaches: the limit is always seen."""
        return max(self.limit, *(each.peak for each in self.plots), 0)

    def starts(self, place: int) -> timedelta:
        """Return when a bar begins."""
        return self.since + place * self.window


def load(exercise: Exercise) -> Loads:
    """Return the load of every agency; reserve rows and what evaluators tick are not counted."""
    timed = [
        (each, each.planned // WINDOW)
        for each in played(exercise)
        if each.planned is not None and each.kind is RowKind.INJECT
    ]
    all_agencies = everybody(exercise)
    places = [place for _row, place in timed]
    first = min(places, default=0)
    size = max(places) - first + 1 if places else 0
    bins = {each: [0] * size for each in all_agencies}
    for row, place in timed:
        for agency in given(row, all_agencies):
            if agency in bins:
                bins[agency][place - first] += 1
    return Loads(
        plots=tuple(Load(agency=each, bins=tuple(bins[each.id])) for each in exercise.agencies),
        since=first * WINDOW,
    )
