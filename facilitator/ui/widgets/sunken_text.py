"""Some lines of text to write in, in a sunken box that grows with them."""

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets.draw import paint_box, paint_ring, ring_room


class SunkenText(QPlainTextEdit):
    """Stands as high as its text, within bounds; Tab leaves it, and Escape is not for it.

    Its box is painted by the ``TextFrame`` that holds it.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, name: str, lines: int, *, most: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._lines, self._most = theme, lines, most
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.setFont(theme.font("body"))
        room = ring_room(theme) + theme.px(4)
        self.setViewportMargins(room, room, room, room)
        palette = self.palette()
        # the sunken box is painted beneath
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text.primary"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("surface.selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text.primary"))
        self.setPalette(palette)
        self._grow()

    @Slot()
    def _grow(self) -> None:
        """Stand as high as the text, within bounds; then it scrolls."""
        theme = self.theme
        # the size of a plain document counts lines
        lines = max(self._lines, min(self._most, int(self.document().size().height())))
        air = 2 * (ring_room(theme) + theme.px(4)) + theme.px(8)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + air)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show another text, without telling anybody."""
        if text != self.toPlainText():
            with QSignalBlocker(self):
                self.setPlainText(text)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.toPlainText())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._paint_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._paint_again()
        self.left.emit()

    def _paint_again(self) -> None:
        frame = self.parentWidget()
        (frame or self).update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def paint_frame(self, painter: QPainter) -> None:
        """Paint the box and the ring round the text."""
        theme, room = self.theme, ring_room(self.theme)
        whole = QRectF(self.rect())
        face = whole.adjusted(room, room, -room, -room)
        fill, line = theme.colour("surface.sunken"), theme.colour("line.control")
        paint_box(painter, face, fill=fill, line=line, width=theme.px(1), radius=theme.px(3))
        if self.hasFocus():
            paint_ring(painter, whole, theme, radius=5)


class TextFrame(QWidget):
    """Paints the box of the text that it holds, beneath it."""

    def __init__(self, text: SunkenText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(text)
        text.viewport().setAutoFillBackground(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._text.paint_frame(painter)
        painter.end()
