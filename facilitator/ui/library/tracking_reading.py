"""Reads the corrective actions of all exercises, away from the window, until it is stopped."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.domain.errors import Failed  # noqa: TC001 - beside its neighbours
from facilitator.domain.tracking import Tracked  # noqa: TC001 - as above
from facilitator.i18n import _, ngettext
from facilitator.services import tracker
from facilitator.ui.say import sentence
from facilitator.ui.tasks import Tasks

Paths = Callable[[], Sequence[Path]]
_MOST_NAMED = 3


class Reading(QObject):
    """Keeps what was read; what cannot be read is told, and stops nobody."""

    so_far = Signal(int, int)
    done = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        tasks: Tasks,
        now: Callable[[], datetime],
        paths: Paths,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._now, self._paths = tasks, now, paths
        self._job = 0
        self._stop = self._stopped = False
        self._unread: tuple[tuple[str, Failed], ...] = ()
        self.tracked: tuple[Tracked, ...] = ()

    def busy(self) -> bool:
        """Tell whether files are being read."""
        return bool(self._job)

    def begin(self) -> None:
        """Read all exercises anew."""
        self._stop = False
        paths, now, told = tuple(self._paths()), self._now, self.so_far
        told.emit(0, len(paths))
        self._job = self._tasks.start(
            lambda: tracker.read_all(paths, now=now, progress=told.emit, stop=lambda: self._stop),
            self._read,
            self._sorry,
        )

    def stop(self) -> None:
        """Read no further file; what was read stays."""
        self._stop = True

    def _read(self, read: tracker.Read) -> None:
        self._job = 0
        self.tracked = tracker.tracked(read.learned)
        self._unread, self._stopped = read.unread, read.stopped
        self.done.emit()

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.failed.emit(error)

    def words(self) -> str:
        """Return what is missing, or nothing."""
        said: list[str] = []
        if self._stopped:
            said.append(_("Stopped: not all exercises were read."))
        if self._unread:
            count = len(self._unread)
            words = ngettext("{n} file could not be read:", "{n} files could not be read:", count)
            said.append(words.format(n=count))
            said += [sentence(failed) for _path, failed in self._unread[:_MOST_NAMED]]
        return " ".join(said)
