"""How the chosen row comes due, as a choice and two short lines."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.i18n import _
from facilitator.ui.plan.script.cells import Changes
from facilitator.ui.plan.script.detail_field import DetailField
from facilitator.ui.plan.script.triggers import (
    WORDS,
    Trigger,
    after_text,
    awaited_text,
    awaited_words,
    trigger_changes,
    trigger_of,
)
from facilitator.ui.plan.script.typed import Wrong
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label, ring_room
from facilitator.ui.widgets.choice import Choice

Change = Callable[[str, str, Changes], object]
"""Takes the field's word, its key, and what changes."""
_ON_OR_OFF = ("automatic", "critical")


class TriggerForm(QWidget):
    """Time, by hand, after a row, on a decision or failing one; by itself or not; critical."""

    changed = Signal(str, str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Inject | None = None
        self._exercise: Exercise | None = None
        self._way = Trigger.TIME
        self.caption = Label(theme, "", role="caption", colour="text.secondary", weight=500)
        self.caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.way = Choice(theme, "", small=True)
        self.on = DetailField(theme, "")
        self.after = DetailField(theme, "")
        self.words = Label(theme, "", role="caption", colour="text.secondary", wrap=True)
        self.automatic = Choice(theme, "", small=True)
        self.critical = Choice(theme, "", small=True)
        self._lay_out()
        self.way.picked.connect(self._pick)
        self.on.edited.connect(self._write)
        self.after.edited.connect(self._write)
        self.automatic.picked.connect(self._pick_automatic)
        self.critical.picked.connect(self._pick_critical)
        self.say_words()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._rows = rows
        rows.addWidget(self.caption)
        rows.addWidget(self.way)
        line = QHBoxLayout()
        line.addWidget(self.on, 1)
        line.addWidget(self.after, 1)
        rows.addLayout(line)
        rows.addWidget(self.words)
        rows.addWidget(self.automatic)
        rows.addWidget(self.critical)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.caption.setText(_("Comes due"))
        self.way.set_name(_("Comes due"))
        self.way.set_options([_(each) for each in WORDS], self._way)
        self.on.name(_("Row, or decision as 10/1"))
        self.after.name(_("Minutes after it"))
        self.automatic.set_name(_("Delivered"))
        self.automatic.set_options((_("GO delivers it"), _("delivers itself")))
        self.critical.set_name(_("Weight"))
        self.critical.set_options((_("can be skipped"), _("critical")))
        if self._row is not None and self._exercise is not None:
            self.show_row(self._row, self._exercise)

    def show_row(self, row: Inject, exercise: Exercise) -> None:
        """Show how a row comes due; a field somebody is writing in keeps its text."""
        other = self._row is None or self._row.id != row.id
        self._row, self._exercise = row, exercise
        # a way that has been picked and waits for its row is not taken back
        found = trigger_of(row)
        if other or found not in (Trigger.TIME, Trigger.HAND) or self._way in (0, 1):
            self._way = found
        self.way.set_current(self._way)
        for field, text in ((self.on, awaited_text(row, exercise)), (self.after, after_text(row))):
            if other or not (field.line is not None and field.line.hasFocus()):
                field.show_text(text)
        self.words.setText(awaited_words(row, exercise))
        self.automatic.set_current(int(row.automatic))
        self.critical.set_current(int(row.critical))
        self._fold()

    def _fold(self) -> None:
        waits = self._way > Trigger.HAND
        for each in (self.on, self.after):
            each.setVisible(waits)
        self.words.setVisible(waits and bool(self.words.text()))

    @Slot(int)
    def _pick(self, place: int) -> None:
        self._way = Trigger(place)
        self._fold()
        if self._way is Trigger.TIME and self._row is not None and self._row.planned is None:
            self.on.refusal.calm()
        if self._way in (Trigger.TIME, Trigger.HAND) or self.on.text().strip():
            self._write()
        else:
            self.on.setFocus()

    @Slot()
    def _write(self) -> None:
        row, exercise = self._row, self._exercise
        if row is None or exercise is None:
            return
        self.on.refusal.calm()
        try:
            on, after = self.on.text(), self.after.text()
            changes = trigger_changes(self._way, on, after, row, exercise)
        except Wrong as wrong:
            self.on.refusal.refuse(str(wrong))
            return
        self.changed.emit(_("Comes due"), "trigger", changes)

    @Slot(int)
    def _pick_automatic(self, place: int) -> None:
        self.changed.emit(_("Delivered"), "automatic", {"automatic": bool(place)})

    @Slot(int)
    def _pick_critical(self, place: int) -> None:
        self.changed.emit(_("Weight"), "critical", {"critical": bool(place)})
