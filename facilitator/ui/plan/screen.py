"""The Plan screen: its pages, one at a time, over one plan and one list of what can be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.editing import Planner
from facilitator.ui.bridge import Bridge
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.pages import PAGES
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Refusal, Tabs

ACTS = (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo"))


class PlanScreen(QWidget):
    """Write the plan of an exercise that has not started; afterwards only read it."""

    conduct_wanted = Signal()

    def __init__(
        self, theme: Theme, bridge: Bridge, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bridge, self.tasks = bridge, tasks
        self.desk = PlanDesk(Planner(bridge.conduct), self)
        self.tabs = Tabs(theme, self._tab_words(), name=_("Pages of the plan"))
        self.undo_button = KeyButton(theme, "", small=True)
        self.redo_button = KeyButton(theme, "", small=True)
        self.refusal = Refusal(theme)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()
        self.show_page(0)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.tabs, 1)
        self._head.addWidget(self.undo_button)
        self._head.addWidget(self.redo_button)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.refusal)
        self._rows.addWidget(self.pages, 1)
        for _page in PAGES:
            self.pages.addWidget(QWidget())

    def _connect(self) -> None:
        self.tabs.picked.connect(self.show_page)
        self.undo_button.clicked.connect(self.desk.undo)
        self.redo_button.clicked.connect(self.desk.redo)
        self.desk.stack.indexChanged.connect(self._say_undo)
        self.desk.refused.connect(self.refusal.refuse)
        self.desk.changed.connect(self.refusal.calm)
        self.bridge.written.connect(self._say_undo)
        for key, act in ACTS:
            self._on_key(key, getattr(self.desk, act))
        for place, page in enumerate(PAGES):
            self._on_key(page.key, _picking(self.tabs, place))

    def _on_key(self, key: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _tab_words(self) -> list[tuple[str, str]]:
        return [(_(page.word), page.key) for page in PAGES]

    @Slot(int)
    def show_page(self, place: int) -> None:
        """Bring a page to the front; it is built when it is first looked at."""
        if type(self.pages.widget(place)) is QWidget:
            page = PAGES[place].build(self._theme, self.desk, self.tasks)
            gone = self.pages.widget(place)
            self.pages.insertWidget(place, page)
            self.pages.removeWidget(gone)
            gone.deleteLater()
        self.tabs.set_current(place)
        self.pages.setCurrentIndex(place)
        self.arrive()

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
        px = theme.px
        self._rows.setContentsMargins(px(8), px(4), px(8), px(8))
        self._rows.setSpacing(px(4))
        self._head.setSpacing(px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.tabs.set_items(self._tab_words())
        for place in range(self.pages.count()):
            page = self.pages.widget(place)
            if hasattr(page, "say_words"):
                page.say_words()
        self._say_undo()

    @Slot()
    def _say_undo(self) -> None:
        stack = self.desk.stack
        for button, able, pattern, nothing, key in (
            (
                self.undo_button,
                stack.canUndo() and stack.undoText(),
                _("Undo: {what}"),
                _("Nothing to undo"),
                "Ctrl+Z",
            ),
            (
                self.redo_button,
                stack.canRedo() and stack.redoText(),
                _("Redo: {what}"),
                _("Nothing to redo"),
                "Ctrl+Y",
            ),
        ):
            button.set_words(pattern.format(what=able) if able else nothing, key)
            if able and self.desk.planner.open:
                button.set_on()
            else:
                button.set_off(nothing)

    def close_desk(self) -> None:
        """Let go of the plan."""
        self.desk.close()


def _picking(tabs: Tabs, place: int) -> Callable[[], None]:
    return lambda: tabs.pick(place)
