"""The page of settings: every line of the table, by section, found by a few letters."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.preferences import PREFERENCES, SECTIONS, Section, values
from facilitator.services.settings import Settings
from facilitator.services.shelving import plain
from facilitator.ui.settings.diagnosing import Diagnosing
from facilitator.ui.settings.line import Line
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, on_key
from facilitator.ui.widgets.form_area import FormArea
from facilitator.ui.widgets.keynames import key_name

SEARCH_KEY = "Ctrl+F"


class SettingsScreen(QWidget):
    """Shows how everything is set; ``wanted`` is told of each change, to act on it at once."""

    wanted = Signal(str, object)
    asked = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = Field(theme, "")
        self.back_button = KeyButton(theme, "")
        self.nothing = Label(theme, "", colour="text.secondary", wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.title, 1)
        self._side = QHBoxLayout()
        self._side.addWidget(self.search, 1)
        self._side.addWidget(self.back_button)
        self._head.addLayout(self._side, 1)
        self.lines = [Line(theme, each) for each in PREFERENCES]
        self.panels = {each: Panel(theme, "") for each in SECTIONS}
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for section, panel in self.panels.items():
            body = QWidget()
            rows = QVBoxLayout(body)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(0)
            for line in self.lines:
                if line.about.section is section:
                    rows.addWidget(line)
            panel.set_body(body)
            self._inside.addWidget(panel)
        self.diagnosing = Diagnosing(theme)
        self._inside.addWidget(self.diagnosing)
        self._inside.addWidget(self.nothing)
        self._inside.addStretch(1)
        self._area = Ground(theme, inside, "")
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self._area, 1)
        self._connect()
        self.set_theme(theme)
        self.say_words()

    def _connect(self) -> None:
        for line in self.lines:
            line.wanted.connect(self.wanted)
            line.asked.connect(self.asked)
        self.search.changed.connect(self.narrow)
        self.search.entered.connect(self._to_first)
        self.back_button.clicked.connect(self.left)
        on_key(self, SEARCH_KEY, self.arrive)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px, way = theme.px, QBoxLayout.Direction
        single = theme.density is Density.SINGLE
        self._head.setDirection(way.TopToBottom if single else way.LeftToRight)
        self._page.setContentsMargins(px(8), px(6), 0, 0)
        self._page.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, px(5), 0)
        self._head.setSpacing(px(2))
        self._side.setSpacing(px(2))
        self.title.setVisible(not single)
        self._inside.setContentsMargins(0, 0, px(8), px(8))
        self._inside.setSpacing(px(8))
        self.nothing.setContentsMargins(px(12), px(12), px(12), px(12))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Settings"))
        self.title.setText(_("Settings"))
        self._area.setAccessibleName(_("Settings"))
        self.search.line.setAccessibleName(_("Find a setting"))
        self.search.line.setPlaceholderText(
            _("Find a setting ({key})").format(key=key_name(SEARCH_KEY))
        )
        self.back_button.set_words(_("Back"), _("Esc"))
        self.nothing.setText(_("No setting says that."))
        for section, panel in self.panels.items():
            panel.set_title(_(SECTIONS[section]))
        for line in self.lines:
            line.say_words()
        self.diagnosing.say_words()
        self.narrow(self.search.text())

    def look(self, settings: Settings) -> None:
        """Show how everything is set now."""
        now = values(settings)
        for line in self.lines:
            line.show_value(now[line.about.key])

    def set_keys_off(self, reason: str) -> None:
        """Say why keys cannot be changed now; nothing where they can."""
        self.line("keys").control.set_off(reason)

    def line(self, key: str) -> Line:
        """Return the line of a setting."""
        return next(each for each in self.lines if each.about.key == key)

    def refuse(self, sentence: str) -> None:
        """Say in place what could not be kept."""
        self.search.refuse(sentence)

    @Slot(str)
    def narrow(self, text: str) -> None:
        """Show the lines that say all words of a text; all of them for none."""
        words = plain(text).split()
        shown: set[Section] = set()
        for line in self.lines:
            seen = line.matches(words)
            line.setVisible(seen)
            if seen:
                shown.add(line.about.section)
        for section, panel in self.panels.items():
            panel.setVisible(section in shown)
        helps = self.diagnosing.matches(words)
        self.diagnosing.setVisible(helps)
        self.nothing.setVisible(not shown and not helps)

    @Slot()
    def _to_first(self) -> None:
        for line in self.lines:
            if line.isVisible():
                line.control.setFocus(Qt.FocusReason.TabFocusReason)
                return

    @Slot()
    def arrive(self) -> None:
        """Put the keyboard into the search."""
        self.search.line.setFocus(Qt.FocusReason.TabFocusReason)
        self.search.line.selectAll()

    def flush(self) -> None:
        """Keep what is typed and not entered yet."""
        for line in self.lines:
            line.control.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.set_text("")
            self.narrow("")
            self.arrive()
        else:
            self.left.emit()


class Ground(FormArea):
    """Scrolls the sections on the window's own ground, and takes all the room there is."""

    def __init__(self, theme: Theme, form: QWidget, name: str) -> None:
        super().__init__(theme, form, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.colour("surface.window"))
        palette.setColor(palette.ColorRole.Base, theme.colour("surface.window"))
        self.setPalette(palette)
