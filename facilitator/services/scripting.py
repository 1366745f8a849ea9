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
        self._state: RunState | None = None
        self._at = timedelta.min
        self._plain: tuple[ScriptRow, ...] = ()

    def rows(self, state: RunState, now: timedelta) -> tuple[ScriptRow, ...]:
        """Return every row with where it stands at an exercise time."""
        if state is self._state and now >= self._at:
            self._plain = later_rows(self._plain, state, now)
        else:
            self._plain = plain_rows(self._exercise, state, now)
        self._state, self._at = state, now
        return with_standby(self._plain, self._exercise, state, now)
