"""First responses as a table: a row for each agency, a column for each inject; arrows walk."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.domain.matrix import Cell, CellSort, Matrix
from facilitator.domain.shapes import mark_of
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.review.decisions.words import cell_word
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import (
    CENTRE,
    Glyph,
    lay_on_panel,
    paint_glyph,
    paint_mark,
    paint_ring,
    paint_text,
    text_width,
)

_Index = QModelIndex | QPersistentModelIndex
_CELL_PX, _ROW_PX, _HEAD_PX, _NAMES_PX = 74, 34, 26, 150
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIGNS = {
    CellSort.IN_TIME: Glyph.TICK,
    CellSort.LATE: Glyph.CLOCK,
    CellSort.TAKEN: Glyph.DOT,
    CellSort.OPEN: Glyph.HOURGLASS,
    CellSort.NONE_SEEN: Glyph.SKIP,
}
"""None expected is a dash."""


class MatrixModel(QAbstractTableModel):
    """The matrix, cell by cell; what is read out is whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.matrix = Matrix()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another run."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.matrix.agencies)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.matrix.columns)

    def cell(self, index: _Index) -> Cell:
        """Return a cell."""
        return self.matrix.cells[index.row()][index.column()]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - depends on the role
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            took = self.cell(index).took
            return "" if took is None else spans.ago(took)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.told(index)
        return None

    def told(self, index: _Index) -> str:
        """Return all that a cell says, in words."""
        cell = self.cell(index)
        agency, column = self.matrix.agencies[index.row()], self.matrix.columns[index.column()]
        parts = [f"{shown(agency.name)}, {shown(column.number)} {shown(column.title)}"]
        parts.append(cell_word(cell.sort))
        if cell.took is not None:
            parts.append(_("first response after {time}").format(time=spans.ago(cell.took)))
        if not cell.given:
            parts.append(_("the inject did not go to it"))
        return _("{cell}: {told}").format(cell=parts[0], told=", ".join(parts[1:]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - depends on the role
        upright = orientation == Qt.Orientation.Vertical
        if role == Qt.ItemDataRole.DisplayRole:
            names = [each.name for each in self.matrix.agencies]
            numbers = [each.number for each in self.matrix.columns]
            return shown((names if upright else numbers)[section])
        if role == Qt.ItemDataRole.ToolTipRole and not upright:
            return shown(self.matrix.columns[section].title)
        return None


class _Cells(QStyledItemDelegate):
    """A sign and a time; one hue, and what was not given is left dark."""

    def __init__(self, theme: Theme, view: "MatrixView") -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, px = self.theme, self.theme.px
        cell = self._view.cells.cell(index)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - the stubs lack the fields of options
        whole = QRectF(rect).adjusted(px(1), px(1), -px(1), -px(1))  # pyright: ignore[reportUnknownArgumentType] - as above
        painter.save()
        if cell.given:
            painter.fillRect(whole, theme.colour("plot.window"))
        if index == self._view.currentIndex():
            painter.fillRect(whole, theme.colour("surface.selected"))
            if self._view.hasFocus():
                paint_ring(painter, whole, theme)
        bad = cell.sort in {CellSort.LATE, CellSort.NONE_SEEN}
        expected = cell.sort is not CellSort.NONE_EXPECTED
        ink = theme.colour("text.primary" if expected else "text.secondary")
        words = "" if cell.took is None else spans.ago(cell.took)
        font = theme.font("table", weight=700 if bad else 400)
        sign, gap = px(13), px(4) if words else 0
        wide = sign + gap + text_width(words, font)
        left = whole.center().x() - wide / 2
        place = QRectF(left, whole.center().y() - sign / 2, sign, sign)
        if expected:
            paint_glyph(painter, place, SIGNS[cell.sort], ink)
        elif cell.given or words:
            paint_text(painter, place, "–", font, ink, align=CENTRE, elide=False)
        said = QRectF(place.right() + gap, whole.top(), wide, whole.height())
        paint_text(painter, said, words, font, ink, elide=False)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(self.theme.px(_CELL_PX), self.theme.px(_ROW_PX))


class _Names(QHeaderView):
    """Agencies at the left with their marks, or numbers of injects on top."""

    def __init__(self, theme: Theme, view: "MatrixView", orientation: Qt.Orientation) -> None:
        super().__init__(orientation, view)
        self.theme, self._view = theme, view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        theme, px = self.theme, self.theme.px
        painter.fillRect(rect, theme.colour("surface.panel"))
        ink, font = theme.colour("text.primary"), theme.font("table", weight=600)
        made = self._view.cells.matrix
        place = QRectF(rect)
        if self.orientation() == Qt.Orientation.Horizontal:
            words = shown(made.columns[logicalIndex].number)
            paint_text(painter, place, words, theme.font("caption", weight=600), ink, align=CENTRE)
            return
        agency = made.agencies[logicalIndex]
        side = px(18)
        spot = QRectF(px(10), place.center().y() - side / 2, side, side)
        paint_mark(painter, spot, mark_of(agency), theme)
        place.setLeft(spot.right() + px(7))
        paint_text(painter, place, shown(agency.name), font, ink)


class MatrixView(QTableView):
    """The matrix: Enter takes the entry that responded first."""

    taken = Signal(object)
    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self._painter = _Cells(theme, self)
        self.setItemDelegate(self._painter)
        self._names = _Names(theme, self, Qt.Orientation.Vertical)
        self._numbers = _Names(theme, self, Qt.Orientation.Horizontal)
        self.setVerticalHeader(self._names)
        self.setHorizontalHeader(self._numbers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._take)
        # over the corner of the two heads, which Qt draws as a button
        self._corner = QWidget(self)
        self._corner.setAutoFillBackground(True)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        lay_on_panel(self, theme)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._painter.theme = self._names.theme = self._numbers.theme = theme
        self._names.setFixedWidth(theme.px(_NAMES_PX))
        self._names.setDefaultSectionSize(theme.px(_ROW_PX))
        self._numbers.setFixedHeight(theme.px(_HEAD_PX))
        self._numbers.setDefaultSectionSize(theme.px(_CELL_PX))
        ground = self.palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Button):
            ground.setColor(role, theme.colour("surface.panel"))
        for each in (self._names, self._numbers, self._corner):
            each.setPalette(ground)
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self._names.width(), self._numbers.height())
        self._corner.raise_()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another run; the cell that is chosen stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.cells.show_matrix(matrix)
        index = self.cells.index(row, column) if row >= 0 else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid() and (ref := self.cells.cell(index).ref) is not None:
            self.taken.emit(ref)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.walked.emit(self.cells.told(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount() and self.cells.columnCount():
            self.setCurrentIndex(self.cells.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
