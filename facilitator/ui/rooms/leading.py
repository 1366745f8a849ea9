"""The lead: who has it, what taking it would change, and the reason for which it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.rooms import RoomLine, hand_over
from facilitator.services.roomwords import lead_words
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel
from facilitator.ui.widgets.flow import Flow


class LeadPanel(Panel):
    """Says what happens before it does; the reason is asked in place, and Escape leaves it."""

    left = Signal()
    taken = Signal()
    turned = Signal()
    """The reason is being asked, or no more."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._conduct = conduct
        self._lines: Sequence[RoomLine] = ()
        self._key = ""
        self.words = Label(theme, "", role="body", wrap=True)
        self.reason = Field(theme, "")
        self.take_button = KeyButton(theme, "")
        self.leave_button = KeyButton(theme, "")
        self._buttons = Flow()
        for each in (self.take_button, self.leave_button):
            self._buttons.add(each)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.addWidget(self.words)
        self._rows.addWidget(self.reason)
        self._rows.addLayout(self._buttons)
        self.set_body(inside)
        self.take_button.clicked.connect(self.go_on)
        self.leave_button.clicked.connect(self.drop)
        self.reason.entered.connect(self.take)
        self.reason.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the words say themselves what this is."""
        super().set_theme(theme)
        px = theme.px
        self._rows.setContentsMargins(px(9), px(5), px(9), px(5))
        self._rows.setSpacing(px(3))
        self._buttons.setSpacing(px(2))
        self.words.setContentsMargins(px(3), 0, px(3), 0)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Lead over clock and script"))
        self.reason.line.setAccessibleName(_("Why this room takes the lead"))
        self.reason.line.setPlaceholderText(_("why: everybody will ask"))
        self.leave_button.set_words(_("Leave"), "Esc")
        self.refresh()

    def say_key(self, key: str) -> None:
        """Print the key that is in use for it."""
        self._key = key
        self.refresh()

    def show_rooms(self, lines: Sequence[RoomLine]) -> None:
        """Say how things stand now."""
        self._lines = lines
        self.refresh()

    @property
    def asking(self) -> bool:
        """Whether the reason is being asked."""
        return not self.reason.isHidden()

    def refresh(self) -> None:
        """Say who leads and what taking it would change."""
        leads = self._conduct.leads
        words = shown(lead_words(self._conduct, self._lines))
        if words != self.words.text():
            self.words.setText(words)
        if leads and self.asking:
            self.reason.hide()
            self.turned.emit()
        take = _("Take the lead…") if not self.asking else _("Take the lead")
        self.take_button.set_words(take, self._key if not self.asking else _("Enter"))
        self.take_button.setVisible(not leads)
        self.leave_button.setVisible(self.asking)

    @Slot()
    def go_on(self) -> None:
        """Ask why; asked already, take the lead."""
        if self._conduct.leads:
            return
        if self.asking:
            self.take()
            return
        self.reason.calm()
        self.reason.show()
        self.refresh()
        self.turned.emit()
        self.reason.setFocus()

    @Slot()
    def take(self) -> None:
        """Take the lead, or say why not."""
        try:
            hand_over(self._conduct, self.reason.text())
        except (Refused, Failed) as wrong:
            self.reason.refuse(sentence(wrong))
            self.reason.setFocus()
            return
        self.reason.set_text("")
        self.reason.hide()
        self.refresh()
        self.turned.emit()
        self.taken.emit()

    @Slot()
    def drop(self) -> None:
        """Ask no more; what was typed stays for the next time."""
        self.reason.hide()
        self.refresh()
        self.turned.emit()
        self.left.emit()
