"""Workload on screen: two bars in each five minutes, a row for each agency, one height for all."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QMargins, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from facilitator.domain.exercise import Agency
from facilitator.domain.workload import Workload
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.review.figures.framed import Framed, pg
from facilitator.ui.review.figures.lane_head import ticks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, RIGHT, paint_ring, paint_text

_TICK_PX = 60
_AIR = 0.12
"""What a row leaves free over its highest bar."""


class WorkFigure(Framed):
    """Injects as plain bars, decisions in the agency's colour beside them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Workload"))
        self.work = Workload()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)

    def agencies(self) -> Iterable[Agency]:
        return [each.agency for each in self.work.rows]

    def margins(self) -> QMargins:
        px = self.theme.px
        return QMargins(self.names_room() + px(24), px(28), px(12), px(24))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._draw()

    def show_work(self, work: Workload) -> None:
        """Show another run."""
        self.work = work
        self.place()
        self._draw()

    def _draw(self) -> None:
        for item in self.plot.items[:]:
            self.plot.removeItem(item)
        work = self.work
        # y counts upwards here: the first agency has the uppermost row
        self.view.setYRange(0, max(len(work.rows), 1), padding=0)
        self.view.setXRange(0, max(work.bins, 1), padding=0)
        grid = pg.mkPen(self.theme.colour("plot.axis"), width=self.theme.px(1))
        plain = self.theme.colour("text.secondary")
        for place, row in enumerate(work.rows):
            foot = len(work.rows) - 1 - place
            self.plot.addItem(pg.InfiniteLine(pos=foot, angle=0, pen=grid), ignoreBounds=True)
            own = self.theme.agency(row.agency.colour)[0]
            for counts, left, colour in ((row.injects, 0.1, plain), (row.decisions, 0.5, own)):
                self._bars(counts, foot, left, colour)

    def _bars(self, counts: tuple[int, ...], foot: int, left: float, colour: Any) -> None:  # noqa: ANN401 - a colour
        there = [(place, count) for place, count in enumerate(counts) if count]
        if not there:
            return
        bars = pg.BarGraphItem(
            x0=[place + left for place, _count in there],
            width=0.38,
            y0=foot,
            height=[count / self.work.top * (1 - _AIR) for _place, count in there],
            brush=colour,
            pen=None,
        )
        self.plot.addItem(bars, ignoreBounds=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.fill_ground(painter)
        theme, px, inner = self.theme, self.theme.px, self.inner()
        font, ink = theme.font("hint", weight=400), theme.colour("text.secondary")
        high = inner.height() / max(len(self.work.rows), 1)
        for place, row in enumerate(self.work.rows):
            top = inner.top() + place * high
            self._paint_row(painter, row.agency, top, high)
        key = QRectF(inner.left(), px(6), inner.width(), px(16))
        words = _("in each 5 minutes: left bar injects, right bar decisions; one scale for all")
        paint_text(painter, key, words, font, ink)
        width = self.work.width.total_seconds()
        since = self.work.since.total_seconds()
        room = inner.width() / px(_TICK_PX)
        for at in ticks(since, since + self.work.bins * width, room):
            x = self.place_of((at - since) / width)
            place_ = QRectF(x - px(32), inner.bottom() + px(4), px(64), px(16))
            said = spans.hours_minutes(timedelta(seconds=at))
            paint_text(painter, place_, said, font, ink, align=CENTRE, elide=False)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), theme, radius=4)
        painter.end()

    def _paint_row(self, painter: QPainter, agency: Agency, top: float, high: float) -> None:
        theme, px, inner = self.theme, self.theme.px, self.inner()
        font, ink = theme.font("hint", weight=400), theme.colour("text.secondary")
        self.paint_agency(painter, agency, top, high)
        most = QRectF(inner.left() - px(30), top + high * _AIR - px(7), px(25), px(14))
        paint_text(painter, most, str(self.work.top), font, ink, align=RIGHT, elide=False)
        none = QRectF(most.left(), top + high - px(14), most.width(), px(14))
        paint_text(painter, none, "0", font, ink, align=RIGHT, elide=False)
        painter.setPen(QPen(theme.colour("plot.grid"), px(1)))
        y = top + high * _AIR
        painter.drawLine(QPointF(inner.left() - px(3), y), QPointF(inner.left(), y))
