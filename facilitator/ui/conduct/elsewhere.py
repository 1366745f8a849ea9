"""Lines that the exercise file did not take: they wait on this laptop and go in by themselves."""

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.errors import Failed, Fault, Refused
from facilitator.services.waiting import Waiting
from facilitator.services.writing import Details

RETRY_MS = 2000
"""How often it is tried to write what waits."""


class Elsewhere(QObject):
    """Holds what waits, and tries every other second to put it where it belongs."""

    taken = Signal(int)

    def __init__(self, waiting: Waiting | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        if self.count:
            self._retry.start()

    @property
    def count(self) -> int:
        """Return how many lines wait."""
        return 0 if self._waiting is None else self._waiting.count

    def keep(
        self,
        wrong: Failed,
        text: str,
        *,
        typed_at: datetime | None,
        details: Details,
        detach: bool,
    ) -> bool:
        """Keep a line that the file did not take; tell whether it is safe on this laptop."""
        if self._waiting is None or wrong.fault is Fault.BUSY:
            return False
        with suppress(Failed, Refused):
            self._waiting.keep(text, typed_at=typed_at, details=details, detach=detach)
            self._retry.start()
            return True
        return False

    def take_in(self) -> None:
        """Write what waits into the exercise; raises Failed, then all of it still waits."""
        if self._waiting is None or not self._waiting.count:
            return
        taken = self._waiting.take_in()
        self._retry.stop()
        self.taken.emit(len(taken))

    @Slot()
    def try_again(self) -> None:
        """Try to write what waits, quietly: that it waits was said already."""
        with suppress(Failed):
            self.take_in()
