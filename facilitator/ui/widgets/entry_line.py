"""The entry line itself: what its keys mean, and that nothing typed is ever lost."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from facilitator.ui.theme import Density, Theme

_BREAKS = "\n\r\u2028\u2029"
_LONGEST = 1_000_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIZES = {Density.WIDE: 17, Density.COMPACT: 17, Density.SINGLE: 16}


def is_alt(event: QKeyEvent) -> bool:
    """Tell whether Alt is held, and not AltGr, which some systems report as Ctrl and Alt."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    )
    return held == Qt.KeyboardModifier.AltModifier


_UNSHIFTED = (
    *(Qt.Key.Key_Ampersand, Qt.Key.Key_Eacute, Qt.Key.Key_QuoteDbl, Qt.Key.Key_Apostrophe),
    *(Qt.Key.Key_ParenLeft, Qt.Key.Key_Minus, Qt.Key.Key_Egrave, Qt.Key.Key_Underscore),
    Qt.Key.Key_Ccedilla,
)
"""The keys of 1 to 9 without Shift on AZERTY, where digits need it."""


def digit_with_alt(event: QKeyEvent) -> int:
    """Return which digit from 1 to 9 is pressed with Alt, on any row of digits, or 0."""
    key = event.key()
    if not is_alt(event):
        return 0
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return 0 if shift or key not in _UNSHIFTED else _UNSHIFTED.index(Qt.Key(key)) + 1


class EntryLine(QLineEdit):
    """One line without a pop-up; the row below it shows what it offers.

    Text stays until ``clear``. Several pasted lines become one, and ``pasted`` tells them apart.
    """

    first_key = Signal()
    text_changed = Signal(str)
    committed = Signal(str)
    pasted = Signal(tuple)
    take = Signal(int)
    history = Signal(int)
    earlier = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.offers = 0
        self._larger = 1.0
        self._touched = False
        self._composing = False
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(self._edited)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        larger = 1.0 if theme.density is Density.SINGLE else self._larger
        self.setFont(theme.font("entry", size=round(_SIZES[theme.density] * larger)))
        palette = self.palette()
        colours = {
            QPalette.ColorRole.Base: "surface.sunken",
            QPalette.ColorRole.Text: "text.primary",
            QPalette.ColorRole.PlaceholderText: "text.muted",
            QPalette.ColorRole.Highlight: "surface.selected",
            QPalette.ColorRole.HighlightedText: "text.primary",
        }
        for role, colour in colours.items():
            palette.setColor(role, theme.colour(colour))
        self.setPalette(palette)

    def set_larger(self, factor: float) -> None:
        """Write larger where there is room, for somebody who looks at little else."""
        self._larger = factor
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(30))

    def clear(self) -> None:
        """Empty the line; the next key is a first key again."""
        super().clear()
        self._touched = False

    @Slot(str)
    def _edited(self, text: str) -> None:
        if text and not self._touched:
            self._touched = True
            self.first_key.emit()
        if not text:
            self._touched = False
        if any(sign in text for sign in _BREAKS):
            self._split(text)
            return
        self.text_changed.emit(text)

    def _split(self, text: str) -> None:
        lines = tuple(filter(None, (line.strip() for line in text.splitlines())))
        joined = " ".join(lines)
        self.setText(joined)
        self.text_changed.emit(joined)
        if len(lines) > 1:
            self.pasted.emit(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        """Do what a key of ours asks for; tell whether it was one."""
        key, alt = event.key(), is_alt(event)
        if key in _ENTER:
            if self.text().strip() and not event.isAutoRepeat():
                self.committed.emit(self.text())
        elif key == Qt.Key.Key_Down and alt:
            self.earlier.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.history.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif digit := digit_with_alt(event):
            if digit <= self.offers:
                self.take.emit(digit - 1)
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Let Tab take the first offer; Shift+Tab, or no offer, moves on."""
        if forward and self.offers > 0:
            self.take.emit(0)
            return True
        return super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def set_bold(self, spans: Sequence[tuple[int, int]]) -> None:
        """Print parts of the line in semibold: (start, length) each.

        A line edit has no formats of its own; the attributes of an input method are the one way
        to lend it some. While something is being composed they belong to the input method.
        """
        if self._composing:
            return
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        kind = QInputMethodEvent.AttributeType.TextFormat
        at = self.cursorPosition()
        marks = [
            QInputMethodEvent.Attribute(kind, start - at, length, strong)
            for start, length in spans
            if length > 0
        ]
        QApplication.sendEvent(self, QInputMethodEvent("", marks))
