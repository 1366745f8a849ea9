"""The lanes under somebody's hands: arrows walk, Alt and arrows move, the mouse drags."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.lanes.dragging import Drag
from facilitator.ui.plan.lanes.ground import LanesGround
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.plan.lanes.keys import Wish, wish_of
from facilitator.ui.plan.lanes.placing import Box, Strip
from facilitator.ui.plan.lanes.walking import across, at_end, beside, first_box
from facilitator.ui.plan.lanes.words import row_words

STEP = 1.3
"""How much nearer one step of the zoom is."""
_DRAG_PX = 5


class LanesView(LanesGround):
    """It asks for moves and does not make them."""

    walked = Signal()
    shifted = Signal(object, int)
    rehomed = Signal(object, int)
    dropped = Signal(object, object, int)
    taken = Signal(str)

    def show_plan(self, exercise: Exercise, grouping: Grouping) -> None:
        """Show a plan, in other lanes perhaps; the row that is chosen stays chosen."""
        regrouped = grouping is not self.grouping
        self.lay(exercise, grouping)
        if self.current() is None and self.layout_ is not None:
            self.choose(self.layout_.first_of(self.chosen[0]))
        if regrouped:
            self.see()

    def choose(self, box: Box | None) -> None:
        """Choose a row in a lane, and bring it into view."""
        if box is None or self.layout_ is None or self.exercise is None:
            self.chosen = ("", "")
        else:
            self.chosen = (box.row.id, self.layout_.strips[box.lane].lane.key)
            self.see()
            lane = self.layout_.strips[box.lane].lane.label
            self.setAccessibleDescription(f"{lane}: {row_words(box.row, self.exercise)}")
        self.viewport().update()
        self.walked.emit()

    def see(self) -> None:
        """Bring the chosen row into view."""
        box = self.current()
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

    def see_lane(self, key: str) -> Strip | None:
        """Bring a lane into view and return it; None if there is none of that key."""
        strips = self.layout_.strips if self.layout_ is not None else ()
        found = next((each for each in strips if each.lane.key == key), None)
        if found is not None:
            self.verticalScrollBar().setValue(round(found.top))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish is None:
            super().keyPressEvent(event)
            return
        self._fulfil(wish)

    def _fulfil(self, wish: Wish) -> None:
        layout, box = self.layout_, self.current()
        if layout is None:
            return
        if wish.zoom:
            self.zoom(STEP**wish.zoom)
        elif wish.fit:
            self.fit()
        elif wish.drop:
            self.drag = None
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
        near = strip.between(x, x + 1)
        return next((each for each in reversed(near) if view.rect(each).contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self.box_at(event.position())
        if box is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(box)
            self.drag = Drag(box=box, taken=event.position(), now=event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.drag is not None:
            coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            least = self.theme.px(_DRAG_PX)
            self.drag = self.drag.moved(event.position(), least, coarse=coarse)
            self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drag, self.drag = self.drag, None
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
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current() is None and self.layout_ is not None:
            self.choose(first_box(self.layout_))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
