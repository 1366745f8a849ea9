"""The service's one listener in the window: entries come in, a signal goes out."""

from PySide6.QtCore import QObject, Signal

from facilitator.domain.entry import Entry
from facilitator.services.conduct import Conduct


class Bridge(QObject):
    """Carries committed entries into the window's thread, from whichever thread wrote them."""

    written = Signal(tuple)

    def __init__(self, conduct: Conduct, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.conduct = conduct
        conduct.listen(self._tell)

    def _tell(self, entries: tuple[Entry, ...]) -> None:
        # nothing but emitting: a listener may not fail, and is called on any thread
        self.written.emit(entries)

    def close(self) -> None:
        """Listen no more."""
        self.conduct.unlisten(self._tell)
