"""Writes how a corrective action stands into its own exercise, also into the one that is open."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.improvement import CorrectiveAction
from facilitator.domain.tracking import Tracked
from facilitator.services import tracker
from facilitator.services.conduct import Conduct
from facilitator.services.now import Clock
from facilitator.ui.tasks import Tasks

Present = Callable[[], Conduct | None]
"""Asked for what is open in this window."""


class Changes(QObject):
    """One change at a time; a file is opened away from the window, what is open is only asked."""

    written = Signal(object, object)
    """A tracked action, and the action as it stands now."""
    refused = Signal(Exception)

    def __init__(
        self, tasks: Tasks, clock: Clock, author: Author, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._author = tasks, clock, author
        self.present: Present = lambda: None
        self._job = 0

    def busy(self) -> bool:
        """Tell whether a file is being written."""
        return bool(self._job)

    def write(self, each: Tracked, action: CorrectiveAction) -> None:
        """Write an action as it now stands; ``written`` or ``refused`` follows."""
        path, clock, author = Path(each.path), self._clock, self._author
        here = self._open_here(path)
        if here is not None:
            self._write_here(here, each, action)
            return
        self._job = self._tasks.start(
            lambda: tracker.change_action(action, path, clock=clock, author=author),
            lambda _none: self._done(each, action),
            self._sorry,
        )

    def _open_here(self, path: Path) -> Conduct | None:
        conduct = self.present()
        own = conduct.file.path if conduct is not None else None
        return conduct if own is not None and own.resolve() == path.resolve() else None

    def _write_here(self, conduct: Conduct, each: Tracked, action: CorrectiveAction) -> None:
        try:
            tracker.change_here(action, conduct)
        except (Refused, Failed) as wrong:
            self._sorry(wrong)
        else:
            self._done(each, action)

    def _done(self, each: Tracked, action: CorrectiveAction) -> None:
        self._job = 0
        self.written.emit(each, action)

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.refused.emit(error)
