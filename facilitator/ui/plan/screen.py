"""The Plan screen: its pages, one at a time, over one plan and one list of what can be undone."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.services.editing import Planner
from facilitator.ui.bridge import Bridge
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.head import PlanHead
from facilitator.ui.plan.keys import PlanKeys
from facilitator.ui.plan.page import Page
from facilitator.ui.plan.pages import PAGES
from facilitator.ui.plan.standing import PlanFoot
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Banner, BannerKind, Deck, Refusal, on_key

ACTS = (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo"))


class PlanScreen(QWidget):
    """Write the plan of an exercise that has not started; afterwards only read it."""

    conduct_wanted = Signal()
    renamed = Signal()
    foot = Signal(tuple, tuple)

    def __init__(
        self, theme: Theme, bridge: Bridge, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bridge, self.tasks = bridge, tasks
        self.desk = PlanDesk(Planner(bridge.conduct), self)
        self.head = PlanHead(theme, self.desk, PAGES)
        self.standing = PlanFoot(self.desk)
        self.tabs = self.head.tabs
        self.closed = Banner(theme)
        self.refusal = Refusal(theme)
        self.pages = Deck(len(PAGES))
        self.keys = PlanKeys(theme)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()
        self.show_page(0)

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.head)
        self._rows.addWidget(self.closed)
        said = QHBoxLayout()
        said.setContentsMargins(self._theme.px(8), 0, 0, 0)
        said.addWidget(self.refusal)
        self._rows.addLayout(said)
        self._rows.addWidget(self.pages, 1)
        self._rows.addWidget(self.keys, 1)

    def _connect(self) -> None:
        self.tabs.picked.connect(self.show_page)
        self.head.conduct_wanted.connect(self.conduct_wanted)
        self.desk.refused.connect(self.refusal.refuse)
        self.desk.changed.connect(self._changed)
        self.desk.opened.connect(self._say_whether_open)
        self.desk.sought.connect(self.go_to)
        self.standing.told.connect(self.foot)
        self.bridge.written.connect(self.desk.look_whether_open)
        for key, act in ACTS:
            on_key(self, key, getattr(self.desk, act))
        on_key(self, "F9", self.head.go_to_conduct)
        on_key(self, "F1", self.turn_keys)
        for place, page in enumerate(PAGES):
            on_key(self, page.key, self.pages.turning(place, self.tabs.pick))

    def _build(self, page: Page) -> QWidget:
        return page.build(self._theme, self.desk, self.tasks)

    @Slot(int)
    def show_page(self, place: int) -> None:
        """Bring a page to the front; it is built when it is first looked at."""
        self.pages.bring(place, partial(self._build, PAGES[place]))
        self.tabs.set_current(place)
        self.arrive()

    @Slot()
    def turn_keys(self) -> None:
        """Show every key in the place of the page, or the page again."""
        shown = self.keys.isHidden()
        self.keys.setVisible(shown)
        self.pages.setVisible(not shown)
        if shown:
            self.setFocus()
        else:
            self.arrive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.keys.isHidden():
            self.turn_keys()
            return
        super().keyPressEvent(event)

    def arrive(self) -> None:
        """Put the keyboard where the work of the page is."""
        self.pages.call("arrive")

    @Slot(str, str)
    def go_to(self, sort: str, ident: str) -> None:
        """Show a part of the plan on the page that reveals its sort; stay if there is none."""
        for place, page in enumerate(PAGES):
            if sort in page.reveals:
                self.show_page(place)
                self.pages.call("reveal", ident, sort)
                return

    def tell_foot(self) -> None:
        """Say in the foot what is saved, and how far the plan reaches."""
        self.standing.tell()

    @Slot(object, object)
    def _changed(self, before: Exercise, after: Exercise) -> None:
        self.refusal.calm()
        if before.title != after.title:
            self.renamed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self._theme = theme
        px = theme.px
        self._rows.setContentsMargins(0, px(4), 0, 0)
        self._rows.setSpacing(px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Plan"))
        self.head.say_words()
        self.keys.say_words()
        self.pages.say_words()
        self._say_whether_open()
        self.standing.tell()

    @Slot()
    def _say_whether_open(self) -> None:
        if self.desk.planner.open:
            self.closed.hush()
            return
        words = _(
            "This exercise has started: its plan is only read now. On the Conduct screen Ctrl+R "
            "replaces an inject and F8 adds one, and the log keeps both."
        )
        self.closed.say(BannerKind.PLAIN, words, closable=False)

    def close_desk(self) -> None:
        """Let go of the plan."""
        self.desk.close()
