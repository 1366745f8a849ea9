"""The violet band: violet means exercise and nothing else, and its hatched ends read in grey."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets.draw import CENTRE, RIGHT, paint_hatch, paint_text, text_width
from facilitator.ui.widgets.painted import Painted

_HEIGHTS = {Density.WIDE: 32, Density.COMPACT: 32, Density.SINGLE: 26}
_HATCH_ALPHA = 140
# a name that was cut to less than this tells nobody anything
_LEAST_NAME = 90


class ExerciseBand(Painted):
    """EXERCISE, as often as there is room for up to three times, and which one it is."""

    def __init__(self, theme: Theme, right: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._word = _("EXERCISE")
        self._rehearsal = False
        self._right = right
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_word(self, word: str) -> None:
        """Print another word than EXERCISE, in the exercise's own language."""
        self._word = word
        self._say()

    def set_right(self, right: str) -> None:
        """Print at the right which exercise it is."""
        self._right = right
        self._say()

    def set_rehearsal(self, *, rehearsal: bool) -> None:
        """Add the word REHEARSAL."""
        self._rehearsal = rehearsal
        self._say()

    def _say(self) -> None:
        said = (self._word, _("REHEARSAL") if self._rehearsal else "")
        self.setAccessibleName(" ".join(filter(None, said)))
        self.setAccessibleDescription(self._right)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(_HEIGHTS[self.theme.density]))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(120), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(whole, theme.colour("accent.exercise"))
        ink = theme.colour("accent.exercise_text")
        stripe = QColor(ink)
        stripe.setAlpha(_HATCH_ALPHA)
        end = self._end(whole.width())
        for left in (0.0, whole.width() - end):
            painter.save()
            painter.setClipRect(QRectF(left, 0, end, whole.height()))
            place = QRectF(left, 0, end, whole.height())
            paint_hatch(painter, place, stripe, stripe=theme.px(3), gap=theme.px(9))
            painter.restore()
        self._paint_words(painter, whole.adjusted(end, 0, -end, 0), ink)
        painter.end()

    def _end(self, width: float) -> float:
        """Return how wide the hatched ends are: the word comes first."""
        theme = self.theme
        loud = theme.font("body", size=15, weight=700, spacing=0.18)
        word = text_width(_("REHEARSAL") if self._rehearsal else self._word, loud)
        left = (width - word) / 2 - theme.px(8)
        return max(0.0, min(theme.px(56), width / 6, left))

    def _paint_words(self, painter: QPainter, inner: QRectF, ink: QColor) -> None:
        theme = self.theme
        small = theme.font("table", weight=500)
        pad = theme.px(12)
        loud = theme.font("body", size=15, weight=700, spacing=0.18)
        word = text_width(self._word, loud)
        wanted = text_width(self._right, small) + 2 * pad if self._right else 0
        right = min(wanted, max(0, inner.width() - word - 2 * pad))
        if right < min(wanted, theme.px(_LEAST_NAME) + 2 * pad):
            right = 0
        room = inner.adjusted(0, 0, -right, 0)
        if right:
            name = QRectF(room.right() + pad, 0, right - 2 * pad, inner.height())
            paint_text(painter, name, self._right, small, ink, align=RIGHT)
        words = self._fitting(room.width() - 2 * pad)
        paint_text(painter, room, words, loud, ink, align=CENTRE, elide=False)

    def _fitting(self, room: float) -> str:
        """Return as many words as fit: three, or one; the rehearsal is always said."""
        loud = self.theme.font("body", size=15, weight=700, spacing=0.18)
        middle = _("REHEARSAL") if self._rehearsal else self._word
        choices = (
            f"{self._word}   {middle}   {self._word}",
            f"{self._word}   {middle}" if self._rehearsal else self._word,
            middle,
        )
        return next((each for each in choices if text_width(each, loud) <= room), choices[-1])
