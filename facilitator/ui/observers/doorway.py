"""The door of the open exercise and its server, as the window holds them."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from PySide6.QtCore import QObject, Signal

from facilitator.domain.errors import Failed, Fault
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.observing.door import Door
from facilitator.services.observing.opening import door_of
from facilitator.services.observing.overview import Overview, Watching
from facilitator.services.observing.serving import Opened, Serves
from facilitator.ui.tasks import Tasks

Serve = Callable[[Door], Serves]
"""Makes the server of a door; the window does not know which."""


class Doorway(QObject):
    """Opens the door when somebody asked for it, and shuts it at the latest with the exercise.

    ``changed`` tells that it was opened or shut, ``refused`` why it could not be opened.
    """

    changed = Signal()
    refused = Signal(Exception)

    def __init__(
        self, conduct: Conduct, serve: Serve | None, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._lock = Lock()
        self._looking = Lock()
        self._over = False
        self._job = 0
        self.door = door_of(conduct)
        self.serves = serve(self.door) if serve is not None else None
        self._watching = Watching(self.door, self.serves)

    @property
    def opened(self) -> Opened | None:
        """Where the door stands open, or None while it is shut."""
        return self.serves.opened if self.serves is not None else None

    @property
    def opening(self) -> bool:
        """Whether it is being opened now."""
        return self._job != 0

    def overview(self) -> Overview:
        """Return the room as it is now; raises Failed. May be called on any thread."""
        with self._looking:
            return self._watching.look()

    def open(self, address: str, port: int = 0) -> None:
        """Open the door at an address of this computer, away from the window."""
        serves = self.serves
        if serves is None or self._job:
            return

        def opening() -> Opened:
            with self._lock:
                if self._over:
                    raise Failed(Fault.UNREACHABLE, name=address)
                return serves.start(address, port)

        self._job = self._tasks.start(opening, self._is_open, self._is_not)

    def _is_open(self, _opened: Opened) -> None:
        self._job = 0
        self.changed.emit()

    def _is_not(self, error: Exception) -> None:
        self._job = 0
        self.refused.emit(error)
        self.changed.emit()

    def shut(self) -> None:
        """Shut the door; whoever was let in stays let in, for when it is opened again."""
        if self.serves is not None:
            with self._lock:
                self.serves.stop()
            self.changed.emit()

    def close(self) -> None:
        """Shut the door for good, because the exercise is being left."""
        self._tasks.drop(self._job)
        with self._lock:
            self._over = True
            if self.serves is not None:
                with suppress(Failed):
                    self.serves.stop()

    def words(self) -> str:
        """Return what every screen says while the door is open, or nothing."""
        opened = self.opened
        if opened is None:
            return ""
        words = _("Phones and laptops can reach this computer at {address}")
        return words.format(address=opened.url.partition("//")[2])
