"""How the pages of the Library look: a title with its buttons, and below them what scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Label


class Face(QWidget):
    """Whoever inherits makes the buttons and what is inside, and lays them out at the end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = Label(theme, "", role="title", wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self, buttons: QLayout, inside: QWidget) -> None:
        self._buttons = buttons
        self._head.addLayout(buttons)
        self._scroll.setWidget(inside)
        self._page = QVBoxLayout(self)
        self._page.addLayout(self._head)
        self._page.addWidget(self._scroll, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold: in one column the buttons stand under the title."""
        self.theme = theme
        px = theme.px
        self._page.setContentsMargins(px(8), px(6), 0, 0)
        self._page.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, px(5), 0)
        self._head.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        way, single = QBoxLayout.Direction, theme.density is Density.SINGLE
        self._head.setDirection(way.TopToBottom if single else way.LeftToRight)


def in_a_row(*buttons: QWidget) -> QHBoxLayout:
    """Return buttons side by side, with the rest of the room behind them."""
    row = QHBoxLayout()
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
