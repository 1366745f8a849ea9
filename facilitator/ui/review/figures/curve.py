"""How soon decisions were taken, on screen: a curve from twenty expected decisions on."""

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from facilitator.domain.curve import LEAST, Curve, Steps
from facilitator.i18n import _
from facilitator.ui.review.curvewords import told_median, value_words
from facilitator.ui.review.figures.framed import Framed, pg
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, RIGHT, paint_empty, paint_ring, paint_text

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 480)
_TICKS, _QUARTERS = 10, 4
_END_PX = 118
"""The room at the right, for how many were taken."""


class CurveFigure(Framed):
    """The share of all expected decisions taken by then; M turns between minutes and target."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("How soon"))
        self.curve = Curve()
        self.in_minutes = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)

    @property
    def steps(self) -> Steps:
        """Return the curve on the scale that is shown."""
        return self.curve.minutes if self.in_minutes else self.curve.shares

    def margins(self) -> QMargins:
        px = self.theme.px
        return QMargins(px(58), px(14), px(_END_PX), px(42))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._draw()

    def show_curve(self, curve: Curve) -> None:
        """Show another run."""
        self.curve = curve
        self.place()
        self._draw()

    def set_in_minutes(self, *, in_minutes: bool) -> None:
        """Measure in minutes, or in shares of the target."""
        self.in_minutes = in_minutes
        self._draw()
        self.update()

    def ticks(self) -> list[float]:
        """Return what gets a figure under the scale."""
        top = self.steps.top
        if not self.in_minutes:
            step = 0.5 if top <= _TICKS / 2 else float(-(-top // _TICKS))
            return [each * step for each in range(int(top / step) + 1)]
        step = next((each for each in _STEPS if top / each <= _TICKS), _STEPS[-1])
        return [float(each) for each in range(0, int(top) + 1, step)]

    def _draw(self) -> None:
        for item in self.plot.items[:]:
            self.plot.removeItem(item)
        steps, theme, px = self.steps, self.theme, self.theme.px
        self.view.setYRange(0, 1.02, padding=0)
        self.view.setXRange(0, steps.top, padding=0)
        if not steps.drawn:
            return
        grid = pg.mkPen(theme.colour("plot.grid"), width=px(1))
        strong = pg.mkPen(theme.colour("text.primary"), width=px(2))
        soft = pg.mkPen(theme.colour("text.secondary"), width=px(1), style=Qt.PenStyle.DashLine)
        for quarter in range(_QUARTERS + 1):
            line = pg.InfiniteLine(pos=quarter / _QUARTERS, angle=0, pen=grid)
            self.plot.addItem(line, ignoreBounds=True)
        if not self.in_minutes:
            self.plot.addItem(pg.InfiniteLine(pos=1, angle=90, pen=strong), ignoreBounds=True)
        half = steps.value_at(0.5)
        if half is not None:
            median = pg.PlotCurveItem([0, half, half], [0.5, 0.5, 0], pen=soft)
            self.plot.addItem(median, ignoreBounds=True)
        corners = steps.corners()
        curve = pg.PlotCurveItem(
            [x for x, _y in corners],
            [y for _x, y in corners],
            pen=pg.mkPen(theme.colour("focus"), width=px(2)),
        )
        self.plot.addItem(curve, ignoreBounds=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.fill_ground(painter)
        steps = self.steps
        self.widget.setVisible(steps.drawn)
        if steps.drawn:
            self._paint_scales(painter, steps)
            self._paint_end(painter, steps)
        else:
            words = _(
                "A curve needs at least {n} expected decisions; here are {all}. Read the marks in"
                " “Time to decision”."
            )
            said = words.format(n=LEAST, all=steps.n)
            paint_empty(painter, QRectF(self.rect()), said, self.theme)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), self.theme, radius=4)
        painter.end()

    def _paint_scales(self, painter: QPainter, steps: Steps) -> None:
        theme, px, inner = self.theme, self.theme.px, self.inner()
        font, ink = theme.font("hint", weight=400), theme.colour("text.secondary")
        for quarter in range(_QUARTERS + 1):
            share = quarter / _QUARTERS
            y = inner.bottom() - share / 1.02 * inner.height()
            place = QRectF(0, y - px(8), inner.left() - px(6), px(16))
            said = _("{n} %").format(n=round(share * 100))
            paint_text(painter, place, said, font, ink, align=RIGHT, elide=False)
        for tick in self.ticks():
            x = self.place_of(tick)
            place = QRectF(x - px(36), inner.bottom() + px(3), px(72), px(16))
            said = value_words(tick, in_minutes=self.in_minutes)
            paint_text(painter, place, said, font, ink, align=CENTRE, elide=False)
        foot = QRectF(inner.left(), inner.bottom() + px(21), inner.width(), px(16))
        told = _("minutes after delivery") if self.in_minutes else _("share of the target used")
        half = told_median(steps, in_minutes=self.in_minutes)
        words = f"{told} · {half}" if half else told
        paint_text(painter, foot, words, font, ink, align=CENTRE)

    def _paint_end(self, painter: QPainter, steps: Steps) -> None:
        theme, px, inner = self.theme, self.theme.px, self.inner()
        y = inner.bottom() - steps.reached / 1.02 * inner.height()
        place = QRectF(inner.right() + px(6), y - px(8), px(_END_PX - 10), px(16))
        told = _("{n} of {all} taken").format(n=len(steps.values), all=steps.n)
        strong = theme.font("caption", weight=600)
        paint_text(painter, place, told, strong, theme.colour("text.primary"))
