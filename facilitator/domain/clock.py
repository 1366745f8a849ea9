"""Exercise time: folded from the clock's events plus one reading of now, never a counter."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    ClockCorrected,
    ClockReanchored,
    JumpSort,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SpeedChanged,
    StationClockSet,
    TimeJumped,
)

ZERO = timedelta(0)


class ClockPhase(StrEnum):
    """What the exercise clock is doing."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """From a wall moment on, exercise time started at ``at`` and ran at ``rate`` (0: it stood)."""

    since: datetime
    at: timedelta
    rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The clock stood at one exercise time between two wall moments."""

    at: timedelta
    began: datetime
    ended: datetime | None = None
    reason: str = ""
    safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """Time moved at an exercise time: the story's, or the clock's own."""

    at: timedelta
    by: timedelta
    sort: JumpSort
    reason: str = ""
    meanwhile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockState:
    """What the clock's events amount to; ``at`` is the exercise time at wall moment ``since``."""

    phase: ClockPhase = ClockPhase.READY
    at: timedelta = ZERO
    since: datetime | None = None
    speed: float = 1.0
    reason: str = ""
    started_at: datetime | None = None
    ended_at: datetime | None = None
    story_start: datetime | None = None
    story_moved: timedelta = ZERO
    legs: tuple[Leg, ...] = ()
    pauses: tuple[Pause, ...] = ()
    jumps: tuple[Jump, ...] = ()

    @property
    def running(self) -> bool:
        """Whether exercise time is passing."""
        return self.phase is ClockPhase.RUNNING

    @property
    def in_play(self) -> bool:
        """Whether the exercise has started and not ended."""
        return self.phase not in {ClockPhase.READY, ClockPhase.ENDED}


def elapsed(clock: ClockState, now: datetime) -> timedelta:
    """Return the exercise time at a wall moment that is not before the last change."""
    if clock.phase is not ClockPhase.RUNNING or clock.since is None:
        return clock.at
    return clock.at + max(now - clock.since, ZERO) * clock.speed


def elapsed_then(clock: ClockState, then: datetime) -> timedelta:
    """Return the exercise time at any wall moment, also a past one (negative before STARTEX)."""
    if not clock.legs:
        return ZERO
    if then < clock.legs[0].since:
        return clock.legs[0].at - (clock.legs[0].since - then)
    leg = next(each for each in reversed(clock.legs) if each.since <= then)
    return leg.at + (then - leg.since) * leg.rate


def wall_of(clock: ClockState, exercise: timedelta) -> datetime | None:
    """Return the first wall moment at which the clock showed an exercise time, if it started."""
    if not clock.legs:
        return None
    best = clock.legs[0]
    for leg in clock.legs:
        if leg.at <= exercise and leg.rate > 0:
            best = leg
    return best.since + (exercise - best.at) / (best.rate or 1.0)


def story(clock: ClockState, now: datetime) -> datetime | None:
    """Return the story's time at a wall moment, or None if the story has no clock."""
    if clock.story_start is None:
        return None
    return clock.story_start + elapsed(clock, now) + clock.story_moved


def paused_for(clock: ClockState, now: datetime) -> timedelta:
    """Return how long the clock has stood in all, up to now."""
    return sum((((each.ended or now) - each.began) for each in clock.pauses), ZERO)


def apply_clock(clock: ClockState, entry: Entry) -> ClockState:  # noqa: PLR0911 - a line an event
    """Return the clock after one more entry; entries of other kinds leave it as it is."""
    match entry.event:
        case RunStarted():
            return _start(clock, entry, entry.event)
        case RunPaused(reason=reason):
            return _stand(clock, entry, ClockPhase.PAUSED, reason)
        case SafetyStopped():
            return _stop(clock, entry)
        case RunResumed():
            return _run(clock, entry)
        case SafetyCleared():
            return replace(clock, phase=ClockPhase.PAUSED, reason=entry.event.reason)
        case TimeJumped():
            return _jump(clock, entry, entry.event)
        case ClockCorrected() | ClockReanchored() | SpeedChanged():
            return _turn(_set(clock, entry))
        case RunEnded(reason=reason):
            return _end(clock, entry, reason)
        case _:
            return clock


