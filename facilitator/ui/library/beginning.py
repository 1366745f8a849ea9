"""A new exercise from nothing: its title, who plays, and its language; the rest is set up later."""

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.presets import PRESETS, preset, with_preset
from facilitator.i18n import _, language
from facilitator.ui.models.countries import COUNTRIES, LANGUAGES
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, on_key, ring_room
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.form_area import FormArea

_MOST_LETTERS = 120


class BeginPage(QWidget):
    """Asks for the little without which there is no exercise; Enter makes it."""

    left = Signal()
    wanted = Signal(object, str)
    protected_wanted = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.panel = Panel(theme, "")
        self.captions = [
            Label(theme, role="caption", colour="text.secondary", weight=500) for _each in range(3)
        ]
        self.name = Field(theme, "")
        self.name.line.setMaxLength(_MOST_LETTERS)
        self.country = Choice(theme, "")
        self.language = Choice(theme, "")
        self.make_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.protect_button = KeyButton(theme, "")
        self.back_button = KeyButton(theme, "")
        form = QWidget()
        self._rows = QVBoxLayout(form)
        fields = (self.name, self.country, self.language)
        for caption, field in zip(self.captions, fields, strict=True):
            self._rows.addWidget(caption)
            self._rows.addWidget(field)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.make_button)
        self._buttons.addWidget(self.protect_button)
        self._buttons.addWidget(self.back_button)
        self._buttons.addStretch(1)
        self._rows.addLayout(self._buttons)
        self._rows.addStretch(1)
        self._area = FormArea(theme, form, "")
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.panel.set_body(self._area)
        self._page = QVBoxLayout(self)
        self._page.addWidget(self.panel)
        self.name.entered.connect(self.make)
        self.make_button.clicked.connect(self.make)
        self.protect_button.clicked.connect(self.protect)
        self.back_button.clicked.connect(self.left)
        on_key(self, "Ctrl+Return", self.make)
        on_key(self, "F4", self.protect)
        self.say_words()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), px(8), px(8))
        self._rows.setContentsMargins(px(9), px(8), px(9), px(8))
        self._rows.setSpacing(px(4))
        self._buttons.setSpacing(px(2))
        for each in self.captions:
            each.setContentsMargins(ring_room(theme), px(4), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.panel.set_title(_("New exercise"))
        self._area.setAccessibleName(_("New exercise"))
        words = (
            _("Title"),
            _("Agencies as they sit at the table in"),
            _("Language of the exercise"),
        )
        for caption, word in zip(self.captions, words, strict=True):
            caption.setText(word)
        self.name.line.setAccessibleName(words[0])
        self.country.set_name(words[1])
        self.language.set_name(words[2])
        countries = [_("none of these"), *(_(COUNTRIES[each.key]) for each in PRESETS)]
        self.country.set_options(countries, max(0, self.country.current()))
        self.language.set_options(list(LANGUAGES.values()), max(0, self.language.current()))
        self.make_button.set_words(_("Write its plan"), "Ctrl+Enter")
        self.protect_button.set_words(_("With a pass-phrase…"), "F4")
        self.back_button.set_words(_("Back"), _("Esc"))

    def begin(self) -> None:
        """Start again with nothing, in the language that is spoken."""
        self.name.set_text("")
        self.name.calm()
        self.country.set_current(0)
        spoken = list(LANGUAGES)
        self.language.set_current(spoken.index(language()) if language() in spoken else 0)
        self.name.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def make(self) -> None:
        """Ask for the exercise, or say that it needs a title."""
        self._ask(self.wanted)

    @Slot()
    def protect(self) -> None:
        """Ask for the exercise with a pass-phrase from its first byte on."""
        self._ask(self.protected_wanted)

    def _ask(self, wanted: SignalInstance) -> None:
        title = self.name.text().strip()
        if not title:
            self.name.refuse(_("Give the exercise a name."))
            self.name.line.setFocus(Qt.FocusReason.TabFocusReason)
            return
        plan = Exercise(id="", title=title, language=list(LANGUAGES)[self.language.current()])
        chosen = preset(PRESETS[self.country.current() - 1].key) if self.country.current() else None
        wanted.emit(plan if chosen is None else with_preset(plan, chosen), title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
