"""The details of the chosen row: every field it has, each letter saved as it is typed."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.editing import change_row
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.cells import Around, Changes
from facilitator.ui.plan.script.detail_field import DetailField
from facilitator.ui.plan.script.detail_words import ABOVE, BELOW, Spec
from facilitator.ui.plan.script.expected_form import ExpectedForm
from facilitator.ui.plan.script.files_form import FilesForm
from facilitator.ui.plan.script.known import not_saved
from facilitator.ui.plan.script.trigger_form import TriggerForm
from facilitator.ui.plan.script.typed import Wrong
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Panel, on_key
from facilitator.ui.widgets.form_area import FormArea

_LATER_MS = 40
"""Whoever runs down the table with an arrow held does not wait for every row's details."""

_STEPS = frozenset({"attachments", "expected", "automatic", "critical"})


class Details(Panel):
    """All fields of one row; Escape goes back to the table."""

    left = Signal()

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._desk = desk
        self._ident = ""
        self._shown: Inject | None = None
        self._turn = 0
        self.fields: dict[str, tuple[Spec, DetailField]] = {}
        self.expected = ExpectedForm(theme)
        self.trigger = TriggerForm(theme)
        self.files = FilesForm(theme, desk.planner)
        self._form = QWidget()
        self._form.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rows = QVBoxLayout(self._form)
        self._lines: list[QHBoxLayout] = []
        self._lay_out(theme)
        self.area = FormArea(theme, self._form, _("Details"))
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_body(self.area)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER_MS)
        self._timer.timeout.connect(self.refresh)
        self.expected.changed.connect(self._change_expected)
        self.expected.added.connect(self.add_expected)
        self.trigger.changed.connect(self._change)
        self.files.changed.connect(self._change)
        desk.opened.connect(self._lock)
        on_key(self, "Alt+F", self.files.choose)
        self.say_words()
        self.set_theme(theme)
        self._lock()

    def _lay_out(self, theme: Theme) -> None:
        for line in ABOVE:
            self._add_line(theme, line)
        self._rows.addWidget(self.expected)
        self._rows.addWidget(self.trigger)
        for line in BELOW:
            self._add_line(theme, line)
        self._rows.addWidget(self.files)
        self._rows.addStretch(1)

    def _add_line(self, theme: Theme, line: tuple[Spec, ...]) -> None:
        row = QHBoxLayout()
        for spec in line:
            field = DetailField(theme, "", lines=spec.lines)
            field.edited.connect(partial(self._edited, spec))
            self.fields[spec.key] = (spec, field)
            row.addWidget(field, spec.stretch, Qt.AlignmentFlag.AlignTop)
        self._lines.append(row)
        self._rows.addLayout(row)

    # --- what is shown -----------------------------------------------------------------------

    def show_row(self, ident: str) -> None:
        """Show another row, or what became of it, a moment later."""
        if ident != self._ident:
            self._ident = ident
            self._turn += 1
        if self._row() is self._shown and self._shown is not None:
            return
        if self._is_written_in():
            # what is typed next belongs to the row as it is now
            self.refresh()
        else:
            self._timer.start()

    def _is_written_in(self) -> bool:
        inside = QApplication.focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def _row(self) -> Inject | None:
        return self._desk.exercise.msel.row(self._ident)

    @Slot()
    def refresh(self) -> None:
        """Show the row as it is now; a field somebody is writing in keeps its text."""
        self._timer.stop()
        row, exercise = self._row(), self._desk.exercise
        other = row is None or self._shown is None or self._shown.id != row.id
        self._shown = row
        self._form.setEnabled(row is not None)
        if row is None:
            self.set_title(_("No row"))
            return
        self.set_title(_("Inject {number}").format(number=shown(row.number)))
        for spec, field in self.fields.values():
            inside = field.line if field.line is not None else field.prose
            if other or inside is None or not inside.hasFocus():
                field.show_text(spec.say(row, exercise))
        self.expected.show_row(row, exercise)
        self.trigger.show_row(row, exercise)
        self.files.show_files(row.attachments)

    def arrive(self) -> None:
        """Take the keyboard, in the title."""
        self.refresh()
        self._know()
        self.fields["title"][1].setFocus()

    def _know(self) -> None:
        exercise = self._desk.exercise
        for spec, field in self.fields.values():
            if spec.known is not None:
                field.know(spec.known(exercise))

    @Slot()
    def _lock(self) -> None:
        is_open = self._desk.planner.open
        for _spec, field in self.fields.values():
            field.lock(locked=not is_open)
        for form in (self.expected, self.trigger, self.files):
            form.setEnabled(is_open)

    # --- what is changed ---------------------------------------------------------------------

    def _edited(self, spec: Spec, text: str) -> None:
        row = self._row()
        field = self.fields[spec.key][1]
        if row is None or row is not self._shown:
            return
        exercise = self._desk.exercise
        place = exercise.msel.rows.index(row)
        above = exercise.msel.rows[place - 1] if place else None
        field.refusal.calm()
        try:
            changes = spec.read(text, row, Around(exercise, above, self._desk.planner.new_id))
        except Wrong as wrong:
            field.refusal.refuse(str(wrong))
            return
        if not self._put(_(spec.word), spec.key, changes):
            field.refusal.refuse(not_saved())

    @Slot(str, str, object)
    def _change(self, word: str, key: str, changes: Changes) -> None:
        self._put(word, key, changes)

    def _put(self, word: str, key: str, changes: Changes) -> bool:
        row, ident = self._row(), self._ident
        if row is None or self._shown is None or self._shown.id != ident:
            return False
        name = _("{column} of {number}").format(column=word, number=shown(row.number))
        # what is typed is one step to undo, what is added or taken off a step each
        merge = "" if key in _STEPS else f"{ident}/{key}/details/{self._turn}"
        taken = self._desk.change(name, lambda now: change_row(now, ident, **changes), merge=merge)
        self.refresh()
        return taken

    @Slot(str, str, object)
    def _change_expected(self, word: str, key: str, actions: tuple[ExpectedAction, ...]) -> None:
        self._change(word, key, {"expected": actions})

    @Slot()
    def add_expected(self) -> None:
        """Give the row one more expected action, and write it."""
        self.refresh()
        row = self._row()
        if row is None or not self._desk.may_change():
            return
        owed = {ident for each in row.expected for ident in each.agencies}
        # the next of those who get the inject and owe nothing yet
        agency = next((each for each in row.to if each not in owed), "")
        new = ExpectedAction(
            id=self._desk.planner.new_id(), agencies=(agency,) if agency else (), text=""
        )
        self._change(_("Expected decision"), "expected", {"expected": (*row.expected, new)})
        self.expected.focus_last()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        pad = theme.px(10)
        self._rows.setContentsMargins(pad, theme.px(8), pad, pad)
        self._rows.setSpacing(theme.px(4))
        for line in self._lines:
            line.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.set_counts(_("saved as you type"))
        self.set_note(_("back to table"), "Esc")
        for spec, field in self.fields.values():
            field.name(_(spec.word))
        for form in (self.expected, self.trigger, self.files):
            form.say_words()
        self._shown = None
        self._timer.start()
