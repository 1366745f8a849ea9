"""The Review screen: its pages, one at a time, over one exercise."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.page import Page
from facilitator.ui.review.pages import PAGES
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Refusal, Tabs, on_key

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
        self.pages = QStackedWidget()
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
        for _page in self._offered:
            self.pages.addWidget(QWidget())

    def _connect(self) -> None:
        self.tabs.picked.connect(self.show_page)
        self.desk.refused.connect(self.refusal.refuse)
        self.desk.calmed.connect(self.refusal.calm)
        self.desk.entry_wanted.connect(self.entry_wanted)
        for place, page in enumerate(self._offered):
            on_key(self, page.key, self._picking(place))

    def _picking(self, place: int) -> Callable[[], None]:
        def pick() -> None:
            # the key of the page that is shown does what it does on that page
            if place == self.pages.currentIndex():
                self._call("again")
            else:
                self.tabs.pick(place)

        return pick

    @Slot(int)
    def show_page(self, place: int) -> None:
        """Bring a page to the front; it is built when it is first looked at."""
        gone = self.pages.widget(place)
        if gone is not None and type(gone) is QWidget:
            page = self._offered[place].build(self._theme, self.desk, self._tasks)
            self.pages.insertWidget(place, page)
            self.pages.removeWidget(gone)
            gone.deleteLater()
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)
        self.refusal.calm()
        self.arrive()

    @Slot()
    def show_report(self) -> None:
        """Bring the report to the front."""
        self.show_page(len(self._offered) - 1)

    def arrive(self) -> None:
        """Put the keyboard where the work of the page is."""
        self._call("arrive")

    def _call(self, name: str) -> None:
        method = getattr(self.pages.currentWidget(), name, None)
        if callable(method):
            method()

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
        for place in range(self.pages.count()):
            say_words = getattr(self.pages.widget(place), "say_words", None)
            if callable(say_words):
                say_words()
