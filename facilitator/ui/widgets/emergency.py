"""REAL EMERGENCY: in the same place on every screen of a run."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.buttons import KeyButton, Kind
from facilitator.ui.widgets.draw import (
    CENTRE,
    LEFT,
    RIGHT,
    paint_box,
    paint_ring,
    paint_text,
    text_width,
)


class EmergencyButton(KeyButton):
    """A red outline that fills once it has been pressed; its words say what it did."""

    def __init__(
        self, theme: Theme, word: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._active = False
        super().__init__(theme, word, hint, kind=Kind.DANGER, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_active(self, *, active: bool) -> None:
        """Fill it while the emergency is on."""
        self._active = active
        self.update()

    def _word_font(self) -> QFont:
        single = self.theme.density is Density.SINGLE
        return self.theme.font("body", size=14 if single else 16, weight=700, spacing=0.02)

    def face(self) -> QRectF:
        """Return the whole button: it stands flush, and its ring lies inside its border."""
        return QRectF(self.rect())

    def sizeHint(self) -> QSize:
        theme = self.theme
        word = text_width(self.words(), self._word_font())
        hint = text_width(self.key, theme.font("hint"))
        if theme.density is Density.SINGLE:
            wide = word + (hint + theme.px(8) if self.key else 0) + 2 * theme.px(12)
            return QSize(wide, theme.px(40))
        wide = max(word, hint) + 2 * theme.px(16)
        return QSize(wide, theme.px(84 if theme.density is Density.WIDE else 68))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        fill, line, ink, _ = self._colours()
        if self._active:
            fill, ink = theme.colour("fill.danger"), theme.colour("fill.danger_text")
        face = self.face()
        paint_box(painter, face, fill=fill, line=line, width=theme.px(2), radius=theme.px(4))
        font, hint = self._word_font(), theme.font("hint")
        if theme.density is Density.SINGLE:
            inner = face.adjusted(theme.px(12), 0, -theme.px(12), 0)
            paint_text(painter, inner, self.words(), font, ink, align=LEFT)
            paint_text(painter, inner, self.key, hint, ink, align=RIGHT, elide=False)
        else:
            upper, lower = theme.px(20), theme.px(16) if self.key else 0
            top = face.center().y() - (upper + lower) / 2
            first = QRectF(face.left(), top, face.width(), upper)
            paint_text(painter, first, self.words(), font, ink, align=CENTRE)
            if self.key:
                second = QRectF(face.left(), top + upper, face.width(), lower)
                paint_text(painter, second, self.key, hint, ink, align=CENTRE)
        if self.hasFocus():
            inside = theme.px(4)
            ring = face.adjusted(inside, inside, -inside, -inside)
            paint_ring(painter, ring, theme, radius=2)
        painter.end()
