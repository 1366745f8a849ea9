"""Objectives against agencies as a table: arrows walk, Enter goes to the first row of a cell."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from facilitator.domain.checks import Coverage
from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.checks.matrix_cells import MatrixCells
from facilitator.ui.plan.checks.matrix_heads import AgencyHead, ObjectiveHead
from facilitator.ui.plan.checks.matrix_model import MatrixModel
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Matrix(QTableView):
    """The matrix: arrows walk, Enter goes to the first row of a cell."""

    taken = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self._agencies = AgencyHead(theme, self, self.cells)
        self._objectives = ObjectiveHead(theme, self, self.cells)
        self._painter = MatrixCells(theme, self)
        self.setHorizontalHeader(self._agencies)
        self.setVerticalHeader(self._objectives)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
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
        self._painter.theme = theme
        self._corner.setPalette(self.palette())
        self._corner.setBackgroundRole(QPalette.ColorRole.Base)
        self._agencies.set_theme(theme)
        self._objectives.set_theme(theme)

    def show_coverage(self, coverage: Coverage, exercise: Exercise) -> None:
        """Show the coverage of a plan; the cell that is chosen stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self.cells.show_coverage(coverage, exercise)
        index = self.cells.index(max(0, row), max(0, column))
        if index.isValid() and row >= 0:
            self.setCurrentIndex(index)

    def updateGeometries(self) -> None:
        columns = self.cells.columnCount()
        if columns:
            self._agencies.share(self.width() - self.verticalHeader().width(), columns)
        super().updateGeometries()
        left, top = self.verticalHeader().width(), self.horizontalHeader().height()
        self._corner.setGeometry(0, 0, left, top - self.theme.px(1))
        self._corner.raise_()

    def _take(self, index: QModelIndex) -> None:
        ids = self.cells.rows(index)
        if ids:
            self.taken.emit(ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKING:
            if not event.isAutoRepeat():
                self._take(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            self.setCurrentIndex(self.cells.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
