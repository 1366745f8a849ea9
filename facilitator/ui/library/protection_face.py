"""How the page looks on which an exercise gets its pass-phrase."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.library.face import Face
from facilitator.ui.library.unlocking import hide_letters
from facilitator.ui.library.wrapped_row import WrappedRow as Row
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.flow import Flow


class ProtectFace(Face):
    """The pass-phrase twice, the recovery sheet with two words of it, and what came of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.back_button = KeyButton(theme, "")
        self.lock_button = KeyButton(theme, "")
        self.off_button = KeyButton(theme, "")
        self.protect_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.lock_button, self.off_button, self.protect_button):
            buttons.add(each)
        self._build_phrase(theme)
        self._build_sheet(theme)
        self.said = Label(theme, "", weight=500, wrap=True)
        self.refusal = Refusal(theme)
        self.disk = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        for each in (self.phrase_panel, self.sheet_panel, self.refusal, self.said, self.disk):
            self._panels.addWidget(each)
        self._panels.addStretch(1)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _build_phrase(self, theme: Theme) -> None:
        self.use = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.phrase_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.phrase = Field(theme, "")
        self.again_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.again = Field(theme, "")
        for each in (self.phrase, self.again):
            hide_letters(each, hidden=True)
        self.suggest_button = KeyButton(theme, "", small=True)
        self.show_button = KeyButton(theme, "", small=True)
        self.phrase_panel = Panel(theme, "")
        inside = QWidget()
        self._phrase = QVBoxLayout(inside)
        acts = Row(theme, (self.suggest_button, self.show_button), inset=0)
        parts = (self.use, self.phrase_caption, self.phrase, self.again_caption, self.again, acts)
        for each in parts:
            self._phrase.addWidget(each)
        self.phrase_panel.set_body(inside)

    def _build_sheet(self, theme: Theme) -> None:
        self.sheet_use = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.sheet_button = KeyButton(theme, "", small=True)
        self.print_button = KeyButton(theme, "", small=True)
        self.sheet_acts = Row(theme, (self.sheet_button, self.print_button), inset=0)
        self.sheet_path = Label(theme, "", wrap=True)
        self.word_captions = [
            Label(theme, "", role="caption", colour="text.secondary") for _each in range(2)
        ]
        self.words = [Field(theme, "") for _each in range(2)]
        self.sheet_panel = Panel(theme, "")
        inside = QWidget()
        self._sheet = QVBoxLayout(inside)
        for each in (self.sheet_use, self.sheet_acts, self.sheet_path):
            self._sheet.addWidget(each)
        for caption, field in zip(self.word_captions, self.words, strict=True):
            self._sheet.addWidget(caption)
            self._sheet.addWidget(field)
        self.sheet_panel.set_body(inside)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._panels.setSpacing(px(8))
        for rows in (self._phrase, self._sheet):
            rows.setContentsMargins(px(9), px(8), px(9), px(8))
            rows.setSpacing(px(3))
        captions = (self.use, self.phrase_caption, self.again_caption, self.sheet_use)
        for each in (*captions, self.sheet_path, *self.word_captions):
            each.setContentsMargins(px(3), px(2), px(3), px(2))
        for each in (self.said, self.refusal, self.disk):
            each.setContentsMargins(px(12), 0, px(12), 0)

    def say_words(self) -> None:
        """Say what never changes, in the language spoken now."""
        self.back_button.set_words(_("Back"), _("Esc"))
        self.lock_button.set_words(_("Lock again"), "Alt+K")
        self.off_button.set_words(_("Take the pass-phrase off"), "Alt+T")
        self.phrase_panel.set_title(_("Pass-phrase"))
        self.use.setText(
            _(
                "The file and its backups are encrypted: without the pass-phrase nobody reads "
                "them, on this laptop or on a stick; only the file's name stays readable. Six "
                "words by chance are easily typed and not guessed."
            )
        )
        self.phrase_caption.setText(_("New pass-phrase"))
        self.again_caption.setText(_("Once more"))
        self.suggest_button.set_words(_("Suggest six words"), "Alt+G")
        self.sheet_panel.set_title(_("Recovery sheet"))
        self.sheet_use.setText(
            _(
                "A pass-phrase that is forgotten on the day loses the exercise. So there is a "
                "sheet with words that open it as well: save it, print it, lock it away, and "
                "delete the file. Two of its words are asked here, to be sure that you have it."
            )
        )
        self.sheet_button.set_words(_("Save the sheet…"), "Ctrl+S")
        self.print_button.set_words(_("Open it to print"), "Alt+O")
        for name, field in (
            (self.phrase_caption.text(), self.phrase),
            (self.again_caption.text(), self.again),
        ):
            field.line.setAccessibleName(name)
