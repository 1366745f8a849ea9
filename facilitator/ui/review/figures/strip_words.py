"""What is written round the times to decision: the scale, the agencies, and their sums."""

from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from facilitator.domain.exercise import Agency
from facilitator.domain.strip import Strip, StripRow
from facilitator.i18n import _, ngettext
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import CENTRE, RIGHT, Glyph, paint_glyph, paint_text, text_width

NEVER_PX, SUM_PX = 92, 128
"""The room at the right: for what was never decided, and for how much was in time."""


class StripSeen(Protocol):
    """What the words need to know of the figure."""

    theme: Theme
    strip: Strip
    in_minutes: bool

    def inner(self) -> QRect:
        """Return where the plot lies."""
        ...

    def width(self) -> int:
        """Return how wide the frame is."""
        ...

    def place_of(self, value: float) -> float:
        """Return where a value stands."""
        ...

    def ticks(self) -> list[float]:
        """Return what gets a figure."""
        ...

    def paint_agency(self, painter: QPainter, agency: Agency, top: float, high: float) -> None:
        """Write an agency's mark and name at the left of its row."""
        ...


def paint_scale(painter: QPainter, seen: StripSeen) -> None:
    """Write figures under the scale, and the word over the target."""
    theme, px, inner = seen.theme, seen.theme.px, seen.inner()
    font, ink = theme.font("hint", weight=400), theme.colour("text.secondary")
    for tick in seen.ticks():
        words = _("{n} min") if seen.in_minutes else _("{n} %")
        number = round(tick) if seen.in_minutes else round(tick * 100)
        x = seen.place_of(tick)
        place = QRectF(x - px(36), inner.bottom() + px(4), px(72), px(16))
        said = words.format(n=number)
        paint_text(painter, place, said, font, ink, align=CENTRE, elide=False)
    if not seen.in_minutes:
        x = seen.place_of(1.0)
        place = QRectF(x - px(60), px(6), px(120), px(16))
        strong = theme.font("hint", weight=600)
        primary = theme.colour("text.primary")
        paint_text(painter, place, _("target"), strong, primary, align=CENTRE, elide=False)


def paint_row(painter: QPainter, seen: StripSeen, row: StripRow, place: int) -> None:
    """Write an agency at the left of its row, and what its points come to at the right."""
    theme, px, inner = seen.theme, seen.theme.px, seen.inner()
    high = inner.height() / max(len(seen.strip.rows), 1)
    top = inner.top() + place * high
    seen.paint_agency(painter, row.agency, top, high)
    painter.setPen(QPen(theme.colour("plot.grid"), px(1)))
    for y in (top, top + high):
        painter.drawLine(QPointF(inner.right(), y), QPointF(seen.width() - px(8), y))
    primary, soft = theme.colour("text.primary"), theme.colour("text.secondary")
    caption = theme.font("caption")
    right = QRectF(inner.right() + px(NEVER_PX), top, px(SUM_PX - 12), high)
    told = _("{met} of {all} in time").format(met=row.met, all=row.judged)
    words = told if row.judged else _("no target")
    font = theme.font("caption", weight=600)
    paint_text(painter, right, words, font, primary, align=RIGHT, elide=False)
    if row.never:
        count = len(row.never)
        said = ngettext("never", "{n} never", count).format(n=count)
        wide = text_width(said, caption)
        never = QRectF(inner.right() + px(6), top, wide + 2, high)
        paint_text(painter, never, said, caption, soft, elide=False)
        side = px(14)
        arrow = QRectF(never.right() + px(3), top + (high - side) / 2, side, side)
        paint_glyph(painter, arrow, Glyph.ARROW, primary)
