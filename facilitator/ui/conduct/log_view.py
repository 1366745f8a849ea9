"""The list of the log: two row heights, fifty thousand rows, newest next to the hand."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator.i18n import _
from facilitator.ui.conduct.lists import cover_cut_row, for_the_line, paint_if_empty
from facilitator.ui.conduct.log_heights import Heights
from facilitator.ui.conduct.log_rows import FRESH, LogDelegate, enlarged
from facilitator.ui.models.log import LogModel
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import lay_on_panel

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class LogView(QTableView):
    """Rows of the log; at the end it stays at the end, anywhere else nothing moves it.

    A table and not a list: its header keeps a height for each row, so rows that were never looked
    at need no content to have a place.
    """

    unseen = Signal(int)
    narrowed = Signal(int)
    tag_wanted = Signal()
    larger = 1.0

    def __init__(self, theme: Theme, model: LogModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.empty = ""
        self._log = model
        self._heights = Heights(self.verticalHeader(), model)
        self._unseen = 0
        self._following = True
        self._holding = 0
        self._settling = False
        self._marking = False
        self._delegate = LogDelegate(theme, self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(int(FRESH.total_seconds() * 1000))
        self._calm.timeout.connect(self._cool)
        self.setAccessibleName(_("Decision log"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._heights.start(self.theme)
        lay_on_panel(self, theme)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; every height is taken anew."""
        theme = enlarged(theme, self.larger)
        self.theme = theme
        self._delegate.theme = theme
        with self._held():
            lay_on_panel(self, theme)
            self._heights.start(self.theme)
            self.settle()
        self.viewport().update()

    # --- where it stands ---------------------------------------------------------------------

    def at_end(self) -> bool:
        """Tell whether the newest row is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def to_end(self) -> None:
        """Go to the newest row, and stay with it."""
        self._following = True
        with self._held():
            self.settle()
        self._see()

    @contextmanager
    def _held(self) -> Generator[None]:
        """Do something that is no scrolling by hand; the end stays the end."""
        self._holding += 1
        try:
            yield
            if self._following:
                self.scrollToBottom()
        finally:
            self._holding -= 1

    def go_to(self, place: int) -> None:
        """Choose a row and bring it to the middle."""
        index = self._log.index(place)
        self._following = False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.settle()
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def show_place(self, place: int) -> None:
        """Bring a row into sight without choosing it."""
        self._following = False
        self.scrollTo(self._log.index(place))
        self.settle()
        self.scrollTo(self._log.index(place))

    def chosen(self) -> int:
        """Return the place of the chosen row, or -1; of several it is the one at hand."""
        rows = self.all_chosen()
        here = self.currentIndex().row()
        return here if here in rows else (rows[0] if rows else -1)

    def all_chosen(self) -> tuple[int, ...]:
        """Return the places of every chosen row, from the top."""
        return tuple(sorted(each.row() for each in self.selectionModel().selectedRows()))

    @Slot()
    def clearSelection(self) -> None:
        self._marking = False
        super().clearSelection()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if isinstance(event, QMouseEvent):
            self._marking = False
        if self._marking and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if not extends:
                # rows marked with the space bar stay so while somebody goes on to the next
                return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def _mark(self) -> None:
        """Mark the row at hand, or take the mark off, and go on to the next."""
        here = self.currentIndex()
        flags = QItemSelectionModel.SelectionFlag
        way = flags.Toggle if self._marking else flags.Select
        self.selectionModel().select(here, way | flags.Rows)
        self._marking = True
        after = self._log.index(min(here.row() + 1, self._log.rowCount() - 1))
        self.selectionModel().setCurrentIndex(after, flags.NoUpdate)
        self.scrollTo(after)

    def mark_fresh(self, line: int) -> None:
        """Let a row that was just saved say so for a moment."""
        self._delegate.fresh_line = line
        self._calm.start()
        self.viewport().update()

    @Slot()
    def _cool(self) -> None:
        self._delegate.fresh_line = 0
        self.viewport().update()

    # --- heights -----------------------------------------------------------------------------

    def settle(self) -> None:
        """Give the rows in sight their heights before they are painted."""
        if self._settling or not self._log.rowCount():
            return
        self._settling = True
        try:
            with self._held():
                while self._look():
                    self.updateGeometries()
                    if self._following:
                        self.scrollToBottom()
        finally:
            self._settling = False

    def _look(self) -> bool:
        """Measure the rows in sight; tell whether a height changed."""
        last = self.rowAt(self.viewport().height() - 1)
        last = self._log.rowCount() - 1 if last < 0 else last
        return self._heights.look_at(max(0, self.rowAt(0)), last, self.theme)

    @Slot(QModelIndex, int, int)
    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        at_the_end = last == self._log.rowCount() - 1
        if at_the_end:
            self._heights.add(first, last, self.theme)
        else:
            self._heights.forget(first)
        if at_the_end and not self._following:
            self._unseen += last - first + 1
            self.unseen.emit(self._unseen)
        with self._held():
            self.updateGeometries()
            self.settle()

    @Slot(QModelIndex, QModelIndex)
    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        with self._held():
            self._heights.change(first.row(), last.row(), self.theme)
            self.settle()

    @Slot(QModelIndex, int, int)
    def _removed(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self._heights.forget(first)
        self.settle()

    def _see(self) -> None:
        if self._unseen:
            self._unseen = 0
            self.unseen.emit(0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if not self._holding:
            self._following = self.at_end()
        self.settle()
        if self._following:
            self._see()

    def resizeEvent(self, event: QResizeEvent) -> None:
        with self._held():
            super().resizeEvent(event)
            self.settle()
        self.narrowed.emit(self.width() - self.viewport().width())

    def showEvent(self, event: QShowEvent) -> None:
        with self._held():
            super().showEvent(event)
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers()
        chosen = self.chosen() >= 0 and plain
        if (chosen or (self._marking and plain)) and event.key() == Qt.Key.Key_Space:
            self._mark()
            return
        if chosen and event.key() == Qt.Key.Key_T:
            self.tag_wanted.emit()
            return
        if for_the_line(event):
            event.ignore()
            return
        if (
            event.key() in _ARROWS
            and not self._marking
            and self.chosen() < 0
            and self._log.rowCount()
        ):
            # the first arrow chooses what is nearest to the hand, even where it is the only row
            last = self.rowAt(self.viewport().height() - 1)
            self.selectRow(self._log.rowCount() - 1 if last < 0 else last)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.at_end():
            cover_cut_row(self, self.theme)
        paint_if_empty(self, self.empty, self.theme)
