"""A field of the details: its caption, a line or a few, and why it does not take a text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.plan.script.completing import Completing
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, Refusal, SunkenLine, paint_box, paint_ring, ring_room

_MOST_LINES = 12


class SunkenProse(QPlainTextEdit):
    """Some lines of text on a sunken surface; Tab leaves it, as every other field."""

    edited = Signal(str)

    def __init__(self, theme: Theme, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._lines = theme, lines
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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
        lines = max(self._lines, min(_MOST_LINES, int(self.document().size().height())))
        air = 2 * (ring_room(theme) + theme.px(4)) + theme.px(8)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + air)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show another text, without telling anybody."""
        if text != self.toPlainText():
            self.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
            self.setPlainText(text)
            self.blockSignals(False)  # noqa: FBT003 - as above

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.toPlainText())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

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


class Framed(QWidget):
    """Paints the frame of the text that it holds, beneath it."""

    def __init__(self, prose: SunkenProse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prose = prose
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(prose)
        prose.viewport().setAutoFillBackground(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.prose.paint_frame(painter)
        painter.end()


class DetailField(QWidget):
    """Tells each letter that is written; shows another text without telling."""

    edited = Signal(str)
    entered = Signal()

    def __init__(
        self, theme: Theme, name: str, *, lines: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.caption = Label(theme, name, role="caption", colour="text.secondary", weight=500)
        self.refusal = Refusal(theme)
        self.line: SunkenLine | None = None
        self.prose: SunkenProse | None = None
        # in line with the boxes, which leave room for their ring
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        if lines:
            self.prose = SunkenProse(theme, name, lines)
            self.prose.edited.connect(self.edited)
            rows.addWidget(Framed(self.prose))
            self.setFocusProxy(self.prose)
        else:
            self.line = SunkenLine(theme, name)
            self._completing = Completing(self.line)
            self.line.textEdited.connect(self._typed)
            self.line.setMinimumWidth(theme.px(48))
            rows.addWidget(self.line)
            self.setFocusProxy(self.line)
        rows.addWidget(self.refusal)

    @Slot(str)
    def _typed(self, text: str) -> None:
        line = self.line
        if line is not None:
            self._completing.edited(text)
            self.edited.emit(line.text())

    def name(self, word: str) -> None:
        """Say the caption in the language spoken now."""
        self.caption.setText(word)
        (self.line or self.prose or self).setAccessibleName(word)

    def know(self, known: Sequence[str]) -> None:
        """Complete to these texts."""
        if self.line is not None:
            self._completing.begin(self.line.text(), known)

    def text(self) -> str:
        """Return what stands in it."""
        if self.prose is not None:
            return self.prose.toPlainText()
        return self.line.text() if self.line is not None else ""

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.refusal.calm()
        if self.prose is not None:
            self.prose.show_text(text)
        elif self.line is not None and text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def lock(self, *, locked: bool) -> None:
        """Let it be read only, or written again."""
        for each in (self.line, self.prose):
            if each is not None:
                each.setReadOnly(locked)
                each.setToolTip(_("The exercise has started.") if locked else "")
