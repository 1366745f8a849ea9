"""Amend: an entry is put right in place; what it said stays readable."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.rules import Changes
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.forms import LineForm
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.tray import focus
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme


class AmendForm(LineForm):
    """Text and reason of the chosen entry, or of the last one written here."""

    def __init__(
        self,
        theme: Theme,
        conduct: Conduct,
        chosen: Callable[[], EntryRef | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self._chosen = chosen
        self._of: EntryRef | None = None
        self._was = ("", "")
        self.text = self.field(_("Text"), _("what it should say"), 3)
        self.because = self.field(_("Because"), _("their reason"), 2)
        self.why = self.field(_("Why amend"), _("why it is put right"))
        self.amend_button = self.button(_("Amend"), _("Enter"))
        self.amend_button.clicked.connect(self.act)

    def entry(self) -> Entry | None:
        """Return the entry that is meant; none if it is struck or nothing was written."""
        state = self._conduct.state
        ref = self._chosen()
        if ref is None:
            mine = [each for each in state.recent if each.was is not None]
            ref = mine[-1].ref if mine else None
        entry = self._conduct.file.journal.entry(ref) if ref is not None else None
        return entry if entry is not None and isinstance(entry.event, Logged) else None

    def why_not(self) -> str:
        """Say why nothing can be amended."""
        entry = self.entry()
        if entry is None:
            return _("There is nothing to amend yet.")
        if entry.ref in self._conduct.state.struck and isinstance(entry.event, Logged):
            words = _("Entry {number} is struck; {key} lets it count again.")
            return words.format(number=entry.event.number, key=key("strike"))
        return ""

    def begin(self) -> None:
        """Show what the entry says now."""
        entry = self.entry()
        if entry is None or not isinstance(entry.event, Logged):
            return
        line = self._conduct.file.journal.lines((entry.line,))[0]
        text, because = entry.event.text, entry.event.reason
        for each in line.amended:
            text = getattr(each.event, "text", None) or text
            rationale = getattr(each.event, "rationale", None)
            because = because if rationale is None else rationale
        self._of, self._was = entry.ref, (text, because)
        self.title = _("Amend entry {number}; both versions stay readable").format(
            number=entry.event.number
        )
        self.text.set_text(text)
        self.because.set_text(because)
        self.why.set_text("")
        for each in (self.text, self.because, self.why):
            each.calm()
        focus(self.text.line)

    @Slot()
    def act(self) -> None:
        """Write what differs."""
        text, because = self.text.text().strip(), self.because.text().strip()
        if (text, because) == self._was:
            self.text.refuse(_("Nothing is different yet."))
            return
        if not self.why.text().strip():
            # the reason is a part of it, and the hand is not taken off the keyboard
            if self.why.line.hasFocus():
                self.why.refuse(_("Say why, in a few words."))
            focus(self.why.line)
            return
        changes = Changes(
            reason=self.why.text(),
            text=None if text == self._was[0] else text,
            rationale=None if because == self._was[1] else because,
        )
        try:
            if self._of is not None:
                self._conduct.amend(self._of, changes)
        except (Refused, Failed) as wrong:
            self.text.refuse(sentence(wrong))
            return
        self.done.emit()
