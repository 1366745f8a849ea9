"""How a line of a list is painted: its cells in their columns, glyphs and marks."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.library.lines import Cell, Lines
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    LEFT,
    RIGHT,
    Mark,
    marks_width,
    paint_glyph,
    paint_marks,
    paint_ring,
    paint_text,
)
from facilitator.ui.widgets.grid_rows import Column, Place, places_of

_MARK_PX = 16
_BODY_ROW_PX = 32
"""Rows as high as this have text of the body's size."""


class Rows(QStyledItemDelegate):
    """Paints one row."""

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column],
        parent: QWidget,
        *,
        row_px: int,
        wrap: bool,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.columns = tuple(columns)
        self.row_px = row_px
        self.wrap = wrap

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        theme, high = self.theme, self.theme.px(self.row_px)
        view, model = self.parent(), index.model()
        if not self.wrap or not isinstance(view, QListView) or not isinstance(model, Lines):
            return QSize(theme.px(100), high)
        places = places_of(self.columns, view.viewport().width(), theme)
        flags = int(LEFT) | int(Qt.TextFlag.TextWordWrap)
        metrics = QFontMetricsF(theme.font("table"))
        for cell, (_left, wide) in zip(model.lines[index.row()].cells, places, strict=True):
            needed = metrics.boundingRect(QRectF(0, 0, wide, 10_000), flags, cell.text)
            high = max(high, round(needed.height()) + theme.px(8))
        return QSize(theme.px(100), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        view, model = self.parent(), index.model()
        if not isinstance(view, QListView) or not isinstance(model, Lines):
            return
        theme, line = self.theme, model.lines[index.row()]
        rect = QRectF(view.visualRect(model.index(index.row(), 0)))
        selected = view.currentIndex().row() == index.row()
        if selected:
            painter.fillRect(rect, theme.colour("surface.selected"))
            bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.colour("text.primary"))
        thin = theme.px(1)
        under = QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin)
        painter.fillRect(under, theme.colour("line.subtle"))
        places = places_of(self.columns, rect.width(), theme)
        for column, cell, (left, wide) in zip(self.columns, line.cells, places, strict=True):
            if wide:
                place = QRectF(rect.left() + left, rect.top(), wide, rect.height())
                self._cell(painter, place, column, cell)
        if selected and view.hasFocus():
            paint_ring(painter, rect, theme)

    def _cell(self, painter: QPainter, place: QRectF, column: Column, cell: Cell) -> None:
        theme = self.theme
        ink = theme.colour(cell.colour)
        if cell.inset:
            place = place.adjusted(theme.px(cell.inset), 0, 0, 0)
        if cell.glyph is not None:
            side = theme.px(14)
            square = QRectF(place.left(), place.center().y() - side / 2, side, side)
            paint_glyph(painter, square, cell.glyph, ink)
            place = place.adjusted(side + theme.px(6), 0, 0, 0)
        if cell.marks:
            marks, more = fitting(cell.marks, place.width(), theme)
            end = paint_marks(
                painter, place.left(), place.center().y(), marks, theme, size=_MARK_PX
            )
            if more:
                rest = QRectF(end + theme.px(3), place.top(), theme.px(30), place.height())
                soft = theme.colour("text.secondary")
                paint_text(painter, rest, f"+{more}", theme.font("caption"), soft, elide=False)
            return
        tall = self.row_px >= _BODY_ROW_PX and not self.wrap
        font = theme.font("body" if tall else "table", weight=cell.weight)
        if self.wrap:
            painter.setFont(font)
            painter.setPen(ink)
            flags = int(LEFT) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(place, flags, cell.text)
            return
        align = RIGHT if column.right else LEFT
        paint_text(painter, place, cell.text, font, ink, align=align)


def fitting(marks: Sequence[Mark], width: float, theme: Theme) -> tuple[tuple[Mark, ...], int]:
    """Return as many marks as fit into a width, and how many are left over."""
    if marks_width(len(marks), theme, size=_MARK_PX) <= width:
        return tuple(marks), 0
    count = len(marks)
    while count and marks_width(count, theme, size=_MARK_PX) + theme.px(24) > width:
        count -= 1
    return tuple(marks[:count]), len(marks) - count
