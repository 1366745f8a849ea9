"""The room test: does this computer answer, did a phone get through, and what to do if not."""

from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.observing.reaching import answers
from facilitator.services.observing.roomtest import (
    WAIT_S,
    Cause,
    Diagnosis,
    Observed,
    PhoneSays,
    Seen,
    diagnose,
)
from facilitator.services.observing.serving import Opened
from facilitator.ui.models import spans
from facilitator.ui.models.decimals import decimal
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.doorway import Doorway
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Glyph, GlyphWords, KeyButton, Label
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow

SAYS = (PhoneSays.SAME_WIFI, PhoneSays.OTHER_WIFI, PhoneSays.NO_WIFI)


class RoomTest(QWidget):
    """Three lines: this computer, a phone, and the cause with its remedy."""

    def __init__(
        self, theme: Theme, doorway: Doorway, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._doorway, self._tasks = doorway, tasks
        self._since: datetime | None = None
        self._took: timedelta | None = None
        self._own: bool | None = None
        self._job = 0
        self.found: Diagnosis | None = None
        self.title = Label(theme, "", role="table", weight=600)
        self.again_button = KeyButton(theme, "", small=True)
        self._head = Flow()
        self._head.add(self.title, 1)
        self._head.add(self.again_button)
        self.own_line = GlyphWords(theme, colour="text.primary", weight=400)
        self.phone_line = GlyphWords(theme, colour="text.primary", weight=400)
        self.cause = Label(theme, "", weight=600, wrap=True)
        self.remedy = Label(theme, "", role="table", wrap=True)
        self.asks = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.says = Choice(theme, "", small=True)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        for each in (self.own_line, self.phone_line, self.cause, self.remedy, self.asks, self.says):
            self._rows.addWidget(each)
        self.again_button.clicked.connect(self.begin)
        self.says.picked.connect(self.refresh)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(px(12), px(6), px(9), px(8))
        self._rows.setSpacing(px(3))
        self._head.setSpacing(px(2))
        self.title.setContentsMargins(0, px(5), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.again_button.set_words(_("Again"), "Ctrl+T")
        self.asks.setText(_("What does the phone say that does not get through?"))
        self.says.set_name(self.asks.text())
        options = (_("it is in this Wi-Fi"), _("another Wi-Fi"), _("no Wi-Fi"))
        self.says.set_options(options, self.says.current())
        self.refresh()

    @Slot()
    def follow(self) -> None:
        """Begin when the door was opened; forget it all when it was shut."""
        if self._doorway.opened is None:
            self._since = None
        elif self._since is None:
            self.begin()

    @Slot()
    def begin(self) -> None:
        """Test the room, from now on."""
        opened = self._doorway.opened
        if opened is None:
            return
        self._since = self._doorway.door.conduct.now()
        self._own, self._took = None, None
        self.says.set_current(-1)
        self._tasks.drop(self._job)
        self._job = self._tasks.start(lambda: answers(opened), self._answered)
        self.refresh()

    def _answered(self, took: timedelta | None) -> None:
        self._own, self._took = took is not None, took
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is known by now."""
        opened, serves = self._doorway.opened, self._doorway.serves
        if opened is None or serves is None or self._since is None:
            return
        waited = self._doorway.door.conduct.now() - self._since
        seen = [each for each in serves.seen() if each.at >= self._since] or list(serves.seen())
        at = self.says.current()
        observed = Observed(
            bound=opened.address,
            running=True,
            own=self._own,
            seen=seen,
            waited_s=waited.total_seconds(),
            phone=SAYS[at] if at >= 0 else PhoneSays.NOTHING,
        )
        self.found = diagnose(observed)
        self.title.setText(_("Room test {time}").format(time=spans.wall(self._since)[:5]))
        self._tell_own()
        self._tell_phone(seen, opened)
        self._tell_cause(self.found, waited)

    def _tell_own(self) -> None:
        late = "status.late"
        if self._own is None:
            self.own_line.set_words(_("This computer is being asked"), Glyph.HOURGLASS)
        elif self._own and self._took is not None:
            words = _("This computer answers at its address: {seconds} s")
            said = words.format(seconds=decimal(self._took.total_seconds(), 2))
            self.own_line.set_words(said, Glyph.TICK, tint="status.saved")
        else:
            words = _("This computer does not answer at its address")
            self.own_line.set_words(words, Glyph.WARNING, tint=late)

    def _tell_phone(self, seen: list[Seen], opened: Opened) -> None:
        others = [each.address for each in seen if not _own(each.address, opened)]
        if others:
            words = _("A phone got through: {address}").format(address=shown(others[-1]))
            self.phone_line.set_words(words, Glyph.TICK, tint="status.saved")
        else:
            words = _("No phone has been seen yet")
            self.phone_line.set_words(words, Glyph.HOURGLASS, tint="text.secondary")

    def _tell_cause(self, found: Diagnosis, waited: timedelta) -> None:
        works = found.cause is Cause.WORKS
        self.cause.setText(found.said)
        self.remedy.setText(found.remedy)
        asks = not works and (waited.total_seconds() >= WAIT_S or self.says.current() >= 0)
        self.asks.setVisible(asks)
        self.says.setVisible(asks)


def _own(address: str, opened: Opened) -> bool:
    return address == opened.address or address.startswith("127.") or address == "::1"
