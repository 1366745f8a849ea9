"""The pass-phrase that a report is to open by; left empty, the report stays open to all."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.enveloping import what_it_costs
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Label


class Sealing(QWidget):
    """A line for the pass-phrase, and what an encrypted document loses."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(theme, "", role="caption", colour="text.secondary", weight=500)
        self.phrase = Field(theme, "")
        self.phrase.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.costs = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self._rows = QVBoxLayout(self)
        for each in (self.caption, self.phrase, self.costs):
            self._rows.addWidget(each)
        self.costs.hide()
        self.phrase.changed.connect(self._typed)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        for each in (self.caption, self.costs):
            each.setContentsMargins(theme.px(4), theme.px(4), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.caption.setText(_("Pass-phrase of the PDF"))
        self.phrase.line.setAccessibleName(self.caption.text())
        self.phrase.line.setPlaceholderText(_("none: everybody can open it"))
        self.costs.setText(what_it_costs())

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.costs.setVisible(bool(text))

    def passphrase(self) -> str:
        """Return what was typed; empty for none."""
        return self.phrase.text()
