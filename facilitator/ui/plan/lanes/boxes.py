"""How one row on a lane is painted, and its ghost while it is dragged."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.shapes import Mark, mark_of
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.grouping import Grouping, is_left_out
from facilitator.ui.plan.lanes.placing import Box
from facilitator.ui.plan.lanes.seen import WINDOW_PX, View
from facilitator.ui.widgets import (
    Glyph,
    marks_width,
    paint_box,
    paint_glyph,
    paint_marks,
    paint_ring,
    paint_text,
    text_width,
)

_MARK_PX: Final = 14
_MOST_MARKS: Final = 3


def paint_window(painter: QPainter, view: View, box: Box) -> None:
    """Draw until when an answer is expected, below the box, with an end that is seen."""
    theme, px = view.theme, view.theme.px
    rect = view.rect(box)
    place = QRectF(rect.left(), rect.bottom() + px(1), box.until - box.left, px(WINDOW_PX))
    painter.fillRect(place, theme.colour("plot.window"))
    line = theme.colour("plot.target")
    painter.fillRect(QRectF(place.left(), place.bottom() - px(1), place.width(), px(1)), line)
    painter.fillRect(QRectF(place.right() - px(1), place.top(), px(1), place.height()), line)


def paint_row(
    painter: QPainter, view: View, box: Box, rect: QRectF, *, chosen: bool = False
) -> None:
    """Draw one row; a contingency is hollow, what is left out is struck."""
    theme, px, row = view.theme, view.theme.px, box.row
    reserve = row.kind is RowKind.CONTINGENCY
    gone = is_left_out(row)
    ink = theme.colour("text.muted" if gone else "text.primary")
    fill = theme.colour("surface.selected" if chosen else "surface.raised")
    paint_box(
        painter,
        rect,
        fill=None if reserve and not chosen else fill,
        line=None if reserve else theme.colour("line.control"),
        width=px(1),
        radius=px(3),
    )
    if reserve:
        pen = QPen(theme.colour("line.control"), px(1), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
    # the left edge is the moment
    painter.fillRect(QRectF(rect.left(), rect.top(), px(3 if chosen else 2), rect.height()), ink)
    _paint_words(painter, view, row, rect)
    if gone:
        middle = rect.center().y()
        painter.fillRect(QRectF(rect.left(), middle, rect.width(), px(1)), ink)
    if chosen and view.ring:
        paint_ring(painter, rect.adjusted(-px(2), -px(2), px(2), px(2)), theme)


def _paint_words(painter: QPainter, view: View, row: Inject, rect: QRectF) -> None:
    theme, px = view.theme, view.theme.px
    left = rect.left() + px(6)
    ink = theme.colour("text.muted" if is_left_out(row) else "text.primary")
    if row.kind is RowKind.CONTINGENCY:
        side = px(11)
        spot = QRectF(left, rect.center().y() - side / 2, side, side)
        paint_glyph(painter, spot, Glyph.HOURGLASS, theme.colour("text.secondary"))
        left = spot.right() + px(3)
    number = QRectF(left, rect.top(), rect.right() - px(3) - left, rect.height())
    wide = paint_text(painter, number, shown(row.number), theme.font("hint", weight=600), ink)
    if not view.titles:
        return
    right = rect.right() - px(4)
    if view.grouping is not Grouping.AGENCY and not row.to_all:
        marks = marks_of(row, view.exercise)
        right -= marks_width(len(marks), theme, size=_MARK_PX)
        middle = rect.center().y()
        paint_marks(painter, right, middle, marks, theme, size=_MARK_PX, gap=2)
        right -= px(3)
    title = QRectF(left + wide + px(5), rect.top(), 0, rect.height())
    title.setRight(right)
    weight = 600 if row.critical else 400
    if title.width() > px(10):
        paint_text(painter, title, shown(row.title), theme.font("hint", weight=weight), ink)


def marks_of(row: Inject, exercise: Exercise) -> tuple[Mark, ...]:
    """Return the marks of the first who get a row."""
    found = (exercise.agency(each) for each in row.to)
    return tuple(mark_of(each) for each in found if each is not None)[:_MOST_MARKS]


def paint_ghost(painter: QPainter, view: View, box: Box, rect: QRectF, at: timedelta) -> None:
    """Draw where a row would stand if it were let go, and the time there."""
    theme, px = view.theme, view.theme.px
    paint_row(painter, view, box, rect, chosen=True)
    pen = QPen(theme.colour("focus"), px(2), Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, px(3), px(3))
    painter.drawLine(QPointF(rect.left(), 0), QPointF(rect.left(), view.height))
    words, font = spans.hours_minutes(at), theme.font("caption", weight=600)
    tag = QRectF(rect.left(), px(1), text_width(words, font) + px(10), px(18))
    painter.fillRect(tag, theme.colour("accent.action"))
    ink = theme.colour("text.on_action")
    paint_text(painter, tag.adjusted(px(5), 0, 0, 0), words, font, ink, elide=False)
