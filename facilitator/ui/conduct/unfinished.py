"""Keeps the line that is being typed, so that a crash takes at most its last second."""

from PySide6.QtCore import QObject, QTimer, Slot

from facilitator.services.drafts import Drafts, Typed
from facilitator.ui.conduct.attaching import Attaching
from facilitator.ui.conduct.entry_desk import EntryDesk
from facilitator.ui.widgets import EntryDock

LATEST_MS = 1000
"""How long a key that was pressed may wait to be on the disk."""


class Unfinished(QObject):
    """Writes the line down once a second while it changes, and at once when it is empty."""

    def __init__(
        self,
        drafts: Drafts,
        entry: EntryDesk,
        dock: EntryDock,
        attaching: Attaching,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._entry = entry
        self._dock = dock
        self._attaching = attaching
        self._had = attaching.pending
        attaching.changed.connect(self._files_changed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LATEST_MS)
        self._soon.timeout.connect(self.keep)
        dock.line.textChanged.connect(self._changed)

    def give_back(self) -> bool:
        """Put the line that was kept back where it was typed, with the time of its first key."""
        kept = self._drafts.read()
        if kept is None or self._dock.text():
            return False
        if kept.files:
            self._attaching.give_back(kept.files)
        if kept.text.strip():
            self._entry.go_on(kept.text, kept.typed_at)
            self._entry.say_restored()
        return True

    @Slot()
    def keep(self) -> None:
        """Write the line down as it stands now."""
        self._soon.stop()
        files = self._attaching.pending
        line = Typed(text=self._dock.text(), typed_at=self._entry.typed_at, files=files)
        self._drafts.keep(line)

    @Slot()
    def _files_changed(self) -> None:
        if self._attaching.pending != self._had:
            self._had = self._attaching.pending
            self.keep()

    @Slot(str)
    def _changed(self, text: str) -> None:
        if not text.strip() and not self._attaching.pending:
            self._soon.stop()
            self._drafts.forget()
        elif not self._soon.isActive():
            # not begun anew at each key: somebody who types on and on is written down too
            self._soon.start()
