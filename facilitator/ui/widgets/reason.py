"""A reason asked in place: one line, a few ready answers, Enter gives it, Escape leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets.buttons import KeyButton
from facilitator.ui.widgets.draw import paint_text, text_width
from facilitator.ui.widgets.entry_line import digit_with_alt
from facilitator.ui.widgets.painted import Painted
from facilitator.ui.widgets.words import Refusal, SunkenLine


class _Line(SunkenLine):
    """The line of a reason; the keys that belong to the question are told."""

    left = Signal()
    preset = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif digit := digit_with_alt(event):
            self.preset.emit(digit - 1)
        else:
            super().keyPressEvent(event)


class ReasonRow(Painted):
    """The question above, the line below; ready answers at the right as far as there is room."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._prompt = ""
        self._presets: tuple[str, ...] = ()
        self._buttons: list[KeyButton] = []
        self.line = _Line(theme, _("Reason"), parent=self)
        self.refusal = Refusal(theme, self)
        self.line.returnPressed.connect(self._enter)
        self.line.textEdited.connect(self.refusal.calm)
        self.line.left.connect(self.drop)
        self.line.preset.connect(self._take)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        self._arrange()

    def ask(self, prompt: str, presets: Sequence[str] = ()) -> None:
        """Ask, with ready answers that Alt and a digit give at once."""
        self._prompt, self._presets = prompt, tuple(presets)
        self.setAccessibleName(prompt)
        self.line.setAccessibleName(prompt)
        self.line.clear()
        self.refusal.calm()
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for place, words in enumerate(self._presets):
            key = _("Alt+{digit}").format(digit=place + 1)
            button = KeyButton(self.theme, words, key, small=True, parent=self)
            button.clicked.connect(lambda _on=False, words=words: self.given.emit(words))
            self._buttons.append(button)
        self.show()
        self._arrange()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def drop(self) -> None:
        """Leave without a reason."""
        self.dropped.emit()

    @Slot()
    def _enter(self) -> None:
        words = self.line.text().strip()
        if words:
            self.given.emit(words)
            return
        self.refusal.refuse(_("A reason is needed."))
        self._arrange()

    @Slot(int)
    def _take(self, place: int) -> None:
        if place < len(self._presets):
            self.given.emit(self._presets[place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _wide(self, words: str, role: str = "table") -> int:
        return text_width(words, self.theme.font(role, weight=600)) + self.theme.px(3)

    def _said(self) -> tuple[str, str]:
        """Return the question; where it is too long its last sentence stands in the line."""
        head, end, rest = self._prompt.rpartition(". ")
        if not end:
            head, end, rest = self._prompt.rpartition("? ")
        if not end or self._wide(self._prompt) <= self.width():
            return self._prompt, ""
        return head + end.strip(), rest

    def _rows(self) -> tuple[int, int, int]:
        """Return where the question begins, its height, and the height of the line."""
        lower = self.line.sizeHint().height()
        upper = min(self.theme.px(28), max(self.theme.px(18), self.height() - lower))
        return max(0, (self.height() - upper - lower) // 2), upper, lower

    def _arrange(self) -> None:
        theme = self.theme
        top, upper, lower = self._rows()
        head, rest = self._said()
        self.line.setPlaceholderText(rest)
        self.setToolTip(self._prompt if self._wide(head) > self.width() else "")
        x = min(self._wide(head), self.width()) + theme.px(12)
        for button in self._buttons:
            hint = button.sizeHint()
            fits = x + hint.width() <= self.width()
            button.setVisible(fits)
            button.setGeometry(x, top, hint.width(), upper)
            x += hint.width() + theme.px(2)
        told = text_width(self.refusal.sentence(), theme.font("table", weight=500))
        side = told + theme.px(32) if self.refusal.sentence() else 0
        side = min(side, self.width() // 2)
        self.line.setGeometry(0, top + upper, self.width() - side, lower)
        self.refusal.setGeometry(
            self.width() - side + theme.px(8), top + upper, max(0, side - theme.px(8)), lower
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        top, upper, _lower = self._rows()
        place = QRectF(theme.px(3), top, self.width() - theme.px(3), upper)
        ink, head = theme.colour("text.primary"), self._said()[0]
        role = "table" if self._wide(head) <= self.width() else "hint"
        paint_text(painter, place, head, theme.font(role, weight=600), ink)
        painter.end()
