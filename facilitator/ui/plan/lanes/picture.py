"""How lanes, phases, boxes and the time axis are painted; only what is seen."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.grouping import Grouping, is_left_out
from facilitator.ui.plan.lanes.placing import Box, Layout, Strip
from facilitator.ui.plan.lanes.ticks import ticks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    Glyph,
    marks_width,
    paint_box,
    paint_glyph,
    paint_mark,
    paint_marks,
    paint_ring,
    paint_text,
    text_width,
)

BOX_PX: Final = 22
WINDOW_PX: Final = 5
TRACK_PX: Final = BOX_PX + WINDOW_PX + 4
AXIS_PX: Final = 22
BAND_PX: Final = 20
_TICK_PX: Final = 64
_MARK_PX: Final = 14
_MOST_MARKS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is seen of the lanes: how far it is scrolled, and how much room there is."""

    theme: Theme
    exercise: Exercise
    layout: Layout
    grouping: Grouping
    left: float
    top: float
    head: float
    width: float
    height: float
    titles: bool
    chosen: Box | None = None
    ring: bool = False

    @property
    def axis(self) -> float:
        """Return the height of axis and phases above the lanes."""
        return float(self.theme.px(AXIS_PX) + self.theme.px(BAND_PX))

    def rect(self, box: Box) -> QRectF:
        """Return where a box stands in the widget."""
        px = self.theme.px
        strip = self.layout.strips[box.lane]
        top = self.axis + strip.top + px(4) + box.track * px(TRACK_PX) - self.top
        return QRectF(self.head + box.left - self.left, top, box.right - box.left, px(BOX_PX))


def paint_lanes(painter: QPainter, view: View) -> None:
    """Paint everything that is seen."""
    theme = view.theme
    whole = QRectF(0, 0, view.width, view.height)
    painter.fillRect(whole, theme.colour("surface.panel"))
    body = QRectF(view.head, view.axis, view.width - view.head, view.height - view.axis)
    painter.save()
    painter.setClipRect(body)
    _paint_ground(painter, view, body)
    for strip in view.layout.strips:
        if strip.top + strip.height >= view.top and strip.top <= view.top + body.height():
            _paint_strip(painter, view, strip, body)
    painter.restore()
    painter.save()
    painter.setClipRect(QRectF(view.head, 0, view.width - view.head, view.axis))
    _paint_phases(painter, view)
    _paint_axis(painter, view)
    painter.restore()
    _paint_heads(painter, view, body)


def _phases(view: View) -> list[tuple[float, float, str]]:
    """Return where each phase begins and ends, and its name."""
    timed = sorted(
        (each.starts, each.name) for each in view.exercise.phases if each.starts is not None
    )
    scale = view.layout.scale
    ends = [start for start, _name in timed[1:]] + [scale.until]
    return [
        (
            view.head + scale.x(start) - view.left,
            view.head + scale.x(end) - view.left,
            shown(name),
        )
        for (start, name), end in zip(timed, ends, strict=True)
    ]


def _apart(view: View) -> int:
    """Return how far apart the marks of time are at least: their words have room."""
    return view.theme.px(_TICK_PX) * (1 if view.exercise.story_start is None else 2)


def _paint_ground(painter: QPainter, view: View, body: QRectF) -> None:
    theme = view.theme
    for place, (left, right, _name) in enumerate(_phases(view)):
        if place % 2:
            band = QRectF(left, body.top(), right - left, body.height())
            painter.fillRect(band, theme.colour("plot.pause"))
    grid, thin = theme.colour("plot.grid"), theme.px(1)
    scale = view.layout.scale
    for at in ticks(scale, view.left, view.left + body.width(), _apart(view)):
        x = view.head + scale.x(at) - view.left
        painter.fillRect(QRectF(x, body.top(), thin, body.height()), grid)
    strong = theme.colour("line.control")
    for left, _right, _name in _phases(view)[1:]:
        painter.fillRect(QRectF(left, body.top(), thin, body.height()), strong)


def _paint_strip(painter: QPainter, view: View, strip: Strip, body: QRectF) -> None:
    theme = view.theme
    bottom = view.axis + strip.top + strip.height - view.top
    thin = theme.px(1)
    line = QRectF(body.left(), bottom - thin, body.width(), thin)
    painter.fillRect(line, theme.colour("line.subtle"))
    seen = strip.between(view.left, view.left + body.width(), view.layout.widest)
    for box in seen:
        if box.until:
            _paint_window(painter, view, box)
    for box in seen:
        if box is not view.chosen:
            paint_row(painter, view, box, view.rect(box))
    if view.chosen is not None and view.chosen in seen:
        paint_row(painter, view, view.chosen, view.rect(view.chosen), chosen=True)


