"""The line in which a cell is written, in its place; completed without a list that pops up."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.ui.plan.script.completing import Completing
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import paint_ring

LEAVING = {
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_Tab: "right",
    Qt.Key.Key_Backtab: "left",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "below",
}


class CellLine(QLineEdit):
    """Writes one cell: every letter is told, Enter, Tab and the arrows up and down leave it."""

    typed = Signal(str)
    left = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._completing = Completing(self)
        self.setFrame(False)
        self.hide()
        self.textEdited.connect(self._edited)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self.setFont(theme.font("table"))
        self.setTextMargins(theme.px(4), 0, theme.px(2), 0)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("surface.sunken"))
        palette.setColor(QPalette.ColorRole.Text, theme.colour("text.primary"))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("surface.selected"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text.primary"))
        self.setPalette(palette)

    def _edited(self, text: str) -> None:
        self._completing.edited(text)
        self.typed.emit(self.text())

    def begin(self, text: str, *, known: Sequence[str]) -> None:
        """Stand ready with a text."""
        self._completing.begin(text, known)
        self.setText(text)
        self.show()
        self.setFocus()
        self.end(False)  # noqa: FBT003 - Qt takes it by place

    def event(self, event: QEvent) -> bool:
        # Qt would make Tab a walk through the window before it came to be a key press
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if key is Qt.Key.Key_Escape:
            self.dropped.emit()
        elif plain and key in LEAVING:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            way = LEAVING[key]
            self.left.emit("up" if way == "down" and shift else way)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.left.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self.theme)
        painter.end()
