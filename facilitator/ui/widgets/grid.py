"""A list with columns as a widget: titles, rows that stay put, arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import LEFT, RIGHT, paint_text
from facilitator.ui.widgets.grid_rows import Cells, Column, Line, Lines, places_of
from facilitator.ui.widgets.listing import Listing
from facilitator.ui.widgets.painted import Painted

_HEAD_PX = 24


class GridHead(Painted):
    """The titles of the columns."""

    def __init__(
        self, theme: Theme, columns: Sequence[Column], view: Listing, parent: QWidget
    ) -> None:
        super().__init__(theme, parent=parent)
        self.columns = tuple(columns)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(100), self.theme.px(_HEAD_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        thin = theme.px(1)
        under = QRectF(0, self.height() - thin, self.width(), thin)
        painter.fillRect(under, theme.colour("line.subtle"))
        places = places_of(self.columns, self._view.viewport().width(), theme)
        font, ink = theme.font("caption"), theme.colour("text.secondary")
        for column, (left, wide) in zip(self.columns, places, strict=True):
            room = QRectF(left, 0, wide, self.height() - thin)
            align = RIGHT if column.right else LEFT
            paint_text(painter, room, column.title if wide else "", font, ink, align=align)
        painter.end()


class Rows(Listing):
    """The rows; they ask for three, and take what room there is."""

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(96))


class Grid(QWidget):
    """Titles and rows; ``chosen`` when another row is current, ``taken`` at Enter."""

    chosen = Signal()
    taken = Signal()

    def __init__(
        self, theme: Theme, name: str, columns: Sequence[Column], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = Lines()
        self.view = Rows(theme, name, self.model, self)
        self.view.setUniformItemSizes(True)
        self._cells = Cells(theme, columns, self.view)
        self.view.setItemDelegate(self._cells)
        self.head = GridHead(theme, columns, self.view, self)
        self.setFocusProxy(self.view)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self.view, 1)
        self.view.taken.connect(self.taken)
        self.view.selectionModel().currentChanged.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; rows are measured anew."""
        self._cells.theme = theme

    def set_words(self, name: str, columns: Sequence[Column], empty: str = "") -> None:
        """Say name and titles in the language spoken now."""
        self.view.setAccessibleName(name)
        self.view.empty = empty
        self.head.columns = self._cells.columns = tuple(columns)
        self.head.update()
        self.view.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.view.viewport().update()
        self.chosen.emit()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; what is chosen stays chosen, and the list where it was scrolled to."""
        at, bar = self.current(), self.view.verticalScrollBar()
        top = bar.value()
        if self.model.show_lines(lines):
            keys = [each.key for each in lines]
            self.view.pick(keys.index(at) if at in keys else -1)
            bar.setValue(top)
        self.head.update()

    def current(self) -> str:
        """Return the key of the chosen row, or ""."""
        row = self.view.currentIndex().row()
        return self.model.lines[row].key if 0 <= row < len(self.model.lines) else ""
