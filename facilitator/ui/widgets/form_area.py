"""Room for what is filled in: as high as it needs to be, scrolled where there is less."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QPalette, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.ui.theme import Theme

_LEAST, _BESIDE = 40, 24
"""The second: Qt brings the cursor alone into view; its caption and frame belong to it."""


class FormArea(QScrollArea):
    """Shows a form whole, or scrolls to where the keyboard is; it never squeezes a field."""

    def __init__(
        self, theme: Theme, form: QWidget, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(form)
        form.installEventFilter(self)
        self._followed: QWindow | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; the ground is the panel's."""
        self.theme = theme
        palette = self.palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, theme.colour("surface.panel"))
        self.setPalette(palette)
        self.updateGeometry()

    def needed(self) -> int:
        """Return the height of the form at the width that there is, in pixels."""
        form: QWidget | None = self.widget()
        wide = self.viewport().width()
        if form is None:
            return 0
        if form.hasHeightForWidth():
            return max(form.minimumSizeHint().height(), form.heightForWidth(wide))
        return max(form.minimumHeight(), form.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), min(self.needed(), self.theme.px(_LEAST)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window().windowHandle()
        if window is not self._followed:
            self._followed = window
            window.focusObjectChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and watched is self.widget():
            # a field that takes the keyboard as it appears has its place only now
            self._follow(QApplication.focusWidget())
        return done

    @Slot(QObject)
    def _follow(self, now: QObject | None) -> None:
        form: QWidget | None = self.widget()
        if isinstance(now, QWidget) and form is not None and form.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self.theme.px(_BESIDE))
