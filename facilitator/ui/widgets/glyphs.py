"""The glyphs of states, painted rather than taken from a font that lacks them."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

SIDE = 14.0


class Glyph(Enum):
    """What a glyph shows; each always stands beside its word."""

    TICK = "tick"
    PLAY = "play"
    BARS = "bars"
    STOP = "stop"
    STOP_HOLLOW = "stop hollow"
    HOURGLASS = "hourglass"
    ARROW = "arrow"
    DOT = "dot"
    SKIP = "skip"
    CLOCK = "clock"
    WARNING = "warning"
    RING = "ring"
    CROSS = "cross"


def _lines(*strokes: tuple[tuple[float, float], ...], close: bool = False) -> QPainterPath:
    path = QPainterPath()
    for stroke in strokes:
        path.moveTo(*stroke[0])
        for point in stroke[1:]:
            path.lineTo(*point)
        if close:
            path.closeSubpath()
    return path


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(7, 7), radius, radius)
    return path


def _hourglass() -> QPainterPath:
    path = _lines(((3, 1.5), (11, 1.5)), ((3, 12.5), (11, 12.5)))
    for left, right in ((4.0, 10.0), (10.0, 4.0)):
        path.moveTo(left, 1.5)
        path.cubicTo(left, 5.5, right, 5.5, right, 7)
        path.cubicTo(right, 8.5, left, 8.5, left, 12.5)
    return path


def _both(first: QPainterPath, second: QPainterPath) -> QPainterPath:
    path = QPainterPath(first)
    path.addPath(second)
    return path


_TRIANGLE = ((7.0, 1.2), (13.2, 12.4), (0.8, 12.4))
_SQUARE = ((2.0, 2.0), (12.0, 2.0), (12.0, 12.0), (2.0, 12.0))
# path in a square of 14, and the width of its line; no width means filled
_SHAPES: dict[Glyph, tuple[Callable[[], QPainterPath], float]] = {
    Glyph.TICK: (lambda: _lines(((2, 7.5), (5.5, 11), (12, 3.5))), 2.0),
    Glyph.PLAY: (lambda: _lines(((2.5, 1.2), (12.6, 7), (2.5, 12.8)), close=True), 0.0),
    Glyph.BARS: (lambda: _lines(((4, 1.6), (4, 12.4)), ((10, 1.6), (10, 12.4))), 2.8),
    Glyph.STOP: (lambda: _lines(_SQUARE, close=True), 0.0),
    Glyph.STOP_HOLLOW: (lambda: _lines(_SQUARE, close=True), 2.0),
    Glyph.HOURGLASS: (_hourglass, 1.3),
    Glyph.ARROW: (lambda: _lines(((1, 7), (10.6, 7)), ((6.5, 2.8), (11, 7), (6.5, 11.2))), 1.8),
    Glyph.DOT: (lambda: _circle(2.0), 0.0),
    Glyph.SKIP: (lambda: _both(_circle(5.4), _lines(((3.2, 10.8), (10.8, 3.2)))), 1.6),
    Glyph.CLOCK: (lambda: _both(_circle(5.6), _lines(((7, 3.6), (7, 7), (9.6, 8.6)))), 1.6),
    Glyph.WARNING: (
        lambda: _both(
            _lines(_TRIANGLE, close=True), _lines(((7, 5), (7, 8.4)), ((7, 9.6), (7, 11)))
        ),
        1.6,
    ),
    Glyph.RING: (lambda: _circle(4.6), 1.6),
    Glyph.CROSS: (lambda: _lines(((3, 3), (11, 11)), ((11, 3), (3, 11))), 1.8),
}
assert set(_SHAPES) == set(Glyph)  # noqa: S101 - a table in place of a ladder must be complete


def paint_glyph(painter: QPainter, rect: QRectF, glyph: Glyph, colour: QColor) -> None:
    """Draw a glyph into the middle of ``rect``, as large as its shorter side."""
    make, width = _SHAPES[glyph]
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / SIDE, side / SIDE)
    if width:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    painter.drawPath(make())
    painter.restore()
