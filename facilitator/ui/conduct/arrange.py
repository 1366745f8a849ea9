"""The three foldings of the desk: the same parts, put into other places."""

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.services.places import config_dir
from facilitator.ui.conduct.frames import Alarm, AsidePanel, Columns
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.making_room import Room
from facilitator.ui.conduct.parts import Parts
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Tabs

SCRIPT, BOARD, LOG = 0, 1, 2
LAYOUTS = FACILITATOR, LOGGIST, EVALUATOR = ("facilitator", "loggist", "evaluator")
_LAYOUT = "conduct/layout"
_SIEVE = "conduct/observations"
_TINY = 320
_SHARE = 0.36
_LEFT = {Density.WIDE: 520, Density.COMPACT: 430}


class Arrangement(QWidget):
    """Out on the left, in on the right; one column with pages where there is no room for two."""

    def __init__(self, theme: Theme, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._parts = parts
        self._density: Density | None = None
        self._aside: AsidePanel | None = None
        self._post: QWidget | None = None
        self.splitter = Columns(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.left, self.right = QWidget(self.splitter), QWidget(self.splitter)
        self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.left)
        self._right = QVBoxLayout(self.right)
        self.tabs = Tabs(theme, _pages(FACILITATOR), name=_("Pages"), parent=self)
        self.alarm = Alarm(theme, self)
        self.tabs.fill_right(self.alarm)
        self.tabs.add_right(parts.clock.pause_elsewhere)
        self.pages = QStackedWidget(self)
        # strip and entry line keep their height, whatever the pages would like
        self.pages.setMinimumHeight(1)
        self.tabs.picked.connect(self.pages.setCurrentIndex)
        # beside the window's own geometry: where things stand, and nothing else
        self._kept = QSettings(str(config_dir() / "window.ini"), QSettings.Format.IniFormat)
        self.splitter.splitterMoved.connect(self._keep)
        kept = str(self._kept.value(_LAYOUT))
        self.layout_name = kept if kept in LAYOUTS else FACILITATOR
        self._left.addWidget(parts.read, 4)
        self._left.addWidget(parts.script, 5)
        self._left.addWidget(parts.guide, 9)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for part in (parts.clock, parts.strip, parts.discussion, parts.banner, parts.tray):
            self._rows.addWidget(part)
        self._rows.addWidget(self.splitter, 1)
        self._rows.addWidget(self.tabs)
        self._rows.addWidget(self.pages, 1)
        # what is left where the pages have stepped aside
        self._rows.addStretch(0)
        self._under = QVBoxLayout()
        self._rows.addLayout(self._under)
        self._room = Room(self, parts, self.tabs, self.pages)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and fold if it asks for that."""
        self.theme = theme
        gap = theme.px(8 if theme.density is Density.WIDE else 6)
        self._space(gap)
        for box in (self._left, self._right, self._under):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(gap)
        self.splitter.setHandleWidth(gap)
        if theme.density is not self._density:
            self._density = theme.density
            at_hand = self.window().focusWidget()
            if theme.density is Density.SINGLE:
                self._one_column()
            else:
                self._two_columns()
            self._lay()
            # moved to another holder, a field has lost the keyboard
            if at_hand and self.isAncestorOf(at_hand) and at_hand.isVisible():
                at_hand.setFocus(Qt.FocusReason.OtherFocusReason)

    def _space(self, gap: int) -> None:
        tiny = self._is_tiny()
        edge, top = self.theme.px(8), self.theme.px(3 if tiny else 7)
        gap = self.theme.px(3) if tiny else gap
        self._rows.setContentsMargins(edge, top, edge, gap)
        for box in (self._rows, self._under):
            # the same spacing set once more would ask for another layout, and so for ever
            if box.spacing() != gap:
                box.setSpacing(gap)

    def _is_tiny(self) -> bool:
        """Tell whether there is hardly a row of a list left beside what is never hidden."""
        return self.folded() and self.height() < self.theme.px(_TINY)

    def make_room(self) -> None:
        """Give the room of the pages to what is open, and take it back when it is closed."""
        lent = self._aside is not None and not self._aside.isHidden()
        self._space(self.theme.px(6 if self._density is not Density.WIDE else 8))
        self._room.make(folded=self.folded(), tiny=self._is_tiny(), lent=lent)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.make_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def _two_columns(self) -> None:
        parts = self._parts
        self.pages.hide()
        self.tabs.hide()
        self._left.setDirection(QBoxLayout.Direction.TopToBottom)
        self.splitter.insertWidget(0, self.left)
        for part, stretch in (
            (parts.board, 0),
            (parts.log, 1),
            (parts.details, 0),
            (parts.pad, 0),
            (parts.files, 0),
            (parts.dock, 0),
        ):
            shown = part not in (parts.details, parts.pad, parts.files) or not part.isHidden()
            self._right.addWidget(part, stretch)
            part.setVisible(shown)
        self.splitter.show()
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)

    def _divide(self) -> None:
        """Put the border of the columns where somebody left it, or where it belongs."""
        kept = self._kept.value(self._place())
        if isinstance(kept, QByteArray) and self.splitter.restoreState(kept):
            return
        left = self.theme.px(_LEFT[self.theme.density])
        if self.theme.density is Density.WIDE:
            # a wide screen has room for the titles of the script too
            left = max(left, round(self.width() * _SHARE))
        if self.layout_name == EVALUATOR:
            left = max(left, self.width() // 2)
        self.splitter.setSizes([left, max(left, self.width() - left)])

    def _place(self) -> str:
        role = "" if self.layout_name == FACILITATOR else f"-{self.layout_name}"
        return f"conduct/columns-{self.theme.density.value}{role}"

    # --- roles -------------------------------------------------------------------------------

    def turn_layout(self) -> None:
        """Go on to the layout of the next role, and remember it."""
        place = (LAYOUTS.index(self.layout_name) + 1) % len(LAYOUTS)
        self.layout_name = LAYOUTS[place]
        self._kept.setValue(_LAYOUT, self.layout_name)
        self.say_keys()
        self._lay()
        if self.folded():
            self.turn_to(LOG if self.layout_name == LOGGIST else SCRIPT)

    def wants_observations(self) -> bool:
        """Tell whether the log leaves all but observations out for this role."""
        usual = "1" if self.layout_name == EVALUATOR else "0"
        return str(self._kept.value(f"{_SIEVE}-{self.layout_name}", usual)) == "1"

    def keep_observations(self, *, wanted: bool) -> None:
        """Remember for this role what the log shows."""
        self._kept.setValue(f"{_SIEVE}-{self.layout_name}", "1" if wanted else "0")

    def _lay(self) -> None:
        """Give room to what a role looks at: a loggist to the log, an evaluator to the guide."""
        aside = self._aside is not None and not self._aside.isHidden()
        evaluates = self.layout_name == EVALUATOR
        posted = self._post is not None
        if self._post is not None:
            self._post.setVisible(not aside)
        # in one column there is room for one of the two, and the guide is what is looked at
        self._parts.read.setVisible(not aside and not posted and not (evaluates and self.folded()))
        self._parts.script.setVisible(not aside and not posted and not evaluates)
        self._parts.guide.setVisible(not aside and evaluates)
        if self.folded():
            return
        self.left.setVisible(aside or posted or self.layout_name != LOGGIST)
        self._divide()

    @Slot()
    def _keep(self) -> None:
        self._kept.setValue(self._place(), self.splitter.saveState())

    def _one_column(self) -> None:
        parts = self._parts
        folds = (parts.details, parts.pad, parts.files)
        open_ones = [each for each in folds if not each.isHidden()]
        self.splitter.hide()
        self._left.setDirection(QBoxLayout.Direction.LeftToRight)
        current = self.tabs.current()
        for part in (self.left, parts.board, parts.log):
            self.pages.addWidget(part)
        for part in (*folds, parts.dock):
            self._under.addWidget(part)
        for part in (*open_ones, parts.dock):
            part.show()
        self.tabs.show()
        self.pages.show()
        self._show_page(current if current > 0 else LOG)

    def say_keys(self) -> None:
        """Print the keys that are in use now."""
        self.tabs.set_items(_pages(self.layout_name))
        if self._aside is not None:
            self._aside.leave_button.set_words(_("Leave"), key("players"))

    def take_aside(self, widget: QWidget) -> None:
        """Take in what can stand in the left column instead of text and script."""
        self._aside = AsidePanel(self.theme, widget)
        self._aside.hide()
        self._aside.leave_button.clicked.connect(self._leave_aside)
        self._left.addWidget(self._aside, 1)

    def take_post(self, widget: QWidget, layout: str) -> None:
        """Take in what stands in the left column of an observer's laptop, always."""
        self._post = widget
        self.layout_name = layout
        self._left.insertWidget(0, widget, 8)
        self.say_keys()
        self._lay()

    def give_post_back(self, owner: QWidget) -> None:
        """Let go of it, because this desk goes."""
        if self._post is not None:
            self._left.removeWidget(self._post)
            self._post.setParent(owner)
            self._post.hide()
            self._post = None

    @Slot()
    def _leave_aside(self) -> None:
        self.turn_aside()
        self._parts.dock.focus_line()

    def give_aside_back(self, owner: QWidget) -> None:
        """Let go of what was taken in."""
        if self._aside is not None:
            self._aside.give_back(owner)

    def turn_aside(self) -> bool:
        """Show what was taken in, or text and script again; tell whether there is anything."""
        if self._aside is None:
            return False
        shown = self._aside.isHidden()
        self._aside.setVisible(shown)
        self._lay()
        self.turn_to(SCRIPT)
        return True

    def tell(self, words: str) -> None:
        """Say beside the page tabs what the foot would say; nothing if all is well."""
        self.alarm.say(words)

    def folded(self) -> bool:
        """Tell whether there is one column, with pages."""
        return self._density is Density.SINGLE

    def turn_to(self, page: int) -> None:
        """Show a page where there are pages."""
        self._room.give_back()
        self._show_page(page)

    def _show_page(self, page: int) -> None:
        self.tabs.set_current(page)
        self.pages.setCurrentIndex(page)


def _pages(layout: str) -> tuple[tuple[str, str], ...]:
    first = _("Tasks") if layout == EVALUATOR else _("Script")
    words = ((first, "script"), (_("Agencies"), "board"), (_("Log"), "log"))
    return tuple((each, key(name)) for each, name in words)
