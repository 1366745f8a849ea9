"""The checks of the plan as it stands: found anew on a worker after each change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from facilitator.domain.checks import (
    Beside,
    Check,
    Coverage,
    Gathered,
    Loads,
    Weight,
    by_row,
    checks,
    coverage,
    gather,
    load,
)
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks

_PAUSE_MS = 120
"""So long after the last change somebody may be between two letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in one plan."""

    exercise: Exercise
    checks: tuple[Check, ...] = ()
    gathered: tuple[Gathered, ...] = ()
    rows: Mapping[str, tuple[Check, ...]] = field(default_factory=dict[str, tuple[Check, ...]])
    coverage: Coverage
    load: Loads = field(default_factory=Loads)

    def count(self, weight: Weight) -> int:
        """Return how many findings have a weight, many of one sort counted as one."""
        return sum(1 for each in self.gathered if each.weight is weight)


def look(
    exercise: Exercise,
    attachments: frozenset[str] | None = None,
    has_paper: Callable[[], bool | None] = lambda: None,
) -> Looked:
    """Find everything in a plan; on a worker, so that also the disk may be asked."""
    found = checks(exercise, Beside(attachments=attachments, paper=has_paper()))
    return Looked(
        exercise=exercise,
        checks=found,
        gathered=gather(found),
        rows=by_row(found),
        coverage=coverage(exercise),
        load=load(exercise),
    )


class CheckWatch(QObject):
    """Looks at the plan after each change; what was found in an older plan is dropped."""

    found = Signal(object)

    def __init__(self, desk: PlanDesk, tasks: Tasks) -> None:
        super().__init__(desk)
        self._desk, self._tasks = desk, tasks
        self.last: Looked | None = None
        self._running = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._start)
        desk.changed.connect(self._changed)
        self._start()

    @Slot()
    def _changed(self) -> None:
        if self._running:
            self._tasks.drop(self._running)
            self._running = 0
        self._timer.start()

    @Slot()
    def _start(self) -> None:
        plan = self._desk.exercise
        work = partial(look, plan, self._kept(), self._desk.planner.has_paper)
        self._running = self._tasks.start(work, self._take)

    def _kept(self) -> frozenset[str] | None:
        """Return which attachments are in the file; asked only where the plan names some."""
        if not any(each.attachments for each in self._desk.exercise.msel.rows):
            return None
        return frozenset(digest for digest, _size in self._desk.planner.attachments.all())

    def _take(self, looked: Looked) -> None:
        # the exercise may have been left meanwhile
        if not isValid(self):
            return
        self._running = 0
        if looked.exercise is not self._desk.exercise:
            return
        self.last = looked
        self.found.emit(looked)
        self._desk.weighed.emit(looked.count(Weight.DECIDE), looked.count(Weight.CONSIDER))


def watch_of(desk: PlanDesk, tasks: Tasks) -> CheckWatch:
    """Return the one watch of a plan: all that show checks show the same."""
    watch = desk.findChild(CheckWatch)
    return watch if isinstance(watch, CheckWatch) else CheckWatch(desk, tasks)
