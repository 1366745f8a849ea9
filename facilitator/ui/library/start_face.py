"""How the start page looks: exercises and scenarios, what is marked, and the window's looks."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QWidget,
)

from facilitator.i18n import _
from facilitator.ui.library.about import AboutPanel
from facilitator.ui.library.cards import scenario_columns
from facilitator.ui.library.face import Face
from facilitator.ui.library.look import LookPanel
from facilitator.ui.library.shelf import ExercisesPanel
from facilitator.ui.library.table import Table
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Kind, Panel
from facilitator.ui.widgets.flow import Flow


class StartFace(Face):
    """Two lists, facts of what is marked in them, and the one button that takes it."""

    def __init__(
        self, theme: Theme, looks: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._build(theme, looks)
        self.set_theme(theme)

    def _build(self, theme: Theme, looks: Sequence[QAction]) -> None:
        self.title.setMinimumWidth(theme.px(160))
        self.import_button = KeyButton(theme, "")
        self.file_button = KeyButton(theme, "")
        self.tracker_button = KeyButton(theme, "")
        self.join_button = KeyButton(theme, "")
        self.next_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for button in (
            self.tracker_button,
            self.join_button,
            self.import_button,
            self.file_button,
            self.next_button,
        ):
            buttons.add(button)
        self.exercises_panel = ExercisesPanel(theme)
        self.exercises = self.exercises_panel.table
        self.new_button = self.exercises_panel.new_button
        self.scenarios = Table(theme, "", scenario_columns(), row_px=32)
        self.scenarios_panel = Panel(theme, "")
        self.scenarios_panel.set_body(self.scenarios)
        self.about = AboutPanel(theme)
        self.look = LookPanel(theme, looks)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._lay_out(buttons, inside)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        folded = theme.density is not self.theme.density or not self._grid.count()
        super().set_theme(theme)
        px = theme.px
        self._grid.setContentsMargins(0, 0, px(8), px(8))
        self._grid.setSpacing(px(8))
        single = theme.density is Density.SINGLE
        self.make_room()
        if folded:
            self._fold(single=single)

    def make_room(self) -> None:
        """Keep lists from vanishing; in one column each is as high as its rows, up to six."""
        px = self.theme.px
        single = self.theme.density is Density.SINGLE
        for panel, table, head, row in (
            (self.exercises_panel, self.exercises, 52, 34),
            (self.scenarios_panel, self.scenarios, 28, 32),
        ):
            rows = min(6, max(2, table.model.rowCount())) if single else 3
            above = self.exercises_panel.above_list() if panel is self.exercises_panel else 0
            panel.setMinimumHeight(px(head + row * rows + 4) + above)

    def _fold(self, *, single: bool) -> None:
        grid = self._grid
        places = ((0, 0), (0, 1), (1, 0), (1, 1))
        panels = (self.exercises_panel, self.scenarios_panel, self.about, self.look)
        for index, panel in enumerate(panels):
            grid.removeWidget(panel)
            row, column = (index, 0) if single else places[index]
            grid.addWidget(panel, row, column)
        for column, stretch in enumerate((1, 0) if single else (65, 35)):
            grid.setColumnStretch(column, stretch)
        for row in range(4):
            grid.setRowStretch(row, 0 if single else (3, 2, 0, 0)[row])
        for panel in panels:
            panel.setMinimumWidth(0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.tracker_button.set_words(_("Improvement tracker"), "F3")
        self.join_button.set_words(_("Join a room…"), "Ctrl+J")
        self.import_button.set_words(_("Import script…"), "Ctrl+I")
        self.file_button.set_words(_("Open file…"), "Ctrl+O")
        self.exercises_panel.say_words()
        self.scenarios_panel.set_title(_("Scenarios and templates"))
        self.scenarios_panel.set_note(_("start from one"), "Ctrl+T")
        self.scenarios.view.setAccessibleName(_("Scenarios and templates"))
        self.scenarios.set_columns(scenario_columns())
        self.about.say_words()
        self.look.say_words()
