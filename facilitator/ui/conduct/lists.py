"""What the lists of the desk share: flat on their panel, their empty sentence, their theme."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty


def for_the_line(event: QKeyEvent) -> bool:
    """Tell whether a key is a letter, which is no search in a list but belongs to the line."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers()


def paint_if_empty(view: QAbstractItemView, words: str, theme: Theme) -> None:
    """Say in an empty list what will stand there."""
    if words and view.model().rowCount() == 0:
        painter = QPainter(view.viewport())
        paint_empty(painter, QRectF(view.viewport().rect()), words, theme)
        painter.end()


def cover_cut_row(table: QTableView, theme: Theme) -> None:
    """Leave out what is cut at the top, because the last row stands whole at the bottom."""
    view, first = table.viewport(), table.rowAt(0)
    if first < 0 or not table.verticalScrollBar().value():
        return
    top = table.rowViewportPosition(first)
    end = top + table.rowHeight(first)
    if top < 0 and end < view.height() // 2:
        painter = QPainter(view)
        painter.fillRect(0, 0, view.width(), end, theme.colour("surface.panel"))
        painter.end()


class RowList(QListView):
    """A short list of equal rows on a panel; empty, it says what will stand there.

    ``resized`` tells the width that the scroll bar takes from the rows, in pixels.
    """

    resized = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: QAbstractItemModel,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.empty = ""
        self.arranging = False
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabKeyNavigation(False)
        lay_on_panel(self, theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and give it to what paints the rows."""
        self.theme = theme
        delegate = self.itemDelegate()
        if hasattr(delegate, "theme"):
            delegate.theme = theme  # pyright: ignore[reportAttributeAccessIssue] - ours have one
        lay_on_panel(self, theme)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Let whoever watches the scroll bar know that nobody has scrolled."""
        self.arranging = True
        super().updateGeometries()
        self.arranging = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width() - self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if for_the_line(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_if_empty(self, self.empty, self.theme)
