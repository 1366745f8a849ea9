"""How the cells of the script table are painted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.shapes import Mark, mark_of
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.models.rows import VALUE
from facilitator.ui.plan.script.cells import text_of
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Glyph, paint_glyph, paint_marks, paint_ring, paint_text

HEIGHTS = {Density.WIDE: 30, Density.COMPACT: 27, Density.SINGLE: 28}
_MARK = 16
_SOFT = frozenset({Column.TIME, Column.METHOD, Column.OBJECTIVES})

Margin = Callable[[QPainter, QRectF, Inject], None]
"""Paints what is said of a row in the margin."""


def glyph_of(row: Inject) -> Glyph:
    """Return the sign of what a row is for."""
    if row.kind is RowKind.CONTINGENCY or row.contingency_for:
        return Glyph.HOURGLASS
    if row.kind is RowKind.EXPECTED:
        return Glyph.RING
    if row.kind is RowKind.ADMIN:
        return Glyph.SKIP
    if row.follows or row.on_decision:
        return Glyph.ARROW
    return Glyph.CLOCK if row.automatic else Glyph.DOT


class CellDelegate(QStyledItemDelegate):
    """Paints each cell from its row; ``margin`` is painted by whoever checks the script."""

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current = -1
        self.margin: Margin | None = None
        self.take(exercise)

    def take(self, exercise: Exercise) -> None:
        """Know the agencies and objectives of a plan."""
        self.exercise = exercise
        self._marks: dict[str, Mark] = {each.id: mark_of(each) for each in exercise.agencies}

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        return QSize(self.theme.px(60), self.theme.px(HEIGHTS[self.theme.density]))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Inject | None = index.data(VALUE)
        if row is None:
            return
        theme, column = self.theme, Column(index.column())
        whole = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType] - a field by Qt's word
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        self._paint_ground(painter, whole, index.row(), column, state)
        inner = whole.adjusted(theme.px(6), 0, -theme.px(4), -theme.px(1))
        if column is Column.MARGIN:
            if self.margin is not None:
                self.margin(painter, whole, row)
        elif column is Column.GLYPH:
            side = theme.px(12)
            spot = QRectF(whole.center().x() - side / 2, whole.center().y() - side / 2, side, side)
            paint_glyph(painter, spot, glyph_of(row), theme.colour("text.secondary"))
        elif column is Column.TO:
            self._paint_to(painter, inner, row)
        elif column is Column.EXPECTED:
            self._paint_expected(painter, inner, row.expected)
        else:
            self._paint_words(painter, inner, index.row(), row, column)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, whole, theme)

    def _paint_ground(
        self,
        painter: QPainter,
        whole: QRectF,
        place: int,
        column: Column,
        state: QStyle.StateFlag,
    ) -> None:
        theme = self.theme
        if column is Column.MARGIN:
            painter.fillRect(whole, theme.colour("surface.window"))
            return
        if place == self.current or state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, theme.colour("surface.selected"))
        if place == self.current and column is Column.GLYPH:
            bar = QRectF(whole.left(), whole.top(), theme.px(4), whole.height())
            painter.fillRect(bar, theme.colour("text.primary"))
        line = theme.px(1)
        under = QRectF(whole.left(), whole.bottom() - line, whole.width(), line)
        painter.fillRect(under, theme.colour("line.subtle"))

    def _paint_words(
        self, painter: QPainter, inner: QRectF, place: int, row: Inject, column: Column
    ) -> None:
        theme = self.theme
        words = shown(text_of(row, column, self.exercise))
        heavy = column is Column.NUMBER or (column is Column.TITLE and place == self.current)
        ink = theme.colour("text.secondary" if column in _SOFT else "text.primary")
        if column is Column.TITLE and (row.contingency_for or row.follows or row.on_decision):
            words = f"\u21b3 {words}"
        if column is Column.TIME and row.planned is None and row.contingency_after is not None:
            words = f"+{spans.whole_minutes(row.contingency_after)}"
            ink = theme.colour("text.muted")
        font = theme.font("table", weight=600 if heavy else 400)
        paint_text(painter, inner, words, font, ink)

    def _paint_to(self, painter: QPainter, inner: QRectF, row: Inject) -> None:
        theme = self.theme
        soft = theme.colour("text.secondary")
        if row.to_all:
            paint_text(painter, inner, _("all"), theme.font("table"), soft)
            return
        marks = [self._marks[each] for each in row.to if each in self._marks]
        if not marks and row.to_role:
            paint_text(painter, inner, shown(row.to_role), theme.font("table"), soft)
            return
        step = theme.px(_MARK + 3)
        most = max(1, int(inner.width() // step))
        more = len(marks) > most
        seen = marks[: most - 1] if more else marks
        edge = paint_marks(
            painter, inner.left(), inner.center().y(), tuple(seen), theme, size=_MARK
        )
        if more:
            rest = QRectF(edge + theme.px(3), inner.top(), step + theme.px(6), inner.height())
            words = f"+{len(marks) - len(seen)}"
            paint_text(painter, rest, words, theme.font("hint"), soft, elide=False)

    def _paint_expected(
        self, painter: QPainter, inner: QRectF, actions: tuple[ExpectedAction, ...]
    ) -> None:
        theme = self.theme
        left, ink = inner.left(), QColor(theme.colour("text.secondary"))
        font = theme.font("table")
        for at, action in enumerate(actions):
            marks = tuple(self._marks[each] for each in action.agencies if each in self._marks)
            wide = theme.px(_MARK + 3) * max(1, len(marks)) + theme.px(26)
            if left + wide > inner.right() + theme.px(4):
                rest = QRectF(left, inner.top(), theme.px(24), inner.height())
                paint_text(painter, rest, f"+{len(actions) - at}", theme.font("hint"), ink)
                return
            if marks:
                edge = paint_marks(painter, left, inner.center().y(), marks, theme, size=_MARK)
            else:
                spot = QRectF(left, inner.top(), theme.px(_MARK), inner.height())
                paint_text(painter, spot, "?", font, ink)
                edge = spot.right()
            words = "\u2013" if action.target is None else f"{spans.whole_minutes(action.target)}"
            spot = QRectF(edge + theme.px(4), inner.top(), theme.px(24), inner.height())
            paint_text(painter, spot, words, font, ink, elide=False)
            left += wide
