"""How the columns of a sheet look: a list, or what is chosen or typed in its place."""

from enum import Enum

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.library.importing_words import column_columns, field_columns
from facilitator.ui.library.picker import Picker
from facilitator.ui.library.table import Table
from facilitator.ui.library.wrapped_row import WrappedRow
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Label, Panel, Refusal


class Mode(Enum):
    """What stands in the panel: the columns, or what is chosen or typed in their place."""

    COLUMNS = "columns"
    FIELD = "field"
    MAPPING = "mapping"
    NAME = "name"


class ColumnsFace(Panel):
    """The list of columns, a list of fields, a list of kept mappings, and a line for a name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.mode = Mode.COLUMNS
        self.table = Table(theme, "", column_columns(), row_px=26)
        self.fields = Picker(theme, field_columns())
        self.kept = Picker(theme, field_columns())
        self.name_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.name = Field(theme, "")
        self.name.line.setMaxLength(60)
        naming = QWidget()
        self._naming = QVBoxLayout(naming)
        for each in (self.name_caption, self.name):
            self._naming.addWidget(each)
        self._naming.addStretch(1)
        # with a parent from the first: a stack without one shows its page as a window
        stack = QWidget()
        self._pages = QStackedLayout(stack)
        for page in (self.table, self.fields, self.kept, naming):
            self._pages.addWidget(page)
        self.buttons = {
            name: KeyButton(theme, "", small=True)
            for name in ("take", "beside", "remember", "mappings", "use", "rename", "forget")
        }
        self.buttons["back"] = KeyButton(theme, "", small=True)
        self.flow = WrappedRow(theme, list(self.buttons.values()))
        self.refusal = Refusal(theme)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(stack, 1)
        self._inside.addWidget(self.refusal)
        self._inside.addWidget(self.flow)
        self.set_body(inside)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        px = theme.px
        self._inside.setContentsMargins(0, 0, 0, px(4))
        self._inside.setSpacing(px(2))
        self.flow.setContentsMargins(0, 0, 0, 0)
        self._naming.setContentsMargins(px(9), px(6), px(9), 0)
        self.name_caption.setContentsMargins(px(3), 0, 0, 0)
        self.refusal.setContentsMargins(px(12), 0, px(12), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_title(_("Columns"))
        self.table.view.setAccessibleName(_("Columns of the sheet"))
        self.table.view.empty = _("This file has no columns to be mapped.")
        self.table.set_columns(column_columns())
        self.fields.set_words(_("What the column holds"), _("Type a part of its name, then Enter"))
        self.kept.set_words(_("Kept mappings"), _("Type a part of its name, then Enter"))
        self.name_caption.setText(_("Name of the mapping"))
        self.name.line.setAccessibleName(_("Name of the mapping"))
        for name, (words, key) in {
            "take": (_("Take for…"), "Enter"),
            "beside": (_("Keep beside"), "Del"),
            "remember": (_("Remember as…"), "Ctrl+S"),
            "mappings": (_("Kept mappings…"), "Ctrl+M"),
            "use": (_("Take"), "Enter"),
            "rename": (_("Rename"), "F2"),
            "forget": (_("Forget"), "Del"),
            "back": (_("Back"), "Esc"),
        }.items():
            self.buttons[name].set_words(words, key)

    def show_mode(self, mode: Mode) -> None:
        """Show the columns, or what is chosen or typed in their place, with its buttons."""
        self.mode = mode
        self._pages.setCurrentIndex(list(Mode).index(mode))
        shown = {
            Mode.COLUMNS: ("take", "beside", "remember", "mappings"),
            Mode.FIELD: ("use", "back"),
            Mode.MAPPING: ("use", "rename", "forget", "back"),
            Mode.NAME: ("use", "back"),
        }[mode]
        self.flow.show_parts([self.buttons[each] for each in shown])
