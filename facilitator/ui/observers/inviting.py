"""How people get in while the door is open: QR code, address, typed code, the line for laptops."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.observing.invitations import MOST_WRONG, Guest, Invitation
from facilitator.ui.observers.doorway import Doorway
from facilitator.ui.observers.qr import QrPicture
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow

GUESTS = (Guest.OBSERVER, Guest.PLAYER)


class Inviting(QWidget):
    """One of two invitations at a time; a code that changes is shown at once."""

    changed = Signal()

    def __init__(self, theme: Theme, doorway: Doorway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doorway = doorway
        self.guests = Choice(theme, "", small=True)
        self.picture = QrPicture(theme)
        soft = "text.secondary"
        self.or_type = Label(theme, "", role="caption", colour=soft)
        self.address = Label(theme, "", role="title", wrap=True)
        self.code_caption = Label(theme, "", role="caption", colour=soft, wrap=True)
        self.code = Label(theme, "", role="title")
        self.laptop_caption = Label(theme, "", role="caption", colour=soft, wrap=True)
        self.copy_button = KeyButton(theme, "", small=True)
        self.renew_button = KeyButton(theme, "", small=True)
        self._buttons = Flow()
        self._buttons.add(self.copy_button)
        self._buttons.add(self.renew_button)
        self._rows = QVBoxLayout()
        for each in (
            *(self.or_type, self.address),
            *(self.code_caption, self.code, self.laptop_caption),
        ):
            self._rows.addWidget(each)
        self._rows.addLayout(self._buttons)
        self._rows.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.addWidget(self.picture)
        self._halves.addLayout(self._rows, 1)
        self._whole = QVBoxLayout(self)
        self._whole.addWidget(self.guests)
        self._whole.addLayout(self._halves)
        self.guests.picked.connect(self._picked)
        self.copy_button.clicked.connect(self.copy_line)
        self.renew_button.clicked.connect(self.renew)
        self._labels = (self.or_type, self.address, self.code_caption, self.code)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; where the room is low, code and words stand side by side."""
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._halves.setDirection(way.LeftToRight if single else way.TopToBottom)
        self._halves.setSpacing(px(10 if single else 2))
        self._whole.setContentsMargins(px(9), px(6), px(9), px(4))
        self._whole.setSpacing(px(2))
        self._rows.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        for each in (*self._labels, self.laptop_caption):
            each.setContentsMargins(px(3), 0, px(3), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.guests.set_name(_("Who is invited"))
        options = (_("Observers"), _("Players: feedback"))
        self.guests.set_options(options, max(0, self.guests.current()))
        self.or_type.setText(_("or type"))
        self.laptop_caption.setText(
            _("A second laptop joins by one line, over a protected connection.")
        )
        self.copy_button.set_words(_("Copy the line"), "Ctrl+Shift+C")
        self.renew_button.set_words(_("New code"), "Ctrl+R")
        self.refresh()

    @property
    def guest(self) -> Guest:
        """Who is invited by what is shown."""
        return GUESTS[max(0, self.guests.current())]

    def invitation(self) -> Invitation:
        """Return the invitation that is shown."""
        return self._doorway.door.invitations.of(self.guest)

    def turn(self) -> None:
        """Show the other invitation."""
        self.guests.set_current((max(0, self.guests.current()) + 1) % len(GUESTS))
        self._picked()

    @Slot()
    def _picked(self) -> None:
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Show the code as it is now: ten wrong ones, and it is another."""
        opened = self._doorway.opened
        if opened is None:
            self.picture.show_text("")
            return
        invited = self.invitation()
        self.picture.show_text(opened.join_url(invited.token))
        self.address.setText(opened.url.partition("//")[2])
        self.code.setText(spaced(invited.code))
        self._tell_tries()
        laptops = bool(opened.laptop_port) and self.guest is Guest.OBSERVER
        self.laptop_caption.setVisible(laptops)
        self.copy_button.setVisible(laptops)

    def _tell_tries(self) -> None:
        left = MOST_WRONG - self._doorway.door.invitations.wrong
        said = ngettext(
            "code · {n} wrong try left, then it is another",
            "code · {n} wrong tries left, then it is another",
            left,
        )
        self.code_caption.setText(said.format(n=left))

    def line(self) -> str:
        """Return the line that lets a laptop in, or "" while none can come."""
        opened = self._doorway.opened
        if opened is None or not opened.laptop_port:
            return ""
        return opened.laptop_code(self._doorway.door.invitations.of(Guest.OBSERVER).token)

    @Slot()
    def copy_line(self) -> None:
        """Copy the line for a laptop."""
        line = self.line()
        if line:
            QGuiApplication.clipboard().setText(line)
            self.laptop_caption.setText(
                _("Copied. On the other laptop: Library, Join a room, paste it there.")
            )

    @Slot()
    def renew(self) -> None:
        """Make another code for who is shown; whoever is in stays in."""
        if self._doorway.opened is not None:
            self._doorway.door.invitations.renew(self.guest)
            self._picked()


def spaced(code: str) -> str:
    """Return a code in groups of three, as people read it out."""
    return " ".join(code[at : at + 3] for at in range(0, len(code), 3))
