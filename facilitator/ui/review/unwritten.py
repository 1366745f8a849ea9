"""What is being typed on the pages of the review and is not in the file yet."""

from PySide6.QtCore import QObject, QTimer, Slot
from shiboken6 import isValid

from facilitator.services.reviewdrafts import ReviewDrafts

LATEST_MS = 400
"""How long a key that was pressed may wait to be on the disk."""


class Unwritten(QObject):
    """Writes down what changes, at most half a second late, until it is written or taken back."""

    def __init__(self, drafts: ReviewDrafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._waiting: dict[str, str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LATEST_MS)
        self._soon.timeout.connect(self.keep)

    def get(self, field: str) -> str | None:
        """Return what was typed into a field and not written, or None."""
        waiting = self._waiting.get(field)
        return self._drafts.get(field) if waiting is None else waiting

    def typed(self, field: str, text: str) -> None:
        """Note what stands in a field now."""
        self._waiting[field] = text
        if not isValid(self._soon):
            # a field that goes away with its page, after the desk
            self._write()
        elif not self._soon.isActive():
            # not begun anew at each key: somebody who types on and on is written down too
            self._soon.start()

    def forget(self, field: str) -> None:
        """Keep it no more: it was written, or taken back."""
        self._waiting.pop(field, None)
        self._drafts.forget(field)

    @Slot()
    def keep(self) -> None:
        """Write down what waits."""
        self._soon.stop()
        self._write()

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, {}
        self._drafts.keep(waiting)
