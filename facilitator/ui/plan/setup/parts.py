"""A list of a few lines with the keys that add, remove, move and open one."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.domain.exercise import Agency
from facilitator.domain.shapes import mark_of
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_mark, paint_ring, paint_text

_MOST_ROWS = 8
_ROW_PX = 26


class Padded(QStyledItemDelegate):
    """Sets lines in from the edge; what is marked is marked from edge to edge."""

    def __init__(self, parent: "Parts") -> None:
        super().__init__(parent)
        self._parts = parent

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme = self._parts.theme
        inner = QStyleOptionViewItem(option)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - unknown to the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("surface.selected"))
        inner.rect = rect.adjusted(theme.px(7), 0, -theme.px(7), 0)  # pyright: ignore[reportAttributeAccessIssue] - as above
        inner.state = state & ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue] - as above
        super().paint(painter, inner, index)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, QRectF(rect), theme, radius=3)


class Parts(QListWidget):
    """The parts as lines; Ins adds one, Del removes, Alt with arrows moves, Enter goes to it."""

    added = Signal()
    removed = Signal()
    moved = Signal(int)
    taken = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.empty = ""
        self.setAccessibleName(name)
        self.setItemDelegate(Padded(self))
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.setFont(theme.font("body"))
        self.setIconSize(QSize(theme.px(20), theme.px(20)))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("surface.sunken"))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text.primary"))
        self.setPalette(palette)
        self.fit()

    def fit(self) -> None:
        """Stand as high as the lines, up to eight."""
        rows = min(_MOST_ROWS, max(1, self.count()))
        self.setFixedHeight(rows * self.theme.px(_ROW_PX) + self.theme.px(4))
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize(0, self.theme.px(_ROW_PX)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        theme = self.theme
        place = QRectF(self.viewport().rect()).adjusted(theme.px(10), 0, -theme.px(10), 0)
        paint_text(painter, place, self.empty, theme.font("body"), theme.colour("text.secondary"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Insert:
            self.added.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


def icon_of(agency: Agency, theme: Theme) -> QIcon:
    """Return the mark of an agency as a picture for a line."""
    side = theme.px(20)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_mark(painter, QRectF(0, 0, side, side), mark_of(agency), theme)
    painter.end()
    made = QIcon(picture)
    # a marked line does not tint the colour by which an agency is known
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made
