"""The questions of an import, each answered in place by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.exchange.draft import Question
from facilitator.i18n import _
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, Label
from facilitator.ui.widgets.choice import Choice


class Asked(QWidget):
    """One question: options side by side, or a line to fill in."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, question: Question, answer: str) -> None:
        super().__init__()
        self.question = question
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(2))
        self.label = Label(theme, question.text, wrap=True, weight=500)
        self.label.setContentsMargins(theme.px(3), 0, 0, 0)
        rows.addWidget(self.label)
        given = answer or question.default or ""
        self.choice: Choice | None = None
        self.field: Field | None = None
        if question.options:
            self.choice = Choice(theme, question.text)
            options = question.options
            place = options.index(given) if given in options else -1
            self.choice.set_options(question.labels or options, place)
            self.choice.picked.connect(self._picked)
            rows.addWidget(self.choice)
            self.setFocusProxy(self.choice)
        else:
            self.field = Field(theme, question.text, placeholder=_("Type the answer, then Enter"))
            self.field.set_text(given)
            self.field.entered.connect(self._entered)
            rows.addWidget(self.field)
            self.setFocusProxy(self.field)

    @Slot(int)
    def _picked(self, place: int) -> None:
        self.answered.emit(self.question.id, self.question.options[place])

    @Slot()
    def _entered(self) -> None:
        if self.field is not None:
            self.answered.emit(self.question.id, self.field.text().strip())


class Questions(QWidget):
    """All questions of an import, one under the other."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._asked: list[Asked] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        # choices and fields bring three of margin for their ring
        pad = theme.px(9)
        self._rows.setContentsMargins(pad, 0, pad, theme.px(6))
        self._rows.setSpacing(theme.px(8))

    def ask(self, questions: Sequence[Question], answers: dict[str, str]) -> None:
        """Ask other questions; the one that had the focus keeps it."""
        focused = next((each.question.id for each in self._asked if _focused(each)), "")
        for each in self._asked:
            self._rows.removeWidget(each)
            each.deleteLater()
        self._asked = [Asked(self.theme, each, answers.get(each.id, "")) for each in questions]
        for each in self._asked:
            each.answered.connect(self.answered)
            self._rows.addWidget(each)
            if each.question.id == focused:
                each.setFocus()
        self.setVisible(bool(questions))

    def first(self) -> QWidget | None:
        """Return what to focus to answer the first question."""
        return self._asked[0] if self._asked else None


def _focused(asked: Asked) -> bool:
    field = asked.choice or (asked.field.line if asked.field else None)
    return field is not None and field.hasFocus()
