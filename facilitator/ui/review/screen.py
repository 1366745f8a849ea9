"""The Review screen: its pages, one at a time, over one exercise."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.page import Page
from facilitator.ui.review.pages import FINDINGS, PAGES
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Deck, Refusal, Tabs, on_key

_LOW = 280
"""Below this logical height the page needs all the room: its neighbours go by their keys."""


class ReviewScreen(QWidget):
    """Look at what happened, judge it, and give the report out."""

    entry_wanted = Signal(int)
    """Somebody wants to see the entry of that number in the log of the Conduct screen."""

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        tasks: Tasks,
        *,
        pages: Sequence[Page] = PAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tasks = theme, tasks
        self._offered = pages
        self.desk = ReviewDesk(bridge, self)
        self.tabs = Tabs(theme, self._tab_words(), name=_("Pages of the review"))
        self.refusal = Refusal(theme)
        self.pages = Deck(len(pages))
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.setAccessibleName(_("Review"))
        self.show_page(self._first())

    def _tab_words(self) -> list[tuple[str, str]]:
        return [(_(page.word), page.key) for page in self._offered]

    def _first(self) -> int:
        """Return the page to begin with: before STARTEX there is only paper to print."""
        ready = self.desk.conduct.state.clock.phase is ClockPhase.READY
        return len(self._offered) - 1 if ready else 0

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.tabs)
        self._said = QHBoxLayout()
        self._said.addWidget(self.refusal)
        self._rows.addLayout(self._said)
        self._rows.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.picked.connect(self.show_page)
        self.desk.refused.connect(self.refusal.refuse)
        self.desk.calmed.connect(self.refusal.calm)
        self.desk.entry_wanted.connect(self.entry_wanted)
        self.desk.action_wanted.connect(self.show_action)
        for place, page in enumerate(self._offered):
            on_key(self, page.key, self.pages.turning(place, self.tabs.pick))

    def _build(self, page: Page) -> QWidget:
        return page.build(self._theme, self.desk, self._tasks)

    @Slot(int)
    def show_page(self, place: int) -> None:
        """Bring a page to the front; it is built when it is first looked at."""
        self.pages.bring(place, partial(self._build, self._offered[place]))
        self.tabs.set_current(place)
        self.refusal.calm()
        self.arrive()

    @Slot()
    def show_report(self) -> None:
        """Bring the report to the front."""
        self.show_page(len(self._offered) - 1)

    @Slot(str)
    def show_action(self, action: str) -> None:
        """Bring the findings to the front, open at a corrective action."""
        if FINDINGS in self._offered:
            self.show_page(self._offered.index(FINDINGS))
            self.pages.call("open_action", action)

    def arrive(self) -> None:
        """Put the keyboard where the work of the page is."""
        self.pages.call("arrive")

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self._theme = theme
        self._said.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._fold()

    def _fold(self) -> None:
        self.tabs.setVisible(self.height() >= self._theme.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Review"))
        self.tabs.set_items(self._tab_words())
        self.pages.say_words()
