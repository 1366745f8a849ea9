"""The lanes as they lie: their plan, their zoom, what is seen of them; painted, not yet moved."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.boxes import paint_ghost
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.plan.lanes.picture import paint_lanes
from facilitator.ui.plan.lanes.placing import Box, Layout, Measures, lay_out
from facilitator.ui.plan.lanes.scale import span_of
from facilitator.ui.plan.lanes.seen import TRACK_PX, View
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty, text_width

if TYPE_CHECKING:
    from facilitator.ui.plan.lanes.dragging import Drag

_HEAD_PX = {Density.WIDE: 168, Density.COMPACT: 150, Density.SINGLE: 110}
_BOX_PX, _NUMBER_PX = 150, 34
_TITLES_FROM = 7.0
"""From so many pixels a minute, at 100 %, titles stand in the boxes."""
_LEAST_ZOOM, _MOST_ZOOM = 0.5, 60.0


class LanesGround(QAbstractScrollArea):
    """The lanes of one plan at one zoom."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.exercise: Exercise | None = None
        self.grouping = Grouping.AGENCY
        self.empty = ""
        self.layout_: Layout | None = None
        self._per_minute = 0.0
        self._numbers: dict[str, int] = {}
        self.chosen = ("", "")
        self.drag: Drag | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; the stretch that is seen stays as long."""
        zoom = self._per_minute / self.theme.scale
        self.theme = theme
        self._per_minute = zoom * theme.scale
        self._numbers.clear()
        lay_on_panel(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()

    def lay(self, exercise: Exercise, grouping: Grouping) -> None:
        """Lay out a plan, in other lanes perhaps."""
        self.exercise, self.grouping = exercise, grouping
        self.drag = None
        self._lay_out()

    def zoom(self, factor: float) -> None:
        """Show a shorter or a longer stretch, round the row that is chosen."""
        if self.layout_ is None:
            return
        box, bar = self.current(), self.horizontalScrollBar()
        fixed = box.left - bar.value() if box is not None else self._room() / 2
        fixed = min(max(fixed, 0.0), self._room())
        minute = (bar.value() + fixed) / self._per_minute
        least = self._whole()
        self._per_minute = min(_MOST_ZOOM * self.theme.scale, max(least, self._per_minute * factor))
        self._lay_out()
        bar.setValue(round(minute * self._per_minute - fixed))

    def fit(self) -> None:
        """Show all of it."""
        self._per_minute = self._whole()
        self._lay_out()

    def _room(self) -> float:
        return float(max(1, self.viewport().width() - self.theme.px(_HEAD_PX[self.theme.density])))

    def _whole(self) -> float:
        """Return the zoom at which everything is seen."""
        if self.exercise is None:
            return 1.0
        since, until = span_of(self.exercise)
        return self._room() / max(1.0, (until - since) / timedelta(minutes=1))

    def _titles(self) -> bool:
        return self._per_minute >= _TITLES_FROM * self.theme.scale

    def _lay_out(self) -> None:
        if self.exercise is None:
            return
        if not self._per_minute:
            self._per_minute = max(self._whole(), _LEAST_ZOOM * self.theme.scale)
        px = self.theme.px
        measures = Measures(
            track=px(TRACK_PX),
            pad=px(3),
            gap=px(4),
            least=px(TRACK_PX + 10),
            width_of=self._box_width,
        )
        self.layout_ = lay_out(
            self.exercise, self.grouping, self._per_minute, measures, self.layout_
        )
        self._range()
        self.viewport().update()

    def _box_width(self, row: Inject) -> float:
        px = self.theme.px
        glyph = px(14) if row.kind is RowKind.CONTINGENCY else 0
        if self._titles():
            return px(_BOX_PX)
        wide = self._numbers.get(row.number)
        if wide is None:
            wide = text_width(shown(row.number), self.theme.font("hint", weight=600))
            self._numbers[row.number] = wide
        return max(px(_NUMBER_PX), wide + px(12)) + glyph

    def _range(self) -> None:
        layout, size = self.layout_, self.viewport().size()
        if layout is None:
            return
        view = self.view()
        across_bar, down_bar = self.horizontalScrollBar(), self.verticalScrollBar()
        across_bar.setRange(0, round(max(0.0, layout.scale.width - self._room())))
        across_bar.setPageStep(round(self._room()))
        across_bar.setSingleStep(self.theme.px(20))
        body = size.height() - view.axis
        down_bar.setRange(0, round(max(0.0, layout.height - body)))
        down_bar.setPageStep(max(1, round(body)))
        down_bar.setSingleStep(self.theme.px(20))

    def view(self) -> View:
        """Return what is seen now."""
        if self.layout_ is None or self.exercise is None:
            raise AssertionError("no plan is shown")
        viewport = self.viewport()
        return View(
            theme=self.theme,
            exercise=self.exercise,
            layout=self.layout_,
            grouping=self.grouping,
            left=self.horizontalScrollBar().value(),
            top=self.verticalScrollBar().value(),
            head=self.theme.px(_HEAD_PX[self.theme.density]),
            width=viewport.width(),
            height=viewport.height(),
            titles=self._titles(),
            chosen=self.current(),
            ring=self.hasFocus(),
        )

    def current(self) -> Box | None:
        """Return the box that is chosen."""
        return self.layout_.box(*self.chosen) if self.layout_ is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.exercise is not None and self._per_minute < self._whole():
            self.fit()
        self._range()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.layout_ is None:
            return
        painter = QPainter(self.viewport())
        view = self.view()
        paint_lanes(painter, view)
        if self.drag is not None and self.drag.live:
            paint_ghost(painter, view, self.drag.box, self.drag.ghost(view), self.drag.at(view))
        if not self.layout_.timed:
            room = QRectF(self.viewport().rect()).adjusted(view.head, view.axis, 0, 0)
            paint_empty(painter, room, self.empty, self.theme)
        painter.end()
