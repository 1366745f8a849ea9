"""How a row of the script is painted."""

from collections.abc import Callable  # noqa: TC003 - beside what is needed while running

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.script import ScriptRow
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _
from facilitator.ui.conduct.ground import Ground, RowDelegate
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.models.script import nowhere, state_word, waiters
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    Glyph,
    paint_glyph,
    paint_marks,
    paint_text,
    text_width,
)

_HEIGHTS = {Density.WIDE: 28, Density.COMPACT: 25, Density.SINGLE: 28}
_GLYPHS = {
    "delivered": Glyph.ARROW,
    "recalled": Glyph.CROSS,
    "standby": Glyph.PLAY,
    "contingency": Glyph.HOURGLASS,
    "pending": Glyph.DOT,
    "due": Glyph.DOT,
    "waiting": Glyph.RING,
    "held": Glyph.BARS,
    "skipped": Glyph.SKIP,
    "cancelled": Glyph.SKIP,
}
_OVER = frozenset({"skipped", "cancelled", "recalled"})
"""Nothing waits on a row that is left out."""
MOST_MARKS = 3
_MOST_NUMBER = 72
_NARROW = 400
"""Below this logical width the state takes only the room of its word, and marks are two."""


def marks_of(inject: Inject, exercise: Exercise) -> tuple[Mark, ...]:
    """Return the marks of those who get an inject; none if everybody does."""
    found = [exercise.agency(each) for each in inject.to]
    return tuple(mark_of(each) for each in found if each is not None)


class ScriptDelegate(RowDelegate):
    """Paints a row from its value and the exercise's agencies."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.exercise = exercise
        self.widest = ""
        self.waiters = waiters(exercise)
        self.where: Callable[[Inject], str] = nowhere
        # numbers are written by people: as wide as the widest of those that are handed out
        delivered = (row for row in exercise.msel.rows if row.kind is not RowKind.ADMIN)
        longest = max((len(row.number) for row in delivered), default=0)
        self._number = min(46, max(32, 9 * longest))

    def high(self, row: ScriptRow | None) -> int:  # noqa: ARG002 - all are alike
        return self.theme.px(_HEIGHTS[self.theme.density])

    def paint_ground(self, painter: QPainter, row: ScriptRow, ground: Ground) -> None:
        theme, whole = self.theme, ground.whole
        next_one = row.status == "standby"
        if next_one or ground.chosen:
            painter.fillRect(whole, theme.colour("surface.selected"))
        if next_one:
            bar = QRectF(whole.left(), whole.top(), theme.px(4), whole.height())
            painter.fillRect(bar, theme.colour("text.primary"))

    def number_width(self, row: ScriptRow) -> int:
        """Return the room for a number; a longer one, as STARTEX, moves its own title alone."""
        px = self.theme.px
        wide = text_width(shown(row.inject.number), self.theme.font("table", weight=600))
        return max(px(self._number), min(px(_MOST_NUMBER), wide + px(4)))

    def _inks(self, row: ScriptRow) -> tuple[QColor, QColor, int]:
        """Return the colour of the glyph, the colour of the title, and the title's weight."""
        colour = self.theme.colour
        match row.status:
            case "standby":
                return colour("text.primary"), colour("text.primary"), 600
            case "delivered":
                return colour("status.delivered"), colour("text.secondary"), 400
            case "held":
                return colour("status.held"), colour("text.secondary"), 400
            case "skipped" | "cancelled" | "recalled":
                return colour("status.skipped"), colour("text.muted"), 400
            case "due":
                return colour("status.due"), colour("text.primary"), 400
            case _:
                return colour("text.secondary"), colour("text.primary"), 400

    def paint_row(self, painter: QPainter, row: ScriptRow, inner: QRectF) -> None:
        theme, px = self.theme, self.theme.px
        glyph_ink, ink, weight = self._inks(row)
        top, high = inner.top(), inner.height()
        side = px(12)
        glyph = QRectF(inner.left() + px(13), inner.center().y() - side / 2, side, side)
        paint_glyph(painter, glyph, _GLYPHS.get(row.status, Glyph.DOT), glyph_ink)
        small = theme.font("table", weight=weight)
        soft = ink if weight > 400 else theme.colour("text.secondary")  # noqa: PLR2004 - the regular weight
        left = inner.left() + px(32)
        time = QRectF(left, top, px(46), high)
        paint_text(painter, time, spans.hours_minutes(row.at), small, soft, elide=False)
        number = QRectF(time.right() + px(2), top, self.number_width(row), high)
        paint_text(painter, number, shown(row.inject.number), theme.font("table", weight=600), ink)
        right = self._paint_state(painter, row, inner)
        title = QRectF(number.right() + px(4), top, 0, high)
        title.setRight(max(title.left(), right - px(6)))
        if row.status not in _OVER:
            title.setRight(self._paint_waiters(painter, row, title, small))
        paint_text(painter, title, shown(row.inject.title), small, ink)

    def _paint_waiters(
        self, painter: QPainter, row: ScriptRow, title: QRectF, font: QFont
    ) -> float:
        """Say behind the title where it is given, and which rows wait on it, if there is room."""
        numbers = self.waiters.get(row.inject.id, ())
        theme, px = self.theme, self.theme.px
        then = "\u2192 " + ", ".join(shown(each) for each in numbers) if numbers else ""
        # who is meant stands beside it already where that is everybody
        where = "" if row.inject.to_all else shown(self.where(row.inject))
        words = " · ".join(filter(None, (where, then)))
        small = theme.font("table")
        wide = text_width(words, small)
        rest = text_width(shown(row.inject.title), font)
        if not words or title.width() - wide - px(8) < min(rest, px(120)):
            return title.right()
        spot = QRectF(title.right() - wide, title.top(), wide + 1, title.height())
        spot.moveLeft(min(spot.left(), title.left() + rest + px(8)))
        paint_text(painter, spot, words, small, theme.colour("text.muted"), elide=False)
        return spot.left() - px(6)

    def _paint_state(self, painter: QPainter, row: ScriptRow, place: QRectF) -> float:
        """Draw marks and the word of the state; return where they begin."""
        theme, px = self.theme, self.theme.px
        word = state_word(row)
        loud = row.status == "standby" or (
            row.status == "delivered" and row.answered < row.expected
        )
        font = theme.font("table", weight=600 if loud else 400)
        ink = theme.colour("text.primary" if loud else "text.muted")
        if row.status in {"held", "due"}:
            ink = theme.colour(f"status.{row.status}")
        narrow = place.width() < px(_NARROW)
        widest = text_width(self.widest, theme.font("table", weight=600))
        column = max(text_width(word, font), 0 if narrow else max(px(50), widest))
        state = QRectF(place.right() - px(12) - column, place.top(), column, place.height())
        paint_text(painter, state, word, font, ink, align=RIGHT)
        most = 2 if narrow else MOST_MARKS
        left = state.left() - px(22 * most - 4)
        soft = theme.colour("text.secondary")
        hint = theme.font("hint")
        if row.inject.to_all:
            words = QRectF(left, place.top(), px(64), place.height())
            paint_text(painter, words, _("all"), theme.font("table"), soft)
            return left
        marks = marks_of(row.inject, self.exercise)
        more = len(marks) - most
        seen = marks if more <= 0 else marks[: most - 1]
        edge = paint_marks(painter, left, place.center().y(), seen, theme, size=16)
        if more > 0:
            rest = QRectF(edge + px(3), place.top(), px(26), place.height())
            paint_text(painter, rest, f"+{len(marks) - len(seen)}", hint, soft, elide=False)
        return left
