"""How the export looks: the formats, and below them where to and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.ui.library.exporting_words import form_columns
from facilitator.ui.library.face import Face, in_a_row
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel
from facilitator.ui.widgets.several import Several


class ExportFace(Face):
    """A list of formats, and a panel with the place and the result."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._build(theme)
        self._place()
        self.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.place_button = KeyButton(theme, "")
        self.export_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.forms = Table(theme, "", form_columns(), row_px=32)
        self.forms_panel = Panel(theme, "")
        self.forms_panel.set_body(self.forms)
        self.use_label = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.start_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.start = Field(theme, "", placeholder="2026-11-18 09:00")
        self.modules_caption = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.modules = Several(theme, "", small=True)
        self.path_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.path = Field(theme, "")
        self.there = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.said = Label(theme, "", role="body", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.where_panel = Panel(theme, "")
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for each in (self.use_label, self.start_caption, self.start):
            self._inside.addWidget(each)
        for each in (self.modules_caption, self.modules):
            self._inside.addWidget(each)
        for each in (self.path_caption, self.path, self.there, self.said):
            self._inside.addWidget(each)
        self.where_panel.set_body(inside)

    def _place(self) -> None:
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.forms_panel, 1)
        self._panels.addWidget(self.where_panel)
        buttons = (self.back_button, self.place_button, self.export_button)
        self._lay_out(in_a_row(*buttons), below)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._panels.setSpacing(px(8))
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(2))
        captions = (self.start_caption, self.modules_caption, self.path_caption)
        for each in (self.use_label, *captions, self.there, self.said):
            each.setContentsMargins(px(3), px(2), px(3), px(2))
        single = theme.density is Density.SINGLE
        self.forms_panel.setMinimumHeight(px(28 + 32 * (5 if single else 4) + 6))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), "Esc")
        self.place_button.set_words(_("Choose a place…"), "Ctrl+Shift+O")
        self.export_button.set_words(_("Export"), "Ctrl+Enter")
        self.forms_panel.set_title(_("Format"))
        self.forms.view.setAccessibleName(_("Format"))
        self.where_panel.set_title(_("Where to"))
        self.start_caption.setText(_("When STARTEX is: day and time"))
        self.start.line.setAccessibleName(_("When STARTEX is: day and time"))
        asked = _("Modules whose situation and questions players may read")
        self.modules_caption.setText(asked)
        self.modules.set_name(asked)
        self.path_caption.setText(_("File"))
        self.path.line.setAccessibleName(_("File"))
        self.forms.set_columns(form_columns())
