"""The marks of the time axis: round steps that leave room for their words."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from facilitator.ui.plan.lanes.scale import Scale

_STEPS: Final = tuple(
    timedelta(minutes=each) for each in (1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440)
)


def step_for(per_minute: float, least: float) -> timedelta:
    """Return the smallest round step whose marks stand at least so many pixels apart."""
    wide = (each for each in _STEPS if each / timedelta(minutes=1) * per_minute >= least)
    return next(wide, _STEPS[-1])


def ticks(scale: Scale, left: float, right: float, least: float) -> Iterator[timedelta]:
    """Yield the moments that get a mark between two places."""
    step = step_for(scale.per_minute, least)
    at = (scale.at(left) // step) * step
    end = min(scale.at(right) + step, scale.until)
    while at <= end:
        if at >= scale.since:
            yield at
        at += step
