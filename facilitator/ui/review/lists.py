"""A list of values on a page of the review: arrows walk, Enter takes, letters do what they say."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Listing, paint_ring, plain
from facilitator.ui.widgets.prose import wrapped

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
SPOKEN: Final = int(Qt.ItemDataRole.AccessibleTextRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
VALUE: Final = int(Qt.ItemDataRole.UserRole)
PAD_PX: Final = 12
Place = QModelIndex | QPersistentModelIndex


class Values(QAbstractListModel):
    """Values and what is read out for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: tuple[Any, ...] = ()
        self.spoken: tuple[str, ...] = ()

    def show_values(self, values: Sequence[Any], spoken: Sequence[str]) -> None:
        """Show other values."""
        self.beginResetModel()
        self.values, self.spoken = tuple(values), tuple(spoken)
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def data(self, index: Place, role: int = DISPLAY) -> object:
        if not index.isValid() or index.row() >= len(self.values):
            return None
        if role == VALUE:
            return self.values[index.row()]
        if role in {DISPLAY, SPOKEN, TIP}:
            return self.spoken[index.row()]
        return None


class ValueRows(QStyledItemDelegate):
    """Paints the ground of a row; whoever inherits paints the value, and says how high it is."""

    def __init__(self, view: "ValueList") -> None:
        super().__init__(view)
        self.view = view

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - whatever the list holds
        """Return how high the row of a value is at a width, in pixels."""
        raise NotImplementedError

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        """Paint a value into the room of its row."""
        raise NotImplementedError

    def lines(self, text: str, width: float, *, most: int, weight: int = 400) -> list[str]:
        """Return a text in lines; what has no room goes into the last, which is cut short."""
        font = self.view.theme.font("table", weight=weight)
        broken = wrapped(" ".join(text.split()), font, max(1.0, width))
        if len(broken) <= most:
            return broken or [""]
        return [*broken[: most - 1], " ".join(broken[most - 1 :])]

    def sizeHint(self, option: QStyleOptionViewItem, index: Place) -> QSize:  # noqa: ARG002 - Qt asks so
        wide = self.view.viewport().width()
        return QSize(self.view.theme.px(80), self.high(index.data(VALUE), wide))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:  # noqa: ARG002 - Qt hands it in
        theme, view = self.view.theme, self.view
        rect = QRectF(view.visualRect(view.model_.index(index.row(), 0)))
        chosen = view.currentIndex().row() == index.row()
        if chosen:
            painter.fillRect(rect, theme.colour("surface.selected"))
            bar = QRectF(rect.left(), rect.top(), theme.px(4), rect.height())
            painter.fillRect(bar, theme.colour("text.primary"))
        thin = theme.px(1)
        under = QRectF(rect.left(), rect.bottom() - thin, rect.width(), thin)
        painter.fillRect(under, theme.colour("line.subtle"))
        self.paint_value(painter, rect, index.data(VALUE))
        if chosen and view.hasFocus():
            paint_ring(painter, rect, theme)


class ValueList(Listing):
    """The list; ``key_of`` tells which value is the same one after a change."""

    walked = Signal()
    lettered = Signal(str)
    """A letter was pressed, as a capital."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        model = Values()
        super().__init__(theme, name, model, parent)
        self.model_ = model
        self._showing = False
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(self._walk)

    def key_of(self, value: Any) -> object:  # noqa: ANN401 - whatever the list holds
        """Return by what a value is known again."""
        return value

    def values(self) -> tuple[Any, ...]:
        """Return what is shown."""
        return self.model_.values

    def show_values(self, values: Sequence[Any], spoken: Sequence[str]) -> None:
        """Show other values; the current one stays current, or else its place."""
        now, row = self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._showing = True
        self.model_.show_values(values, spoken)
        if now is not None:
            key = self.key_of(now)
            row = next((at for at, one in enumerate(values) if self.key_of(one) == key), row)
        if row >= 0 and values:
            self.setCurrentIndex(self.model_.index(min(row, len(values) - 1), 0))
        self._showing = False
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()
        self.walked.emit()

    def current(self) -> Any:  # noqa: ANN401 - whatever the list holds
        """Return the value that is chosen, or None."""
        row = self.currentIndex().row()
        return self.model_.values[row] if 0 <= row < len(self.model_.values) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if plain(event) and len(letter) == 1 and (letter.isalnum() or letter in "+-?"):
            # a held key rates one row, not every row that the arrows come by
            if not event.isAutoRepeat():
                self.lettered.emit(letter)
            return
        super().keyPressEvent(event)

    def _walk(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if not self._showing:
            self.walked.emit()
