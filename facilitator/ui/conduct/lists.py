"""What the lists of the desk share: flat on their panel, their empty sentence, their theme."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty


class RowList(QListView):
    """A short list of equal rows on a panel; empty, it says what will stand there."""

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # letters typed here are not a search in the list; the screen hands them to the entry line
        if event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            paint_empty(painter, QRectF(self.viewport().rect()), self.empty, self.theme)
            painter.end()
