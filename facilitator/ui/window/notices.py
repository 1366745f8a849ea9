"""What the banner says of the window's own matters, and what its button does."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from facilitator.i18n import _
from facilitator.ui.say import could_not, crash
from facilitator.ui.widgets import Banner, BannerKind


class Notices(QObject):
    """Says things in the banner; its button copies a report, or asks for a copy of the exercise."""

    copy_wanted = Signal()

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._report = ""
        banner.acted.connect(self._act)

    def say(self, kind: BannerKind, words: str, action: str = "", *, report: str = "") -> None:
        """Say something; ``report`` is what the button copies, if it copies one."""
        self._report = report
        self._banner.say(kind, words, action)

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what somebody should know, and need not act on at once."""
        self.say(BannerKind.AMBER, words)

    @Slot(Exception)
    def fail(self, error: Exception) -> None:
        """Say what could not be done."""
        self.say(BannerKind.RED, could_not(error))

    @Slot(Path, str)
    def say_crash(self, path: Path, text: str) -> None:
        """Say that the program itself went wrong, and offer the report."""
        self.say(BannerKind.RED, crash(path.name), _("Copy the report"), report=text)

    @Slot()
    def _act(self) -> None:
        if self._report:
            QGuiApplication.clipboard().setText(self._report)
        else:
            self.copy_wanted.emit()
