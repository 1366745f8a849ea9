"""The line of an observer's laptop to its room, as the window hears of it."""

from PySide6.QtCore import QObject, Signal

from facilitator.services.conduct import Conduct
from facilitator.services.observing.link import Linked, Linking, linking


class RoomLine(QObject):
    """Tells once a second how the line stands; without one, nothing."""

    told = Signal(object)

    def __init__(self, conduct: Conduct, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Linked | None = None
        self._linking: Linking | None = linking(conduct, self._tell)

    @property
    def linked(self) -> bool:
        """Whether this laptop has a room that it can reach over a network."""
        return self._linking is not None

    def start(self) -> None:
        """Begin to look at the room."""
        if self._linking is not None:
            self._linking.start()

    def _tell(self, linked: Linked) -> None:
        # called on the line's own thread: nothing but emitting
        self.last = linked
        self.told.emit(linked)

    def close(self) -> None:
        """Look no more; returns when nothing is under way."""
        if self._linking is not None:
            self._linking.stop()
            self._linking = None
