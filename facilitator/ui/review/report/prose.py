"""A text of the report: its caption, and some lines to write in; saved when it is left."""

from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, paint_box, paint_ring, ring_room

_MOST_LINES: Final = 8


class Sunken(QPlainTextEdit):
    """Some lines of text on a sunken surface; Tab leaves it, as every other field."""

    left = Signal()

    def __init__(self, theme: Theme, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._lines = theme, lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        lines = max(self._lines, min(_MOST_LINES, int(self.document().size().height())))
        air = 2 * (ring_room(theme) + theme.px(4)) + theme.px(10)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + air)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()
        self.left.emit()

    def _repaint(self) -> None:
        around = self.parentWidget()
        if around is not None:
            around.update()

    def paint_frame(self, painter: QPainter) -> None:
        """Paint the box and the ring round the text."""
        theme, room = self.theme, ring_room(self.theme)
        whole = QRectF(self.rect())
        face = whole.adjusted(room, room, -room, -room)
        fill, line = theme.colour("surface.sunken"), theme.colour("line.control")
        paint_box(painter, face, fill=fill, line=line, width=theme.px(1), radius=theme.px(3))
        if self.hasFocus():
            paint_ring(painter, whole, theme, radius=5)


class _Framed(QWidget):
    """Paints the frame of the text that it holds, beneath it."""

    def __init__(self, text: Sunken, parent: QWidget | None = None) -> None:
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


class ProseField(QWidget):
    """A caption over a text; tells while it is written, and once when it is left."""

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, theme: Theme, field: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.caption = Label(theme, "", role="caption", colour="text.secondary", weight=500)
        # in line with the box, which leaves room for its ring
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.text = Sunken(theme, lines)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.caption)
        self._rows.addWidget(_Framed(self.text))
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._edit)
        self.text.left.connect(self._leave)

    def set_name(self, name: str) -> None:
        """Name it, for eyes and for a screen reader."""
        self.caption.setText(name)
        self.text.setAccessibleName(name)

    def words(self) -> str:
        """Return what stands in it."""
        return self.text.toPlainText()

    def show_words(self, words: str) -> None:
        """Show another text, without telling anybody."""
        if words != self.words():
            with QSignalBlocker(self.text):
                self.text.setPlainText(words)

    @Slot()
    def _edit(self) -> None:
        self.edited.emit(self.field)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self.field)
