"""How a cell of the coverage matrix is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    CENTRE,
    paint_hatch,
    paint_ring,
    paint_text,
    text_width,
)


class MatrixCells(QStyledItemDelegate):
    """Paints a number, or a hatch and the word where nothing tests an objective."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt hands it in
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self.theme
        rect = QRectF(self._view.visualRect(self._view.model().index(index.row(), index.column())))
        count = int(index.data() or 0)
        chosen = self._view.currentIndex() == index
        if chosen:
            painter.fillRect(rect, theme.colour("surface.selected"))
        ink = theme.colour("text.primary")
        if count:
            font = theme.font("table", weight=600)
            paint_text(painter, rect, str(count), font, ink, align=CENTRE)
        else:
            self._paint_empty(painter, rect, theme, plain=chosen)
        line = theme.colour("line.subtle")
        thin = theme.px(1)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin), line)
        painter.fillRect(QRectF(rect.right() - thin, rect.top(), thin, rect.height()), line)
        if chosen and self._view.hasFocus():
            paint_ring(painter, rect, theme)

    def _paint_empty(self, painter: QPainter, rect: QRectF, theme: Theme, *, plain: bool) -> None:
        ground = theme.colour("surface.selected" if plain else "surface.panel")
        stripes = theme.colour("plot.grid")
        paint_hatch(painter, rect, stripes, stripe=theme.px(4), gap=theme.px(5))
        font, words = theme.font("caption"), _("none")
        wide = text_width(words, font) + theme.px(10)
        halo = QRectF(0, 0, min(wide, rect.width()), theme.line("caption"))
        halo.moveCenter(rect.center())
        painter.fillRect(halo, ground)
        ink = theme.colour("text.secondary")
        paint_text(painter, halo, words, font, ink, align=CENTRE)
