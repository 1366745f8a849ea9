"""Two tiny figures for rows: the share of a target used, and the last half hour in six bins."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_box

BAR_SIZE = (64, 8)
SPARK_SIZE = (92, 22)
BINS = 6
MOST_DASHES = 3


def paint_bar(
    painter: QPainter, rect: QRectF, theme: Theme, share: float, *, late: bool = False
) -> None:
    """Draw how much of a target's time is used; past its end it is full in the late colour."""
    colour = theme.colour("status.late" if late else "text.secondary")
    width = theme.px(1)
    filled = QRectF(rect)
    filled.setWidth(rect.width() * (1.0 if late else min(1.0, max(0.0, share))))
    line = theme.colour("status.late" if late else "line.control")
    paint_box(painter, filled, fill=colour, radius=width)
    paint_box(painter, rect, fill=None, line=line, width=width, radius=width)


def paint_spark(
    painter: QPainter, rect: QRectF, theme: Theme, bins: Sequence[tuple[int, int]]
) -> None:
    """Draw bins of (injects, decisions), oldest first: a triangle for injects, a dash a decision.

    Above three decisions the third dash gets a plus, so that a busy bin is not taken for three.
    """
    scale = min(rect.width() / SPARK_SIZE[0], rect.height() / SPARK_SIZE[1])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.left(), rect.center().y() - SPARK_SIZE[1] * scale / 2)
    painter.scale(scale, scale)
    for place, (injects, decisions) in enumerate(bins[-BINS:]):
        x = place * 15.0
        if injects:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text.muted"), 1.2))
            corners = ((x + 2, 1), (x + 9, 1), (x + 5.5, 6))
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        for dash in range(min(decisions, MOST_DASHES)):
            bar = QRectF(x, 17 - 4 * dash, 11, 3)
            painter.fillRect(bar, theme.colour("text.secondary"))
        if decisions > MOST_DASHES:
            painter.fillRect(QRectF(x + 12, 8, 1.4, 5), theme.colour("text.secondary"))
            painter.fillRect(QRectF(x + 10.2, 9.8, 5, 1.4), theme.colour("text.secondary"))
    painter.setPen(QPen(theme.colour("line.control"), 1.0))
    painter.drawLine(QPointF(0, 21.5), QPointF(90, 21.5))
    painter.restore()
