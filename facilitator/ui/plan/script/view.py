"""The table on the screen: arrows, marking and typing as in a spreadsheet."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator.i18n import _
from facilitator.ui.models.rows import VALUE, Index
from facilitator.ui.plan.script.columns import FIRST, LAST, Column
from facilitator.ui.plan.script.heads import TableHeads
from facilitator.ui.plan.script.model import ScriptTable
from facilitator.ui.plan.script.painting import HEIGHTS, CellDelegate
from facilitator.ui.plan.script.sharing import shares
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel, paint_empty

_MOVES = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class ScriptView(QTableView):
    """Shows the rows; ``begun`` asks for a cell to be written from a first letter on.

    ``rewritten`` asks for what stands in a cell to be written on, ``grown`` for one more row.
    """

    begun = Signal(str)
    rewritten = Signal()
    current = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, model: ScriptTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.table = model
        self.delegate = CellDelegate(theme, model.exercise, self)
        self.home = Column.TITLE
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.heads = heads = TableHeads(theme, self)
        self.setHorizontalHeader(heads)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        heads.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.doubleClicked.connect(self._double)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = self.delegate.theme = theme
        lay_on_panel(self, theme)
        self.setAccessibleName(_("Script"))
        high = theme.px(HEIGHTS[theme.density])
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.heads.theme = theme
        self.heads.setMinimumSectionSize(0)
        self.heads.setFixedHeight(theme.px(24))
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        found = shares(self.theme, self.viewport().width(), self.table.exercise)
        for column, wide in found.items():
            self.setColumnWidth(column, wide)
        self.setColumnHidden(Column.MARGIN, not found[Column.MARGIN])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    # --- where one is ------------------------------------------------------------------------

    def cell(self) -> tuple[int, Column]:
        """Return row and column of the current cell; row -1 if there is none."""
        index = self.currentIndex()
        return index.row(), Column(index.column()) if index.isValid() else Column.TITLE

    def row_id(self) -> str:
        """Return the id of the current row, or nothing."""
        row = self.table.row_at(self.currentIndex().row())
        return row.id if row is not None else ""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all rows of which a cell is marked, from the top."""
        places = {place for part in self._parts() for place in range(part.top(), part.bottom() + 1)}
        rows = (self.table.row_at(place) for place in sorted(places or {self.cell()[0]}))
        return tuple(each.id for each in rows if each is not None)

    def _parts(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.size())]

    def block(self) -> tuple[int, int, int, int]:
        """Return the marked block: first and last row, first and last column."""
        parts = self._parts()
        if not parts:
            row, column = self.cell()
            return row, row, column, column
        return (
            min(each.top() for each in parts),
            max(each.bottom() for each in parts),
            max(FIRST, min(each.left() for each in parts)),
            min(LAST, max(each.right() for each in parts)),
        )

    def whole_rows(self) -> bool:
        """Tell whether every cell of the marked rows is marked."""
        _top, _bottom, left, right = self.block()
        return left == FIRST and right == LAST

    def go(self, place: int, column: Column) -> None:
        """Stand in a cell, and mark nothing else."""
        place = max(0, min(place, self.table.rowCount() - 1))
        index = self.table.index(place, max(FIRST, min(column, LAST)))
        self.selectionModel().setCurrentIndex(index, _MOVES)
        self.scrollTo(index)

    def mark(self, ids: tuple[str, ...], column: Column | None = None) -> None:
        """Stand in the first of some rows, and mark them all: whole, or in one column."""
        places = sorted(at for each in ids if (at := self.table.place(each)) >= 0)
        if not places:
            return
        stand = Column.TITLE if column is None else column
        left, right = (FIRST, LAST) if column is None else (column, column)
        chosen = QItemSelection()
        for place in places:
            one, other = self.table.index(place, left), self.table.index(place, right)
            chosen.merge(QItemSelection(one, other), QItemSelectionModel.SelectionFlag.Select)
        first = self.table.index(places[0], stand)
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(chosen, _MOVES)
        self.scrollTo(first)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.delegate.current = current.row()
        if current.row() != previous.row():
            self._repaint_row(previous.row())
            self._repaint_row(current.row())
        self.current.emit()

    def _repaint_row(self, place: int) -> None:
        if place >= 0:
            top, high = self.rowViewportPosition(place), self.rowHeight(place)
            self.viewport().update(0, top, self.viewport().width(), high)

    # --- keys --------------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier
    ) -> QModelIndex:
        # sign and margin are no cells to stand in
        to = super().moveCursor(action, held)
        return to.siblingAtColumn(max(FIRST, min(to.column(), LAST))) if to.isValid() else to

    def event(self, event: QEvent) -> bool:
        # Qt would make Tab a walk through the window before it came to be a key press
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.step("left" if event.key() == Qt.Key.Key_Backtab else "right")
            return True
        return super().event(event)

    def step(self, way: str) -> None:
        """Go where Enter, Tab or an arrow leads from a cell that was written."""
        place, column = self.cell()
        if way == "down":
            self._down(place, self.home)
        elif way == "below":
            self.go(place + 1, column)
        elif way == "up":
            self.go(place - 1, column)
        elif way == "right" and column >= LAST:
            self._down(place, Column.TIME)
        elif way == "right":
            self.go(place, Column(column + 1))
        elif way == "left" and column > FIRST:
            self.go(place, Column(column - 1))

    def _down(self, place: int, column: Column) -> None:
        if place >= self.table.rowCount() - 1:
            self.grown.emit()
        else:
            self.go(place + 1, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.home = self.cell()[1]
            self.rewritten.emit()
        elif key is Qt.Key.Key_Space and shift:
            self.mark(self.ids())
        elif control and not shift and key in _STEPS:
            self._jump(*_STEPS[key])
        elif key is Qt.Key.Key_Backspace and not control:
            self.begun.emit("")
        elif event.text() and event.text().isprintable() and (not control or held & _ALT_GR):
            self.home = self._home_of_typing()
            self.begun.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _home_of_typing(self) -> Column:
        """Return where Enter leads to: the column in which this run of Tabs began."""
        return self.home if self._tabbed else self.cell()[1]

    _tabbed = False

    def note_tab(self, way: str) -> None:
        """Remember how the last cell was left: after Tab, Enter goes back to where one began."""
        self._tabbed = way == "right"

    def _jump(self, down: int, right: int) -> None:
        place, column = self.cell()
        if down:
            self.go(self.table.rowCount() - 1 if down > 0 else 0, column)
        else:
            self.go(place, LAST if right > 0 else FIRST)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # letters that are composed, as accents and other scripts are
        if event.commitString():
            self.home = self._home_of_typing()
            self.begun.emit(event.commitString())
        event.accept()

    @Slot(QModelIndex)
    def _double(self, index: QModelIndex) -> None:
        if FIRST <= index.column() <= LAST and index.data(VALUE) is not None:
            self.home = self.cell()[1]
            self.rewritten.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.table.rowCount():
            painter = QPainter(self.viewport())
            words = _("The rows of the script will stand here; Ctrl+N writes the first.")
            paint_empty(painter, QRectF(self.viewport().rect()), words, self.theme)
            painter.end()


_ALT_GR = Qt.KeyboardModifier.AltModifier
