"""What every row of the desk's lists stands on: its room, its state, and the line under it."""

from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.models.rows import VALUE
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_ring


class Ground(NamedTuple):
    """The room of a row, and whether it is chosen or has the keyboard."""

    whole: QRectF
    chosen: bool
    focused: bool


def ground_of(option: QStyleOptionViewItem) -> Ground:
    """Read what Qt says of a row; its stubs lack the fields of options."""
    state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as said
    return Ground(
        whole=QRectF(option.rect),  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - as said
        chosen=bool(state & QStyle.StateFlag.State_Selected),  # pyright: ignore[reportUnknownArgumentType] - as said
        focused=bool(state & QStyle.StateFlag.State_HasFocus),  # pyright: ignore[reportUnknownArgumentType] - as said
    )


def paint_under(painter: QPainter, whole: QRectF, theme: Theme) -> QRectF:
    """Draw the line under a row, and return the room above it."""
    line = theme.px(1)
    under = QRectF(whole.left(), whole.bottom() - line, whole.width(), line)
    painter.fillRect(under, theme.colour("line.subtle"))
    return whole.adjusted(0, 0, 0, -line)


class RowDelegate(QStyledItemDelegate):
    """Lays the ground of a row and rings it; whoever inherits paints its value.

    ``least`` is the width that a row asks for, in logical pixels.
    """

    least: ClassVar[int] = 200

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def high(self, row: Any) -> int:  # noqa: ANN401 - whatever the list holds
        """Return how high a row is, in pixels; None asks for the usual height."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, row: Any, ground: Ground) -> None:  # noqa: ANN401, ARG002 - as above, and for those who inherit
        """Paint what shows that a row is chosen."""
        if ground.chosen:
            painter.fillRect(ground.whole, self.theme.colour("surface.selected"))

    def paint_row(self, painter: QPainter, row: Any, inner: QRectF) -> None:  # noqa: ANN401 - as above
        """Paint the value of a row into the room above the line under it."""
        raise NotImplementedError

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(self.theme.px(self.least), self.high(index.data(VALUE)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(VALUE)
        if row is None:
            return
        ground = ground_of(option)
        self.paint_ground(painter, row, ground)
        self.paint_row(painter, row, paint_under(painter, ground.whole, self.theme))
        if ground.focused:
            paint_ring(painter, ground.whole, self.theme)
