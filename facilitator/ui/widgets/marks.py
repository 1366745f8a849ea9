"""The agencies' marks on screen: colour, letter and shape together."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from facilitator.domain.shapes import Mark, is_double, outline
from facilitator.ui.theme import Theme

_FAMILY_TEXT = "body"
_BOLD = 700


@cache
def mark_path(shape: str) -> QPainterPath:
    """Return the outline of a shape in the unit square."""
    made = outline(shape)
    path = QPainterPath()
    if made.circle is not None:
        x, y, radius = made.circle
        path.addEllipse(QPointF(x, y), radius, radius)
    else:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in made.points]))
        path.closeSubpath()
    return path


@cache
def mark_symbol(shape: str) -> QPainterPath:
    """Return the outline with its middle at the origin, as plots want their symbols."""
    return QTransform.fromTranslate(-0.5, -0.5).map(mark_path(shape))


def paint_mark(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    """Draw a mark into the square in the middle of ``rect``."""
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    made = outline(mark.shape)
    fill, ink = theme.agency(mark.colour)
    place = QTransform.fromTranslate(square.left(), square.top()).scale(side, side)
    path = place.map(mark_path(mark.shape))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if made.hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(fill, side / 10))
        ink = fill
    else:
        painter.setBrush(fill)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)
    if is_double(mark.shape):
        _paint_inner_line(painter, path, side, fill, theme)
    _paint_letter(painter, square, mark, ink, theme)
    painter.restore()


def _paint_inner_line(
    painter: QPainter, path: QPainterPath, side: float, fill: QColor, theme: Theme
) -> None:
    """Cut a thin line into a filled shape, along its edge: the double outline."""
    painter.save()
    painter.setClipPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # half of each pen lies outside the clip, so the band is 0.055 wide and the gap 0.05
    painter.setPen(QPen(theme.colour("surface.panel"), side * 0.21))
    painter.drawPath(path)
    painter.setPen(QPen(fill, side * 0.11))
    painter.drawPath(path)
    painter.restore()


def _paint_letter(painter: QPainter, square: QRectF, mark: Mark, ink: QColor, theme: Theme) -> None:
    side = square.width()
    made = outline(mark.shape)
    size = made.letter_size * (0.72 if len(mark.letter) > 1 else 1.0)
    font = QFont(theme.font(_FAMILY_TEXT, weight=_BOLD))
    # the letter is part of a picture that also carries shape and colour, not reading text
    font.setPixelSize(max(6, round(side * size)))
    painter.setFont(font)
    painter.setPen(ink)
    width = QFontMetricsF(font).horizontalAdvance(mark.letter)
    base = made.letter_base - (0.04 if len(mark.letter) > 1 else 0.0)
    painter.drawText(
        QPointF(square.center().x() - width / 2, square.top() + side * base), mark.letter
    )


def marks_width(count: int, theme: Theme, *, size: float = 20, gap: float = 3) -> int:
    """Return the room that so many marks need; ``size`` and ``gap`` at 100 %."""
    return count * theme.px(size) + max(0, count - 1) * theme.px(gap)


def paint_marks(  # noqa: PLR0913 - a painter needs canvas, place, marks and look
    painter: QPainter,
    x: float,
    centre_y: float,
    marks: Sequence[Mark],
    theme: Theme,
    *,
    size: float = 20,
    gap: float = 3,
) -> float:
    """Draw marks side by side from ``x`` on; return the right edge of the last."""
    side = theme.px(size)
    left = x
    for mark in marks:
        paint_mark(painter, QRectF(left, round(centre_y - side / 2), side, side), mark, theme)
        left += side + theme.px(gap)
    return left - theme.px(gap) if marks else x
