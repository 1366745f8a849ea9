"""How the Timeline page looks: the figure or its numbers, and beside it what is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.review.numbers import Numbers
from facilitator.ui.review.timeline.beside import Beside
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Panel
from facilitator.ui.widgets.choice import Choice

_LOW = 290
"""Below this logical height there is room for the figure alone."""


class TimelineFace(QWidget):
    """Side by side; in one column one above the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        self.panel = Panel(theme, "")
        self.table_button = KeyButton(theme, "", small=True)
        self.play_button = KeyButton(theme, "", small=True)
        self.speeds = Choice(theme, "", small=True)
        self.panel.add_button(self.play_button)
        self.panel.add_button(self.table_button)
        self.body = QStackedWidget()
        self.empty = QWidget()
        self.table = Numbers(theme, "")
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table)
        self.panel.set_body(self.body)
        self._speed_row = QHBoxLayout()
        self._speed_row.addWidget(self.speeds)
        self.panel.body.addLayout(self._speed_row)
        self.beside = Beside(theme)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.panel)
        self.split.addWidget(self.beside)
        self.split.setStretchFactor(0, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.split)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self._theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(8), px(8), px(8), px(8))
        self._speed_row.setContentsMargins(px(8), 0, px(8), 0)
        single = theme.density is Density.SINGLE
        upright = Qt.Orientation.Vertical if single else Qt.Orientation.Horizontal
        self.split.setOrientation(upright)
        self.split.setHandleWidth(px(8))
        self.speeds.setVisible(not single)
        beside = 96 if single else 300 if theme.density is Density.WIDE else 250
        self.split.setSizes([px(1000), px(beside)])
        self._fold()

    def _fold(self) -> None:
        """Where even both together have no room, leave it to the figure."""
        low = self._theme.density is Density.SINGLE and self.height() < self._theme.px(_LOW)
        self.beside.setVisible(not low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.panel.set_title(_("Timeline"))
        self.table_button.set_words(_("Numbers"), "T")
        self.speeds.set_name(_("How fast it is played again"))
        self.table.say_name(_("The timeline as a table"))
        self.beside.say_words()
