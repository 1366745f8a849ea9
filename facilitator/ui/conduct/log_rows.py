"""How a row of the log is painted, and the line of column names above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _, ngettext
from facilitator.ui.conduct.ground import RowDelegate
from facilitator.ui.conduct.heads import ColumnHead, Heading
from facilitator.ui.models.log import LogRow
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    RIGHT,
    ChipWords,
    Glyph,
    paint_chip,
    paint_glyph,
    paint_mark,
    paint_text,
    text_width,
)

FRESH = timedelta(milliseconds=600)
"""How long a row that was just saved holds its tick bold, with the time."""
_ONE = {Density.WIDE: 28, Density.COMPACT: 26, Density.SINGLE: 26}
_TWO = {Density.WIDE: 46, Density.COMPACT: 42, Density.SINGLE: 26}
_SHORTEST = 620
"""Below this logical width number and writer give way to the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns begin or end, in pixels; a width of 0 leaves a column out."""

    time: QRectF
    number: QRectF
    mark: QRectF
    text: QRectF
    inject: QRectF
    target: QRectF
    by: QRectF
    tick: QRectF


def row_height(theme: Theme, row: LogRow | None) -> int:
    """Return the height of a row: one of two."""
    two = row is not None and bool(row.second)
    return theme.px((_TWO if two else _ONE)[theme.density])


def columns(theme: Theme, place: QRectF) -> Columns:
    """Lay the columns out: the text gets what the others leave."""
    px = theme.px
    narrow = theme.density is Density.SINGLE or place.width() < px(_SHORTEST)
    top, high = place.top(), place.height()
    left = place.left() + px(12)

    def cell(start: float, wide: float) -> QRectF:
        return QRectF(start, top, wide, high)

    time = cell(left, px(46 if narrow else 66))
    left = time.right() + px(4)
    number = cell(left, 0 if narrow else px(36))
    left = number.right() + px(10 if narrow else 8)
    mark = cell(left, px(20))
    left = mark.right() + px(10)
    right = place.right() - px(12)
    tick = cell(right - px(20 if narrow else 58), px(20 if narrow else 58))
    by = cell(tick.left() - px(0 if narrow else 66), 0 if narrow else px(62))
    # how late a decision was is read whole in every language
    late = text_width(_("late {span}").format(span="+00:00"), theme.font("table", weight=600))
    wide = max(px(88), late + px(2))
    target = cell(by.left() - px(6 if narrow else 10) - wide, wide)
    inject = cell(target.left() - px(48), px(46))
    text = cell(left, max(0.0, inject.left() - px(8) - left))
    return Columns(
        time=time,
        number=number,
        mark=mark,
        text=text,
        inject=inject,
        target=target,
        by=by,
        tick=tick,
    )


def enlarged(theme: Theme, factor: float) -> Theme:
    """Return a look with larger words; in one column there is no room for them."""
    if theme.density is Density.SINGLE:
        return theme
    return theme.with_scale(theme.scale * factor)


class LogHead(ColumnHead):
    """The names of the log's columns; ``what`` names what stands in the widest."""

    what = ""
    larger = 1.0

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; larger words where somebody wants them."""
        super().set_theme(enlarged(theme, self.larger))
        self.updateGeometry()

    def headings(self, whole: QRectF) -> Iterator[Heading]:
        where = columns(self.theme, whole)
        time = QRectF(where.time)
        if not where.number.width():
            # nothing is named above the mark: the word may take its room
            time.setRight(where.mark.right())
        yield Heading(time, _("Exercise"))
        yield Heading(where.number, _("No."), RIGHT)
        yield Heading(where.text, self.what or _("Decision"))
        yield Heading(where.inject.adjusted(0, 0, self.theme.px(24), 0), _("Inject"))
        yield Heading(where.target, _("To target"), RIGHT)
        yield Heading(where.by, _("By"))
        yield Heading(where.tick, _("Saved"), RIGHT)


class LogDelegate(RowDelegate):
    """Paints a row from its value; knows which row was saved a moment ago."""

    least = 400

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.fresh_line = 0

    def high(self, row: LogRow | None) -> int:
        return row_height(self.theme, row)

    def paint_row(self, painter: QPainter, row: LogRow, inner: QRectF) -> None:
        theme = self.theme
        where = columns(theme, inner)
        soft, muted = theme.colour("text.secondary"), theme.colour("text.muted")
        body = theme.font("body")
        narrow = not where.number.width()
        held = theme.colour("status.held")
        time = row.short_time if narrow else row.time
        ink = held if row.late_entry else theme.colour("text.primary")
        paint_text(painter, where.time, time, body, ink, elide=False)
        if not narrow and row.number:
            paint_text(painter, where.number, str(row.number), body, muted, align=RIGHT)
        if row.marks:
            paint_mark(painter, where.mark, row.marks[0], theme)
        self._paint_words(painter, row, where.text)
        paint_text(painter, where.inject, row.inject, body, soft)
        self._paint_target(painter, row, where.target, narrow=narrow)
        if not narrow:
            paint_text(painter, where.by, row.by, theme.font("caption"), muted)
        self._paint_tick(painter, row, where.tick, narrow=narrow)

    def _paint_target(self, painter: QPainter, row: LogRow, place: QRectF, *, narrow: bool) -> None:
        theme = self.theme
        if row.late:
            strong = theme.font("table", weight=600)
            late = theme.colour("status.late")
            paint_text(painter, place, row.target, strong, late, align=RIGHT)
            return
        target, ink = row.target, theme.colour("text.secondary")
        if narrow and row.late_entry:
            target, ink = _("late entry"), theme.colour("status.held")
        paint_text(painter, place, target, theme.font("table"), ink, align=RIGHT)

    def _paint_tick(self, painter: QPainter, row: LogRow, place: QRectF, *, narrow: bool) -> None:
        theme = self.theme
        fresh = row.line == self.fresh_line
        saved = theme.colour("status.saved")
        side = theme.px(13)
        if fresh and not narrow:
            words = place.adjusted(-theme.px(10), 0, -side - theme.px(5), 0)
            strong = theme.font("table", weight=600)
            paint_text(painter, words, row.saved, strong, saved, align=RIGHT, elide=False)
        tick = QRectF(place.right() - side, place.center().y() - side / 2, side, side)
        paint_glyph(painter, tick, Glyph.TICK, saved)

    def _paint_words(self, painter: QPainter, row: LogRow, place: QRectF) -> None:
        theme = self.theme
        second = bool(row.second) and theme.density is not Density.SINGLE
        first = QRectF(place)
        if second:
            upper = place.height() * 0.53
            first.setHeight(upper)
            below = QRectF(place.left(), place.top() + upper - theme.px(2), place.width(), 0)
            below.setBottom(place.bottom() - theme.px(3))
            ink = theme.colour("text.muted" if row.struck else "text.secondary")
            paint_text(painter, below, row.second, theme.font("table"), ink)
            first.translate(0, theme.px(2))
        left = self._paint_chips(painter, row, first)
        words = QRectF(left, first.top(), max(0.0, first.right() - left), first.height())
        ink = theme.colour("text.muted" if row.struck else "text.primary")
        font = theme.font("body")
        if row.struck:
            font = QFont(font)
            font.setStrikeOut(True)
        left += paint_text(painter, words, row.text, font, ink)
        aside = QRectF(left + theme.px(8), first.top(), 0, first.height())
        aside.setRight(first.right())
        if row.aside and aside.width() > theme.px(30):
            soft = theme.colour("text.secondary" if row.struck else "text.muted")
            paint_text(painter, aside, row.aside, theme.font("body"), soft)

    def _paint_chips(self, painter: QPainter, row: LogRow, place: QRectF) -> float:
        """Draw who else decided, and what it is if it is no decision; return where words begin."""
        theme = self.theme
        left, middle = place.left(), place.center().y()
        chips: list[ChipWords] = []
        if len(row.marks) > 1:
            chips.append(ChipWords(text=_("joint"), marks=row.marks[1:], marks_last=True))
        if row.chip:
            chips.append(ChipWords(text=row.chip))
        if row.files:
            words = ngettext("{count} file", "{count} files", row.files)
            chips.append(ChipWords(text=words.format(count=row.files)))
        for chip in chips:
            room = place.width() * 0.45
            left = paint_chip(painter, left, middle, chip, theme, height=20, room=room)
            left += theme.px(8)
        return left
