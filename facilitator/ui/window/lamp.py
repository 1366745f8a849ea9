"""Says on every screen, in red and in words, that this computer can be reached."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, Painted, paint_glyph, paint_text, text_width

_PAD_PX, _GLYPH_PX, _GAP_PX = 8, 14, 6


class DoorLamp(Painted):
    """Stands beside the tabs where there is one column, and so no foot that could say it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words = self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.hide()

    def say(self, words: str, short: str) -> None:
        """Say that the door is open, or with no words nothing."""
        self._words, self._short = words, short
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; where there is a foot, the foot says it."""
        super().set_theme(theme)
        self._place()

    def _place(self) -> None:
        self.setVisible(bool(self._words) and self.theme.density is Density.SINGLE)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self.theme
        wide = text_width(self._short, theme.font("hint", weight=600))
        air = theme.px(2 * _PAD_PX + _GLYPH_PX + _GAP_PX)
        return QSize(wide + air + 1, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface.panel"))
        red, side = theme.colour("status.danger"), theme.px(_GLYPH_PX)
        left = theme.px(_PAD_PX)
        place = QRectF(left, (self.height() - side) / 2, side, side)
        paint_glyph(painter, place, Glyph.WARNING, red)
        left += side + theme.px(_GAP_PX)
        words = QRectF(left, 0, self.width() - left, self.height())
        paint_text(painter, words, self._short, theme.font("hint", weight=600), red, elide=False)
        painter.end()
