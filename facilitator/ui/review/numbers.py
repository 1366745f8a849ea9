"""The numbers of a figure as a table: read by a screen reader, walked by arrows, copied."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.domain.events import EntryRef
from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_text, text_width

_Index = QModelIndex | QPersistentModelIndex
_MOST_PX = 260
_SAMPLE = 200
"""So many rows are measured for the width of a column."""
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table of numbers, and the entry it tells of, if it tells of one."""

    cells: tuple[str, ...]
    ref: EntryRef | None = None


class NumbersModel(QAbstractTableModel):
    """Headings and rows, as they are handed in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.headings: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()

    def fill(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.headings, self.rows = tuple(headings), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - depends on the role
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in said:
            return None
        return self.rows[index.row()].cells[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - depends on the role
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None


_PAD_PX = 8


class _Cells(QStyledItemDelegate):
    """Plain text with the same air as its heading; the chosen row stands out."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px = self.theme, self.theme.px
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs lack the fields of options
        whole = QRectF(rect)  # pyright: ignore[reportUnknownArgumentType] - as above
        if self._view.selectionModel().isRowSelected(index.row(), QModelIndex()):
            painter.fillRect(whole, theme.colour("surface.selected"))
        place = whole.adjusted(px(_PAD_PX), 0, -px(2), 0)
        ink = theme.colour("text.primary")
        paint_text(painter, place, str(index.data()), theme.font("table"), ink)


class Heads(QHeaderView):
    """Headings on the ground of the panel, with one line under them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        theme = self.theme
        painter.fillRect(rect, theme.colour("surface.panel"))
        line = QRectF(rect.left(), rect.bottom(), rect.width(), theme.px(1))
        painter.fillRect(line, theme.colour("line.subtle"))
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        place = QRectF(rect).adjusted(theme.px(_PAD_PX), 0, -theme.px(2), 0)
        soft = theme.colour("text.secondary")
        paint_text(painter, place, words, theme.font("caption"), soft)


class Numbers(QTableView):
    """The table: Ctrl+C copies the chosen rows, or all of them; Enter takes the entry of a row."""

    taken = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model_ = NumbersModel(self)
        self.setModel(self.model_)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._cells = _Cells(theme, self)
        self.setItemDelegate(self._cells)
        self._heads = Heads(theme, self)
        self.setHorizontalHeader(self._heads)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._take)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        lay_on_panel(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFont(theme.font("table"))
        self.verticalHeader().setDefaultSectionSize(theme.px(24))
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        self._heads.theme = self._cells.theme = theme
        self._heads.setFixedHeight(theme.px(24))
        self._share()

    def fill(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        """Show other numbers; the row that is chosen stays."""
        row = self.currentIndex().row()
        self.model_.fill(headings, rows)
        if 0 <= row < len(rows):
            self.setCurrentIndex(self.model_.index(row, 0))
        self._share()

    def _share(self) -> None:
        """Give each column what its text needs, up to a limit; then what is left to the longest."""
        theme, model = self.theme, self.model_
        font, head = theme.font("table"), theme.font("caption")
        needs = [
            max(
                text_width(heading, head),
                *(text_width(each.cells[place], font) for each in model.rows[:_SAMPLE]),
                0,
            )
            + theme.px(20)
            for place, heading in enumerate(model.headings)
        ]
        wide = [min(each, theme.px(_MOST_PX)) for each in needs]
        spare = self.viewport().width() - sum(wide)
        for place, need in enumerate(needs):
            more = max(0, min(need - wide[place], spare))
            spare -= more
            self.setColumnWidth(place, wide[place] + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def text(self) -> str:
        """Return the chosen rows, or all, as lines with tabs, headings first."""
        chosen = sorted({each.row() for each in self.selectionModel().selectedRows()})
        model = self.model_
        rows = [model.rows[each] for each in chosen] if len(chosen) > 1 else model.rows
        lines = [model.headings, *(each.cells for each in rows)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid() and (ref := self.model_.rows[index.row()].ref) is not None:
            self.taken.emit(ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        elif event.key() in _TAKING:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model_.rows:
            self.setCurrentIndex(self.model_.index(0, 0))

    def say_name(self, name: str) -> None:
        """Name it for a screen reader, with how it is copied."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Ctrl+C copies the table."))