def follow(clock: ClockState, entry: Entry, event: StationClockSet) -> ClockState:
    """Return a clock that was set by somebody else's: it only ever follows, and has no pauses."""
    followed = replace(
        clock,
        phase=ClockPhase.RUNNING if event.running else ClockPhase.PAUSED,
        at=event.at,
        since=entry.happened_at,
        speed=event.speed,
        started_at=clock.started_at or entry.happened_at - event.at,
    )
    return _turn(followed)


def _start(clock: ClockState, entry: Entry, event: RunStarted) -> ClockState:
    return _turn(
        replace(
            clock,
            phase=ClockPhase.RUNNING,
            at=entry.exercise,
            since=entry.happened_at,
            speed=event.speed,
            started_at=entry.happened_at,
            story_start=event.story_start,
        )
    )


def _turn(clock: ClockState) -> ClockState:
    """Remember the leg that begins now."""
    if clock.since is None:
        return clock
    rate = clock.speed if clock.running else 0.0
    leg = Leg(since=clock.since, at=clock.at, rate=rate)
    return replace(clock, legs=(*clock.legs, leg))


def _set(clock: ClockState, entry: Entry) -> ClockState:
    """Begin a leg at what the entry says exercise time is."""
    at, speed = entry.exercise, clock.speed
    match entry.event:
        case ClockCorrected(by=by):
            at += by
        case SpeedChanged(factor=factor):
            speed = factor
        case _:
            pass
    return replace(clock, at=at, since=entry.happened_at, speed=speed)


def _stand(clock: ClockState, entry: Entry, phase: ClockPhase, reason: str) -> ClockState:
    return stand(clock, phase, at=entry.exercise, since=entry.happened_at, reason=reason)


def _stop(clock: ClockState, entry: Entry) -> ClockState:
    """Stop for a real emergency; a second one, while it stands, moves nothing."""
    if clock.phase is ClockPhase.STOPPED:
        return clock
    return _stand(clock, entry, ClockPhase.STOPPED, "")


def stand(
    clock: ClockState, phase: ClockPhase, *, at: timedelta, since: datetime, reason: str = ""
) -> ClockState:
    """Return a clock that stands at an exercise time from a wall moment on."""
    safety = phase is ClockPhase.STOPPED
    pause = Pause(at=at, began=since, reason=reason, safety=safety)
    pauses = (*_close_pause(clock, since), pause)
    stood = replace(clock, phase=phase, at=at, since=since, reason=reason, pauses=pauses)
    return _turn(stood)


def _run(clock: ClockState, entry: Entry) -> ClockState:
    resumed = replace(
        clock,
        phase=ClockPhase.RUNNING,
        since=entry.happened_at,
        reason="",
        pauses=_close_pause(clock, entry.happened_at),
    )
    return _turn(resumed)


def _close_pause(clock: ClockState, at: datetime) -> tuple[Pause, ...]:
    if not clock.pauses or clock.pauses[-1].ended is not None:
        return clock.pauses
    return (*clock.pauses[:-1], replace(clock.pauses[-1], ended=at))


def _jump(clock: ClockState, entry: Entry, event: TimeJumped) -> ClockState:
    jump = Jump(
        at=entry.exercise,
        by=event.by,
        sort=event.sort,
        reason=event.reason,
        meanwhile=event.meanwhile,
    )
    jumped = replace(clock, jumps=(*clock.jumps, jump))
    if event.sort is JumpSort.STORY:
        return replace(jumped, story_moved=clock.story_moved + event.by)
    return _turn(replace(jumped, at=entry.exercise + event.by, since=entry.happened_at))


def _end(clock: ClockState, entry: Entry, reason: str) -> ClockState:
    ended = replace(
        clock,
        phase=ClockPhase.ENDED,
        at=entry.exercise,
        since=entry.happened_at,
        ended_at=entry.happened_at,
        reason=reason,
        pauses=_close_pause(clock, entry.happened_at),
    )
    return _turn(ended)
