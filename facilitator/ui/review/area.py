"""A part of a page that scrolls on the ground of its panel."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from facilitator.ui.theme import Theme


class Area(QScrollArea):
    """Scrolls up and down only; where the keyboard goes, it follows."""

    def __init__(self, theme: Theme, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; the ground is the panel's."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, theme.colour("surface.panel"))
        self.setPalette(palette)

    def follow(self, widget: QWidget) -> None:
        """Bring a part into view."""
        self.ensureWidgetVisible(widget, 0, 8)
