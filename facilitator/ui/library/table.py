"""A list with columns, painted as the look wants it: rows of facts with glyphs and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    LEFT,
    RIGHT,
    Glyph,
    Mark,
    Painted,
    lay_on_panel,
    marks_width,
    paint_empty,
    paint_glyph,
    paint_marks,
    paint_ring,
    paint_text,
)

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
HEAD_PX: Final = 24
_GAP_PX = 12
_BODY_ROW_PX = 32
"""Rows as high as this have text of the body's size."""
_MARK_PX = 16
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Place = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; ``width`` in px at 100 %, or 0 for a share of what is left."""

    title: str = ""
    width: int = 0
    share: int = 1
    right: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one column of one row."""

    text: str = ""
    colour: str = "text.primary"
    weight: int | None = None
    glyph: Glyph | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its cells, the object it stands for, and what is read out instead of its cells."""

    cells: tuple[Cell, ...]
    item: Any = None
    spoken: str = ""
    tip: str = ""

    def words(self) -> str:
        """Return what a screen reader says."""
        named = (" ".join(mark.name for mark in cell.marks) for cell in self.cells)
        own = (cell.text for cell in self.cells)
        return self.spoken or ", ".join(each for each in (*own, *named) if each)


class Lines(QAbstractListModel):
    """The rows of a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.lines)

    def data(self, index: Place, role: int = DISPLAY) -> str | None:
        if not index.isValid():
            return None
        if role in {DISPLAY, SPOKEN}:
            return self.lines[index.row()].words()
        if role == TIP:
            return self.lines[index.row()].tip or None
        return None


def layout_columns(
    columns: Sequence[Column], width: float, theme: Theme
) -> list[tuple[float, float]]:
    """Return left edge and width of each column; a column that is left out has no width."""
    pad, gap = theme.px(12), theme.px(_GAP_PX)
    shown = [each for each in columns if width >= theme.px(each.least)]
    fixed = sum(theme.px(each.width) for each in shown if each.width)
    free = max(0.0, width - 2 * pad - fixed - gap * max(0, len(shown) - 1))
    shares = sum(each.share for each in shown if not each.width) or 1
    places: list[tuple[float, float]] = []
    left = float(pad)
    for each in columns:
        if each not in shown:
            places.append((left, 0.0))
            continue
        wide = float(theme.px(each.width)) if each.width else free * each.share / shares
        places.append((left, wide))
        left += wide + gap
    return places


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
        places = layout_columns(self.columns, self._view.viewport().width(), theme)
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
        places = layout_columns(self.columns, view.viewport().width(), theme)
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
        places = layout_columns(self.columns, rect.width(), theme)
        for column, cell, (left, wide) in zip(self.columns, line.cells, places, strict=True):
            if wide:
                place = QRectF(rect.left() + left, rect.top(), wide, rect.height())
                self._cell(painter, place, column, cell)
        if selected and view.hasFocus():
            paint_ring(painter, rect, theme)

    def _cell(self, painter: QPainter, place: QRectF, column: Column, cell: Cell) -> None:
        theme = self.theme
        ink = theme.colour(cell.colour)
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


class RowsView(QListView):
    """The list itself: arrows move, Enter takes."""

    taken = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.empty = ""
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(False)
        self.setTabKeyNavigation(False)
        self.activated.connect(self._taken)

    def sizeHint(self) -> QSize:
        # the list takes what room there is; it asks for three rows
        return QSize(self.theme.px(200), self.theme.px(102))

    @Slot(QModelIndex)
    def _taken(self, _index: QModelIndex) -> None:
        self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.taken.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self.model()
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 0))
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
        self.model = Lines(self)
        self.view = RowsView(theme, name, self)
        self.rows = Rows(theme, columns, self.view, row_px=row_px, wrap=wrap)
        self.view.setModel(self.model)
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
        self.view.theme = theme
        self.rows.theme = theme
        lay_on_panel(self.view, theme)
        self.view.doItemsLayout()

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
