"""How the window looks and which language it speaks, set in one small panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.i18n import _, available, language
from facilitator.ui.say import LANGUAGES
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, Panel
from facilitator.ui.widgets.choice import Choice


class LookPanel(Panel):
    """Light, size of the text, language: each with its key."""

    language_picked = Signal(str)

    def __init__(
        self, theme: Theme, actions: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", parent)
        self.buttons = [KeyButton(theme, "") for _each in actions]
        for button, action in zip(self.buttons, actions, strict=True):
            button.bind(action)
        self.percent = Label(theme, "", colour="text.secondary")
        self.languages = Choice(theme, "")
        self._codes = available()
        self.languages.set_options([LANGUAGES.get(each, each) for each in self._codes])
        self.languages.picked.connect(self._picked)
        inside = QWidget()
        self._rows_in = QVBoxLayout(inside)
        self._rows_in.setContentsMargins(0, 0, 0, 0)
        self._lines: list[QHBoxLayout] = []
        # the ends of the list first: light and usual size, then larger and smaller
        for parts in ((self.buttons[0], *self.buttons[3:]), self.buttons[1:3]):
            row = QHBoxLayout()
            for each in parts:
                row.addWidget(each)
            row.addStretch(1)
            self._lines.append(row)
            self._rows_in.addLayout(row)
        self._rows_in.addWidget(self.percent)
        self._rows_in.addWidget(self.languages)
        self._rows_in.addStretch(1)
        self.set_body(inside)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and say how large the text is now."""
        super().set_theme(theme)
        for row in self._lines:
            row.setSpacing(theme.px(2))
        px = theme.px
        self._rows_in.setContentsMargins(px(9), px(9), px(9), px(6))
        self._rows_in.setSpacing(px(2))
        self.percent.setContentsMargins(px(3), px(4), 0, px(4))
        self.percent.setText(_("Text at {percent} %").format(percent=round(theme.scale * 100)))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Look and language"))
        self.languages.set_name(_("Language"))
        self.set_theme(self.theme)
        if language() in self._codes:
            self.languages.set_current(self._codes.index(language()))

    @Slot(int)
    def _picked(self, place: int) -> None:
        self.language_picked.emit(self._codes[place])
