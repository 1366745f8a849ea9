"""Looks through the other exercises for findings that were there before, away from the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.domain.improvement import Finding
from facilitator.domain.repeats import Earlier  # noqa: TC001 - beside its neighbours
from facilitator.services.conduct import Conduct
from facilitator.services.now import RealClock
from facilitator.services.tracker import Read, earlier, found_before, library_paths, read_all
from facilitator.ui.tasks import Tasks

Paths = Callable[[], tuple[Path, ...]]


class Before(QObject):
    """What earlier exercises found, once it has been read."""

    known = Signal()

    def __init__(
        self,
        conduct: Conduct,
        tasks: Tasks,
        paths: Paths = library_paths,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = conduct.file.path
        self._tasks, self._paths = tasks, paths
        self._earlier: tuple[Earlier, ...] = ()
        self._known: dict[Finding, str] = {}
        self._stopped = False

    def look(self) -> None:
        """Read the other exercises, once."""
        own = self._path.resolve() if self._path is not None else None
        paths = tuple(each for each in self._paths() if each.resolve() != own)
        if paths:
            now = RealClock().now
            self._tasks.start(
                lambda: read_all(paths, now=now, stop=lambda: self._stopped), self._read
            )

    def stop(self) -> None:
        """Read no more."""
        self._stopped = True

    def at(self, finding: Finding) -> str:
        """Return the exercise that most likely found the same before, or nothing."""
        if finding.repeats or not self._earlier:
            return ""
        if finding not in self._known:
            self._known[finding] = found_before(finding, self._earlier)
        return self._known[finding]

    def _read(self, read: Read) -> None:
        if self._stopped:
            return
        self._known = {}
        self._earlier = earlier(read.learned, path=str(self._path or ""))
        self.known.emit()
