"""A statement that is answered by one digit, which leads on to the next."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, Painted, paint_box, paint_ring, paint_text

MOST = 5
_ROW_PX, _BOX_PX, _GAP_PX = 30, 28, 4
_CLEARING = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Score(Painted):
    """1 to 5, or nothing; a digit answers and goes on."""

    answered = Signal()
    """A digit was given: the keyboard may go on."""
    changed = Signal()
    """Another answer was given, or taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._words = ""
        self.score = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_words(self, words: str) -> None:
        """Say the statement."""
        self._words = words
        self._say()

    def set_score(self, score: int) -> None:
        """Show an answer; 0 for none."""
        self.score = score
        self._say()

    def _answer(self, score: int) -> None:
        """Take an answer that was given here."""
        self.set_score(score)
        self.changed.emit()

    def _say(self) -> None:
        self.setAccessibleName(self._words)
        said = _("{n} of 5").format(n=self.score) if self.score else _("no answer")
        self.setAccessibleDescription(said)
        self.setToolTip(self._words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(280), self.theme.px(_ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(240), self.theme.px(_ROW_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit.isascii() and digit.isdigit() and 1 <= int(digit) <= MOST:
            self._answer(int(digit))
            if not event.isAutoRepeat():
                self.answered.emit()
        elif event.key() in _CLEARING:
            self._answer(0)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at in range(MOST):
            if self._box(at).contains(event.position()):
                self._answer(at + 1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _box(self, at: int) -> QRectF:
        px = self.theme.px
        step = px(_BOX_PX + _GAP_PX)
        left = self.width() - px(4) - (MOST - at) * step
        return QRectF(left, px(3), px(_BOX_PX), self.height() - px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        words = QRectF(self.rect()).adjusted(theme.px(6), 0, 0, 0)
        words.setRight(self._box(0).left() - theme.px(8))
        ink = theme.colour("text.primary")
        paint_text(painter, words, self._words, theme.font("table"), ink)
        for at in range(MOST):
            on = at + 1 == self.score
            box = self._box(at)
            fill = theme.colour("surface.selected" if on else "surface.raised")
            line = theme.colour("text.primary" if on else "line.control")
            paint_box(painter, box, fill=fill, line=line, width=theme.px(1), radius=theme.px(3))
            font = theme.font("table", weight=700 if on else 400)
            soft = theme.colour("text.primary" if on else "text.secondary")
            paint_text(painter, box, str(at + 1), font, soft, align=CENTRE, elide=False)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme)
        painter.end()
