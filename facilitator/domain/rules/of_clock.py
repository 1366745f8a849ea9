"""Decide what the exercise clock does."""

from datetime import timedelta

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ClockCorrected,
    EmergencyNoted,
    JumpSort,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SafetyCleared,
    SafetyStopped,
    SpeedChanged,
    TimeJumped,
)
from facilitator.domain.exercise import Exercise, Role
from facilitator.domain.rules.asked import given_reason, given_text, in_play
from facilitator.domain.siterooms import seats
from facilitator.domain.state import RunState

SPEEDS = (0.1, 60.0)
"""The slowest and the fastest factor of real time."""


def start(state: RunState, exercise: Exercise, plan_digest: str) -> RunStarted:
    """Decide STARTEX."""
    if state.clock.phase is not ClockPhase.READY:
        raise Refused(Reason.ALREADY_STARTED)
    return RunStarted(
        plan_digest=plan_digest, rehearsal=exercise.rehearsal, story_start=exercise.story_start
    )


def pause(state: RunState, reason: str) -> RunPaused:
    """Decide that the clock stops for a while."""
    in_play(state)
    if not state.clock.running:
        raise Refused(Reason.NOT_RUNNING)
    return RunPaused(reason=reason.strip())


def resume(state: RunState) -> RunResumed:
    """Decide that the clock goes on."""
    in_play(state)
    if state.clock.phase is not ClockPhase.PAUSED:
        raise Refused(Reason.NOT_PAUSED)
    return RunResumed()


def jump(
    state: RunState, sort: JumpSort, by: timedelta, *, reason: str, meanwhile: str
) -> TimeJumped:
    """Decide that time moves ahead; the exercise clock only moves while it is paused."""
    in_play(state)
    if by <= timedelta(0):
        raise Refused(Reason.BACKWARDS)
    if state.clock.phase is not ClockPhase.PAUSED:
        raise Refused(Reason.NOT_PAUSED)
    return TimeJumped(sort=sort, by=by, reason=reason.strip(), meanwhile=meanwhile.strip())


def correct_clock(state: RunState, by: timedelta, reason: str) -> ClockCorrected:
    """Decide that a wrong exercise time is put right."""
    in_play(state)
    return ClockCorrected(by=by, reason=given_reason(reason))


def set_speed(state: RunState, factor: float) -> SpeedChanged:
    """Decide the factor at which exercise time passes."""
    in_play(state)
    slowest, fastest = SPEEDS
    if not slowest <= factor <= fastest:
        raise Refused(Reason.BAD_SPEED, factor=f"{factor:g}")
    return SpeedChanged(factor=factor)


def stop_for_safety(state: RunState) -> SafetyStopped:
    """Decide REAL EMERGENCY: it works in every state in which the exercise is in play.

    While the clock stands for another room's, a room may declare its own. The leading room answers
    what others declared.
    """
    in_play(state, stopped_too=True)
    leads = state.leader in {"", state.home}
    answers = state.alarms.unanswered if leads else ()
    stands = state.clock.phase is ClockPhase.STOPPED
    alone = not seats(state)
    if stands and not answers and (alone or state.alarms.declared_by(state.home)):
        raise Refused(Reason.STOPPED_FOR_SAFETY)
    return SafetyStopped(answers=answers)


def note_emergency(state: RunState, text: str) -> EmergencyNoted:
    """Decide what is written about a real emergency."""
    in_play(state, stopped_too=True)
    return EmergencyNoted(text=given_text(text))


def clear_safety(state: RunState, role: str, reason: str) -> SafetyCleared:
    """Decide that a real emergency is over; only the director may."""
    if state.clock.phase is not ClockPhase.STOPPED:
        raise Refused(Reason.NOT_STOPPED_FOR_SAFETY)
    if role != Role.DIRECTOR:
        raise Refused(Reason.ONLY_THE_DIRECTOR)
    return SafetyCleared(reason=reason.strip())


def end(state: RunState, reason: str) -> RunEnded:
    """Decide ENDEX; a real emergency may end an exercise too."""
    in_play(state, stopped_too=True)
    return RunEnded(reason=reason.strip())
