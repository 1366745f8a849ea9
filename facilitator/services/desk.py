"""An exercise that is taken up from its file, and what can be seen of it."""

from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from facilitator.domain import clock
from facilitator.domain.board import AgencyRow, board
from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Author, Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import Event
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.domain.script import (
    ScriptRow,
    Standby,
    find_row,
    standby_of,
)
from facilitator.domain.state import RunState
from facilitator.services.now import Clock
from facilitator.services.recorder import Listener, Recorder, Sorry
from facilitator.services.scripting import Script
from facilitator.store.file import ExerciseFile


class Desk:
    """What everybody who drives an exercise stands at: the plan, the state, the time."""

    def __init__(self, file: ExerciseFile, *, clock: Clock, author: Author) -> None:
        """Take up the exercise where its file stands."""
        self.file = file
        self.exercise = file.plans.load()
        self._script = Script(self.exercise)
        self._recorder = Recorder(file, clock=clock, author=author)

    @property
    def state(self) -> RunState:
        """Return the run as it stands."""
        return self._recorder.state

    @property
    def author(self) -> Author:
        """Return who writes here."""
        return self._recorder.author

    def write_as(self, author: Author) -> None:
        """Write in another role from here on."""
        self._recorder.author = author

    @property
    def may_replan(self) -> bool:
        """Whether the plan may still be changed as a document: before STARTEX."""
        return self.state.clock.phase is ClockPhase.READY

    def replan(self, exercise: Exercise) -> None:
        """Save a changed plan and go on with it.

        Raises Refused(ALREADY_STARTED) once the exercise has started, and Failed.
        """
        if not self.may_replan:
            raise Refused(Reason.ALREADY_STARTED)
        self.file.plans.save(exercise)
        self.exercise = exercise
        self._script = Script(exercise)

    def listen(self, listener: Listener) -> None:
        """Tell somebody of every entry after it was committed."""
        self._recorder.listen(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell somebody no more."""
        self._recorder.unlisten(listener)

    def listen_for_failure(self, sorry: Sorry) -> None:
        """Tell somebody when the file does not take something, before whoever wrote it hears."""
        self._recorder.listen_for_failure(sorry)

    def together(self) -> AbstractContextManager[None]:
        """Write what is done inside as one transaction."""
        return self._recorder.together()

    def record(self, event: Event) -> Entry:
        """Write down what a rule decided; raises Failed, then nothing changed."""
        return self._recorder.record(event)

    def now(self) -> datetime:
        """Return the wall time, in UTC."""
        return self._recorder.clock.now()

    def elapsed(self) -> timedelta:
        """Return the exercise time now."""
        return clock.elapsed(self.state.clock, self.now())

    def story(self) -> datetime | None:
        """Return the story's time now, or None if the story has no clock."""
        return clock.story(self.state.clock, self.now())

    def script(self) -> tuple[ScriptRow, ...]:
        """Return the rows of the script as they stand now."""
        return self._script.rows(self.state, self.elapsed())

    def standby(self, rows: tuple[ScriptRow, ...] | None = None) -> Standby:
        """Return what GO would deliver; ``rows`` is the script where somebody just asked for it."""
        now = self.elapsed()
        rows = self._script.rows(self.state, now) if rows is None else rows
        return standby_of(rows, self.exercise, self.state, now)

    def board(self) -> tuple[AgencyRow, ...]:
        """Return what each agency knows, owes and has decided."""
        return board(self.exercise, self.state, self.elapsed())

    def row(self, inject: str) -> Inject:
        """Return a row of the script; raises Refused if there is none of that id."""
        found = find_row(self.exercise, self.state, inject)
        if found is None:
            raise Refused(Reason.UNKNOWN_INJECT)
        return found
