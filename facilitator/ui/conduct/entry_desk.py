"""The logic of the entry line: stamp at the first key, save at Enter, and nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.clock import elapsed_then
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import Logged
from facilitator.domain.linking import Suggestion
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details
from facilitator.ui.conduct.entry_words import bold_of, chips_of, taken
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.widgets import ChipWords, EntryDock, LetterKey, Offer

STEP = timedelta(seconds=10)
RETRY_MS = 3000
"""How often a line that the disk refused is tried again by itself."""
REMEMBERED = 200


class EntryDesk(QObject):
    """Listens to the dock and writes; ``details`` is asked for what the fold holds."""

    saved = Signal(Entry)
    failed = Signal(Failed)
    refused = Signal(Refused)
    pasted = Signal(tuple)

    def __init__(
        self,
        conduct: Conduct,
        dock: EntryDock,
        *,
        details: Callable[[], Details],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._conduct = conduct
        self._dock = dock
        self._details = details
        self._typed_at: datetime | None = None
        self._moved = timedelta(0)
        self._detached = False
        self._offers: tuple[Suggestion, ...] = ()
        self._history: list[str] = []
        self._at = 0
        self._draft = ""
        self._last: Entry | None = None
        self._waiting = ""
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self.try_again)
        dock.first_key.connect(self._first_key)
        dock.text_changed.connect(self._typed)
        dock.committed.connect(self.commit)
        dock.pasted.connect(self.pasted)
        dock.take.connect(self.take)
        dock.history.connect(self._recall)
        dock.earlier.connect(self._earlier)
        dock.set_placeholder(_("Agency letter, then what they decided. “because” adds the reason."))
        self._keys = self._letters()
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

    @Slot(str)
    def _typed(self, text: str) -> None:
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
        understood = self._conduct.understand(text, detach=self._detached)
        if not understood.line.agencies:
            # the agency alone is no line yet, but whose line it will be can be said already
            begun = self._conduct.understand(f"{text.rstrip()} …", detach=self._detached)
            understood = begun if begun.line.text == "…" else understood
        self._offers = self._conduct.suggest(text)
        self._dock.set_letters(())
        self._dock.set_chips(
            chips_of(self._conduct, understood, detached=self._detached, typed_at=typed_at)
        )
        own = understood.line.text.casefold().strip("…") if understood.line.prefix else ""
        self._dock.set_suggestions([_offer(each, own) for each in self._offers])
        self._dock.set_right(_("Alt+↓ ten seconds earlier"))
        self._show_stamp(typed_at)
        self._dock.set_bold(bold_of(text, understood))

    def _show_stamp(self, typed_at: datetime) -> None:
        at = elapsed_then(self._conduct.state.clock, typed_at)
        note = _("taken at the first key")
        if self._moved:
            note = _("{seconds} s before the first key").format(
                seconds=int(self._moved.total_seconds())
            )
        self._dock.set_stamp(spans.full(at), note)

    @Slot()
    def _earlier(self) -> None:
        self._first_key()
        self._moved += STEP
        if self._dock.text().strip():
            self._show(self._dock.text())
        elif self._typed_at is not None:
            self._show_stamp(self._typed_at - self._moved)

    @Slot(int)
    def take(self, place: int) -> None:
        """Take an offer into the line; it is the typist's line afterwards."""
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

    @Slot(int)
    def _recall(self, step: int) -> None:
        if not self._history:
            return
        if self._at == len(self._history):
            self._draft = self._dock.text()
        self._at = min(max(self._at + step, 0), len(self._history))
        end = self._at == len(self._history)
        self.put(self._draft if end else self._history[self._at])

    @Slot()
    def detach(self) -> None:
        """Take the proposed link off, or put it back."""
        self._detached = not self._detached
        if self._dock.text().strip():
            self._show(self._dock.text())

    # --- saving ------------------------------------------------------------------------------

    @Slot(str)
    def commit(self, text: str) -> None:
        """Write the line; it leaves the line only when it is in the file."""
        try:
            entry = self._conduct.log(
                text,
                typed_at=self.typed_at,
                details=self._details(),
                detach=self._detached,
            )
        except Failed as wrong:
            self._keep(text)
            self.failed.emit(wrong)
            return
        except Refused as wrong:
            self.refused.emit(wrong)
            return
        self._waiting = ""
        self._retry.stop()
        self._history = [*self._history[-REMEMBERED:], text]
        self._at = len(self._history)
        self._last = entry
        self._reset()
        self._dock.clear()
        self.rest()
        self.saved.emit(entry)

    def commit_each(self, lines: tuple[str, ...]) -> None:
        """Write pasted lines as entries of their own; what could not be written stays."""
        typed_at = self.typed_at
        for place, text in enumerate(lines):
            try:
                entry = self._conduct.log(text, typed_at=typed_at)
            except (Failed, Refused) as wrong:
                self.put(" ".join(lines[place:]))
                if isinstance(wrong, Failed):
                    self.failed.emit(wrong)
                return
            self._history = [*self._history[-REMEMBERED:], text]
            self._last = entry
            self.saved.emit(entry)
        self._reset()
        self._dock.clear()
        self.rest()

    def _keep(self, text: str) -> None:
        self._waiting = text
        self._retry.start()
        self._dock.set_chips(
            [ChipWords(text=_("not saved")), ChipWords(text=_("Enter tries again"))]
        )

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
        self._draft = ""
        self._at = len(self._history)

    # --- at rest -----------------------------------------------------------------------------

    def rest(self) -> None:
        """Show the empty line: ready, what was saved last, and the agencies' letters."""
        if self._dock.text().strip():
            return
        paused = not self._conduct.state.clock.running
        note = _("time is taken at the first key")
        if paused:
            note = _("time is taken at the first key; writing works in a pause")
        self._dock.set_stamp(_("Ready"), note)
        self._dock.set_suggestions(())
        self._dock.set_bold(())
        self._dock.set_letters(self._keys)
        self._dock.set_chips(_last_saved(self._last))
        self._dock.set_right(_("↑ repeat last") if self._history else "")

    def _letters(self) -> list[LetterKey]:
        keys = [
            LetterKey(
                key=each.letter.casefold(),
                word=shown(each.name if len(each.name) < 14 else each.short),  # noqa: PLR2004 - a short word
                mark=mark_of(each),
            )
            for each in self._conduct.exercise.agencies
        ]
        signs = (
            ("?", _("request")),
            ("+", _("strength")),
            ("!", _("to improve")),
            (".", _("note")),
        )
        return [*keys, *(LetterKey(key=sign, word=word) for sign, word in signs)]


def _offer(each: Suggestion, own: str) -> Offer:
    _prefix, _gap, rest = each.label.partition(" ")
    matched = len(own) if own and rest.casefold().startswith(own) else 0
    return Offer(text=shown(each.label), matched=len(each.number) + 1 + matched if matched else 0)


def _last_saved(entry: Entry | None) -> list[ChipWords]:
    if entry is None or not isinstance(entry.event, Logged):
        return []
    words = _("last saved {number}, {time}")
    text = words.format(number=entry.event.number, time=spans.full(entry.exercise))
    return [ChipWords(text=text)]
