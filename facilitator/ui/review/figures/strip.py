"""Time to decision on screen: a point for each expected decision, a short thick line the median."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMargins, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from facilitator.domain.exercise import Agency
from facilitator.domain.strip import Strip, StripPoint, StripRow
from facilitator.i18n import _
from facilitator.ui.review.figures.framed import Framed, pg, symbol_of
from facilitator.ui.review.figures.strip_words import NEVER_PX, SUM_PX, paint_row, paint_scale
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    paint_empty,
    paint_ring,
)

_MARK_PX = 11
_LIFTS = (0.5, 0.3, 0.7)
"""Where points stand in their row when they touch."""


class StripFigure(Framed):
    """A row for each agency; M turns between shares of the target and minutes, arrows walk."""

    chosen = Signal(object)
    taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Time to decision"))
        self.strip = Strip()
        self.in_minutes = False
        self.row, self.column = 0, -1
        self.points: list[tuple[float, float, StripPoint]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.invertY(True)  # noqa: FBT003 - pyqtgraph's own way
        self.widget.scene().sigMouseClicked.connect(self._clicked)
        self.set_theme(theme)

    def agencies(self) -> Iterable[Agency]:
        return [each.agency for each in self.strip.rows]

    def margins(self) -> QMargins:
        px = self.theme.px
        return QMargins(self.names_room(), px(26), px(NEVER_PX + SUM_PX), px(24))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def show_strip(self, strip: Strip) -> None:
        """Show another run."""
        self.strip = strip
        self.column = -1
        self.place()
        self._draw()

    def set_in_minutes(self, *, in_minutes: bool) -> None:
        """Measure in minutes, or in shares of the target."""
        self.in_minutes = in_minutes
        self.column = -1
        self._draw()
        self.update()

    @property
    def top(self) -> float:
        """Return where the scale ends."""
        return self.strip.top_minutes if self.in_minutes else self.strip.top_share

    def value(self, point: StripPoint) -> float | None:
        """Return where a point stands on the scale that is shown."""
        return point.minutes if self.in_minutes else point.share

    def half(self, row: StripRow) -> float | None:
        """Return the median on the scale that is shown."""
        return row.median_minutes if self.in_minutes else row.median_share

    def ticks(self) -> list[float]:
        """Return what gets a figure."""
        if not self.in_minutes:
            return [each / 2 for each in range(int(self.top * 2) + 1)]
        step = next((each for each in (1, 2, 5, 10, 15, 30, 60, 120) if self.top / each <= 10), 240)  # noqa: PLR2004 - so many have room
        return [float(each) for each in range(0, int(self.top) + 1, step)]

    def _draw(self) -> None:
        for item in self.plot.items[:]:
            self.plot.removeItem(item)
        rows = self.strip.rows
        self.view.setYRange(0, max(len(rows), 1), padding=0)
        self.view.setXRange(-self.top * 0.02, self.top * 1.02, padding=0)
        theme, px = self.theme, self.theme.px
        for tick in self.ticks():
            target = tick == 1 and not self.in_minutes
            colour = theme.colour("text.primary" if target else "plot.grid")
            pen = pg.mkPen(colour, width=px(2 if target else 1))
            self.plot.addItem(pg.InfiniteLine(pos=tick, angle=90, pen=pen), ignoreBounds=True)
        for place in range(len(rows) + 1):
            pen = pg.mkPen(theme.colour("plot.grid"), width=px(1))
            self.plot.addItem(pg.InfiniteLine(pos=place, angle=0, pen=pen), ignoreBounds=True)
        self.points = []
        for place, row in enumerate(rows):
            self._draw_row(row, place)
        self._ring: Any = pg.ScatterPlotItem(
            symbol="s", size=px(20), brush=None, pen=pg.mkPen(theme.colour("focus"), width=px(2))
        )
        self.plot.addItem(self._ring, ignoreBounds=True)
        if self.column >= 0:
            self._show_ring()

    def side(self) -> float:
        """Return the side of a mark: smaller where rows are low."""
        high = self.inner().height() / max(len(self.strip.rows), 1)
        return max(min(self.theme.px(_MARK_PX), high * 0.42), self.theme.px(5))

    def _draw_row(self, row: StripRow, place: int) -> None:
        theme, px = self.theme, self.theme.px
        apart = self.top / max(self.inner().width(), 200) * (self.side() + px(1))
        found: list[tuple[float, float, StripPoint]] = []
        last, level = float("-inf"), 0
        for value, point in self._valued(row):
            level = (level + 1) % len(_LIFTS) if value - last < apart else 0
            last = value
            found.append((value, place + _LIFTS[level], point))
        half = self.half(row)
        if half is not None and len(found) > 1:
            x = min(half, self.top)
            pen = pg.mkPen(theme.colour("text.primary"), width=px(3))
            line = pg.PlotCurveItem([x, x], [place + 0.12, place + 0.88], pen=pen)
            self.plot.addItem(line, ignoreBounds=True)
        fill = theme.agency(row.agency.colour)[0]
        if found:
            marks = pg.ScatterPlotItem(
                x=[each[0] for each in found],
                y=[each[1] for each in found],
                symbol=symbol_of(row.agency.shape),
                size=self.side(),
                brush=fill,
                pen=None,
            )
            self.plot.addItem(marks, ignoreBounds=True)
        self.points += found

    def _valued(self, row: StripRow) -> list[tuple[float, StripPoint]]:
        """Return the points that the scale has a place for; the wildest stand at its end."""
        valued = [(self.value(each), each) for each in row.points]
        found = [(min(value, self.top), each) for value, each in valued if value is not None]
        return sorted(found, key=lambda each: each[0])

    # --- which point -------------------------------------------------------------------------

    def own(self, row: int) -> list[tuple[float, float, StripPoint]]:
        """Return the points of a row from left to right."""
        return [each for each in self.points if int(each[1]) == row]

    def choose(self, row: int, column: int) -> None:
        """Ring a point of a row."""
        own = self.own(row)
        self.row, self.column = row, min(column, len(own) - 1)
        self._show_ring()
        if self.column >= 0:
            self.chosen.emit(own[self.column][2])

    def _show_ring(self) -> None:
        own = self.own(self.row)
        there = own[self.column : self.column + 1] if self.column >= 0 else []
        self._ring.setData([x for x, _y, _point in there], [y for _x, y, _point in there])

    def _clicked(self, event: Any) -> None:  # noqa: ANN401 - pyqtgraph has no types
        self.setFocus()
        at = self.view.mapSceneToView(event.scenePos())
        row = int(at.y())
        own = self.own(row)
        if own and 0 <= row < len(self.strip.rows):
            self.choose(row, min(range(len(own)), key=lambda each: abs(own[each][0] - at.x())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, rows = Qt.Key(event.key()), len(self.strip.rows)
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and rows:
            step = 1 if key == Qt.Key.Key_Right else -1
            self.choose(self.row, max(0, self.column + step))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self.choose(min(max(self.row + step, 0), rows - 1), 0)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.column >= 0:
            self.taken.emit(self.own(self.row)[self.column][2].ref)
        else:
            super().keyPressEvent(event)

    # --- the words round it ------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.fill_ground(painter)
        if self.strip.empty:
            words = _("No decision was expected of an agency, so there is no time to show.")
            self.widget.hide()
            paint_empty(painter, QRectF(self.rect()), words, self.theme)
        else:
            self.widget.show()
            paint_scale(painter, self)
            for place, row in enumerate(self.strip.rows):
                paint_row(painter, self, row, place)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, radius=4)
        painter.end()
