"""An observer's own copy of the exercise clock, set by ear where there is no network."""

import re
from datetime import timedelta

from facilitator.domain.entry import Entry
from facilitator.domain.events import StationClockSet
from facilitator.services.conduct import Conduct

BY_EAR = timedelta(seconds=2)
"""How wrong a clock may be that somebody set at the moment the time was read out."""
_TIME = re.compile(r"[+]?(?:(\d{1,2}):)?(\d{1,3})(?::(\d\d))?")


def exercise_time(written: str) -> timedelta | None:
    """Return exercise time as it is typed (0:36:42, 0:36, 36), or None for what is none."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def set_own_clock(conduct: Conduct, at: timedelta) -> Entry:
    """Let the own clock run from an exercise time that was just read out; raises Failed."""
    speed = conduct.state.clock.speed or 1.0
    return conduct.record(StationClockSet(at=at, running=True, speed=speed, error=BY_EAR))


def turn_own_clock(conduct: Conduct) -> Entry:
    """Stop the own clock, or let it run on; raises Failed."""
    clock = conduct.state.clock
    at, speed = conduct.elapsed(), clock.speed or 1.0
    running = not clock.running
    return conduct.record(StationClockSet(at=at, running=running, speed=speed, error=BY_EAR))
