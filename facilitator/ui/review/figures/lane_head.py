"""What is written over and under the lanes: injects, pauses and jumps; the two axes of time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from facilitator.domain.clock import ClockState, Jump, Pause, wall_of
from facilitator.domain.events import JumpSort
from facilitator.domain.lanes import Flag, Timeline
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, RIGHT, paint_text, text_width

STEPS = (10, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
"""Seconds that may lie between two figures of the axis."""
_TICK_PX = 76
"""So much room a figure of the axis has at least."""


class LanesSeen(Protocol):
    """What the words need to know of the figure."""

    theme: Theme
    line: Timeline | None
    clock: ClockState
    at: float

    def inner(self) -> QRect:
        """Return where the plot lies."""
        ...

    def place_of(self, value: float) -> float:
        """Return where a second stands."""
        ...

    def shown_range(self) -> tuple[float, float]:
        """Return the seconds in view."""
        ...

    def hidden_after(self) -> float:
        """Return the second after which nothing is shown yet."""
        ...


def paint_head(painter: QPainter, seen: LanesSeen) -> None:
    """Write the numbers of injects over the lanes, and over them pauses and jumps."""
    line, theme, px = seen.line, seen.theme, seen.theme.px
    if line is None:
        return
    inner, (least, most) = seen.inner(), seen.shown_range()
    end = float("-inf")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for flag in line.flags:
        at = flag.at.total_seconds()
        if not least <= at <= min(most, seen.hidden_after()):
            continue
        x = seen.place_of(at)
        _paint_flag(painter, flag, x, inner.top(), theme)
        font = theme.font("caption", weight=600)
        words = shown(flag.number)[:8]
        half = text_width(words, font) / 2 + px(2)
        if x - half < end:
            continue
        end = x + half
        ink = theme.colour("text.secondary" if flag.skipped else "text.primary")
        place = QRectF(x - half, inner.top() - px(27), 2 * half, px(16))
        paint_text(painter, place, words, font, ink, align=CENTRE, elide=False)
        if flag.skipped:
            painter.setPen(QPen(ink, px(1)))
            middle = place.center().y() + px(1)
            painter.drawLine(QPointF(x - half, middle), QPointF(x + half, middle))
    _paint_notes(painter, seen, line)


def _paint_flag(painter: QPainter, flag: Flag, x: float, foot: float, theme: Theme) -> None:
    px = theme.px
    side, top = px(4), foot - px(10)
    ink = theme.colour("text.secondary")
    painter.setPen(QPen(ink, px(1)))
    painter.setBrush(Qt.BrushStyle.NoBrush if flag.skipped else ink)
    corners = (QPointF(x - side, top), QPointF(x + side, top), QPointF(x, top + px(7)))
    painter.drawPolygon(QPolygonF(list(corners)))


def _paint_notes(painter: QPainter, seen: LanesSeen, line: Timeline) -> None:
    theme, px = seen.theme, seen.theme.px
    inner, (least, most) = seen.inner(), seen.shown_range()
    font, ink = theme.font("caption"), theme.colour("text.secondary")
    end = float("-inf")
    for at, words in sorted(notes(line)):
        if not least <= at <= min(most, seen.hidden_after()):
            continue
        half = text_width(words, font) / 2 + px(3)
        x = min(max(seen.place_of(at), inner.left() + half), inner.right() - half)
        if x - half >= end:
            place = QRectF(x - half, px(5), 2 * half, px(16))
            paint_text(painter, place, words, font, ink, align=CENTRE, elide=False)
            end = x + half


def notes(line: Timeline) -> Iterator[tuple[float, str]]:
    """Return the words over pauses and jumps, with the second at which they stand."""
    for pause in line.pauses:
        yield pause.at.total_seconds(), pause_words(pause)
    for jump in line.jumps:
        yield jump.at.total_seconds(), jump_words(jump)


def pause_words(pause: Pause) -> str:
    """Return what a pause is called."""
    if pause.safety:
        return _("stopped: real emergency")
    if pause.ended is None:
        return _("pause")
    return _("pause {time}").format(time=spans.ago(pause.ended - pause.began))


def jump_words(jump: Jump) -> str:
    """Return what a jump is called."""
    text = _("jump +{time}") if jump.sort is JumpSort.STORY else _("clock +{time}")
    return text.format(time=spans.ago(jump.by))


def ticks(least: float, most: float, room: float) -> list[int]:
    """Return the seconds that get a figure, where at most so many have room."""
    wanted = (most - least) / max(room, 1)
    step = next((each for each in STEPS if each >= wanted), STEPS[-1])
    first = -(-least // step)
    return [int(place * step) for place in range(int(first), int(most // step) + 1)]


def paint_axis(painter: QPainter, seen: LanesSeen) -> None:
    """Write exercise time, and under it wall time."""
    theme, px = seen.theme, seen.theme.px
    inner, (least, most) = seen.inner(), seen.shown_range()
    font, ink = theme.font("hint", weight=400), theme.colour("text.secondary")
    top, high = inner.bottom() + px(4), px(15)
    left = QRectF(0, top, inner.left() - px(24), high)
    paint_text(painter, left, _("exercise"), font, ink, align=RIGHT)
    paint_text(painter, left.translated(0, high), _("wall"), font, ink, align=RIGHT)
    painter.setPen(QPen(theme.colour("plot.axis"), px(1)))
    within = most - least < 10 * STEPS[2]
    for at in ticks(least, most, inner.width() / px(_TICK_PX)):
        x = seen.place_of(at)
        painter.drawLine(QPointF(x, inner.bottom() + 1), QPointF(x, inner.bottom() + px(4)))
        time = timedelta(seconds=at)
        words = spans.full(time) if within else spans.hours_minutes(time)
        place = QRectF(x - px(38), top, px(76), high)
        paint_text(painter, place, words, font, ink, align=CENTRE, elide=False)
        wall = wall_of(seen.clock, time)
        if wall is not None:
            there = f"{wall.astimezone():%H:%M:%S}" if within else f"{wall.astimezone():%H:%M}"
            under = place.translated(0, high)
            paint_text(painter, under, there, font, ink, align=CENTRE, elide=False)
        painter.setPen(QPen(theme.colour("plot.axis"), px(1)))
