"""Pauses and jumps in a plot: they have a place in exercise time, and a width in pixels only."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from facilitator.ui.theme import Theme


class Steps(QGraphicsItem):
    """A hatched band for each pause, a zig-zag for each jump, as high as the plot."""

    def __init__(self) -> None:
        super().__init__()
        self._pauses: tuple[float, ...] = ()
        self._jumps: tuple[float, ...] = ()
        self._area = QRectF()
        self._ground = self._hatch = self._ink = QColor()
        self._wide = self._swing = 1.0

    def set_steps(
        self, pauses: Sequence[float], jumps: Sequence[float], area: QRectF, theme: Theme
    ) -> None:
        """Show other pauses and jumps, at their seconds, within the whole area of the plot."""
        self.prepareGeometryChange()
        self._pauses, self._jumps, self._area = tuple(pauses), tuple(jumps), area
        self._ground = theme.colour("plot.pause")
        self._hatch = theme.colour("text.secondary")
        self._ink = theme.colour("text.primary")
        self._wide, self._swing = float(theme.px(9)), float(theme.px(2))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's name
        widget: QWidget | None = None,  # noqa: ARG002 - Qt's name
    ) -> None:
        if not self._pauses and not self._jumps:
            return
        seen = painter.transform()
        painter.save()
        painter.resetTransform()
        top = seen.map(self._area.topLeft()).y()
        foot = seen.map(self._area.bottomLeft()).y()
        top, foot = min(top, foot), max(top, foot)
        for at in self._pauses:
            x = seen.map(QPointF(at, self._area.top())).x()
            band = QRectF(x - self._wide / 2, top, self._wide, foot - top)
            painter.fillRect(band, self._ground)
            painter.fillRect(band, QBrush(self._hatch, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(self._ink, max(1.4, self._swing * 0.7)))
        for at in self._jumps:
            x = seen.map(QPointF(at, self._area.top())).x()
            step = 2 * self._swing
            count = int((foot - top) / step) + 1
            points = [
                QPointF(x + (self._swing if place % 2 else -self._swing), top + place * step)
                for place in range(count + 1)
            ]
            painter.drawPolyline(QPolygonF(points))
        painter.restore()
