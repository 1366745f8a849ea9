"""One picture of the players' display: the window shows it large, the preview small."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.wall import WallView
from facilitator.ui.players.draw import CANVAS
from facilitator.ui.players.invitation import Invitation, paint_invitation
from facilitator.ui.players.media import Shot
from facilitator.ui.players.stage import BAND, HEAD, paint_curtain, paint_stage
from facilitator.ui.players.stop_card import paint_stop_card
from facilitator.ui.players.words import WallSpeech

_SECOND_MS = 1000


class WallPicture(QWidget):
    """Paints what ``look`` returns, as large as there is room, and ticks while it is visible."""

    def __init__(
        self,
        look: Callable[[], WallView],
        parent: QWidget | None = None,
        *,
        media: Callable[[WallView], Shot | None] | None = None,
        invitation: Callable[[], Invitation | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._media = media
        self._invitation = invitation
        self.view = look()
        self._speech = WallSpeech(self.view.head.language)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.tick)
        self._say()

    def _invited(self) -> Invitation | None:
        """Return what is shown instead of the exercise, unless there is a real emergency."""
        if self._invitation is None or self.view.stopped:
            return None
        return self._invitation()

    def _say(self) -> None:
        invited = self._invited()
        said = invited.read(self._speech.words) if invited else self._speech.read(self.view)
        self.setAccessibleName(said)

    def _take(self) -> None:
        self.view = self._look()
        if self._speech.language != self.view.head.language:
            self._speech = WallSpeech(self.view.head.language)

    @Slot()
    def refresh(self) -> None:
        """Look again, and paint everything anew."""
        self._take()
        self._say()
        self.update()

    @Slot()
    def tick(self) -> None:
        """Look at the time again, paint it, and wait for the next full second."""
        self._take()
        if not self.view.stopped and not self.view.curtain and self._invited() is None:
            scale = self._scale()
            high = round((BAND + 44 + HEAD + 4) * scale)
            if self.view.discussion is None:
                self.update(0, round(BAND * scale), self.width(), high)
            else:
                self._say()
                self.update()
        self._wait()

    def _wait(self) -> None:
        passed = self.view.exercise.microseconds // _SECOND_MS
        self._timer.start(max(15, _SECOND_MS - passed) if self.view.exercise else _SECOND_MS)

    def showEvent(self, _event: object) -> None:
        self.refresh()
        self._wait()

    def hideEvent(self, _event: object) -> None:
        self._timer.stop()

    def _scale(self) -> float:
        return max(0.01, min(self.width() / CANVAS[0], self.height() / CANVAS[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        scale = self._scale()
        painter.scale(scale, scale)
        whole = QRectF(0, 0, self.width() / scale, self.height() / scale)
        if self.view.stopped:
            paint_stop_card(painter, whole, self.view, self._speech)
        elif (invited := self._invited()) is not None:
            paint_invitation(painter, whole, self.view, self._speech, invited)
        elif self.view.curtain:
            paint_curtain(painter, whole, self.view, self._speech)
        else:
            shot = self._media(self.view) if self._media else None
            paint_stage(painter, whole, self.view, self._speech, shot)
        painter.end()
