"""How a line of the list of checks is painted."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.domain.checks import Gathered, Weight
from facilitator.ui.plan.checks.findings import VALUE, FindingsView, Place
from facilitator.ui.plan.checks.words import GLYPHS, TINTS, gathered_words, mend_all_words, where
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_glyph, paint_ring, paint_text, text_width
from facilitator.ui.widgets.prose import wrapped

_HEADING_PX, _PAD_PX, _GLYPH_PX, _NUMBER_PX = 26, 12, 14, 46
_MOST_LINES = 3
_MEND_FROM_PX = 460
"""From this width on, what puts a check right stands beside it."""


class FindingsRows(QStyledItemDelegate):
    """Paints headings and checks."""

    def __init__(self, view: FindingsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        theme, line = self._view.theme, index.data(VALUE)
        wide = self._view.viewport().width()
        if not isinstance(line, Gathered):
            return QSize(theme.px(100), theme.px(_HEADING_PX))
        lines = self._lines(line, wide)
        return QSize(theme.px(100), len(lines) * theme.line("table") + theme.px(10))

    def _lines(self, check: Gathered, wide: float) -> list[str]:
        theme, exercise = self._view.theme, self._view.found.exercise
        if exercise is None:
            return [""]
        room = wide - self._left() - theme.px(_PAD_PX) - self._mend_width(check, wide)
        lines = wrapped(gathered_words(check, exercise), theme.font("table"), max(1.0, room))
        if len(lines) <= _MOST_LINES:
            return lines
        return [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]

    def _left(self) -> int:
        return self._view.theme.px(_PAD_PX + _GLYPH_PX + 8 + _NUMBER_PX)

    def _mend_width(self, check: Gathered, wide: float) -> int:
        theme = self._view.theme
        words = self._mend_words(check)
        if not words or wide < theme.px(_MEND_FROM_PX):
            return 0
        return text_width(words, theme.font("caption")) + theme.px(16)

    def _mend_words(self, check: Gathered) -> str:
        exercise = self._view.found.exercise
        return mend_all_words(check, exercise) if exercise is not None else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        view: QListView = self._view
        theme, line = self._view.theme, index.data(VALUE)
        rect = QRectF(view.visualRect(self._view.found.index(index.row(), 0)))
        thin = theme.px(1)
        under = QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin)
        if not isinstance(line, Gathered):
            painter.fillRect(rect, theme.colour("surface.window"))
            place = rect.adjusted(theme.px(_PAD_PX), 0, 0, 0)
            font = theme.font("caption", weight=600)
            paint_text(painter, place, str(line), font, theme.colour("text.primary"))
            return
        chosen = view.currentIndex().row() == index.row()
        if chosen:
            painter.fillRect(rect, theme.colour("surface.selected"))
            bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.colour("text.primary"))
        painter.fillRect(under, theme.colour("line.subtle"))
        self._paint_check(painter, rect, line, theme)
        if chosen and view.hasFocus():
            paint_ring(painter, rect, theme)

    def _paint_check(self, painter: QPainter, rect: QRectF, check: Gathered, theme: Theme) -> None:
        exercise, px = self._view.found.exercise, theme.px
        if exercise is None:
            return
        high = theme.line("table")
        first = QRectF(rect.left() + px(_PAD_PX), rect.top() + px(5), px(_GLYPH_PX), high)
        spot = QRectF(first.left(), first.center().y() - px(7), px(_GLYPH_PX), px(_GLYPH_PX))
        paint_glyph(painter, spot, GLYPHS[check.weight], theme.colour(TINTS[check.weight]))
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        number = QRectF(first.right() + px(8), first.top(), px(_NUMBER_PX) - px(6), high)
        paint_text(
            painter, number, where(check.first, exercise), theme.font("table", weight=600), ink
        )
        beside = self._mend_width(check, rect.width())
        left = rect.left() + self._left()
        room = QRectF(left, first.top(), rect.right() - px(_PAD_PX) - beside - left, high)
        font = theme.font("table", weight=500 if check.weight is Weight.DECIDE else 400)
        for line in self._lines(check, rect.width()):
            paint_text(painter, room, line, font, ink)
            room.translate(0, high)
        if beside:
            place = QRectF(rect.right() - px(_PAD_PX) - beside + px(16), first.top(), beside, high)
            words = self._mend_words(check)
            paint_text(painter, place, words, theme.font("caption"), soft, elide=False)
