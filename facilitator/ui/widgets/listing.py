"""A list that fills a panel: arrows walk over its rows, Enter takes one, empty it says why."""

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_empty
from facilitator.ui.widgets.panel import lay_on_panel

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OTHER = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def plain(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed without Ctrl, Alt or Meta, which are for whole pages."""
    return not event.modifiers() & _OTHER


class Listing(QListView):
    """``empty`` is said while there are no rows; ``taken`` at Enter and at a double click."""

    taken = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: QAbstractItemModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.empty = ""
        model.setParent(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self.taken)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; rows are measured anew."""
        self.theme = theme
        lay_on_panel(self, theme)
        self.doItemsLayout()

    def pick(self, row: int) -> None:
        """Make a row the current one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING and plain(event):
            # a held key takes once; where nothing is chosen it is nobody's
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.taken.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.pick(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and not self.model().rowCount():
            painter = QPainter(self.viewport())
            paint_empty(painter, QRectF(self.viewport().rect()), self.empty, self.theme)
            painter.end()
