"""How the page looks on which it is decided what becomes of an exercise."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.library.about import Marked
from facilitator.ui.library.face import Face
from facilitator.ui.library.wrapped_row import WrappedRow
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.flow import Flow


class KeepFace(Face):
    """Until when it is kept, and below it what erasing takes and the line that asks for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.back_button = KeyButton(theme, "")
        buttons = Flow()
        buttons.add(self.back_button)
        self._build_keep(theme)
        self._build_erase(theme)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.keep_panel)
        self._panels.addWidget(self.erase_panel)
        self._panels.addStretch(1)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _build_keep(self, theme: Theme) -> None:
        self.keep_use = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.until_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.until = Field(theme, "", placeholder="2027-05-31")
        self.kept = Label(theme, "", weight=500, wrap=True)
        self.keep_panel = Panel(theme, "")
        inside = QWidget()
        self._keep = QVBoxLayout(inside)
        for each in (self.keep_use, self.until_caption, self.until, self.kept):
            self._keep.addWidget(each)
        self.keep_panel.set_body(inside)

    def _build_erase(self, theme: Theme) -> None:
        self.goes = Marked(theme, "")
        self.stays = Marked(theme, "")
        self.typed_caption = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.typed = Field(theme, "")
        self.names_button = KeyButton(theme, "")
        self.erase_button = KeyButton(theme, "", kind=Kind.DANGER)
        self.acts = WrappedRow(theme, (self.names_button, self.erase_button), inset=0)
        self.said = Label(theme, "", weight=500, wrap=True)
        self.refusal = Refusal(theme)
        self.erase_panel = Panel(theme, "")
        inside = QWidget()
        self._erase = QVBoxLayout(inside)
        for each in (
            self.goes,
            self.stays,
            self.typed_caption,
            self.typed,
            self.refusal,
            self.said,
            self.acts,
        ):
            self._erase.addWidget(each)
        self.erase_panel.set_body(inside)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._panels.setSpacing(px(8))
        for rows in (self._keep, self._erase):
            rows.setContentsMargins(px(9), px(8), px(9), px(8))
            rows.setSpacing(px(4))
        for each in (self.goes, self.stays):
            each.set_in(px(3))
        for each in (
            self.keep_use,
            self.until_caption,
            self.kept,
            self.typed_caption,
            self.said,
            self.refusal,
        ):
            each.setContentsMargins(px(3), px(2), px(3), px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), _("Esc"))
        self.keep_panel.set_title(_("Keep"))
        self.keep_use.setText(
            _(
                "Many services may keep an exercise with names in it only so long. On the day "
                "after, the start page reminds you to decide; nothing is erased by itself."
            )
        )
        self.until_caption.setText(_("Keep until, as 2027-05-31; empty for no date"))
        self.until.line.setAccessibleName(_("Keep until, as 2027-05-31; empty for no date"))
        self.erase_panel.set_title(_("Erase"))
        self.goes.caption.setText(_("What goes"))
        self.stays.caption.setText(_("What stays"))
        self.typed_caption.setText(
            _("To erase something, type the title of the exercise as it is written above")
        )
        self.typed.line.setAccessibleName(_("Title of the exercise"))
        self.names_button.set_words(_("Erase only the names of people"), "Alt+N")
        self.erase_button.set_words(_("Erase this exercise for good"), "Ctrl+Enter")
