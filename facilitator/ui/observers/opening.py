"""Asks once, in place, before anything on the network can reach this computer."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.observing.addresses import Address, addresses
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Refusal
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow


class OpenForm(QWidget):
    """What the door is, at which address, what others could read; one more key opens it."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Address, ...] = ()
        self._asking = False
        self.about = Label(theme, "", wrap=True)
        self.caption = Label(theme, "", role="caption", colour="text.secondary")
        self.addresses = Choice(theme, "")
        self.warning = Label(theme, "", role="table", weight=500, wrap=True)
        self.refusal = Refusal(theme)
        self.open_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.leave_button = KeyButton(theme, "")
        self._buttons = Flow()
        self._buttons.add(self.open_button)
        self._buttons.add(self.leave_button)
        self._rows = QVBoxLayout(self)
        for each in (self.about, self.caption, self.addresses, self.warning, self.refusal):
            self._rows.addWidget(each)
        self._rows.addLayout(self._buttons)
        self._rows.addStretch(1)
        self.open_button.clicked.connect(self.go_on)
        self.leave_button.clicked.connect(self.leave)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(px(9), px(8), px(9), px(8))
        self._rows.setSpacing(px(6))
        self._buttons.setSpacing(px(2))
        for each in (self.about, self.caption, self.warning):
            each.setContentsMargins(px(3), 0, px(3), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.about.setText(
            _(
                "The door is shut: nothing on a network reaches this computer. Open, it lets "
                "phones and laptops that have the code write observations. They cannot move the "
                "clock and never see an inject before it is delivered."
            )
        )
        self.caption.setText(_("Address of this computer"))
        self.addresses.set_name(_("Address of this computer"))
        self.warning.setText(
            _(
                "Phones come by plain http: others on this Wi-Fi could read what they send. "
                "No real personal data."
            )
        )
        self.leave_button.set_words(_("Leave it shut"), _("Esc"))
        self._offer()

    def _offer(self) -> None:
        words = _("Open it now") if self._asking else _("Open the door…")
        self.open_button.set_words(words, "Ctrl+D")
        asked = (self.caption, self.addresses, self.warning, self.leave_button)
        for each in asked:
            each.setVisible(self._asking)
        at = self.addresses.current()
        self.addresses.set_options([f"{each.address}  {each.name}" for each in self._found], at)

    def stand_back(self, *, asks: bool) -> None:
        """Leave it to a form that asks beside this one to show the next act."""
        self.open_button.set_kind(Kind.NORMAL if asks else Kind.NEXT)

    @property
    def asking(self) -> bool:
        """Whether it is asked now."""
        return self._asking

    @Slot()
    def go_on(self) -> None:
        """Ask; asked already, open the door at the address that is chosen."""
        if not self._asking:
            self.ask()
            return
        at = self.addresses.current()
        if 0 <= at < len(self._found):
            self.wanted.emit(self._found[at].address)
        else:
            self.refusal.refuse(_("This computer is in no network: join one first."))

    def ask(self) -> None:
        """Look which addresses there are now, and ask at which one."""
        self._asking = True
        self._found = addresses()
        self.refusal.calm()
        self._offer()
        self.addresses.set_current(0 if self._found else -1)
        self.addresses.setFocus()

    @Slot()
    def leave(self) -> None:
        """Leave the door shut."""
        self.calm()
        self.left.emit()

    def calm(self) -> None:
        """Ask no more."""
        self._asking = False
        self.refusal.calm()
        self._offer()

    def refuse(self, sentence: str) -> None:
        """Say why it could not be opened."""
        self.refusal.refuse(sentence)

    def set_busy(self, *, busy: bool) -> None:
        """Say that it is being opened."""
        if busy:
            self.open_button.set_off(_("The door is being opened."))
        else:
            self.open_button.set_on()
