"""The columns of a sheet: what each was taken for, changed by keyboard and kept under a name."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed
from facilitator.exchange.draft import ColumnDraft
from facilitator.exchange.fields import SEVERAL
from facilitator.i18n import _
from facilitator.services.mappings import Mappings
from facilitator.ui.library.importing_columns_face import ColumnsFace, Mode
from facilitator.ui.library.importing_words import (
    column_line,
    columns_said,
    field_lines,
    mapping_lines,
)
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme


class ColumnsPanel(ColumnsFace):
    """What each column holds; ``mapped`` has the columns with their fields, after every change."""

    mapped = Signal(object, str)
    recognised_wanted = Signal()
    choosing = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.mappings: Mappings | None = None
        self.mapping = ""
        self.columns: tuple[ColumnDraft, ...] = ()
        self._renaming = ""
        self._connect()
        self.say_words()
        self._show(Mode.COLUMNS)

    def _connect(self) -> None:
        self.table.taken.connect(self.choose_field)
        self.table.view.installEventFilter(self)
        self.fields.picked.connect(self._take_field)
        self.kept.picked.connect(self._use)
        self.kept.erased.connect(self._forget)
        self.kept.line.installEventFilter(self)
        self.name.entered.connect(self._named)
        for name, slot in {
            "take": self.choose_field,
            "beside": self.keep_beside,
            "remember": self.remember,
            "mappings": self.choose_mapping,
            "use": self._take,
            "rename": self.rename,
            "forget": self._forget_marked,
            "back": self.go_back,
        }.items():
            self.buttons[name].clicked.connect(slot)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.show_columns(self.columns, self.mapping)

    def show_columns(self, columns: Sequence[ColumnDraft], mapping: str = "") -> None:
        """Show the columns of a sheet, and the name of the mapping that they follow."""
        self.columns, self.mapping = tuple(columns), mapping
        self.table.show_lines([column_line(each) for each in self.columns])
        self.set_counts(columns_said(self.columns, mapping) if self.columns else "")

    def say_set_aside(self, mappings: Mappings) -> None:
        """Say once that the file of mappings was damaged, and where it is now."""
        self.mappings = mappings
        if mappings.set_aside is not None:
            said = _("The file of mappings was damaged; it was set aside as {path}.")
            self.refusal.refuse(said.format(path=mappings.set_aside.name))

    def jump_to(self, called: str) -> bool:
        """Mark the column that a warning names by its letter; tell whether there is one."""
        letters = called.partition(" ")[0]
        for row, each in enumerate(self.columns):
            if each.letter == letters:
                self.table.pick(row)
                return True
        return False

    # --- what stands in the panel ----------------------------------------------------------

    def _show(self, mode: Mode) -> None:
        self.show_mode(mode)
        self.set_counts(columns_said(self.columns, self.mapping) if self.columns else "")
        self.choosing.emit(mode in {Mode.FIELD, Mode.MAPPING})

    @Slot()
    def go_back(self) -> None:
        """Show the columns again."""
        if self.mode is not Mode.COLUMNS:
            self._show(Mode.COLUMNS)
            self.table.setFocus()

    @Slot()
    def choose_field(self) -> None:
        """Offer what the marked column can be taken for."""
        own = self.table.current()
        if own is None:
            return
        lines = field_lines(self.columns, own)
        place = next((at for at, each in enumerate(lines) if each.item == own.field), 0)
        self.fields.show_lines(lines, place)
        self._show(Mode.FIELD)
        self.set_counts(f"{own.letter} {own.heading}".strip())
        self.fields.setFocus()

    @Slot()
    def choose_mapping(self) -> None:
        """Offer the mappings that are kept."""
        if self.mappings is None or not self.columns:
            return
        lines = mapping_lines(self.mappings.all(), [each.key for each in self.columns])
        place = next((at for at, each in enumerate(lines) if each.item == self.mapping), 0)
        self.kept.show_lines(lines, place)
        self._show(Mode.MAPPING)
        self.kept.setFocus()

    @Slot()
    def remember(self) -> None:
        """Ask for the name under which the columns are to be kept."""
        if self.columns:
            self._ask_name("", self.mapping)

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the marked mapping."""
        if self.mode is Mode.MAPPING and self.kept.current():
            self._ask_name(self.kept.current(), self.kept.current())

    def _ask_name(self, renaming: str, name: str) -> None:
        self._renaming = renaming
        self.name.set_text(name)
        self.name.calm()
        self._show(Mode.NAME)
        self.name.setFocus()
        self.name.line.selectAll()

    # --- what is done ----------------------------------------------------------------------

    @Slot()
    def _take(self) -> None:
        if self.mode is Mode.FIELD:
            self.fields.take()
        elif self.mode is Mode.MAPPING:
            self.kept.take()
        else:
            self._named()

    @Slot(object)
    def _take_field(self, field: str) -> None:
        own = self.table.current()
        self.go_back()
        if own is not None:
            self._map(own, field)

    @Slot()
    def keep_beside(self) -> None:
        """Take the marked column for no field: its cells are kept beside the row."""
        own = self.table.current()
        if self.mode is Mode.COLUMNS and own is not None:
            self._map(own, "")

    def _map(self, own: ColumnDraft, field: str) -> None:
        """Take one column for a field; the column that held it until now keeps its cells beside."""
        alone = field and field not in SEVERAL
        self.columns = tuple(
            replace(each, field=field)
            if each.key == own.key
            else replace(each, field="" if alone and each.field == field else each.field)
            for each in self.columns
        )
        self.show_columns(self.columns)
        self.mapped.emit(self.choices(), "")

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return every column with what it is taken for."""
        return tuple((each.key, each.field) for each in self.columns)

    @Slot(object)
    def _use(self, name: str) -> None:
        found = self.mappings.named(name) if self.mappings is not None and name else None
        self.go_back()
        if found is None:
            self.recognised_wanted.emit()
        else:
            self.mapped.emit(found.columns, found.name)

    @Slot()
    def _named(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.name.refuse(_("Give the mapping a name."))
        elif self.mappings is not None and self._kept(name):
            if self._renaming:
                self.choose_mapping()
            else:
                self.go_back()

    def _kept(self, name: str) -> bool:
        """Keep the columns under a name, or a mapping under another; tell whether it worked."""
        mappings = self.mappings
        if mappings is None:
            return False
        try:
            if self._renaming:
                mappings.rename(self._renaming, name)
                if self.mapping == self._renaming:
                    self.mapping = name
            else:
                self.mapping = mappings.keep(name, self.choices()).name
        except Failed as failed:
            self.name.refuse(sentence(failed))
            return False
        self.set_counts(columns_said(self.columns, self.mapping))
        return True

    @Slot()
    def _forget_marked(self) -> None:
        if self.kept.current():
            self._forget(self.kept.current())

    @Slot(object)
    def _forget(self, name: str) -> None:
        if self.mappings is None or not name:
            return
        try:
            self.mappings.forget(name)
        except Failed as failed:
            self.refusal.refuse(sentence(failed))
        self.choose_mapping()

    # --- keys ------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Delete and watched is self.table.view:
                self.keep_beside()
                return True
            if event.key() == Qt.Key.Key_F2 and self.mode is Mode.MAPPING:
                self.rename()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.mode is not Mode.COLUMNS:
            self.go_back()
        else:
            super().keyPressEvent(event)
