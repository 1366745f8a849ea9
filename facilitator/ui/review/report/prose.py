"""A text of the report: its caption, and some lines to write in; saved when it is left."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, SunkenText, TextFrame, ring_room

_MOST_LINES: Final = 8


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
        self.text = SunkenText(theme, "", lines, most=_MOST_LINES)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.caption)
        self._rows.addWidget(TextFrame(self.text))
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
        self.text.show_text(words)

    @Slot()
    def _edit(self) -> None:
        self.edited.emit(self.field)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self.field)
