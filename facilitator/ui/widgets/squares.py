"""The squares of a QR code, painted: dark on white in every theme, or no camera reads them."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

QUIET = 4
"""Squares of white round the code, as the standard asks for."""
DARK, LIGHT = QColor("#14181C"), QColor("#FFFFFF")

Squares = tuple[tuple[bool, ...], ...]
"""The rows of a code; True is dark."""


def paint_squares(painter: QPainter, place: QRectF, squares: Squares) -> None:
    """Paint a code with its white border into the middle of a place, in whole pixels."""
    if not squares:
        return
    count = len(squares) + 2 * QUIET
    side = min(place.width(), place.height()) / count
    # whole pixels where there is room for them: the edges stay sharp
    side = float(int(side)) if side >= 1 else side
    left = place.center().x() - side * count / 2
    top = place.center().y() - side * count / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(QRectF(left, top, side * count, side * count), LIGHT)
    start = QPointF(left + QUIET * side, top + QUIET * side)
    for y, row in enumerate(squares):
        for x, dark in enumerate(row):
            if dark:
                spot = QRectF(start.x() + x * side, start.y() + y * side, side, side)
                painter.fillRect(spot, DARK)
    painter.restore()
