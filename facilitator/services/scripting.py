"""The script of the present, worked out anew only where something has changed."""

from datetime import timedelta

from facilitator.domain.exercise import Exercise
from facilitator.domain.script import ScriptRow, with_standby
from facilitator.domain.scriptsteps import Standing, standing, step
from facilitator.domain.state import RunState


class Script:
    """Remembers the rows as they were last asked for, and goes on from there."""

    def __init__(self, exercise: Exercise) -> None:
        """Take the plan whose script it is."""
        self._exercise = exercise
        # one value, since whoever asks may be on any thread
        self._kept: Standing | None = None

    def rows(self, state: RunState, now: timedelta) -> tuple[ScriptRow, ...]:
        """Return every row with where it stands at an exercise time."""
        kept, exercise = self._kept, self._exercise
        kept = step(kept, exercise, state, now) if kept else standing(exercise, state, now)
        self._kept = kept
        return with_standby(kept.rows, exercise, state, now)
