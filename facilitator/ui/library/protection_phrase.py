"""The pass-phrase as it is typed: twice, hidden or shown, or six words by chance."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.services.protecting import suggested
from facilitator.ui.library.protection_face import ProtectFace
from facilitator.ui.library.unlocking import hide_letters
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key


class PhrasePage(ProtectFace):
    """Knows whether the same was typed twice; nothing is kept of it after the page is left."""

    retyped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hidden = True
        for button, key, slot in (
            (self.suggest_button, "Alt+G", self.suggest),
            (self.show_button, "Alt+S", self.turn),
        ):
            button.clicked.connect(slot)
            on_key(self, key, slot)
        for field in (self.phrase, self.again):
            field.changed.connect(self.typed)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self._say_shown()

    def _say_shown(self) -> None:
        words = _("Show letters") if self._hidden else _("Hide letters")
        self.show_button.set_words(words, "Alt+S")

    def empty(self) -> None:
        """Forget all that was typed, and hide what will be."""
        for each in (self.phrase, self.again, *self.words):
            each.set_text("")
            each.calm()
        self._hide(hidden=True)

    @Slot()
    def suggest(self) -> None:
        """Propose a pass-phrase, and show it: it has to be noted down or learnt."""
        words = suggested()
        self.phrase.set_text(words)
        self.again.set_text(words)
        self.typed("")
        self._hide(hidden=False)
        self.phrase.setFocus()

    @Slot()
    def turn(self) -> None:
        """Show the letters of the pass-phrase, or hide them again."""
        self._hide(hidden=not self._hidden)

    def _hide(self, *, hidden: bool) -> None:
        self._hidden = hidden
        for each in (self.phrase, self.again):
            hide_letters(each, hidden=hidden)
        self._say_shown()

    @Slot(str)
    def typed(self, _text: str) -> None:
        """Tell that what was made for another pass-phrase counts no more."""
        for each in (self.phrase, self.again):
            each.calm()
        self.retyped.emit()

    def agreed(self) -> bool:
        """Tell whether the same was typed twice, or say so where it was not."""
        if self.phrase.text() == self.again.text():
            return True
        self.again.refuse(_("This is not the same as above."))
        self.again.setFocus()
        return False
