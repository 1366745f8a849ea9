"""The line of column names above a list, standing on the columns of its rows."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from facilitator.ui.conduct.ground import paint_under
from facilitator.ui.widgets import LEFT, Painted, paint_text


class Heading(NamedTuple):
    """The name of a column, and where it stands."""

    place: QRectF
    name: str
    align: Qt.AlignmentFlag = LEFT


class ColumnHead(Painted):
    """Paints the names of columns; what they are, and how tall it is, is said by its list."""

    narrowest = 24
    """A column that has less room than this is not named."""
    _room = 0

    def headings(self, whole: QRectF) -> Iterator[Heading]:
        """Yield the names and their places in the room that the rows have too; none by default."""
        del whole
        yield from ()

    def tall(self) -> int:
        """Return the height, at the scale of the theme."""
        return self.theme.px(24)

    def set_room(self, room: int) -> None:
        """Leave at the right what the scroll bar takes from the rows below."""
        self._room = room
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.tall())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.tall())

    def paintEvent(self, _event: object) -> None:
        theme = self.theme
        painter = QPainter(self)
        whole = QRectF(self.rect())
        font, ink = theme.font("caption"), theme.colour("text.secondary")
        for place, name, align in self.headings(whole.adjusted(0, 0, -self._room, 0)):
            if place.width() > theme.px(self.narrowest):
                paint_text(painter, place, name, font, ink, align=align)
        paint_under(painter, whole, theme)
        painter.end()
