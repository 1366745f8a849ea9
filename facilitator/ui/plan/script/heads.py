"""The head of the table: words alone, no boxes."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_text

_LEAST_PX = 40


class TableHeads(QHeaderView):
    """Paints the words of each column in line with its cells."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self.theme
        whole = QRectF(rect)
        painter.fillRect(whole, theme.colour("surface.panel"))
        line = theme.px(1)
        under = QRectF(whole.left(), whole.bottom() - line, whole.width(), line)
        painter.fillRect(under, theme.colour("line.subtle"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        font = theme.font("caption", weight=500)
        inner = whole.adjusted(theme.px(6), 0, -theme.px(2), 0)
        # the margin may be too narrow for its word; its glyphs speak for themselves
        if whole.width() >= theme.px(_LEAST_PX):
            paint_text(painter, inner, words, font, theme.colour("text.secondary"))
