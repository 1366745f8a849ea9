"""How lanes, phases and the time axis are painted; only what is seen."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.boxes import paint_row, paint_window
from facilitator.ui.plan.lanes.placing import Strip
from facilitator.ui.plan.lanes.seen import AXIS_PX, BAND_PX, View
from facilitator.ui.plan.lanes.ticks import ticks
from facilitator.ui.widgets import paint_mark, paint_text
from facilitator.ui.widgets.prose import wrapped

_TICK_PX: Final = 64


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
    ends = ([start for start, _name in timed[1:]] + [scale.until])[: len(timed)]
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
    seen = strip.between(view.left, view.left + body.width())
    for box in seen:
        if box.until:
            paint_window(painter, view, box)
    for box in seen:
        if box is not view.chosen:
            paint_row(painter, view, box, view.rect(box))
    if view.chosen is not None and view.chosen in seen:
        paint_row(painter, view, view.chosen, view.rect(view.chosen), chosen=True)


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
        words = QRectF(px(12), top, view.head - px(18), min(px(40), rect.bottom() - top))
        if strip.lane.mark is not None:
            side = px(18)
            spot = QRectF(words.left(), words.center().y() - side / 2, side, side)
            paint_mark(painter, spot, strip.lane.mark, theme)
            words.setLeft(spot.right() + px(6))
        font = theme.font("table", weight=600 if place == chosen else 500)
        _paint_label(painter, view, words, strip.lane.label, font)
        line = QRectF(0, rect.bottom() - px(1), view.head, px(1))
        painter.fillRect(line, theme.colour("line.subtle"))
    painter.restore()
    edge = QRectF(view.head - px(1), 0, px(1), view.height)
    painter.fillRect(edge, theme.colour("line.control"))
    line = QRectF(0, view.axis - px(1), view.width, px(1))
    painter.fillRect(line, theme.colour("line.control"))


def _paint_label(painter: QPainter, view: View, rect: QRectF, label: str, font: QFont) -> None:
    """Write the name of a lane on one line, or on two where it is long."""
    high = view.theme.line("table")
    lines = wrapped(label, font, rect.width())
    if len(lines) > 1 and rect.height() >= 2 * high:
        lines = [lines[0], " ".join(lines[1:])]
    else:
        lines = [label]
    top = rect.center().y() - high * len(lines) / 2
    for line in lines:
        place = QRectF(rect.left(), top, rect.width(), high)
        paint_text(painter, place, line, font, view.theme.colour("text.primary"))
        top += high
