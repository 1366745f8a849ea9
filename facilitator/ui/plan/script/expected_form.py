"""The expected actions of the chosen row: who, what, within how many minutes, by which plan."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, ExpectedSort, Inject
from facilitator.i18n import N_, _
from facilitator.ui.plan.script.cells import letters_of
from facilitator.ui.plan.script.detail_field import DetailField
from facilitator.ui.plan.script.detail_words import (
    span_or_wrong,
    span_text,
    task_codes,
    tasks_in,
)
from facilitator.ui.plan.script.typed import Wrong, agencies_in
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, ring_room
from facilitator.ui.widgets.choice import Choice

SORTS = (N_("decision"), N_("action"), N_("report"), N_("request"))
_ALL = tuple(ExpectedSort)


class ActionForm(QWidget):
    """One expected action; Ctrl+Del takes it out."""

    changed = Signal(str, str, object)
    dropped = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ident = ""
        self._action: ExpectedAction | None = None
        self._exercise: Exercise | None = None
        self.agencies = DetailField(theme, "")
        self.text = DetailField(theme, "")
        self.target = DetailField(theme, "")
        self.sort = Choice(theme, "", small=True)
        self.source = DetailField(theme, "")
        self.task = DetailField(theme, "")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self._lines: list[QHBoxLayout] = []
        for line in (
            ((self.agencies, 2), (self.text, 6), (self.target, 2)),
            ((self.sort, 1),),
            ((self.source, 5), (self.task, 2)),
        ):
            row = QHBoxLayout()
            for widget, stretch in line:
                row.addWidget(widget, stretch)
            self._lines.append(row)
            self.rows.addLayout(row)
        self.stops: tuple[QWidget, ...] = (
            *(each.line or each for each in (self.agencies, self.text, self.target)),
            self.sort,
            *(each.line or each for each in (self.source, self.task)),
        )
        self.agencies.edited.connect(self._agencies)
        self.text.edited.connect(self._text)
        self.target.edited.connect(self._target)
        self.sort.picked.connect(self._sort)
        self.source.edited.connect(self._source)
        self.task.edited.connect(self._task)
        self.say_words()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.rows.setSpacing(theme.px(2))
        for each in self._lines:
            each.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.agencies.name(_("Agency"))
        self.text.name(_("Expected decision"))
        self.target.name(_("Minutes"))
        self.sort.set_name(_("Sort"))
        self.sort.set_options([_(each) for each in SORTS], self.sort.current())
        self.source.name(_("Plan, page or order"))
        self.task.name(_("Task"))

    def show_action(self, action: ExpectedAction, exercise: Exercise) -> None:
        """Show an action; a field somebody is writing in keeps its text."""
        other = self.ident != action.id
        self.ident, self._action, self._exercise = action.id, action, exercise
        codes = {ident: code for code, ident in task_codes(exercise).items()}
        for field, text in (
            (self.agencies, ", ".join(letters_of(action.agencies, exercise))),
            (self.text, action.text),
            (self.target, span_text(action.target)),
            (self.source, action.source),
            (self.task, codes.get(action.task, "")),
        ):
            if other or not (field.line is not None and field.line.hasFocus()):
                field.show_text(text)
        self.sort.set_current(_ALL.index(action.sort))

    def _put(self, field: DetailField, key: str, read: object) -> None:
        """Tell the action with one field changed, or say why not."""
        action = self._action
        if action is None or not callable(read):
            return
        field.refusal.calm()
        try:
            new = replace(action, **{key: read()})
        except Wrong as wrong:
            field.refusal.refuse(str(wrong))
            return
        self.changed.emit(field.caption.text(), f"{self.ident}/{key}", new)

    @Slot(str)
    def _agencies(self, text: str) -> None:
        exercise = self._exercise
        if exercise is not None:
            self._put(self.agencies, "agencies", lambda: agencies_in(text, exercise))

    @Slot(str)
    def _text(self, text: str) -> None:
        self._put(self.text, "text", lambda: text)

    @Slot(str)
    def _target(self, text: str) -> None:
        self._put(self.target, "target", lambda: span_or_wrong(text))

    @Slot(str)
    def _source(self, text: str) -> None:
        self._put(self.source, "source", lambda: text)

    @Slot(str)
    def _task(self, text: str) -> None:
        exercise = self._exercise
        if exercise is not None:
            self._put(self.task, "task", lambda: next(iter(tasks_in(text, exercise)), ""))

    @Slot(int)
    def _sort(self, place: int) -> None:
        if self._action is not None:
            new = replace(self._action, sort=_ALL[place])
            self.changed.emit(_("Sort"), f"{self.ident}/sort", new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_Delete:
            self.dropped.emit(self.ident)
            return
        super().keyPressEvent(event)


class ExpectedForm(QWidget):
    """All expected actions of a row, and a button for one more."""

    changed = Signal(str, str, object)
    """The field's word, its key, and the new tuple of actions."""
    added = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._actions: tuple[ExpectedAction, ...] = ()
        self.forms: list[ActionForm] = []
        self.caption = Label(
            theme, "", role="caption", colour="text.secondary", weight=500, wrap=True
        )
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.add_button = KeyButton(theme, "", "Ins", small=True)
        self.add_button.clicked.connect(self.added)
        head = QHBoxLayout()
        head.addWidget(self.caption, 1)
        head.addWidget(self.add_button)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(head)
        self.say_words()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._rows.setSpacing(theme.px(8))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.caption.setText(_("Expected (Ctrl+Del deletes)"))
        self.add_button.set_words(_("Add"), "Ins")
        for form in self.forms:
            form.say_words()

    def show_row(self, row: Inject, exercise: Exercise) -> None:
        """Show the actions of a row; forms that are there are used again."""
        self._actions = row.expected
        while len(self.forms) < len(row.expected):
            form = ActionForm(self.theme, self)
            form.changed.connect(self._change)
            form.dropped.connect(self._drop)
            self._rows.addWidget(form)
            before = self.forms[-1].stops[-1] if self.forms else self.add_button
            # made later than the fields below it, it would come last for Tab
            for first, second in pairwise((before, *form.stops)):
                QWidget.setTabOrder(first, second)
            self.forms.append(form)
        for place, form in enumerate(self.forms):
            form.setVisible(place < len(row.expected))
            if place < len(row.expected):
                form.show_action(row.expected[place], exercise)

    def focus_last(self) -> None:
        """Write the last action."""
        if self._actions:
            self.forms[len(self._actions) - 1].agencies.setFocus()

    @Slot(str, str, object)
    def _change(self, word: str, key: str, new: ExpectedAction) -> None:
        actions = tuple(new if each.id == new.id else each for each in self._actions)
        self.changed.emit(word, key, actions)

    @Slot(str)
    def _drop(self, ident: str) -> None:
        left = tuple(each for each in self._actions if each.id != ident)
        self.changed.emit(_("Expected of each agency"), "expected", left)
        self.add_button.setFocus()
