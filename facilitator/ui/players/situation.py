"""The line in which a situation is written before all players see it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.i18n import _
from facilitator.ui.players.display import PlayersDisplay
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton


class SituationForm(QWidget):
    """A headline and a text; both blank take the situation away. Nothing is shown while typing."""

    def __init__(
        self, theme: Theme, display: PlayersDisplay, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._display = display
        self.headline = Field(theme, _("Situation"))
        self.text = Field(theme, _("Text of the situation"))
        self.button = KeyButton(theme, "", small=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.headline)
        rows.addWidget(self.text)
        last = QHBoxLayout()
        last.addWidget(self.button)
        last.addStretch(1)
        rows.addLayout(last)
        self.button.clicked.connect(self.give)
        self.text.entered.connect(self.give)
        self.headline.entered.connect(self.text.line.setFocus)
        self.say_words()

    def say_words(self) -> None:
        """Say everything in the language of the moment."""
        self.headline.line.setPlaceholderText(_("Situation"))
        self.text.line.setPlaceholderText(_("Text of the situation"))
        self.button.set_words(_("Show the situation"))

    @Slot()
    def give(self) -> None:
        """Show it, or say beside it why not; what was typed stays until it is in the journal."""
        try:
            self._display.show_situation(self.headline.text(), self.text.text())
        except (Refused, Failed) as wrong:
            self.headline.refuse(sentence(wrong))
            return
        self.headline.calm()
        self.headline.set_text("")
        self.text.set_text("")
