"""A list with columns as a widget: titles, rows, arrows and Enter."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.library.lines import Line, Lines
from facilitator.ui.library.rows import Rows
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    LEFT,
    RIGHT,
    Listing,
    Painted,
    on_key,
    paint_text,
)
from facilitator.ui.widgets.grid_rows import Column, places_of

HEAD_PX: Final = 24


class Head(Painted):
    """The titles of the columns."""

    def __init__(
        self, theme: Theme, columns: Sequence[Column], view: QListView, parent: QWidget
    ) -> None:
        super().__init__(theme, parent=parent)
        self.columns = tuple(columns)
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(100), self.theme.px(HEAD_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        line = theme.px(1)
        under = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(under, theme.colour("line.subtle"))
        # a scroll bar makes the rows narrower, and the titles stand over the rows
        places = places_of(self.columns, self._view.viewport().width(), theme)
        for column, (left, wide) in zip(self.columns, places, strict=True):
            paint_text(
                painter,
                QRectF(left, 0, wide, self.height() - line),
                column.title if wide else "",
                theme.font("caption"),
                theme.colour("text.secondary"),
                align=RIGHT if column.right else LEFT,
            )
        painter.end()


class RowsView(Listing):
    """The list itself: equal rows, unless the table says otherwise."""

    def __init__(
        self, theme: Theme, name: str, model: Lines, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, model, parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(False)

    def sizeHint(self) -> QSize:
        # the list takes what room there is; it asks for three rows
        return QSize(self.theme.px(200), self.theme.px(102))


class Table(QWidget):
    """Titles and rows; ``chosen`` when the current row changes, ``taken`` at Enter."""

    chosen = Signal()
    taken = Signal()

    def __init__(  # noqa: PLR0913 - a table is what its columns and rows are
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        *,
        row_px: int = 34,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = Lines()
        self.view = RowsView(theme, name, self.model, self)
        self.rows = Rows(theme, columns, self.view, row_px=row_px, wrap=wrap)
        self.view.setItemDelegate(self.rows)
        if wrap:
            self.view.setUniformItemSizes(False)
            self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.head = Head(theme, columns, self.view, self)
        self.head.setVisible(any(each.title for each in columns))
        self.setFocusProxy(self.view)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.head)
        rows.addWidget(self.view, 1)
        self.view.taken.connect(self.taken)
        self.view.selectionModel().currentChanged.connect(self._changed)
        self.set_theme(theme)

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.view.viewport().update()
        self.chosen.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; rows are measured anew."""
        self.rows.theme = theme
        self.view.set_theme(theme)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Give the columns other titles or widths."""
        self.head.columns = self.rows.columns = tuple(columns)
        self.head.update()
        self.view.viewport().update()

    def show_lines(self, lines: Sequence[Line], *, keep: bool = True) -> None:
        """Show other rows; the current place stays where it was, if it can."""
        row = self.view.currentIndex().row()
        self.model.show_lines(lines)
        self.head.update()
        if keep and lines and row >= 0:
            self.view.setCurrentIndex(self.model.index(min(row, len(lines) - 1), 0))
        self.view.viewport().update()

    def current(self) -> Any:  # noqa: ANN401 - whatever the rows stand for
        """Return what the current row stands for, or None."""
        row = self.view.currentIndex().row()
        return self.model.lines[row].item if 0 <= row < len(self.model.lines) else None

    def pick(self, row: int) -> None:
        """Make a row the current one; -1 for none."""
        self.view.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())


def taking(page: QWidget, take: Callable[[], None]) -> None:
    """Let Ctrl+Enter take what a page offers, whatever part of it has the keyboard."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        on_key(page, key, take)
