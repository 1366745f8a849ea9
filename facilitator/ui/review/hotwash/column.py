"""One of the three columns of the hot wash: what was said, and the line to type it."""

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.reviewing import HotWashNote
from facilitator.ui.models.plain import shown
from facilitator.ui.review.lists import PAD_PX, ValueList, ValueRows
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import RIGHT, Field, Label, Panel, paint_text

_VOTES_PX = 40


class NoteList(ValueList):
    """What was said; plus and minus count votes, Delete takes a note away."""

    deleted = Signal()

    def key_of(self, value: HotWashNote) -> object:
        return value.id

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)


class NoteRows(ValueRows):
    """Paints a note and its votes."""

    def _lines(self, note: HotWashNote, width: int) -> list[str]:
        room = width - self.view.theme.px(2 * PAD_PX + _VOTES_PX)
        return self.lines(shown(note.text), room, most=6)

    def high(self, value: Any, width: int) -> int:  # noqa: ANN401 - as declared
        theme = self.view.theme
        return len(self._lines(value, width)) * theme.line("table") + theme.px(10)

    def paint_value(self, painter: QPainter, rect: QRectF, value: Any) -> None:  # noqa: ANN401
        theme, high = self.view.theme, self.view.theme.line("table")
        pad = theme.px(PAD_PX)
        line = QRectF(rect.left() + pad, rect.top() + theme.px(5), rect.width() - 2 * pad, high)
        ink = theme.colour("text.primary")
        if value.votes:
            font = theme.font("table", weight=600)
            paint_text(painter, line, f"+{value.votes}", font, ink, align=RIGHT)
        words = line.adjusted(0, 0, -theme.px(_VOTES_PX), 0)
        for each in self._lines(value, round(rect.width())):
            paint_text(painter, words, each, theme.font("table"), ink)
            words.translate(0, high)


class Column(QWidget):
    """A question with its answers; Enter in the line writes one, Enter on one changes it."""

    said = Signal(str, str)
    """A text, and the id of the note that it changes; a new one has none."""
    voted = Signal(object, int)
    typed = Signal(str)
    """The line as it is kept: the id of the note that it changes, and the text below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changing = ""
        self.notes = NoteList(theme, "")
        self.notes.setItemDelegate(NoteRows(self.notes))
        self.line = Field(theme, "")
        self.panel = Panel(theme, "")
        self.panel.set_body(self.notes)
        self.asked = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.panel, 1)
        self._rows.addWidget(self.asked)
        self._rows.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.notes.taken.connect(self._change)
        self.notes.deleted.connect(self._delete)
        self.notes.lettered.connect(self._vote)
        self.line.entered.connect(self._entered)
        self.line.changed.connect(self._typed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setSpacing(theme.px(2))
        self.asked.setContentsMargins(theme.px(6), 0, theme.px(6), 0)

    def say_words(self, question: str, hint: str, empty: str) -> None:
        """Ask the question."""
        self.panel.set_title(question)
        self.notes.setAccessibleName(question)
        self.notes.empty = empty
        self.line.line.setAccessibleName(question)
        self.asked.setText(hint)

    def show_notes(self, notes: tuple[HotWashNote, ...]) -> None:
        """Show what was said."""
        self.notes.show_values(notes, [f"{each.text} +{each.votes}" for each in notes])
        self.panel.set_counts(str(len(notes)) if notes else "")

    def empty(self) -> None:
        """Empty the line, and change no note any more."""
        self._changing = ""
        self.line.set_text("")

    def take_up(self, kept: str) -> None:
        """Go on with a line that was kept."""
        self._changing, _end, text = kept.partition("\n")
        self.line.set_text(text)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.typed.emit(f"{self._changing}\n{text}" if text.strip() else "")

    @Slot()
    def _entered(self) -> None:
        if self.line.text().strip():
            self.said.emit(self.line.text(), self._changing)

    @Slot()
    def _change(self) -> None:
        note: HotWashNote | None = self.notes.current()
        if note is not None:
            self._changing = note.id
            self.line.set_text(note.text)
            self.line.setFocus()
            self.line.line.selectAll()

    @Slot()
    def _delete(self) -> None:
        note: HotWashNote | None = self.notes.current()
        if note is not None:
            self.said.emit("", note.id)

    @Slot(str)
    def _vote(self, sign: str) -> None:
        note: HotWashNote | None = self.notes.current()
        if note is not None and sign in {"+", "-"}:
            self.voted.emit(note, 1 if sign == "+" else -1)
