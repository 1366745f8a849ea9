"""A QR code painted from its own squares: dark on white in both themes, or no camera reads it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Painted, paint_box
from facilitator.ui.widgets.squares import LIGHT, Squares, paint_squares

_LEAST_PX = 150
_SIDES = {Density.WIDE: 300, Density.COMPACT: 220, Density.SINGLE: 176}


def squares_of(text: str) -> Squares:
    """Return the squares of a QR code, row by row; True is dark."""
    import segno  # noqa: PLC0415 - only while the door is open

    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(each) for each in row) for row in code.matrix)


class QrPicture(Painted):
    """The code for phones, as large as the column allows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._text = ""
        self.squares: Squares = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumHeight(self._side())

    def _side(self) -> int:
        return self.theme.px(_SIDES[self.theme.density])

    def set_theme(self, theme: Theme) -> None:
        """Take another scale; the code stays dark on white."""
        super().set_theme(theme)
        self.setMaximumHeight(self._side())

    def show_text(self, text: str) -> None:
        """Show the code of a text; the text itself is a secret and is not read out."""
        if text != self._text:
            self._text = text
            self.squares = squares_of(text) if text else ()
            self.update()
        self.setAccessibleName(_("QR code to join"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.theme.px(_LEAST_PX), min(width, self._side()))

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self.theme.px(_LEAST_PX)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, 0, side, side)
        line, thin = theme.colour("line.control"), theme.px(1)
        paint_box(painter, box, fill=LIGHT, line=line, width=thin, radius=theme.px(4))
        air = theme.px(3)
        paint_squares(painter, box.adjusted(air, air, -air, -air), self.squares)
        painter.end()
