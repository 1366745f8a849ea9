"""A list of sentences on a panel: padded rows that wrap, and show what is marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_ring, paint_text
from facilitator.ui.widgets.prose import wrapped

_BESIDE_PX, _ABOVE_PX = 12, 6
Place = QModelIndex | QPersistentModelIndex


class Rows(QListWidget):
    """What it holds is text; ``taken`` at Enter."""

    taken = Signal()

    def __init__(self, theme: Theme, name: str, *, chosen: bool) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(PaddedRows(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if chosen else mode.SingleSelection)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; rows are measured anew."""
        self.theme = theme
        lay_on_panel(self, theme)
        self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class PaddedRows(QStyledItemDelegate):
    """Paints a row as wide as the list; what is marked has a bar as well as another ground."""

    def __init__(self, view: Rows) -> None:
        super().__init__(view)
        self._view = view

    def _lines(self, index: Place) -> list[str]:
        theme = self._view.theme
        room = self._view.viewport().width() - 2 * theme.px(_BESIDE_PX)
        return wrapped(str(index.data()), theme.font("body"), room)

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        theme = self._view.theme
        high = len(self._lines(index)) * theme.line("body") + 2 * theme.px(_ABOVE_PX)
        return QSize(theme.px(80), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        theme, view = self._view.theme, self._view
        row = QRectF(view.visualRect(view.model().index(index.row(), 0)))
        if view.selectionModel().isSelected(index):
            painter.fillRect(row, theme.colour("surface.selected"))
            bar = QRectF(row.left(), row.top(), theme.px(4), row.height())
            painter.fillRect(bar, theme.colour("text.primary"))
        thin = theme.px(1)
        under = QRectF(row.left(), row.bottom() - thin, row.width(), thin)
        painter.fillRect(under, theme.colour("line.subtle"))
        high = theme.line("body")
        beside, above = theme.px(_BESIDE_PX), theme.px(_ABOVE_PX)
        words = QRectF(row.left() + beside, row.top() + above, row.width() - 2 * beside, high)
        for line in self._lines(index):
            paint_text(painter, words, line, theme.font("body"), theme.colour("text.primary"))
            words.translate(0, high)
        if view.hasFocus() and view.currentIndex().row() == index.row():
            paint_ring(painter, row, theme)
