"""The logic of the entry line: stamp at the first key, save at Enter, and nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.linking import Suggestion  # noqa: TC001 - beside its neighbours
from facilitator.domain.rules import Changes
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details
from facilitator.ui.conduct.elsewhere import RETRY_MS, Elsewhere
from facilitator.ui.conduct.entry_face import EntryFace
from facilitator.ui.conduct.entry_words import late_reasons, needs_reason, taken, turned
from facilitator.ui.conduct.history import History
from facilitator.ui.conduct.replacing import renamed
from facilitator.ui.widgets import EntryDock

STEP = timedelta(seconds=10)


class EntryDesk(QObject):
    """Listens to the dock and writes; ``details`` is asked for what the fold holds."""

    saved = Signal(Entry)
    failed = Signal(Failed)
    refused = Signal(Refused)
    set_aside = Signal()
    pasted = Signal(tuple)

    def __init__(
        self,
        conduct: Conduct,
        dock: EntryDock,
        *,
        details: Callable[[], Details],
        elsewhere: Elsewhere | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.elsewhere = elsewhere or Elsewhere(None, self)
        self._conduct = conduct
        self._dock = dock
        self._face = EntryFace(conduct, dock)
        self._details = details
        self._typed_at: datetime | None = None
        self._moved = timedelta(0)
        self._detached = False
        self._offers: tuple[Suggestion, ...] = ()
        self._history = History()
        self._last: Entry | None = None
        self._late: Entry | None = None
        self._pasted: tuple[str, ...] = ()
        self._waiting = ""
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        dock.first_key.connect(self._first_key)
        dock.text_changed.connect(self._typed)
        dock.committed.connect(self.commit)
        dock.pasted.connect(self._several)
        dock.take.connect(self.take)
        dock.history.connect(self._recall)
        dock.earlier.connect(self._earlier)
        self.rest()

    @property
    def typed_at(self) -> datetime | None:
        """Return the moment of the first key of the line, moved back if somebody did."""
        return None if self._typed_at is None else self._typed_at - self._moved

    @property
    def waiting(self) -> bool:
        """Whether a line was given with Enter and is not in the file yet."""
        return bool(self._waiting)

    # --- the keys of the line ----------------------------------------------------------------

    @Slot()
    def _first_key(self) -> None:
        if self._typed_at is None:
            self._typed_at = self._conduct.now()

    @Slot(tuple)
    def _several(self, lines: tuple[str, ...]) -> None:
        self._pasted = lines
        self.pasted.emit(lines)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._pasted, self._late = (), None
        self._waiting = ""
        self._retry.stop()
        if not text.strip():
            self._reset()
            self.rest()
            return
        self._first_key()
        self._show(text)

    def _show(self, text: str) -> None:
        typed_at = self.typed_at or self._conduct.now()
        self._offers = self._face.typing(
            text, typed_at=typed_at, moved=self._moved, detached=self._detached
        )

    @Slot()
    def _earlier(self) -> None:
        self._first_key()
        self._moved += STEP
        if self._dock.text().strip():
            self._show(self._dock.text())
        elif self._typed_at is not None:
            self._face.stamp(self._typed_at - self._moved, self._moved)

    @Slot(int)
    def take(self, place: int) -> None:
        """Take an offer into the line; it is the typist's line afterwards."""
        if self._late is not None:
            self._say_why_late(place)
            return
        if place >= len(self._offers):
            return
        text = self._dock.text()
        understood = self._conduct.understand(text, detach=self._detached)
        self.put(taken(text, understood, self._offers[place]))
        # an offer that was taken is not offered again: Tab moves on
        self._offers = ()
        self._dock.set_suggestions(())

    def put(self, text: str) -> None:
        """Put a text into the line in one step, which Ctrl+Z takes back."""
        line = self._dock.line
        line.selectAll()
        line.insert(text)
        self._typed(text)
        self._dock.focus_line()

    def go_on(self, text: str, typed_at: datetime | None) -> None:
        """Go on with a line that was begun elsewhere."""
        self._typed_at = typed_at
        self.put(text)

    @Slot(str)
    def begin_with(self, letter: str) -> None:
        """Put an agency in front of the line, in place of another."""
        text = self._dock.text()
        self.put(renamed(text, letter, self._conduct.exercise) if text.strip() else f"{letter} ")

    @Slot(str)
    def go_on_with(self, words: str) -> None:
        """Put words behind what stands in the line."""
        self.put(f"{self._dock.text().rstrip()} {words} ".lstrip())

    def add_sign(self, sign: str) -> None:
        """Write a sign where the hand is: some keyboards have it only with AltGr, or not at all."""
        line = self._dock.line
        before = line.text()[: line.cursorPosition()]
        line.insert(sign if not before or before.endswith(" ") else f" {sign}")
        self._typed(line.text())
        self._dock.focus_line()

    def turn_kind(self) -> None:
        """Make the line the next kind of entry, by the sign that stands before it."""
        self.put(turned(self._dock.text()))

    def say_restored(self) -> None:
        """Say beside the line that it comes from before."""
        self._face.stamp(self.typed_at or self._conduct.now(), self._moved, restored=True)

    @Slot(int)
    def _recall(self, step: int) -> None:
        if not self._history:
            return
        self.put(self._history.step(step, self._dock.text()))

    @Slot()
    def detach(self) -> None:
        """Take the proposed link off, or put it back."""
        self._detached = not self._detached
        if self._dock.text().strip():
            self._show(self._dock.text())

    # --- saving ------------------------------------------------------------------------------

    @Slot(str)
    def commit(self, text: str) -> None:
        """Write the line; it leaves the line only when it is safe on a disk.

        Pasted lines that nobody has touched since become an entry each.
        """
        if self._pasted:
            self.commit_each(self._pasted)
            return
        typed_at, details, detach = self.typed_at, self._details(), self._detached
        try:
            self.elsewhere.take_in()
            entry = self._conduct.log(text, typed_at=typed_at, details=details, detach=detach)
        except Failed as wrong:
            if self.elsewhere.keep(wrong, text, typed_at=typed_at, details=details, detach=detach):
                self._leave(text)
                self.set_aside.emit()
            else:
                self._keep(text)
            self.failed.emit(wrong)
            return
        except Refused as wrong:
            self.refused.emit(wrong)
            return
        self._last = entry
        self._late = entry if needs_reason(entry) else None
        self._leave(text)
        self.saved.emit(entry)

    @Slot()
    def commit_as_one(self) -> None:
        """Write pasted lines as one entry."""
        self._pasted = ()
        if self._dock.text().strip():
            self.commit(self._dock.text())

    def _say_why_late(self, place: int) -> None:
        """Take a ready answer for the entry that was just saved; nobody has to give one."""
        late, self._late = self._late, None
        words = late_reasons()
        if late is None or place >= len(words):
            return
        changes = Changes(reason=_("why it was late"), late_reason=words[place])
        try:
            self._conduct.amend(late.ref, changes)
        except Failed as wrong:
            self.failed.emit(wrong)
        except Refused as wrong:
            self.refused.emit(wrong)
        self.rest()

    def _leave(self, text: str) -> None:
        """Empty the line, because what stood in it is safe."""
        self._waiting = ""
        self._retry.stop()
        self._history.add(text)
        self._reset()
        self._dock.clear()
        self.rest()

    def commit_each(self, lines: tuple[str, ...]) -> None:
        """Write pasted lines as entries of their own; what could not be written stays."""
        typed_at = self.typed_at
        for place, text in enumerate(lines):
            try:
                entry = self._conduct.log(text, typed_at=typed_at)
            except (Failed, Refused) as wrong:
                self.put(" ".join(lines[place:]))
                self._pasted = lines[place:]
                if isinstance(wrong, Failed):
                    self.failed.emit(wrong)
                return
            self._history.add(text)
            self._last = entry
            self.saved.emit(entry)
        self._reset()
        self._dock.clear()
        self.rest()

    def _keep(self, text: str) -> None:
        self._waiting = text
        self._retry.start()
        self._face.not_saved()

    @Slot()
    def try_again(self) -> None:
        """Write the line that the disk refused, as long as nobody has touched it since."""
        if self._waiting and self._dock.text() == self._waiting:
            self.commit(self._waiting)
        else:
            self._waiting = ""
            self._retry.stop()

    def _reset(self) -> None:
        self._typed_at = None
        self._moved = timedelta(0)
        self._detached = False
        self._offers = ()
        self._pasted = ()
        self._history.leave()

    # --- at rest -----------------------------------------------------------------------------

    def rest(self) -> None:
        """Show the empty line: ready, what was saved last, and the agencies' letters."""
        if self._dock.text().strip():
            return
        self._face.rest(self._last, remembered=bool(self._history))
        if self._late is not None:
            self._face.ask_why_late()
