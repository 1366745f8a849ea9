"""A part of a page that scrolls on the ground of its panel."""

from PySide6.QtCore import QObject, QPoint, Qt, Slot
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
        self._part: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._bring)
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

    @Slot(QWidget)
    def bring(self, part: QWidget) -> None:
        """Bring a part of it into view that was shown just now and gets its place only later."""
        self._part = part
        self._bring()

    @Slot()
    def _bring(self) -> None:
        part, inside = self._part, self.widget()
        if part is None or inside is None:
            return
        # the end first: where all of it has no room, its beginning is what is seen
        for y in (part.rect().bottom(), 0):
            self.ensureVisible(0, part.mapTo(inside, QPoint(0, y)).y(), 0, self._beside)

    @Slot(QObject)
    def _follow(self, now: QObject | None) -> None:
        inside = self.widget()
        part = self._part
        if part is not None and not (isinstance(now, QWidget) and part.isAncestorOf(now)):
            self._part = None
        if isinstance(now, QWidget) and inside is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self._beside)
