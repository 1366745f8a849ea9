"""How a row of the agency board is painted, and the names of its columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from facilitator.domain.board import AgencyRow, Owed
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _
from facilitator.ui.conduct.ground import Ground, RowDelegate
from facilitator.ui.conduct.heads import ColumnHead, Heading
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import (
    BAR_SIZE,
    RIGHT,
    SPARK_SIZE,
    Glyph,
    paint_bar,
    paint_glyph,
    paint_mark,
    paint_spark,
    paint_text,
    text_width,
)

HEIGHTS = {Density.WIDE: 30, Density.COMPACT: 26, Density.SINGLE: 30}
HEAD = {Density.WIDE: 28, Density.COMPACT: 24, Density.SINGLE: 26}
_FULL = 780
_BARRED = 740
_SPARKED = 620
_KNOWING = 520


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns lie, in pixels; a width of 0 leaves a column out."""

    mark: QRectF
    name: QRectF
    knows: QRectF
    owes: QRectF
    bar: QRectF
    used: QRectF
    decided: QRectF
    last: QRectF
    spark: QRectF


def columns(theme: Theme, place: QRectF) -> Columns:
    """Lay the columns out; the narrower the place, the fewer there are."""
    px, top, high = theme.px, place.top(), place.height()
    wide = place.width() / theme.scale
    left, right = place.left() + px(12), place.right() - px(12)

    def cell(start: float, width: float) -> QRectF:
        return QRectF(start, top, width, high)

    mark = cell(left, px(20))
    name = cell(mark.right() + px(8), px(118 if wide >= _FULL else 100))
    knows = cell(name.right() + px(4), px(104 if wide >= _FULL else 92) if wide >= _KNOWING else 0)
    spark = cell(right - px(SPARK_SIZE[0]), px(SPARK_SIZE[0]))
    if wide < _SPARKED:
        spark = cell(right, 0)
    edge = spark.left() - px(12 if spark.width() else 0)
    last = cell(edge - px(48), px(48))
    # words are never smaller than they can be read, so at 80 % columns shrink less
    counted = max(px(50), text_width(_("Decided"), theme.font("caption")) + px(2))
    decided = cell(last.left() - px(4) - counted, counted)
    used = cell(decided.left() - px(8) - px(104), px(104))
    bar = cell(used.left() - px(6) - px(BAR_SIZE[0]), px(BAR_SIZE[0]) if wide >= _BARRED else 0)
    if not bar.width():
        bar = cell(used.left(), 0)
    start = (knows if knows.width() else name).right() + px(6)
    owes = cell(start, max(0.0, bar.left() - px(6) - start))
    return Columns(
        mark=mark,
        name=name,
        knows=knows,
        owes=owes,
        bar=bar,
        used=used,
        decided=decided,
        last=last,
        spark=spark,
    )


class BoardHead(ColumnHead):
    """The names of the board's columns."""

    narrowest = 20

    def tall(self) -> int:
        return self.theme.px(HEAD[self.theme.density])

    def headings(self, whole: QRectF) -> Iterator[Heading]:
        px, height = self.theme.px, whole.height()
        where = columns(self.theme, whole)
        agency = QRectF(where.mark.left(), 0, where.name.right() - where.mark.left(), height)
        used = QRectF(where.bar.left() - px(60), 0, 0, height)
        used.setRight(where.used.right())
        owes = QRectF(where.owes)
        owes.setRight(min(owes.right(), used.left() + px(20)))
        decided = QRectF(where.used.right() + px(6), 0, 0, height)
        decided.setRight(where.decided.right())
        yield Heading(agency, _("Agency"))
        yield Heading(where.knows, _("Knows"))
        yield Heading(owes, _("Owes"))
        yield Heading(used, _("time used of target"), RIGHT)
        yield Heading(decided, _("Decided"), RIGHT)
        yield Heading(where.last, _("last"), RIGHT)
        yield Heading(where.spark, _("Last 30 min"))


