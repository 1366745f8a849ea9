"""The run as the figures show it: read and worked out on a worker, again after each entry."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.figures import Figures, figures
from facilitator.services.now import RealClock
from facilitator.services.reporting import findings_of
from facilitator.store.file import ExerciseFile
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.tasks import Tasks

_PAUSE_MS = 500
"""So long after the last entry figures are worked out again: a run writes several at once."""


def read_figures(path: Path) -> Figures:
    """Return the figures of an exercise file, read beside whoever writes to it."""
    clock = RealClock()
    # a connection of its own, made and closed in the worker's thread: the window's is not touched
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        return figures(findings_of(file, now=clock.now))


class Played(QObject):
    """Keeps the figures of the exercise; those who show them are told when there are newer ones."""

    found = Signal(object)
    failed = Signal(Exception)

    def __init__(self, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__(desk)
        self._desk, self._tasks = desk, tasks
        self.last: Figures | None = None
        self._running = 0
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._start)
        desk.bridge.written.connect(self._written)
        self._start()

    def busy(self) -> bool:
        """Tell whether newer figures are on their way."""
        return bool(self._running) or self._timer.isActive()

    @Slot(tuple)
    def _written(self, _entries: tuple[object, ...]) -> None:
        self._again = bool(self._running)
        if not self._running:
            self._timer.start()

    @Slot()
    def _start(self) -> None:
        conduct = self._desk.conduct
        path = conduct.file.path
        if path is None:
            # an exercise that is not in a file can be read by nobody else
            self._take(figures(findings_of(conduct.file, now=conduct.now)))
            return
        self._running = self._tasks.start(lambda: read_figures(path), self._take, self._sorry)

    def _take(self, found: Figures) -> None:
        self._running = 0
        self.last = found
        self.found.emit(found)
        if self._again:
            self._again = False
            self._timer.start()

    def _sorry(self, error: Exception) -> None:
        self._running = 0
        self.failed.emit(error)


def played_of(desk: ReviewDesk, tasks: Tasks) -> Played:
    """Return the one reader of an exercise: all pages show the same."""
    played = desk.findChild(Played)
    return played if isinstance(played, Played) else Played(desk, tasks)
