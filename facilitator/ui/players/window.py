"""The players' window: for a projector; it has no controls and never takes the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator.domain.wall import WallView
from facilitator.i18n import _
from facilitator.ui.players.invitation import Invitation
from facilitator.ui.players.media import Shot
from facilitator.ui.players.picture import WallPicture
from facilitator.ui.players.screens import Place

_FRAMED = (960, 540)
_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus


class PlayersWindow(QWidget):
    """Fills a second screen, or stands small and movable on the only one."""

    closed = Signal()

    def __init__(
        self,
        look: Callable[[], WallView],
        media: Callable[[WallView], Shot | None] | None = None,
        invitation: Callable[[], Invitation | None] | None = None,
    ) -> None:
        super().__init__(None, _FLAGS)
        self.place: Place | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.picture = WallPicture(look, self, media=media, invitation=invitation)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.picture)
        self.say_words()

    def say_words(self) -> None:
        """Name the window in the language of the moment."""
        self.setWindowTitle(_("Players’ display"))
        self.setAccessibleName(_("Players’ display"))

    def show_on(self, place: Place, *, whole: bool) -> None:
        """Come up on a screen: over all of it, or small with a frame, at its lower right."""
        active = QApplication.activeWindow()
        self.hide()
        self.place = place
        flags = _FLAGS | Qt.WindowType.FramelessWindowHint if whole else _FLAGS
        self.setWindowFlags(flags)
        state = Qt.WindowState.WindowFullScreen if whole else Qt.WindowState.WindowNoState
        self.setWindowState(state)
        if place.screen is not None:
            self.setScreen(place.screen)
        self.setGeometry(place.area if whole else _corner(place.area))
        self.show()
        # some window systems give the keyboard to whatever comes up, whatever it asked for
        if active is not None and active is not self:
            active.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # no key does anything here, Escape least of all: the room is watching
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.place = None
        super().closeEvent(event)
        self.closed.emit()


def _corner(area: QRect) -> QRect:
    wide, high = min(_FRAMED[0], area.width()), min(_FRAMED[1], area.height())
    return QRect(area.right() - wide + 1, area.bottom() - high + 1, wide, high)
