"""A field of the details: its caption, a line or a few, and why it does not take a text."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.ui.plan.script.completing import Completing
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, Refusal, SunkenLine, SunkenText, TextFrame, ring_room

_MOST_LINES = 12


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
        self.prose: SunkenText | None = None
        # in line with the boxes, which leave room for their ring
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        if lines:
            self.prose = SunkenText(theme, name, lines, most=_MOST_LINES)
            self.prose.edited.connect(self.edited)
            rows.addWidget(TextFrame(self.prose))
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
