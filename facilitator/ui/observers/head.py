"""The head of the screen: state, clock, what the door lets do, and the screen's acts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.models import spans
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    Glyph,
    GlyphWords,
    KeyButton,
    Kind,
    Label,
    RunWord,
    state_word,
)
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.state import PHASES


class Head(QWidget):
    """In one column the acts for files have a page of their own."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conduct = conduct
        self._asks = False
        self._closing = False
        self.state = GlyphWords(theme, role="body", colour="text.primary", weight=700)
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clock = Label(theme, "", role="title")
        self.said = GlyphWords(theme, role="body", weight=400)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.merge_button = KeyButton(theme, "")
        self.pack_button = KeyButton(theme, "")
        self.sheet_button = KeyButton(theme, "")
        self.door_button = KeyButton(theme, "")
        self.file_buttons = (self.merge_button, self.pack_button, self.sheet_button)
        self._acts = Flow()
        for each in (*self.file_buttons, self.door_button):
            self._acts.add(each)
        self._row = QHBoxLayout()
        for each in (self.state, self.clock):
            self._row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addLayout(self._acts)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._row)
        self._below = QHBoxLayout()
        self._below.addWidget(self.said)
        self._rows.addLayout(self._below)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._row.setContentsMargins(px(4), 0, 0, 0)
        self._row.setSpacing(px(10))
        self._acts.setSpacing(px(2))
        single = theme.density is Density.SINGLE
        self._rows.setSpacing(px(2))
        self._below.setContentsMargins(px(4), 0, 0, 0)
        for each in self.file_buttons:
            each.setVisible(not single)
        self._make_room()

    def _make_room(self) -> None:
        """Give the line of the sentence to an open form, where there is one column."""
        self.said.setVisible(not (self._asks and self.theme.density is Density.SINGLE))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.merge_button.set_words(_("Merge a file…"), "Ctrl+I")
        self.pack_button.set_words(_("Make a pack…"), "Ctrl+P")
        self.sheet_button.set_words(_("Type in a log sheet"), "Ctrl+Y")

    def stand_back(self, *, asks: bool) -> None:
        """Leave it to a form that asks to show the next act."""
        self._asks = asks
        self._make_room()
        self._say_next()

    def _say_next(self) -> None:
        closing = self._closing and not self._asks
        self.door_button.set_kind(Kind.NEXT if closing else Kind.NORMAL)

    def refresh(self, *, is_open: bool) -> None:
        """Show state and clock as they are now."""
        phase = self._conduct.state.clock.phase
        glyph, tint = PHASES[phase]
        word = state_word(RunWord[phase.name])
        self.state.set_words(word, glyph, tint=tint)
        self.clock.setText(spans.full(self._conduct.elapsed()))
        self.clock.setAccessibleName(_("Exercise time"))
        ended = phase is ClockPhase.ENDED
        self.door_button.set_words(
            _("Close the door") if is_open else _("Open the door…"), "Ctrl+D"
        )
        self._closing = ended and is_open
        self._say_next()
        if ended and is_open:
            words = _("The exercise has ended: close the door once everything is handed in.")
            self.said.set_words(words, Glyph.WARNING, tint="status.late")
        elif is_open:
            self.said.set_words(
                _("Phones write observations, and never see an inject before it is delivered.")
            )
        else:
            self.said.set_words(_("The door is shut: nothing on a network reaches this computer."))
