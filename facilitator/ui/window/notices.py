"""What the banner says of the window's own matters, and what its button does."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShortcut

from facilitator.i18n import _
from facilitator.ui.say import could_not, crash
from facilitator.ui.widgets import BannerKind
from facilitator.ui.window.attention import Attention, Urgency
from facilitator.ui.window.frame import Frame
from facilitator.ui.window.messages import MESSAGES_KEY, Counter, Messages


class Notices(QObject):
    """Says things in the banner; its button copies a report, or asks for a copy of the exercise.

    What comes by itself and is not grave interrupts at most once a minute; the rest is counted
    beside the tabs, and a key opens it.
    """

    copy_wanted = Signal()

    def __init__(
        self,
        frame: Frame,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime],
        seconds: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._banner = frame.banner
        self._report = ""
        self._engaged = False
        self._since = QElapsedTimer()
        self._since.start()
        self.attention = Attention(seconds or self._passed, now)
        self.counter = Counter(frame.theme, frame.tabs)
        self.messages = Messages(frame.theme, frame)
        frame.add_under_banner(self.messages)
        frame.tabs.add_right(self.counter)
        self.counter.clicked.connect(self.open_messages)
        self.messages.closed.connect(frame.give_keyboard_back)
        self._key = QShortcut(MESSAGES_KEY, frame)
        self._key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._key.setAutoRepeat(False)
        self._key.activated.connect(self.open_messages)
        self._banner.acted.connect(self._act)

    def _passed(self) -> float:
        return self._since.elapsed() / 1000

    def say(
        self,
        kind: BannerKind,
        words: str,
        action: str = "",
        *,
        report: str = "",
        urgency: Urgency = Urgency.ANSWER,
    ) -> None:
        """Say something; ``report`` is what the button copies, if it copies one.

        Without another word it is the answer to what somebody has just done.
        """
        engaged = self._engaged and not self._banner.isHidden()
        if self.attention.take(words, urgency, engaged=engaged):
            self._report = report
            self._engaged = urgency is not Urgency.NOTICE
            self._banner.say(kind, words, action)
        self.counter.count(self.attention.waiting)

    @Slot(str)
    def tell(self, words: str) -> None:
        """Say what somebody should know some time."""
        self.say(BannerKind.PLAIN, words, urgency=Urgency.NOTICE)

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what somebody should know, and need not act on at once."""
        self.say(BannerKind.AMBER, words, urgency=Urgency.NOTICE)

    @Slot(str)
    def alert(self, words: str) -> None:
        """Say what endangers people, or what is not safe in the file yet."""
        self.say(BannerKind.AMBER, words, urgency=Urgency.GRAVE)

    @Slot(Exception)
    def fail(self, error: Exception) -> None:
        """Say what could not be done."""
        self.say(BannerKind.RED, could_not(error), urgency=Urgency.GRAVE)

    @Slot(Path, str)
    def say_crash(self, path: Path, text: str) -> None:
        """Say that the program itself went wrong, and offer the report."""
        words, offer = crash(path.name), _("Copy the report")
        self.say(BannerKind.RED, words, offer, report=text, urgency=Urgency.GRAVE)

    @Slot()
    def open_messages(self) -> None:
        """Open the list of what was said, or close it."""
        if not self.messages.isHidden():
            self.messages.leave()
            return
        if not self._engaged:
            # what it says stands in the list as well
            self._banner.hush()
        self.messages.open(self.attention.said())
        self.attention.read()
        self.counter.count(0)

    @Slot()
    def drop(self) -> None:
        """Take the nearest open thing away: the list of messages, or else the banner."""
        if self.messages.isHidden():
            self._banner.hush()
        else:
            self.messages.leave()

    def say_words(self) -> None:
        """Say the counter in the language spoken now."""
        self.counter.count(self.attention.waiting)
        self.messages.leave()

    @Slot()
    def _act(self) -> None:
        if self._report:
            QGuiApplication.clipboard().setText(self._report)
        else:
            self.copy_wanted.emit()
