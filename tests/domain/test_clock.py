from datetime import timedelta

import pytest

from facilitator.domain.clock import (
    ClockPhase,
    elapsed,
    elapsed_then,
    paused_for,
    story,
    wall_of,
)
from facilitator.domain.events import (
    ClockCorrected,
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
from facilitator.domain.run import fold
from tests.builders import STARTEX, entry, exercise, minutes, played

START = RunStarted(plan_digest="d", story_start=exercise().story_start)


def test_before_startex_no_exercise_time_passes():
    state = fold(())

    assert elapsed(state.clock, STARTEX + minutes(30)) == timedelta(0)


def test_exercise_time_leaves_pauses_out():
    state = fold(
        [
            entry(START, seq=1),
            entry(RunPaused(reason="chief asks"), seq=2, at=10),
            entry(RunResumed(), seq=3, at=10, wall=14),
        ]
    )

    assert elapsed(state.clock, STARTEX + minutes(20)) == minutes(16)
    assert paused_for(state.clock, STARTEX + minutes(20)) == minutes(4)


def test_a_clock_jump_moves_exercise_time_and_a_story_jump_only_the_story():
    jumped = fold(
        [
            entry(START, seq=1),
            entry(RunPaused(), seq=2, at=10),
            entry(TimeJumped(sort=JumpSort.CLOCK, by=minutes(30)), seq=3, at=10),
            entry(TimeJumped(sort=JumpSort.STORY, by=minutes(360)), seq=4, at=40, wall=10),
            entry(RunResumed(), seq=5, at=40, wall=10),
        ]
    )

    now = STARTEX + minutes(15)
    assert elapsed(jumped.clock, now) == minutes(45)
    assert story(jumped.clock, now) == START.story_start + minutes(45 + 360)


def test_speed_changes_how_exercise_time_passes_from_then_on():
    state = fold([entry(START, seq=1), entry(SpeedChanged(factor=2.0), seq=2, at=10)])

    assert elapsed(state.clock, STARTEX + minutes(15)) == minutes(20)


def test_a_safety_stop_needs_clearing_and_leaves_the_clock_paused():
    stopped = [entry(START, seq=1), entry(SafetyStopped(), seq=2, at=5)]
    cleared = [*stopped, entry(SafetyCleared(), seq=3, at=5, wall=25)]

    assert fold(stopped).clock.phase is ClockPhase.STOPPED
    assert fold(cleared).clock.phase is ClockPhase.PAUSED
    assert elapsed(fold(cleared).clock, STARTEX + minutes(90)) == minutes(5)


def test_a_correction_may_go_backwards():
    state = played((0, START), (10, ClockCorrected(by=-minutes(4), reason="started early")))

    assert elapsed(state.clock, STARTEX + minutes(11)) == minutes(7)


def test_after_endex_time_stands():
    state = played((0, START), (30, RunEnded()))

    assert elapsed(state.clock, STARTEX + minutes(300)) == minutes(30)


@pytest.mark.parametrize(("wall", "exercise_minute"), [(-3, -3), (5, 5), (12, 10), (20, 16)])
def test_a_past_wall_moment_has_the_exercise_time_it_had_then(wall, exercise_minute):
    state = fold(
        [
            entry(START, seq=1),
            entry(RunPaused(), seq=2, at=10),
            entry(RunResumed(), seq=3, at=10, wall=14),
            entry(SpeedChanged(factor=1.0), seq=4, at=26, wall=30),
        ]
    )

    assert elapsed_then(state.clock, STARTEX + minutes(wall)) == minutes(exercise_minute)


def test_the_wall_axis_knows_the_pause():
    state = fold(
        [
            entry(START, seq=1),
            entry(RunPaused(), seq=2, at=10),
            entry(RunResumed(), seq=3, at=10, wall=14),
        ]
    )

    assert wall_of(state.clock, minutes(5)) == STARTEX + minutes(5)
    assert wall_of(state.clock, minutes(16)) == STARTEX + minutes(20)
