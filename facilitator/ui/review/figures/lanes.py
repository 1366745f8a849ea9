"""The timeline on screen: a lane for each agency; zoomed, panned, walked and played by keys."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from facilitator.domain.clock import ClockState
from facilitator.domain.exercise import Agency
from facilitator.domain.lanes import LaneMark, Timeline
from facilitator.i18n import _
from facilitator.ui.review.figures.crowd import Crowd
from facilitator.ui.review.figures.framed import Framed, pg
from facilitator.ui.review.figures.lane_head import paint_axis, paint_head
from facilitator.ui.review.figures.lane_items import (
    MARK_PX,
    Spot,
    ground_items,
    nearest,
    span,
    spots_of,
)
from facilitator.ui.review.figures.lane_keys import look, walk
from facilitator.ui.review.figures.lane_states import StateBars
from facilitator.ui.review.figures.steps import Steps
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_ring

_CLOSEST = 20.0
"""No less than so many seconds fill the view."""
_NEAR_PX = 9
_VEIL, _LINE, _RING = 50, 70, 80
"""What covers what has not happened yet, and what stands before it."""


class LaneFigure(Framed):
    """The swim-lanes of a run.

    Arrows left and right pan, with Shift they move the scrub line, with Ctrl they go from mark to
    mark; up and down change the lane; + and − zoom, 0 shows all, Enter takes the mark.
    """

    scrubbed = Signal(float)
    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Timeline"))
        self.line: Timeline | None = None
        self.clock = ClockState()
        self.spots: list[list[Spot]] = []
        self.lane = 0
        self.at = 0.0
        self.picked: LaneMark | None = None
        self._veiled: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps, self._states = Steps(), StateBars()
        self._crowd = Crowd(self.plot)
        self._scrub: Any = pg.InfiniteLine(angle=90)
        self._ring: Any = pg.ScatterPlotItem(symbol="s", pxMode=True, brush=None)
        self._veil: Any = pg.LinearRegionItem(movable=False)
        self.view.setMouseEnabled(x=True, y=False)
        self.view.invertY(True)  # noqa: FBT003 - pyqtgraph's own way
        self.widget.scene().sigMouseClicked.connect(self._clicked)
        self.set_theme(theme)

    def agencies(self) -> Iterable[Agency]:
        return [each.agency for each in self.line.lanes] if self.line is not None else ()

    def margins(self) -> QMargins:
        px = self.theme.px
        return QMargins(self.names_room(), px(52), px(10), px(38))

    def show_run(self, line: Timeline, clock: ClockState) -> None:
        """Show a run; what was in view stays in view if the same run has only grown."""
        first = self.line is None
        before = self.shown_range()
        self.line, self.clock = line, clock
        begin, end = span(line)
        apart = (end - begin) / max(self.inner().width(), 200) * self.theme.px(MARK_PX)
        self.spots = [spots_of(lane, place, apart) for place, lane in enumerate(line.lanes)]
        self.lane = min(self.lane, max(len(line.lanes) - 1, 0))
        self.place()
        self.view.setLimits(xMin=begin, xMax=end, minXRange=min(_CLOSEST, end - begin))
        self.view.setYRange(0, max(len(line.lanes), 1), padding=0)
        self.view.setXRange(*((begin, end) if first else before), padding=0)
        self._draw()
        if first:
            self.scrub(line.until.total_seconds())

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._draw()

    def _draw(self) -> None:
        line, theme = self.line, self.theme
        for item in self.plot.items[:]:
            self.plot.removeItem(item)
        for item in (self._steps, self._states):
            if item in self.view.addedItems:
                self.view.removeItem(item)
        if line is None:
            return
        begin, end = span(line)
        lanes = max(len(line.lanes), 1)
        for item in ground_items(line, theme):
            self.plot.addItem(item, ignoreBounds=True)
        self._steps.set_steps(
            [each.at.total_seconds() for each in line.pauses],
            [each.at.total_seconds() for each in line.jumps],
            QRectF(begin, 0, end - begin, lanes),
            theme,
        )
        self._states.set_run(line, QRectF(begin, 0, end - begin, lanes), theme)
        for item in (self._steps, self._states):
            self.view.addItem(item, ignoreBounds=True)
        self._crowd.fill(line, self.spots, theme, self.inner().width())
        self._crowd.look(*self.shown_range())
        self._dress(theme)
        for item in (self._veil, self._scrub, self._ring):
            self.plot.addItem(item, ignoreBounds=True)
        self._show_veil()

    def _moved(self) -> None:
        super()._moved()
        if self.line is not None:
            self._crowd.look(*self.shown_range())

    def _dress(self, theme: Theme) -> None:
        self._veil.setBrush(theme.colour("surface.panel"))
        for each in self._veil.lines:
            each.setPen(pg.mkPen(None))
        self._veil.setZValue(_VEIL)
        self._scrub.setPen(pg.mkPen(theme.colour("focus"), width=theme.px(2)))
        self._scrub.setZValue(_LINE)
        self._ring.setPen(pg.mkPen(theme.colour("focus"), width=theme.px(2)))
        self._ring.setSize(theme.px(22))
        self._ring.setZValue(_RING)

    # --- where we look -----------------------------------------------------------------------

    def zoom(self, factor: float) -> None:
        """Show less or more of the time, round the scrub line if it is in view."""
        least, most = self.shown_range()
        middle = self.at if least <= self.at <= most else (least + most) / 2
        wide = (most - least) / factor
        share = (middle - least) / ((most - least) or 1)
        self.view.setXRange(middle - wide * share, middle + wide * (1 - share), padding=0)

    def pan(self, share: float) -> None:
        """Move along by a share of what is in view."""
        least, most = self.shown_range()
        by = (most - least) * share
        if self.line is not None:
            begin, end = span(self.line)
            by = min(max(by, begin - least), end - most)
        self.view.setXRange(least + by, most + by, padding=0)

    def show_all(self) -> None:
        """Show the whole run."""
        if self.line is not None:
            self.view.setXRange(*span(self.line), padding=0)

    def scrub(self, seconds: float) -> None:
        """Put the scrub line at a second of exercise time, and bring it into view."""
        if self.line is None:
            return
        begin, end = span(self.line)
        self.at = min(max(seconds, begin), end)
        self._scrub.setPos(self.at)
        least, most = self.shown_range()
        if not least <= self.at <= most:
            self.pan((self.at - (least + most) / 2) / ((most - least) or 1))
        self.update(self.rect().adjusted(0, 0, 0, self.margins().top() - self.height()))
        self.scrubbed.emit(self.at)

    def veil(self, seconds: float | None) -> None:
        """Hide what happened after a second of exercise time; None shows all."""
        self._veiled = seconds
        self._show_veil()
        self.update()

    def _show_veil(self) -> None:
        self._veil.setVisible(self._veiled is not None)
        if self._veiled is not None and self.line is not None:
            self._veil.setRegion((self._veiled, max(span(self.line)[1], self._veiled)))

    # --- which mark --------------------------------------------------------------------------

    def choose(self, mark: LaneMark | None, lane: int = -1) -> None:
        """Ring a mark, and put the scrub line there."""
        self.picked = mark
        if mark is None:
            self._ring.setData([], [])
            self.chosen.emit(None)
            return
        if lane >= 0:
            self.lane = lane
        spot = next((each for each in self.spots[self.lane] if each.mark is mark), None)
        if spot is not None:
            self._ring.setData([spot.x], [spot.y])
            self.scrub(spot.x)
        self.update()
        self.chosen.emit(mark)

    def step(self, by: int) -> None:
        """Go to the next mark in this lane, or the one before."""
        if not self.spots or not self.spots[self.lane]:
            return
        own = self.spots[self.lane]
        places = [place for place, each in enumerate(own) if each.mark is self.picked]
        if places:
            place = places[0] + by
        else:
            place = bisect_left(own, self.at, key=lambda each: each.x) - (by < 0)
        self.choose(own[min(max(place, 0), len(own) - 1)].mark)

    def change_lane(self, by: int) -> None:
        """Go to another lane, and let go of the mark."""
        self.lane = min(max(self.lane + by, 0), max(len(self.spots) - 1, 0))
        self.choose(None)
        self.update()

    def mark_at(self, x: float, y: float) -> tuple[LaneMark, int] | None:
        """Return the mark at a second and a row, and its lane, if one is near enough."""
        lane = int(y)
        if y < 0 or lane >= len(self.spots):
            return None
        inner, (least, most) = self.inner(), self.shown_range()
        wide = (most - least) / max(inner.width(), 1)
        high = max(len(self.spots), 1) / max(inner.height(), 1)
        seen = [each for each in self.spots[lane] if each.x <= self.hidden_after()]
        found = nearest(seen, x, y, scale=(wide, high), reach=self.theme.px(_NEAR_PX))
        return (found, lane) if found is not None else None

    def _clicked(self, event: Any) -> None:  # noqa: ANN401 - pyqtgraph has no types
        self.setFocus()
        point = self.view.mapSceneToView(event.scenePos())
        found = self.mark_at(point.x(), point.y())
        if found is None:
            self.choose(None)
            self.lane = min(max(int(point.y()), 0), max(len(self.spots) - 1, 0))
            self.scrub(point.x())
        else:
            self.choose(*found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (walk(self, event) or look(self, event)):
            super().keyPressEvent(event)

    # --- the words round it ------------------------------------------------------------------

    def lane_place(self, lane: int) -> QRectF:
        """Return where a lane lies in the frame, from the left edge on."""
        inner = self.inner()
        high = inner.height() / max(len(self.spots), 1)
        return QRectF(0, inner.top() + lane * high, self.width(), high)

    def hidden_after(self) -> float:
        """Return the second after which nothing is shown yet."""
        return float("inf") if self._veiled is None else self._veiled

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.fill_ground(painter)
        if self.line is not None:
            for place, lane in enumerate(self.line.lanes):
                spot = self.lane_place(place)
                if place == self.lane and self.hasFocus():
                    bar = QRectF(self.theme.px(3), spot.top(), self.theme.px(3), spot.height())
                    painter.fillRect(bar, self.theme.colour("focus"))
                self.paint_agency(painter, lane.agency, spot.top(), spot.height())
            paint_head(painter, self)
            paint_axis(painter, self)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, radius=4)
        painter.end()