def _paint_window(painter: QPainter, view: View, box: Box) -> None:
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


def _paint_phases(painter: QPainter, view: View) -> None:
    theme, px = view.theme, view.theme.px
    top, high = px(AXIS_PX), px(BAND_PX)
    for place, (left, right, name) in enumerate(_phases(view)):
        band = QRectF(left, top, right - left, high)
        painter.fillRect(band, theme.colour("plot.pause" if place % 2 else "surface.raised"))
        painter.fillRect(QRectF(left, top, px(1), high), theme.colour("line.control"))
        # the name stays in view while some of its phase is
        words = band.adjusted(px(6), 0, -px(4), 0)
        words.setLeft(max(words.left(), view.head + px(6)))
        if words.width() > px(16):
            ink = theme.colour("text.secondary")
            paint_text(painter, words, name, theme.font("caption"), ink)


def _paint_axis(painter: QPainter, view: View) -> None:
    theme, px = view.theme, view.theme.px
    scale, story = view.layout.scale, view.exercise.story_start
    font, hint = theme.font("hint", weight=500), theme.font("hint", weight=400)
    for at in ticks(scale, view.left, view.left + view.width, _apart(view)):
        x = view.head + scale.x(at) - view.left
        painter.fillRect(QRectF(x, px(14), px(1), px(AXIS_PX - 14)), theme.colour("plot.axis"))
        place = QRectF(x + px(4), 0, px(_TICK_PX), px(AXIS_PX))
        words = spans.hours_minutes(at)
        wide = paint_text(painter, place, words, font, theme.colour("text.primary"), elide=False)
        if story is not None:
            place.translate(wide + px(6), 0)
            told = f"{story + at:%H:%M}"
            soft = theme.colour("text.muted")
            paint_text(painter, place, told, hint, soft, elide=False)
    line = QRectF(view.head, px(AXIS_PX) - px(1), view.width, px(1))
    painter.fillRect(line, theme.colour("plot.axis"))


def _paint_heads(painter: QPainter, view: View, body: QRectF) -> None:
    theme, px = view.theme, view.theme.px
    painter.save()
    corner = QRectF(0, 0, view.head, view.axis)
    painter.fillRect(corner, theme.colour("surface.panel"))
    if view.exercise.story_start is not None:
        words = _("exercise, story time")
        room = corner.adjusted(px(12), 0, -px(6), -px(BAND_PX))
        soft = theme.colour("text.secondary")
        paint_text(painter, room, words, theme.font("caption"), soft)
    painter.setClipRect(QRectF(0, view.axis, view.head, body.height()))
    painter.fillRect(QRectF(0, view.axis, view.head, body.height()), theme.colour("surface.panel"))
    chosen = view.chosen.lane if view.chosen is not None else -1
    for place, strip in enumerate(view.layout.strips):
        rect = QRectF(0, view.axis + strip.top - view.top, view.head, strip.height)
        if rect.bottom() < view.axis or rect.top() > view.height:
            continue
        # the name stays in view while some of its lane is
        top = max(rect.top(), view.axis)
        words = QRectF(px(12), top, view.head - px(18), min(px(30), rect.bottom() - top))
        if strip.lane.mark is not None:
            side = px(18)
            spot = QRectF(words.left(), words.center().y() - side / 2, side, side)
            paint_mark(painter, spot, strip.lane.mark, theme)
            words.setLeft(spot.right() + px(6))
        font = theme.font("table", weight=600 if place == chosen else 500)
        paint_text(painter, words, strip.lane.label, font, theme.colour("text.primary"))
        line = QRectF(0, rect.bottom() - px(1), view.head, px(1))
        painter.fillRect(line, theme.colour("line.subtle"))
    painter.restore()
    edge = QRectF(view.head - px(1), 0, px(1), view.height)
    painter.fillRect(edge, theme.colour("line.control"))
    line = QRectF(0, view.axis - px(1), view.width, px(1))
    painter.fillRect(line, theme.colour("line.control"))


def paint_ghost(painter: QPainter, view: View, rect: QRectF, at: timedelta) -> None:
    """Draw where a row would stand if it were let go, and the time there."""
    theme, px = view.theme, view.theme.px
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
