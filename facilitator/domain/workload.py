"""Workload as a figure: injects and decisions of each agency in each five minutes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.exercise import Agency
from facilitator.domain.lanes import Timeline

WIDTH = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """How many injects an agency was given, and how many decisions it took, in each bin."""

    agency: Agency
    injects: tuple[int, ...] = ()
    decisions: tuple[int, ...] = ()

    @property
    def busiest(self) -> int:
        """Return the most of both together in one bin."""
        return max(map(sum, zip(self.injects, self.decisions, strict=True)), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """The figure: bins of ``width`` from ``since`` on, and the highest bar of all."""

    since: timedelta = timedelta(0)
    width: timedelta = WIDTH
    bins: int = 0
    top: int = 1
    rows: tuple[WorkRow, ...] = ()

    def begins(self, place: int) -> timedelta:
        """Return the exercise time at which a bin begins."""
        return self.since + self.width * place


def workload(line: Timeline) -> Workload:
    """Return the figure of a run; struck decisions do not count, joint ones count for each."""
    first = line.since // WIDTH
    bins = max(line.until // WIDTH - first + 1, 1)

    def counted(times: Iterable[timedelta]) -> tuple[int, ...]:
        found = [0] * bins
        for at in times:
            found[at // WIDTH - first] += 1
        return tuple(found)

    rows = tuple(
        WorkRow(
            agency=lane.agency,
            injects=counted(lane.given),
            decisions=counted(each.at for each in lane.marks if not each.struck),
        )
        for lane in line.lanes
    )
    top = max((max(*each.injects, *each.decisions) for each in rows), default=0)
    return Workload(since=first * WIDTH, bins=bins, top=max(top, 1), rows=rows)
