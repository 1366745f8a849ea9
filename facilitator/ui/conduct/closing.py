"""Close what is owed: seen done, not taken, or waived, without a decision in the log."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.board import Owed, owed_by
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import ClosedAs
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.forms import LineForm
from facilitator.ui.conduct.tray import focus
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.choice import Choice

_MOST = 4
_WORDS, _ALONE = 24, 60
"""So much of each is said where there are several, and of one that stands alone."""
_AS = (ClosedAs.SEEN_DONE, ClosedAs.NOT_TAKEN, ClosedAs.WAIVED)


class CloseForm(LineForm):
    """Which expected action, as what, and why; ``wanted`` names an agency or an inject."""

    def __init__(
        self,
        theme: Theme,
        conduct: Conduct,
        wanted: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self._wanted = wanted
        self._owed: tuple[Owed, ...] = ()
        self.title = _("Close what is owed: digits or arrows choose, Enter closes it")
        self.which = Choice(theme, _("What is owed"), self)
        self.as_what = Choice(theme, _("How it ended"), self)
        self.flow.add(self.which, 1)
        self.flow.add(self.as_what, 1)
        self.reason = self.field(_("Reason"), _("why, or who saw it"))
        self.close_button = self.button(_("Close it"), _("Enter"))
        self.close_button.clicked.connect(self.act)
        self.as_what.set_options((_("seen done"), _("not taken"), _("waived")), 0)

    def owed(self) -> tuple[Owed, ...]:
        """Return what is open: of the agency or inject at hand first, the most urgent first."""
        conduct = self._conduct
        wanted = self._wanted()
        by = owed_by(conduct.exercise, conduct.state, conduct.elapsed())
        every = {
            each.expected: (wanted not in {agency, each.inject}, -each.urgency, each)
            for agency, owed in by.items()
            for each in owed
        }
        ranked = sorted(every.values(), key=lambda each: each[:2])
        return tuple(each for _far, _urgent, each in ranked)

    def why_not(self) -> str:
        """Say that nobody owes anything."""
        return "" if self.owed() else _("Nobody owes anything now.")

    def begin(self) -> None:
        """Offer what is open."""
        self._owed = self.owed()[:_MOST]
        most = _WORDS if len(self._owed) > 1 else _ALONE
        self.which.set_options([_short(each, most) for each in self._owed], 0)
        self.as_what.set_current(0)
        self.reason.set_text("")
        self.reason.calm()
        focus(self.which)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the line of the reason is told by the line itself
        choosing = self.which.hasFocus() or self.as_what.hasFocus()
        if choosing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act()
            return
        super().keyPressEvent(event)

    @Slot()
    def act(self) -> None:
        """Close the chosen one."""
        place = self.which.current()
        if not 0 <= place < len(self._owed):
            return
        as_what = _AS[max(0, self.as_what.current())]
        if as_what is not ClosedAs.SEEN_DONE and not self.reason.text().strip():
            if self.reason.line.hasFocus():
                self.reason.refuse(_("Say why, in a few words."))
            focus(self.reason.line)
            return
        try:
            self._conduct.close_expected(self._owed[place].expected, as_what, self.reason.text())
        except (Refused, Failed) as wrong:
            self.reason.refuse(sentence(wrong))
            return
        self.done.emit()


def _short(owed: Owed, most: int) -> str:
    text = shown(owed.text)
    text = text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"
    return f"{shown(owed.number)} {text}"
