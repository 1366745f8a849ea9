"""How the page of backups looks: the list, what is in the marked one, and the second place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.library.about import Marked
from facilitator.ui.library.copies_words import copy_columns
from facilitator.ui.library.face import Face
from facilitator.ui.library.second import SecondPlace
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Label, Panel, Refusal
from facilitator.ui.widgets.flow import Flow


class CopiesFace(Face):
    """A list, a look inside, and where copies are also put."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.back_button = KeyButton(theme, "")
        self.all_button = KeyButton(theme, "")
        self.restore_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.all_button, self.restore_button):
            buttons.add(each)
        self.table = Table(theme, "", copy_columns(), row_px=32)
        self.copies_panel = Panel(theme, "")
        self.copies_panel.set_body(self.table)
        self.inside_panel = Panel(theme, "")
        self._build_inside(theme)
        self.second_panel = SecondPlace(theme)
        below = QWidget()
        self._grid = QGridLayout(below)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _build_inside(self, theme: Theme) -> None:
        self.said = Label(theme, "", role="body", weight=500, wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.refusal = Refusal(theme)
        self.holds = Label(theme, "", wrap=True)
        self.against = Marked(theme, "")
        self.last = Marked(theme, "")
        self.words = Marked(theme, "")
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        for each in (self.said, self.refusal, self.holds, self.against, self.last, self.words):
            self._inside.addWidget(each)
        self._inside.addStretch(1)
        self.inside_panel.set_body(inside)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px, single = theme.px, theme.density is Density.SINGLE
        self._grid.setContentsMargins(0, 0, px(8), px(8))
        self._grid.setSpacing(px(8))
        self._inside.setContentsMargins(px(12), px(8), px(12), px(8))
        self._inside.setSpacing(px(6))
        for each in (self.against, self.last, self.words):
            each.set_in(0)
        places = ((0, 0), (1, 0), (2, 0)) if single else ((0, 0), (0, 1), (1, 0))
        panels = (self.copies_panel, self.inside_panel, self.second_panel)
        for panel, (row, column) in zip(panels, places, strict=True):
            self._grid.removeWidget(panel)
            wide = 2 if panel is self.second_panel and not single else 1
            self._grid.addWidget(panel, row, column, 1, wide)
        self._grid.setRowStretch(0, 0 if single else 1)
        self._grid.setRowStretch(1, 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if not single or column == 0 else 0)
        self.copies_panel.setMinimumHeight(px(28 + 24 + 32 * (4 if single else 5) + 4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.back_button.set_words(_("Back"), _("Esc"))
        self.copies_panel.set_title(_("Backups"))
        self.table.view.setAccessibleName(_("Backups"))
        self.table.set_columns(copy_columns())
        self.inside_panel.set_title(_("What is in it"))
        self.against.caption.setText(_("Against the file as it stands"))
        self.last.caption.setText(_("Last entries"))
        self.words.caption.setText(_("Fingerprint of its log, in twelve words"))
        self.second_panel.say_words()
