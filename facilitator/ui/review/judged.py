"""What the pages share on which people judge: the review as it stands, and writing into it."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.services.reviewing import Reviewing
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.say import sentence


class JudgedPage(QWidget):
    """Shows what stands whenever it is looked at and whenever something is written."""

    def __init__(self, desk: ReviewDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.reviewing = Reviewing(desk.conduct)
        desk.bridge.written.connect(self._written)

    @Slot()
    def refresh(self) -> None:
        """Show how everything stands now."""
        raise NotImplementedError

    def _do(self, act: Callable[[], object], sorry: Callable[[str], None] | None = None) -> bool:
        """Write something and show it; otherwise say why not, and return False."""
        try:
            act()
        except (Refused, Failed) as wrong:
            (sorry or self._desk.refused.emit)(sentence(wrong))
            return False
        self._desk.calmed.emit()
        self.refresh()
        return True

    @Slot(tuple)
    def _written(self, _entries: tuple[Entry, ...]) -> None:
        if self.isVisible():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._desk.unwritten.keep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
