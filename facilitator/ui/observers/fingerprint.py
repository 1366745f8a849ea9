"""The twelve words over everything that was written, large enough to be read out."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.attendance import StationRow
from facilitator.i18n import _
from facilitator.services.observing.door import Door
from facilitator.ui.observers.form import Form
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Kind

_A_LINE = 4


class FingerprintForm(Form):
    """After ENDEX: the words to read out, and on how many devices they agree."""

    def __init__(self, theme: Theme, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._door = door
        self.use = self.add_words(role="body", colour="text.primary")
        self.words = self.add_words(role="countdown", colour="text.primary")
        self.agrees = self.add_words(role="body", colour="text.primary")
        self.rows.addStretch(1)
        # the next act stands in the head then: closing the door
        self.take_button.set_kind(Kind.NORMAL)
        self.set_theme(theme)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.say_form(_("Fingerprint"), _("Close"))
        self.leave_button.hide()
        self.use.setText(
            _(
                "Read these twelve words out: every device that was here shows the same ones. One "
                "entry more, less or changed, and they are others."
            )
        )

    def show_words(self, rows: Sequence[StationRow]) -> None:
        """Show the words as they are now."""
        words = self._door.fingerprint()
        lines = (words[at : at + _A_LINE] for at in range(0, len(words), _A_LINE))
        self.words.setText("\n".join("  ".join(each) for each in lines))
        known = [each.agrees for each in rows if each.agrees is not None]
        said = _("fingerprint agrees on {n} of {count}").format(n=sum(known), count=len(known))
        self.agrees.setText(said if known else _("No device has said yet what it holds."))

    def arrive(self) -> None:
        """Take the keyboard."""
        self.take_button.setFocus()

    @Slot()
    def take(self) -> None:
        """Go back to the lists."""
        self.leave()
