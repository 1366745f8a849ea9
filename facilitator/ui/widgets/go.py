"""The GO button: the one inverse surface of a screen, guarded against a second press."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.buttons import KeyButton, Kind
from facilitator.ui.widgets.draw import (
    CENTRE,
    paint_box,
    paint_ring,
    paint_text,
    ring_room,
    text_width,
)

DEAF_S = 0.8


class GoButton(KeyButton):
    """The next act: pressed once it is deaf for 800 ms, and it never hears a key held down.

    ``monotonic`` gives seconds that only grow; every way to press it goes through ``press``.
    """

    went = Signal()

    def __init__(
        self,
        theme: Theme,
        monotonic: Callable[[], float],
        text: str,
        key: str = "F9",
        parent: QWidget | None = None,
    ) -> None:
        self._monotonic = monotonic
        self._deaf_until = float("-inf")
        self._quiet = False
        super().__init__(theme, text, key, kind=Kind.NEXT, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self.press)

    @property
    def quiet(self) -> bool:
        """Whether another control is the next act now, as Resume is in a pause."""
        return self._quiet

    def set_quiet(self, *, quiet: bool) -> None:
        """Draw it as an outline while it is not the next act."""
        self._quiet = quiet
        self.update()

    def is_deaf(self) -> bool:
        """Tell whether the last press is younger than 800 ms."""
        return self._monotonic() < self._deaf_until

    @Slot()
    def press(self) -> None:
        """Go, unless it is off or still deaf."""
        if not self.isEnabled() or self.is_deaf():
            return
        self._deaf_until = self._monotonic() + DEAF_S
        # only for the look: what counts is asked of the clock
        QTimer.singleShot(int(DEAF_S * 1000) + 20, self, self.update)
        self.update()
        self.went.emit()

    def sizeHint(self) -> QSize:
        theme = self.theme
        tight = theme.density is Density.SINGLE
        gap, key = self._key_room()
        # a word longer than GO may widen the button, but only as far as its smaller sizes need
        font = theme.font("title", size=15 if tight else 22, weight=700)
        word = text_width(self.words(), font) + gap + key + 2 * theme.px(6 if tight else 11)
        least = theme.px(96 if tight else 148)
        room = 2 * ring_room(theme)
        return QSize(max(least, word) + room, theme.px(64) + room)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.theme.px(40))

    def _key_font(self) -> QFont:
        tight = self.theme.density is Density.SINGLE
        return self.theme.font("body", size=14 if tight else 15, weight=600)

    def _key_room(self) -> tuple[int, int]:
        """Return the gap before the key cap and its width."""
        tight = self.theme.density is Density.SINGLE
        if not self.key:
            return 0, 0
        wide = text_width(self.key, self._key_font()) + self.theme.px(12)
        return self.theme.px(8 if tight else 14), wide

    def _word_room(self) -> float:
        gap, key = self._key_room()
        tight = self.theme.density is Density.SINGLE
        return self.face().width() - key - gap - 2 * self.theme.px(6 if tight else 11)

    def _word_font(self) -> QFont:
        """Return the largest font in which the word fits, since languages differ."""
        tight = self.theme.density is Density.SINGLE
        sizes = (24, 20, 17, 15, 13, 12) if tight else (32, 26, 22, 18, 15, 13)
        fonts = [self.theme.font("title", size=size, weight=700) for size in sizes]
        room = self._word_room()
        fits = (font for font in fonts if text_width(self.words(), font) <= room)
        return next(fits, fonts[-1])

    def word_fits(self) -> bool:
        """Tell whether the whole word is seen."""
        return text_width(self.words(), self._word_font()) <= self._word_room()

    def _go_colours(self) -> tuple[QColor, QColor, QColor]:
        colour = self.theme.colour
        if self._quiet or not self.isEnabled():
            return colour("surface.panel"), colour("line.control"), colour("text.muted")
        fill = colour("accent.action")
        return fill, fill, colour("text.on_action")

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        fill, line, ink = self._go_colours()
        face = self.face()
        if self.isDown() or self.is_deaf():
            inset = theme.px(1)
            face.adjust(inset, inset, -inset, -inset)
        paint_box(painter, face, fill=fill, line=line, width=theme.px(1), radius=theme.px(4))
        gap, key = self._key_room()
        font = self._word_font()
        word = min(self._word_room(), text_width(self.words(), font))
        x = face.center().x() - (word + gap + key) / 2
        place = QRectF(x, face.top(), word + 1, face.height())
        paint_text(painter, place, self.words(), font, ink)
        if self.key:
            high = theme.px(22)
            cap = QRectF(x + word + gap, round(face.center().y() - high / 2), key, high)
            paint_box(painter, cap, fill=None, line=ink, width=theme.px(1), radius=theme.px(3))
            paint_text(painter, cap, self.key, self._key_font(), ink, align=CENTRE, elide=False)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme, radius=6)
        painter.end()
