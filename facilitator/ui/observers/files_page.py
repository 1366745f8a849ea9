"""In one column: what has its buttons in the head where there is room for them."""

from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Kind
from facilitator.ui.widgets.flow import Flow


class FilesPage(QWidget):
    """Sticks, paper and the fingerprint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.merge_button = KeyButton(theme, "")
        self.pack_button = KeyButton(theme, "")
        self.sheet_button = KeyButton(theme, "")
        self.words_button = KeyButton(theme, "")
        self._flow = Flow(self)
        for each in (self.merge_button, self.pack_button, self.sheet_button, self.words_button):
            self._flow.add(each)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._flow.setContentsMargins(px(4), px(6), px(4), px(6))
        self._flow.setSpacing(px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.merge_button.set_words(_("Merge a file…"), "Ctrl+I")
        self.pack_button.set_words(_("Make a pack…"), "Ctrl+P")
        self.sheet_button.set_words(_("Type in a log sheet"), "Ctrl+Y")
        self.words_button.set_words(_("Fingerprint"), "Ctrl+F")

    def refresh(self, *, ended: bool, is_open: bool) -> None:
        """Offer the fingerprint as the next act, once the exercise has ended behind a shut door."""
        self.words_button.set_kind(Kind.NEXT if ended and not is_open else Kind.NORMAL)
