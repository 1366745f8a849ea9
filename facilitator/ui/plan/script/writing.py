"""Writing in a cell: each letter is saved, what means nothing is said, Escape takes it back."""

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.editing import change_row
from facilitator.domain.msel import Inject
from facilitator.i18n import _
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.cell_line import CellLine
from facilitator.ui.plan.script.cells import Around, changes_of, fits_a_line, text_of
from facilitator.ui.plan.script.columns import WORDS, Column
from facilitator.ui.plan.script.known import known_texts, not_saved
from facilitator.ui.plan.script.typed import Wrong
from facilitator.ui.plan.script.view import ScriptView


class CellWriting(QObject):
    """Holds the one line that is written in the table, and knows which cell that is."""

    wrong = Signal(str)
    details_wanted = Signal()

    def __init__(self, view: ScriptView, desk: PlanDesk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self.line = CellLine(view.theme, view.viewport())
        self._row, self._column = "", Column.TITLE
        self._turn = self._began = 0
        self._said = ""
        self.line.typed.connect(self._typed)
        self.line.left.connect(self.leave)
        self.line.dropped.connect(self._drop)
        view.begun.connect(self.begin)
        view.rewritten.connect(self.go_on)
        view.current.connect(self._left_behind)
        view.verticalScrollBar().valueChanged.connect(self._follow)
        view.horizontalHeader().sectionResized.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether a cell is being written."""
        return bool(self._row)

    @Slot(str)
    def begin(self, letter: str) -> None:
        """Write the current cell anew, from a first letter on."""
        if self._open(""):
            self.line.insert(letter)
            self.line.textEdited.emit(letter)

    @Slot()
    def go_on(self) -> None:
        """Write in what stands in the current cell."""
        self._open(None)

    def _open(self, text: str | None) -> bool:
        """Put the line over the current cell; tell whether it may be written."""
        place, column = self._view.cell()
        row = self._view.table.row_at(place)
        if row is None or not self._desk.may_change():
            return False
        if not fits_a_line(row, column):
            self.details_wanted.emit()
            return False
        self._row, self._column = row.id, column
        self._turn += 1
        self._began = self._desk.stack.index()
        exercise = self._desk.exercise
        self._follow()
        self.line.setAccessibleName(_(WORDS[column]))
        said = text_of(row, column, exercise) if text is None else text
        self.line.begin(said, known=known_texts(exercise, column))
        return True

    @Slot()
    def _follow(self) -> None:
        """Keep the line over its cell."""
        if self._row:
            place = self._view.table.place(self._row)
            index = self._view.table.index(place, self._column)
            self.line.setGeometry(self._view.visualRect(index))

    def _now(self) -> Inject | None:
        return self._desk.exercise.msel.row(self._row)

    @Slot(str)
    def _typed(self, text: str) -> None:
        row = self._now()
        if row is None:
            return
        exercise = self._desk.exercise
        above = self._view.table.row_at(self._view.table.place(row.id) - 1)
        around = Around(exercise, above, self._desk.planner.new_id)
        try:
            changes = changes_of(self._column, text, row, around)
        except Wrong as wrong:
            self._said = str(wrong)
            return
        self._said = ""
        self.wrong.emit("")
        ident = row.id
        named = _("{column} of {number}")
        name = named.format(column=_(WORDS[self._column]), number=shown(row.number))
        taken = self._desk.change(
            name,
            lambda now: change_row(now, ident, **changes),
            merge=f"{ident}/{int(self._column)}/{self._turn}",
        )
        if not taken:
            # what was typed stays in the line until it is saved, or given up
            self._said = not_saved()
            self.wrong.emit(self._said)

    @Slot(str)
    def leave(self, way: str) -> None:
        """Go on from the cell; what means nothing holds the line where it is."""
        if not self._row:
            return
        if self._said and way:
            self.wrong.emit(self._said)
            return
        self.wrong.emit(self._said)
        self._close(way)
        self._view.note_tab(way)
        if way:
            self._view.step(way)

    @Slot()
    def _left_behind(self) -> None:
        """Close the line when a key led to another cell, and let the table have the keyboard."""
        if self._row and (self._view.row_id(), self._view.cell()[1]) != (self._row, self._column):
            self.leave("")
            self._view.setFocus()

    @Slot()
    def _drop(self) -> None:
        """Take back what was typed into this cell; redo makes it again."""
        self.wrong.emit("")
        self._close("dropped")
        if self._desk.stack.index() > self._began:
            self._desk.undo()

    def _close(self, way: str) -> None:
        self._row, self._said = "", ""
        if way:
            self._view.setFocus()
        self.line.hide()

    def set_theme(self) -> None:
        """Keep the line in its cell when sizes change."""
        self._follow()
