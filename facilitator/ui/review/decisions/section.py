"""One figure with what it says in a sentence, and its numbers as a table beside it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from facilitator.ui.review.decisions.words import Table
from facilitator.ui.review.numbers import Numbers
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Label, Panel

_LOW = 260
"""Below this logical height even a sentence and a table have no room together."""


class Section(QWidget):
    """A panel with the figure, another with the table; without a figure the table has all room."""

    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.panel = Panel(theme, "")
        self.told = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self._told = QHBoxLayout()
        self._told.addWidget(self.told)
        self.panel.body.addLayout(self._told)
        self.figure: QWidget | None = None
        self.numbers = Numbers(theme, "")
        self.numbers.taken.connect(self.taken)
        self.beside = Panel(theme, "")
        self.beside.set_body(self.numbers)
        self.turned = False
        self.buttons = [KeyButton(theme, "", small=True) for _each in range(2)]
        for button, panel in zip(self.buttons, (self.panel, self.beside), strict=True):
            panel.add_button(button)
            button.clicked.connect(self.turn)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.panel)
        self.split.addWidget(self.beside)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.split)
        self.set_theme(theme)

    def set_figure(self, figure: QWidget) -> None:
        """Put the figure over its sentence."""
        self.figure = figure
        self.panel.body.insertWidget(0, figure, 1)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self._theme = theme
        px = theme.px
        self._told.setContentsMargins(px(12), px(4), px(12), px(6))
        upright = theme.density is Density.SINGLE or self.figure is None
        way = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        self.split.setOrientation(way)
        self.split.setHandleWidth(px(8))
        self.split.setSizes([px(60), px(1000)] if self.figure is None else [px(620), px(400)])
        self._show_halves()

    @property
    def alone(self) -> bool:
        """Whether there is room for figure or table only."""
        single = self._theme.density is Density.SINGLE
        return single and (self.figure is not None or self.height() < self._theme.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_halves()

    def _show_halves(self) -> None:
        self.panel.setVisible(not self.alone or not self.turned)
        self.beside.setVisible(not self.alone or self.turned)
        for button in self.buttons:
            button.setVisible(self.alone)

    @Slot()
    def turn(self) -> None:
        """Where there is room for one only, show the table instead of the figure, or it again."""
        if self.alone:
            self.turned = not self.turned
            self._show_halves()
            self.take_keyboard()

    def name(self, title: str, beside: str) -> None:
        """Name figure and table."""
        self.panel.set_title(title)
        self.beside.set_title(beside)
        self.numbers.say_name(f"{title}, {beside}")
        for button, words in zip(self.buttons, (beside, title), strict=True):
            button.set_words(words, "T")

    def fill(self, table: Table) -> None:
        """Show other numbers."""
        self.numbers.fill(*table)

    def take_keyboard(self) -> None:
        """Put the keyboard on the figure, or on the table where there is none."""
        tabled = self.turned if self.alone else self.figure is None
        (self.numbers if tabled else self.figure or self.buttons[0]).setFocus()
