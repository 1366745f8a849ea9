"""The help: its pages beside the one that is read, found as somebody types."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _, language, ngettext
from facilitator.services.help import Page, pages, search
from facilitator.services.shelving import plain
from facilitator.ui.help.contents import Contents
from facilitator.ui.help.keys import GUIDE_KEY
from facilitator.ui.help.spoken import said_of
from facilitator.ui.help.text import HelpText
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, on_key
from facilitator.ui.widgets.form_area import FormArea
from facilitator.ui.widgets.keynames import key_words

SEARCH_KEY = "Ctrl+F"
_LIST_PX, _LIST_SINGLE_PX, _MOST_PX = 290, 190, 760
"""The last: lines longer than that are hard to read."""


class HelpScreen(QWidget):
    """Shows one page of many; ``extra`` are pages that are made by the program itself."""

    left = Signal()
    guide_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.extra: tuple[Page, ...] = ()
        self.name = ""
        self.title = Label(theme, "", role="title")
        self.search = Field(theme, "")
        self.guide_button = KeyButton(theme, "", GUIDE_KEY)
        self.back_button = KeyButton(theme, "")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.search, 1)
        self._buttons.addWidget(self.guide_button)
        self._buttons.addWidget(self.back_button)
        self._head.addLayout(self._buttons)
        self.contents = Contents(theme)
        self.list_panel = Panel(theme, "")
        self.list_panel.set_body(self.contents)
        self.text = HelpText(theme)
        self.text.setMaximumWidth(theme.px(_MOST_PX))
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.text)
        self._inside.addStretch(1)
        self.area = FormArea(theme, inside, "")
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.page_panel = Panel(theme, "")
        self.page_panel.set_body(self.area)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.list_panel)
        self._columns.addWidget(self.page_panel, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addLayout(self._columns, 1)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        self.search.changed.connect(self.look_for)
        self.search.entered.connect(self.contents.setFocus)
        self.contents.picked.connect(self._show)
        self.guide_button.clicked.connect(self.guide_wanted)
        self.back_button.clicked.connect(self.left)
        on_key(self, SEARCH_KEY, self.arrive)
        on_key(self.search, "Down", lambda: self.contents.step(1))
        on_key(self.search, "Up", lambda: self.contents.step(-1))
        on_key(self, "PgDown", lambda: self.leaf(1))
        on_key(self, "PgUp", lambda: self.leaf(-1))

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self.title.setVisible(not single)
        self._head.setDirection(way.LeftToRight)
        self._head.setSpacing(px(4))
        self._buttons.setSpacing(px(2))
        self._rows.setContentsMargins(px(8), px(6), px(8), px(8))
        self._rows.setSpacing(px(6))
        self._columns.setSpacing(px(8))
        self._inside.setContentsMargins(px(16), px(12), px(16), px(16))
        self.list_panel.setFixedWidth(px(_LIST_SINGLE_PX if single else _LIST_PX))
        self.text.setMaximumWidth(px(_MOST_PX))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Help"))
        self.title.setText(_("Help"))
        self.list_panel.set_title(_("Pages"))
        self.contents.setAccessibleName(_("Pages of the help"))
        self.contents.empty = _("No page of the help says that.")
        self.area.setAccessibleName(_("Page of the help"))
        self.search.line.setAccessibleName(_("Find in the help"))
        self.search.line.setPlaceholderText(
            _("Find in the help ({key})").format(key=key_words(QKeySequence(SEARCH_KEY)))
        )
        self.guide_button.set_words(_("First exercise, step by step"), GUIDE_KEY)
        self.back_button.set_words(_("Back"), _("Esc"))
        self.look_for(self.search.text())

    def open_at(self, name: str) -> None:
        """Show a page by its name, with nothing looked for."""
        self.name = name
        self.search.set_text("")
        self.look_for("")

    def set_extra(self, extra: tuple[Page, ...]) -> None:
        """Add pages that the program makes itself, such as the one of all keys."""
        self.extra = extra

    @Slot(str)
    def look_for(self, text: str) -> None:
        """Show the pages that say all words of a text; all of them for none."""
        every = (*pages(language()), *self.extra)
        found = search(every, text) if text.strip() else every
        self.text.mark(plain(text).split())
        self.contents.show_pages(found, "" if text.strip() else self.name)
        said = ngettext("{n} page", "{n} pages", len(found)).format(n=len(found))
        self.list_panel.set_counts(said)
        if not found:
            self.page_panel.set_title("")
            self.text.show_blocks("", ())

    @Slot(object)
    def _show(self, page: Page) -> None:
        if not self.search.text().strip():
            self.name = page.name
        self.page_panel.set_title(page.title)
        self.text.show_blocks(page.title, (*said_of(page), *page.blocks))
        self.area.verticalScrollBar().setValue(0)

    def leaf(self, by: int) -> None:
        """Go a screenful on, or back."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by * (bar.pageStep() - self.theme.line("body")))

    @Slot()
    def arrive(self) -> None:
        """Put the keyboard into the search."""
        self.search.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.search.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.set_text("")
            self.look_for("")
            self.arrive()
        else:
            self.left.emit()
