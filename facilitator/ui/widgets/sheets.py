"""Pages of a PDF as pictures in the window, one at a time."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.models.book import Book
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_empty, paint_ring
from facilitator.ui.widgets.painted import Painted

_DIM = 110
_MOST_WIDE = 860
_A4 = 297 / 210
_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}


class Pages(Painted):
    """Shows one page, wide enough to be read; PgUp and PgDn turn.

    In the dark theme the white paper is dimmed until somebody comes to read it.
    """

    turned = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Pages of the report"), parent)
        self._book: Book | None = None
        self._number = 0
        self._picture = QImage()
        self._drawn = 0.0
        self.empty = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_file(self, path: Path | bytes, passphrase: str = "") -> None:
        """Show the first page of a PDF; an encrypted one is opened by its pass-phrase."""
        self.close_file()
        self._book = Book(path, passphrase)
        self.turn_to(0)

    def show_book(self, book: Book, number: int, picture: QImage, drawn: float) -> None:
        """Show a PDF whose page was drawn already, ``drawn`` pixels wide, away from the window."""
        self.close_file()
        self._book = book
        self.turn_to(number)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        if drawn == self._wide(self.width()):
            self._picture, self._drawn = picture, drawn

    def wanted(self) -> tuple[int, float, float]:
        """Return which page is shown, how wide it is drawn, and pixels for each point of that."""
        return self._number, self._wide(self.width()), self.devicePixelRatioF()

    def close_file(self) -> None:
        """Show nothing."""
        if self._book is not None:
            self._book.close()
        self._book = None
        self._drawn = 0.0
        self._picture = QImage()
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        """Return how many pages there are."""
        return self._book.count() if self._book is not None else 0

    def turn_to(self, number: int) -> None:
        """Show another page, counted from 0."""
        if self._book is None:
            return
        self._number = max(0, min(number, self.count() - 1))
        self._drawn = 0.0
        said = _("Page {n} of {all}").format(n=self._number + 1, all=self.count())
        self.setAccessibleDescription(said)
        self.turned.emit(self._number, self.count())
        self.updateGeometry()
        self.update()

    def turn(self, step: int) -> None:
        """Turn some pages on or back."""
        self.turn_to(self._number + step)

    def _wide(self, room: int) -> float:
        """Return how wide a page is drawn."""
        return min(room - 2.0 * self.theme.px(6), float(self.theme.px(_MOST_WIDE)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._book is None:
            return self.theme.px(80)
        wide, high = self._book.size(self._number)
        return round(self._wide(width) * high / wide) + 2 * self.theme.px(6)

    def sizeHint(self) -> QSize:
        if self._book is None:
            return QSize(self.theme.px(420), self.heightForWidth(0))
        return QSize(self.theme.px(420), round(self.theme.px(420) * _A4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.turn(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def _draw_page(self) -> None:
        """Draw the page at its width, sharp on this screen."""
        drawn = self._wide(self.width())
        if self._book is None or self._drawn == drawn:
            return
        ratio = self.devicePixelRatioF()
        scale = max(0.1, drawn * ratio / self._book.size(self._number)[0])
        self._picture = self._book.picture(self._number, scale)
        self._picture.setDevicePixelRatio(ratio)
        self._drawn = drawn

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self._book is None:
            paint_empty(painter, whole, self.empty, self.theme)
        else:
            self._draw_page()
            size = self._picture.deviceIndependentSize()
            left = (whole.width() - size.width()) / 2
            place = QRectF(left, self.theme.px(6), size.width(), size.height())
            painter.drawImage(place, self._picture)
            if self.theme.dark and not self.hasFocus():
                veil = QColor(self.theme.colour("surface.window"))
                veil.setAlpha(_DIM)
                painter.fillRect(place, veil)
        if self.hasFocus():
            paint_ring(painter, whole, self.theme, radius=5)
        painter.end()
