"""The lanes as a widget: arrows walk, Alt and arrows move, + and - zoom, the mouse drags."""

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.dragging import Drag
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.plan.lanes.keys import Wish, wish_of
from facilitator.ui.plan.lanes.picture import TRACK_PX, View, paint_ghost, paint_lanes
from facilitator.ui.plan.lanes.placing import Box, Layout, Measures, lay_out, span_of
from facilitator.ui.plan.lanes.walking import across, at_end, beside, first_box
from facilitator.ui.plan.lanes.words import row_words
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty, text_width

_HEAD_PX = {Density.WIDE: 168, Density.COMPACT: 150, Density.SINGLE: 110}
_BOX_PX, _NUMBER_PX = 150, 34
_TITLES_FROM = 7.0
"""From so many pixels a minute, at 100 %, titles stand in the boxes."""
_LEAST_ZOOM, _MOST_ZOOM, _STEP = 0.5, 60.0, 1.3
_DRAG_PX = 5


class LanesView(QAbstractScrollArea):
    """The lanes of one plan; it asks for moves and does not make them."""

    walked = Signal()
    shifted = Signal(object, int)
    rehomed = Signal(object, int)
    dropped = Signal(object, object, int)
    taken = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.exercise: Exercise | None = None
        self.grouping = Grouping.AGENCY
        self.empty = ""
        self.layout_: Layout | None = None
        self._per_minute = 0.0
        self._current = ("", "")
        self._drag: Drag | None = None
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
        lay_on_panel(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lay_out()

    def show_plan(self, exercise: Exercise, grouping: Grouping) -> None:
        """Show a plan, in other lanes perhaps; the row that is chosen stays chosen."""
        regrouped = grouping is not self.grouping
        self.exercise, self.grouping = exercise, grouping
        self._drag = None
        self._lay_out()
        if self._layout_box() is None and self.layout_ is not None:
            places = self.layout_.places.values()
            self.choose(next((each for each in places if each.row.id == self._current[0]), None))
        if regrouped:
            self.see()

    def zoom(self, factor: float) -> None:
        """Show a shorter or a longer stretch, round the row that is chosen."""
        if self.layout_ is None:
            return
        box, bar = self._layout_box(), self.horizontalScrollBar()
        fixed = box.left - bar.value() if box is not None else self._room() / 2
        fixed = min(max(fixed, 0.0), self._room())
        minute = (bar.value() + fixed) / self._per_minute
        least = max(_LEAST_ZOOM * self.theme.scale, self._whole())
        self._per_minute = min(_MOST_ZOOM * self.theme.scale, max(least, self._per_minute * factor))
        self._lay_out()
        bar.setValue(round(minute * self._per_minute - fixed))

    def fit(self) -> None:
        """Show all of it."""
        self._per_minute = 0.0
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
        self.layout_ = lay_out(self.exercise, self.grouping, self._per_minute, measures)
        self._range()
        self.viewport().update()

    def _box_width(self, row: Inject) -> float:
        px = self.theme.px
        glyph = px(14) if row.kind is RowKind.CONTINGENCY else 0
        if self._titles():
            return px(_BOX_PX)
        wide = text_width(shown(row.number), self.theme.font("hint", weight=600))
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
            chosen=self._layout_box(),
            ring=self.hasFocus(),
        )

    def _layout_box(self) -> Box | None:
        return self.layout_.box(*self._current) if self.layout_ is not None else None

    def current(self) -> Box | None:
        """Return the box that is chosen."""
        return self._layout_box()

    def choose(self, box: Box | None) -> None:
        """Choose a row in a lane, and bring it into view."""
        if box is None or self.layout_ is None or self.exercise is None:
            self._current = ("", "")
        else:
            self._current = (box.row.id, self.layout_.strips[box.lane].lane.key)
            self.see()
            lane = self.layout_.strips[box.lane].lane.label
            self.setAccessibleDescription(f"{lane}: {row_words(box.row, self.exercise)}")
        self.viewport().update()
        self.walked.emit()

    def see(self) -> None:
        """Bring the chosen row into view."""
        box = self._layout_box()
        if box is None:
            return
        view, px = self.view(), self.theme.px
        rect = view.rect(box)
        right, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if rect.left() < view.head + px(8) or rect.right() > view.width - px(8):
            middle = box.left + rect.width() / 2 - self._room() / 2
            right.setValue(round(middle))
        if rect.top() < view.axis:
            down.setValue(round(down.value() - (view.axis - rect.top()) - px(4)))
        elif rect.bottom() > view.height:
            down.setValue(round(down.value() + rect.bottom() - view.height + px(8)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish is None:
            super().keyPressEvent(event)
            return
        self._fulfil(wish)

    def _fulfil(self, wish: Wish) -> None:
        layout, box = self.layout_, self._layout_box()
        if layout is None:
            return
        if wish.zoom:
            self.zoom(_STEP**wish.zoom)
        elif wish.fit:
            self.fit()
        elif wish.drop:
            self._drag = None
            self.viewport().update()
        elif box is None:
            self.choose(first_box(layout))
        elif wish.take:
            self.taken.emit(box.row.id)
        elif wish.shift:
            self.shifted.emit(box, wish.shift)
        elif wish.home:
            self.rehomed.emit(box, wish.home)
        elif wish.beside or wish.across or wish.end:
            found = (
                beside(layout, box, wish.beside)
                if wish.beside
                else across(layout, box, wish.across)
                if wish.across
                else at_end(layout, box, wish.end)
            )
            self.choose(found or box)

    def box_at(self, place: QPointF) -> Box | None:
        """Return the box at a place of the widget, the one painted last."""
        if self.layout_ is None or not self.layout_.strips:
            return None
        view = self.view()
        if place.x() < view.head or place.y() < view.axis:
            return None
        strip = self.layout_.strips[self.layout_.strip_at(place.y() - view.axis + view.top)]
        x = place.x() - view.head + view.left
        near = strip.between(x, x + 1, self.layout_.widest)
        return next((each for each in reversed(near) if view.rect(each).contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self.box_at(event.position())
        if box is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(box)
            self._drag = Drag(box=box, taken=event.position(), now=event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            least = self.theme.px(_DRAG_PX)
            self._drag = self._drag.moved(event.position(), least, coarse=coarse)
            self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.viewport().update()
        if drag is not None and drag.live:
            view = self.view()
            self.dropped.emit(drag.box, drag.by(view), drag.lane(view))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        box = self.box_at(event.position())
        if box is not None:
            self.taken.emit(box.row.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.exercise is not None and self._per_minute < self._whole():
            self.fit()
        self._range()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._layout_box() is None and self.layout_ is not None:
            self.choose(first_box(self.layout_))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.layout_ is None:
            return
        painter = QPainter(self.viewport())
        view = self.view()
        paint_lanes(painter, view)
        if self._drag is not None and self._drag.live:
            paint_ghost(painter, view, self._drag.ghost(view), self._drag.at(view))
        if not self.layout_.places:
            room = QRectF(self.viewport().rect()).adjusted(view.head, view.axis, 0, 0)
            paint_empty(painter, room, self.empty, self.theme)
        painter.end()
