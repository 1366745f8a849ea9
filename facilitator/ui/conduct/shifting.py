"""Shift: every row that still waits moves in time, ahead or back."""

from datetime import timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.forms import LineForm, span_of
from facilitator.ui.conduct.tray import focus
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme

_MINUS = ("-", "\u2212", "\u2013")


class ShiftForm(LineForm):
    """How far the remaining injects move, and why; +10 is ten minutes later."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self.title = _("Shift the remaining injects; what was delivered or left out stays")
        self.by = self.field(_("How far"), _("+10, -5 or +1:30"))
        self.reason = self.field(_("Reason"), _("why"), 2)
        self.later_button = self.button(_("Shift them"), _("Enter"))
        self.later_button.clicked.connect(self.act)

    def begin(self) -> None:
        """Begin with how far."""
        self.by.calm()
        focus(self.by.line)

    @Slot()
    def act(self) -> None:
        """Move them."""
        by = signed_span_of(self.by.text())
        if not by:
            self.by.refuse(_("Write +10, -5 or +1:30."))
            focus(self.by.line)
            return
        try:
            self._conduct.shift(by, self.reason.text())
        except (Refused, Failed) as wrong:
            self.by.refuse(sentence(wrong))
            return
        for each in (self.by, self.reason):
            each.set_text("")
        self.done.emit()


def signed_span_of(text: str) -> timedelta | None:
    """Return the span of +10, -5m or +1:30, or None."""
    text = text.strip()
    back = text.startswith(_MINUS)
    span = span_of(text[1:] if back else text)
    if span is None:
        return None
    return -span if back else span