class BoardDelegate(RowDelegate):
    """Paints an agency from its row."""

    def high(self, row: AgencyRow | None) -> int:  # noqa: ARG002 - all are alike
        return self.theme.px(HEIGHTS[self.theme.density])

    def paint_ground(self, painter: QPainter, row: AgencyRow, ground: Ground) -> None:  # noqa: ARG002 - all are alike
        # an agency is chosen only while the keyboard is there
        if ground.focused:
            painter.fillRect(ground.whole, self.theme.colour("surface.selected"))

    def paint_row(self, painter: QPainter, row: AgencyRow, inner: QRectF) -> None:
        where = columns(self.theme, inner)
        self._paint_who(painter, row, where)
        self._paint_owes(painter, row, where)
        self._paint_decided(painter, row, where)

    def _paint_who(self, painter: QPainter, row: AgencyRow, where: Columns) -> None:
        theme = self.theme
        mark = QRectF(where.mark)
        mark.setHeight(theme.px(20))
        mark.moveCenter(where.mark.center())
        paint_mark(painter, mark, mark_of(row.agency), theme)
        ink, soft = theme.colour("text.primary"), theme.colour("text.secondary")
        strong = theme.font("table", weight=600)
        paint_text(painter, where.name, shown(row.agency.name), strong, ink)
        if not where.knows.width() or row.knows_ago is None:
            return
        wide = paint_text(painter, where.knows, shown(row.knows_number), strong, soft)
        if row.has_it:
            side = theme.px(12)
            left = where.knows.left() + wide + theme.px(3)
            tick = QRectF(left, where.knows.center().y() - side / 2, side, side)
            paint_glyph(painter, tick, Glyph.TICK, theme.colour("status.saved"))
            wide += side + theme.px(3)
        rest = where.knows.adjusted(wide + theme.px(4), 0, 0, 0)
        words = _("{span} ago").format(span=spans.ago(row.knows_ago))
        if text_width(words, theme.font("table")) > rest.width():
            words = spans.ago(row.knows_ago)
        paint_text(painter, rest, words, theme.font("table"), theme.colour("text.muted"))

    def _paint_owes(self, painter: QPainter, row: AgencyRow, where: Columns) -> None:
        theme = self.theme
        plain, strong = theme.font("table"), theme.font("table", weight=600)
        muted, soft = theme.colour("text.muted"), theme.colour("text.secondary")
        if row.owes is None:
            place = QRectF(where.owes)
            place.setRight(where.used.right())
            paint_text(painter, place, _("nothing open"), plain, muted)
            return
        place = QRectF(where.owes)
        if row.more_owed:
            more = f"+{row.more_owed}"
            wide = text_width(more, plain)
            spot = QRectF(place.right() - wide, place.top(), wide + 1, place.height())
            paint_text(painter, spot, more, plain, soft, elide=False)
            place.setRight(spot.left() - theme.px(6))
        wide = paint_text(painter, place, shown(row.owes.number), plain, soft)
        words = place.adjusted(wide + theme.px(5), 0, 0, 0)
        paint_text(painter, words, shown(row.owes.text), plain, theme.colour("text.primary"))
        self._paint_used(painter, row.owes, where)
        late = row.owes.late_by
        if late is not None:
            words = _("late {span}").format(span=spans.signed(late))
            ink = theme.colour("status.late")
            paint_text(painter, where.used, words, strong, ink, align=RIGHT)

    def _paint_used(self, painter: QPainter, owes: Owed, where: Columns) -> None:
        theme = self.theme
        late = owes.late_by is not None
        if where.bar.width() and owes.target:
            bar = QRectF(where.bar)
            bar.setHeight(theme.px(BAR_SIZE[1]))
            bar.moveCenter(where.bar.center())
            paint_bar(painter, bar, theme, owes.used / owes.target, late=late)
        if late:
            return
        strong, plain = theme.font("table", weight=600), theme.font("table")
        used = spans.count(owes.used)
        rest = "" if owes.target is None else _("of {span}").format(span=spans.count(owes.target))
        place = QRectF(where.used)
        if rest:
            soft = theme.colour("text.secondary")
            paint_text(painter, place, rest, plain, soft, align=RIGHT, elide=False)
            place.setRight(place.right() - text_width(rest, plain) - theme.px(4))
        ink = theme.colour("text.primary")
        paint_text(painter, place, used, strong, ink, align=RIGHT, elide=False)

    def _paint_decided(self, painter: QPainter, row: AgencyRow, where: Columns) -> None:
        theme = self.theme
        strong, plain = theme.font("table", weight=600), theme.font("table")
        count = str(row.decided)
        paint_text(painter, where.decided, count, strong, theme.colour("text.primary"), align=RIGHT)
        if row.last_ago is not None:
            soft = theme.colour("text.secondary")
            paint_text(painter, where.last, spans.ago(row.last_ago), plain, soft, align=RIGHT)
        if where.spark.width():
            spark = QRectF(where.spark)
            spark.setHeight(min(where.spark.height(), theme.px(SPARK_SIZE[1])))
            spark.moveCenter(where.spark.center())
            paint_spark(painter, spark, theme, row.bins)
