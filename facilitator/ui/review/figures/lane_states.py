"""What lasts in the lanes: a bar for each state, its name under it on the ground of the lane."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from facilitator.domain.lanes import Lane, Timeline
from facilitator.domain.lasting import Lasting
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_text, text_width

BAR_PX, STEP_PX, NAME_PX, GAP_PX = 4, 7, 14, 6
"""How thick a bar is, how far apart levels are, how high names and how far apart they are."""
MOST = 3
"""So many levels are told apart."""
LOW_PX = 44
"""In a lane lower than this names stand on the bars, not under them."""


class StateBars(QGraphicsItem):
    """The bars of all lanes; they have a place in exercise time, and a thickness in pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._lanes: tuple[Lane, ...] = ()
        self._until = 0.0
        self._area = QRectF()
        self._theme = Theme()

    def set_run(self, line: Timeline, area: QRectF, theme: Theme) -> None:
        """Show the states of another run, within the whole area of the plot."""
        self.prepareGeometryChange()
        self._lanes, self._area, self._theme = line.lanes, area, theme
        self._until = line.until.total_seconds()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's name
        widget: QWidget | None = None,  # noqa: ARG002 - Qt's name
    ) -> None:
        if not any(each.states for each in self._lanes):
            return
        seen = painter.transform()
        painter.save()
        painter.resetTransform()
        for place, lane in enumerate(self._lanes):
            if lane.states:
                self._paint_lane(painter, seen, lane, place)
        painter.restore()

    def _paint_lane(self, painter: QPainter, seen: QTransform, lane: Lane, place: int) -> None:
        px = self._theme.px
        top = seen.map(QPointF(0, place)).y()
        foot = seen.map(QPointF(0, place + 1)).y()
        low = foot - top < px(LOW_PX)
        base = foot - px(6 if low else NAME_PX + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        spans = [self._span(seen, each) for each in lane.states]
        for state, (left, right) in zip(lane.states, spans, strict=True):
            y = base - px(STEP_PX) * min(state.level, MOST - 1)
            self._paint_bar(painter, lane, state, QRectF(left, y, right - left, px(BAR_PX)))
        name_top = base + px(BAR_PX) + px(1) if not low else base - px(5)
        # a name on its bar leaves the beginning of it to be seen
        shift = px(10 if low else 2)
        self._paint_names(painter, lane.states, spans, top=name_top, shift=shift)

    def _span(self, seen: QTransform, state: Lasting) -> tuple[float, float]:
        end = self._until if state.until is None else state.until.total_seconds()
        left = seen.map(QPointF(state.since.total_seconds(), 0)).x()
        return left, max(seen.map(QPointF(end, 0)).x(), left + self._theme.px(2))

    def _paint_bar(self, painter: QPainter, lane: Lane, state: Lasting, bar: QRectF) -> None:
        """Paint a bar; one that nobody closed ends in an arrow."""
        theme = self._theme
        painter.fillRect(bar, theme.agency(lane.agency.colour)[0])
        if state.until is None:
            painter.setPen(QPen(theme.colour("text.primary"), theme.px(1)))
            reach = theme.px(4)
            tip = QPointF(bar.right(), bar.center().y())
            painter.drawLine(tip, tip + QPointF(-reach, -reach))
            painter.drawLine(tip, tip + QPointF(-reach, reach))

    def _paint_names(
        self,
        painter: QPainter,
        states: Sequence[Lasting],
        spans: Sequence[tuple[float, float]],
        *,
        top: float,
        shift: float,
    ) -> None:
        theme, px = self._theme, self._theme.px
        font, ink = theme.font("caption"), theme.colour("text.secondary")
        edge, end = float(painter.viewport().width()), float("-inf")
        for state, (left, right) in zip(states, spans, strict=True):
            words = shown(state.name)[:40]
            wide = text_width(words, font) + 2
            # a bar that began before the view keeps its name in view; so does one at the edge
            x = max(min(max(left, 0.0) + shift, edge - wide - px(2)), end + px(GAP_PX))
            if x + wide > edge or right < 0 or left > edge or (x > right and x - px(GAP_PX) <= end):
                continue
            spot = QRectF(x, top, wide, px(NAME_PX))
            painter.fillRect(spot.adjusted(-px(1), px(1), px(1), 0), theme.colour("surface.panel"))
            paint_text(painter, spot, words, font, ink, elide=False)
            end = x + wide
