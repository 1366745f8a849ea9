"""A field with its name over it, whose text is kept while it is typed and given when it is left."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.review.unwritten import Unwritten
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Label


class KeptField(QWidget):
    """Tells what it holds when the keyboard leaves it or Enter is pressed, if that is new."""

    left = Signal(str)
    edited = Signal(str)

    def __init__(
        self, theme: Theme, unwritten: Unwritten, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unwritten = unwritten
        self._key, self._value = "", ""
        self.label = Label(theme, name, role="caption", colour="text.secondary")
        self.field = Field(theme, name)
        self.setFocusProxy(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.label)
        rows.addWidget(self.field)
        self.field.changed.connect(self._typed)
        self.field.line.editingFinished.connect(self.flush)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.label.setContentsMargins(theme.px(4), theme.px(2), 0, 0)

    def set_name(self, name: str, hint: str = "") -> None:
        """Say what belongs here."""
        self.label.setText(name)
        self.field.line.setAccessibleName(name)
        self.field.line.setPlaceholderText(hint)

    def text(self) -> str:
        """Return what stands here now."""
        return self.field.text()

    def show_value(self, key: str, value: str) -> None:
        """Show what is written, or what was typed here and never written."""
        if key == self._key and value == self._value:
            return
        typing = key == self._key and self.field.text() != self._value
        self._key, self._value = key, value
        if typing:
            # somebody types here while another window writes: his words stay
            return
        kept = self._unwritten.get(key)
        self.field.calm()
        self.field.set_text(value if kept is None else kept)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; the words stay, and are kept."""
        self.field.refuse(sentence)

    def written(self) -> None:
        """Note that what stands here is in the file."""
        self._value = self.field.text()
        self._unwritten.forget(self._key)

    @Slot()
    def flush(self) -> None:
        """Give what stands here, if it is not what is written."""
        self._keep()
        if self._key and self.field.text().strip() != self._value.strip():
            self.left.emit(self.field.text())

    @Slot(str)
    def _typed(self, text: str) -> None:
        self._keep()
        self.edited.emit(text)

    @Slot()
    def _keep(self) -> None:
        if not self._key:
            return
        if self.field.text().strip() == self._value.strip():
            self._unwritten.forget(self._key)
        else:
            self._unwritten.typed(self._key, self.field.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()
