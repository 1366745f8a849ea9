"""Forms made from a list of what is asked: captions, lines, choices, advice beside a field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.ui.plan.script.detail_field import DetailField
from facilitator.ui.plan.script.typed import Wrong
from facilitator.ui.plan.setup.values import plain, text_in
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Label, ring_room
from facilitator.ui.widgets.choice import Choice

Options = Callable[[Exercise], Sequence[tuple[Any, str]]]
Advice = Callable[[Any, Exercise], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that a form asks of a part of the plan.

    ``name`` is the field, ``word`` its caption. ``options`` make it a choice; else ``read`` makes
    a value of what was typed, or raises Wrong, and ``write`` makes text of a value. ``advise``
    says one sentence about the whole part, or nothing; ``known`` are texts to complete to.
    ``beside`` puts it into the row of the one before, where there is room.
    """

    name: str
    word: str
    read: Callable[[str, Exercise], Any] = text_in
    write: Callable[[Any, Exercise], str] = plain
    lines: int = 0
    options: Options | None = None
    advise: Advice | None = None
    known: Callable[[Exercise], Sequence[str]] | None = None
    beside: bool = False


class ChoiceField(QWidget):
    """A caption over a few options of which one holds."""

    picked = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(theme, name, role="caption", colour="text.secondary", weight=500)
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.choice = Choice(theme, name, small=True)
        self.choice.picked.connect(self.picked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.caption)
        rows.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def name(self, word: str) -> None:
        """Say the caption in the language spoken now."""
        self.caption.setText(word)
        self.choice.set_name(word)


class Asked(QWidget):
    """One field of a form, and the advice beneath it."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self._exercise: Exercise | None = None
        self._values: tuple[Any, ...] = ()
        self.field: DetailField | ChoiceField
        if ask.options is None:
            self.field = DetailField(theme, _(ask.word), lines=ask.lines)
            self.field.edited.connect(self._typed)
            for each in (self.field.line, self.field.prose):
                if each is not None:
                    each.installEventFilter(self)
        else:
            self.field = ChoiceField(theme, _(ask.word))
            self.field.picked.connect(self._picked)
        self.advice = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self.advice.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.advice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.advice.hide()
        self.setFocusProxy(self.field)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.field)
        rows.addWidget(self.advice)

    def say_words(self) -> None:
        """Say the caption in the language spoken now."""
        self.field.name(_(self.ask.word))

    def show_part(self, part: object, exercise: Exercise) -> None:
        """Show the value; what somebody just typed and means the same stays as typed."""
        self._exercise = exercise
        value = getattr(part, self.ask.name)
        if isinstance(self.field, ChoiceField):
            options = self.ask.options(exercise) if self.ask.options is not None else ()
            self._values = tuple(each for each, _word in options)
            at = self._values.index(value) if value in self._values else -1
            self.field.choice.set_options([word for _each, word in options], at)
        elif not self._means(value):
            self.field.show_text(self.ask.write(value, exercise))
        if isinstance(self.field, DetailField) and self.ask.known is not None:
            self.field.know(self.ask.known(exercise))
        advice = self.ask.advise(part, exercise) if self.ask.advise is not None else ""
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.field.setAccessibleDescription(advice)

    def _means(self, value: object) -> bool:
        """Whether what stands in the field is this value already."""
        if not isinstance(self.field, DetailField) or self._exercise is None:
            return False
        if self.field.refusal.sentence() and not self._has_keyboard():
            return False
        try:
            return bool(self.ask.read(self.field.text(), self._exercise) == value)
        except Wrong:
            return self._has_keyboard()

    def _has_keyboard(self) -> bool:
        field = self.field
        inner = (field.line or field.prose) if isinstance(field, DetailField) else field.choice
        return inner is not None and inner.hasFocus()

    @Slot(str)
    def _typed(self, text: str) -> None:
        if self._exercise is None or not isinstance(self.field, DetailField):
            return
        try:
            value = self.ask.read(text, self._exercise)
        except Wrong as wrong:
            self.field.refusal.refuse(str(wrong))
            return
        self.field.refusal.calm()
        self.changed.emit(self.ask.name, value)

    @Slot(int)
    def _picked(self, place: int) -> None:
        self.changed.emit(self.ask.name, self._values[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # undo is that of the plan, not of the field
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


class Form(QWidget):
    """Fields of one part of the plan, one below the other."""

    changed = Signal(str, object)

    def __init__(self, theme: Theme, asks: Sequence[Ask], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.asked = {each.name: Asked(theme, each, self) for each in asks}
        self._rows = QVBoxLayout(self)
        self._lines: list[QBoxLayout] = []
        for each in self.asked.values():
            each.changed.connect(self.changed)
            if not each.ask.beside:
                self._lines.append(QHBoxLayout())
                self._rows.addLayout(self._lines[-1])
            self._lines[-1].addWidget(each, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(4))
        single = theme.density is Density.SINGLE
        direction = QBoxLayout.Direction
        for line in self._lines:
            line.setSpacing(theme.px(4))
            line.setDirection(direction.TopToBottom if single else direction.LeftToRight)
            for place in range(line.count()):
                item = line.itemAt(place)
                # beside others a field is only as high as it is; below them it has its own row
                if item is not None and line.count() > 1:
                    item.setAlignment(Qt.AlignmentFlag(0) if single else Qt.AlignmentFlag.AlignTop)

    def say_words(self) -> None:
        """Say the captions in the language spoken now."""
        for each in self.asked.values():
            each.say_words()

    def show_part(self, part: object, exercise: Exercise) -> None:
        """Show a part of the plan."""
        for each in self.asked.values():
            each.show_part(part, exercise)

    def forget(self) -> None:
        """Show another part next: what stands in the fields is not its own."""
        for each in self.asked.values():
            if isinstance(each.field, DetailField):
                each.field.show_text("")
