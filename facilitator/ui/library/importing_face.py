"""How the import looks: its panels, side by side or one under the other."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.ui.library.draftlines import doubt_columns, row_columns
from facilitator.ui.library.face import Face, in_a_row
from facilitator.ui.library.importing_columns import ColumnsPanel
from facilitator.ui.library.importing_sheets import SheetsPanel
from facilitator.ui.library.questions import Questions
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel

_HEAD, _TITLES, _ROW, _BUTTONS = 28, 24, 26, 36


class ImportFace(Face):
    """Sheets, columns and rows at the left; what is to be decided, and what is doubtful, right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._single: bool | None = None
        self._build_panels(theme)
        self._place()

    def _build_panels(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.another_button = KeyButton(theme, "")
        self.import_button = KeyButton(theme, "", kind=Kind.NEXT)
        self.sheets = SheetsPanel(theme)
        self.columns = ColumnsPanel(theme)
        self.rows = Table(theme, "", row_columns(), row_px=26)
        self.rows_panel = Panel(theme, "")
        self.rows_panel.set_body(self.rows)
        self.questions = Questions(theme)
        self.name_caption = Label(theme, "", role="caption", colour="text.secondary")
        self.name = Field(theme, "")
        self.path_label = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.comes_label = Label(theme, "", role="table", wrap=True)
        self.ask_panel = Panel(theme, "")
        asked = QWidget()
        self._asked = QVBoxLayout(asked)
        self._asked.addWidget(self.questions)
        for each in (self.name_caption, self.name, self.path_label, self.comes_label):
            self._asked.addWidget(each)
        self.ask_panel.set_body(asked)
        self.doubts = Table(theme, "", doubt_columns(), row_px=26, wrap=True)
        self.doubts_panel = Panel(theme, "")
        self.doubts_panel.set_body(self.doubts)
        self.sheets.hide()

    def _place(self) -> None:
        inside = QWidget()
        self._sides = QHBoxLayout(inside)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._sides.addLayout(self._left, 56)
        self._sides.addLayout(self._right, 44)
        buttons = (self.back_button, self.another_button, self.import_button)
        self._lay_out(in_a_row(*buttons), inside)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._sides.setContentsMargins(0, 0, px(8), px(8))
        for each in (self._sides, self._left, self._right):
            each.setSpacing(px(8))
        self._asked.setContentsMargins(0, px(8), 0, px(8))
        self._asked.setSpacing(px(2))
        for each in (self.name_caption, self.path_label, self.comes_label):
            each.setContentsMargins(px(12), 0, px(12), 0)
        self.name.setContentsMargins(px(9), 0, px(9), 0)
        single = theme.density is Density.SINGLE
        self.make_room()
        if single is not self._single:
            self._fold(single=single)

    def go_to(self, part: QWidget) -> None:
        """Put the keyboard into a part, and the part where it is seen."""
        part.setFocus()
        self._scroll.ensureWidgetVisible(part)

    def make_room(self) -> None:
        """Give each list as many rows as it needs at the least."""
        px, single = self.theme.px, self.theme.density is Density.SINGLE
        whole = _HEAD + _TITLES + _BUTTONS + 8
        sheets = min(5, max(2, self.sheets.table.model.rowCount()))
        self.sheets.setMinimumHeight(px(whole + _ROW * sheets))
        self.sheets.setMaximumHeight(px(whole + _ROW * sheets + (30 if single else 6)))
        self.columns.setMinimumHeight(px(whole + _ROW * (6 if single else 3)))
        for panel in (self.rows_panel, self.doubts_panel):
            panel.setMinimumHeight(px(220) if single else px(120))

    def _fold(self, *, single: bool) -> None:
        """Set the panels side by side, or one under the other with the questions first."""
        self._single = single
        panels = (self.sheets, self.columns, self.rows_panel, self.ask_panel, self.doubts_panel)
        for panel in panels:
            self._left.removeWidget(panel)
            self._right.removeWidget(panel)
        left = ((self.sheets, 0), (self.columns, 5), (self.rows_panel, 6))
        right = ((self.ask_panel, 0), (self.doubts_panel, 1))
        if single:
            left, right = ((self.ask_panel, 0), *left, (self.doubts_panel, 4)), ()
        for side, placed in ((self._left, left), (self._right, right)):
            for panel, stretch in placed:
                side.addWidget(panel, stretch)
        self._sides.setStretch(1, 0 if single else 44)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), "Esc")
        self.another_button.set_words(_("Another file…"), "Ctrl+I")
        self.import_button.set_words(_("Import"), "Ctrl+Enter")
        self.rows_panel.set_title(_("Script"))
        self.ask_panel.set_title(_("To decide"))
        self.doubts_panel.set_title(_("Doubtful and left out"))
        self.doubts_panel.set_note(_("to the row"), "Enter")
        self.rows.view.setAccessibleName(_("Rows of the script"))
        self.doubts.view.setAccessibleName(_("Doubtful and left out"))
        self.name_caption.setText(_("Name of the exercise"))
        self.name.line.setAccessibleName(_("Name of the exercise"))
        self.rows.view.empty = _("The rows of the script will stand here before anything is made.")
        self.rows.set_columns(row_columns())
        self.doubts.set_columns(doubt_columns())
        self.sheets.say_words()
        self.columns.say_words()
