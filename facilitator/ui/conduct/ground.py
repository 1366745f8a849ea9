"""What every row of the desk's lists stands on: its room, its state, and the line under it."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from facilitator.ui.theme import Theme


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
