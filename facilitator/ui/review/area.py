"""A part of a page that scrolls on the ground of its panel."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPalette, QShowEvent, QWindow
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from facilitator.ui.theme import Theme

_BESIDE_PX, _LEAST_PX = 24, 56
"""The first: Qt brings the cursor alone into view; its caption and frame belong to it."""


class Area(QScrollArea):
    """Scrolls up and down only; where the keyboard goes, it follows."""

    def __init__(self, theme: Theme, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._followed: QWindow | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; the ground is the panel's."""
        self._beside = theme.px(_BESIDE_PX)
        palette = self.palette()
        self.setMinimumHeight(theme.px(_LEAST_PX))
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, theme.colour("surface.panel"))
        self.setPalette(palette)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not self._followed:
            self._followed = window
            window.focusObjectChanged.connect(self._follow)

    @Slot(QObject)
    def _follow(self, now: QObject | None) -> None:
        inside = self.widget()
        if isinstance(now, QWidget) and inside is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self._beside)
