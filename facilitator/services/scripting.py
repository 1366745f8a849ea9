"""The script of the present, worked out anew only where something has changed."""

from datetime import timedelta

from facilitator.domain.exercise import Exercise
from facilitator.domain.script import (
    ScriptRow,
    later_rows,
    plain_rows,
    with_standby,
)
from facilitator.domain.state import RunState


class Script:
    """Remembers the rows of one state; time alone changes only those that come due."""

    def __init__(self, exercise: Exercise) -> None:
        """Take the plan whose script it is."""
        self._exercise = exercise
        # one value, since whoever asks may be on any thread
        self._kept: tuple[RunState | None, timedelta, tuple[ScriptRow, ...]]
        self._kept = None, timedelta.min, ()

    def rows(self, state: RunState, now: timedelta) -> tuple[ScriptRow, ...]:
        """Return every row with where it stands at an exercise time."""
        known, at, plain = self._kept
        if state is known and now >= at:
            plain = later_rows(plain, state, now)
        else:
            plain = plain_rows(self._exercise, state, now)
        self._kept = state, now, plain
        return with_standby(plain, self._exercise, state, now)
