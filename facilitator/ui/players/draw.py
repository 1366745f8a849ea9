"""Painters of the players' display; lengths in pixels of a canvas of at least 1920 × 1080."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_text
from facilitator.ui.widgets.prose import wrapped

CANVAS = (1920, 1080)
LOOK = Theme(dark=True)
"""The display is dark whatever the window is: the room's light is not the facilitator's."""


@cache
def type_of(size: int, weight: int = 400, spacing: float = 0.0) -> QFont:
    """Return a font of the display."""
    return LOOK.font("body", size=size, weight=weight, spacing=spacing)


@cache
def struck(size: int) -> QFont:
    """Return the font of what is to be disregarded."""
    font = QFont(type_of(size))
    font.setStrikeOut(True)
    return font


def paint_stripes(
    painter: QPainter, rect: QRectF, colour: QColor, stripe: float, gap: float
) -> None:
    """Draw rising stripes; measured across, as the gradients of the drawing are."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    root = 2**0.5
    wide, step, high = stripe * root, (stripe + gap) * root, rect.height()
    left = rect.left() - step
    while left < rect.right() + high:
        corners = (
            QPointF(left, rect.top()),
            QPointF(left + wide, rect.top()),
            QPointF(left + wide - high, rect.bottom()),
            QPointF(left - high, rect.bottom()),
        )
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(corners))
        left += step
    painter.restore()


def cut(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into lines, so many at most; an ellipsis says that there was more."""
    lines = wrapped(text, font, width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip() + "…"]


def paint_lines(  # noqa: PLR0913 - a painter needs canvas, place, words and look
    painter: QPainter,
    place: QPointF,
    lines: list[str],
    font: QFont,
    colour: QColor,
    *,
    width: float,
    high: float,
) -> None:
    """Draw lines one below the other."""
    for number, line in enumerate(lines):
        row = QRectF(place.x(), place.y() + number * high, width, high)
        paint_text(painter, row, line, font, colour)


def largest(sizes: tuple[int, ...], fits: Callable[[int], bool]) -> int:
    """Return the first size that fits, or the last one."""
    return next((each for each in sizes if fits(each)), sizes[-1])
