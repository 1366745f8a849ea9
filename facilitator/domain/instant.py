"""What held at one moment of a run, read off the timeline: the values under the scrub line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.exercise import Agency
from facilitator.domain.lanes import Lane, LaneMark, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyThen:
    """What an agency had been given and had decided; ``windows`` are target times that ran."""

    agency: Agency
    given: int = 0
    last_given: str = ""
    decided: int = 0
    last_decided: LaneMark | None = None
    observed: int = 0
    windows: int = 0


def instant(line: Timeline, at: timedelta) -> tuple[AgencyThen, ...]:
    """Return what held at an exercise time, agency by agency; struck entries do not count."""
    return tuple(_then(each, at) for each in line.lanes)


def _then(lane: Lane, at: timedelta) -> AgencyThen:
    given = bisect_right(lane.given, at)
    marks = standing(lane.marks[: _until(lane.marks, at)])
    running = [each for each in lane.windows if each.since <= at < each.until]
    return AgencyThen(
        agency=lane.agency,
        given=given,
        last_given=lane.numbers[given - 1] if given else "",
        decided=len(marks),
        last_decided=marks[-1] if marks else None,
        observed=len(standing(lane.seen[: _until(lane.seen, at)])),
        windows=len(running),
    )


def standing(marks: Sequence[LaneMark]) -> list[LaneMark]:
    """Return the marks that were not struck."""
    return [each for each in marks if not each.struck]


def _until(marks: Sequence[LaneMark], at: timedelta) -> int:
    return bisect_right(marks, at, key=lambda each: each.at)
