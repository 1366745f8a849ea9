"""What is done to whole rows: add, copy, move, re-time, fill, sort, take out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QObject, Slot

from facilitator.domain.editing import (
    change_rows,
    drop_rows,
    fill_down,
    insert_rows,
    move_rows,
    next_number,
    retime,
    sort_by_time,
)
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.cells import guessed_time
from facilitator.ui.plan.script.columns import FIELDS, WORDS, Column
from facilitator.ui.plan.script.view import ScriptView

WAIT = timedelta(minutes=10)
"""After so long without a decision a new contingency comes due; it can be changed in its row."""


class RowActs(QObject):
    """Each act is one change with a name, and leaves the rows it was about marked."""

    def __init__(self, view: ScriptView, desk: PlanDesk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk

    def named(self, ids: Sequence[str]) -> str:
        """Return how rows are called in the name of a change: their number, or how many."""
        if len(ids) == 1 and (row := self._desk.exercise.msel.row(ids[0])) is not None:
            return shown(row.number or row.title)
        return ngettext("{n} row", "{n} rows", len(ids)).format(n=len(ids))

    @Slot()
    def add(self) -> None:
        """Put a new row below the current one, with the next number and a guess at its time."""
        self.add_at(self._view.cell()[0] + 1, Column.TITLE)

    @Slot()
    def add_last(self) -> None:
        """Put a new row at the end, and stand where this run of cells began."""
        self.add_at(self._view.table.rowCount(), self._view.home)

    def add_at(self, place: int, column: Column) -> None:
        """Put a new row at a place and stand in one of its cells."""
        exercise = self._desk.exercise
        rows = exercise.msel.rows
        above = rows[place - 1] if 0 < place <= len(rows) else None
        row = Inject(
            id=self._desk.planner.new_id(),
            number=next_number(exercise),
            title="",
            planned=guessed_time(exercise, place),
            phase=above.phase if above is not None else "",
        )
        self._insert(_("add {number}").format(number=row.number), place, (row,), column)

    @Slot()
    def add_contingency(self) -> None:
        """Put a contingency below the current row, that waits on the decisions it asks for."""
        ident = self._view.row_id()
        parent = self._desk.exercise.msel.row(ident)
        if parent is None:
            self.add()
            return
        row = Inject(
            id=self._desk.planner.new_id(),
            number=_lettered(parent.number, self._desk.exercise),
            title="",
            kind=RowKind.CONTINGENCY,
            to=parent.to,
            to_all=parent.to_all,
            method=parent.method,
            phase=parent.phase,
            objectives=parent.objectives,
            contingency_for=parent.id,
            contingency_after=WAIT,
        )
        place = self._view.table.place(ident) + 1
        name = _("add contingency {number}").format(number=row.number)
        self._insert(name, place, (row,), Column.TITLE)

    def _insert(self, name: str, place: int, rows: Sequence[Inject], column: Column) -> None:
        if self._desk.change(name, lambda now: insert_rows(now, place, rows)):
            self._view.go(place, column)

    def insert(self, name: str, place: int, rows: Sequence[Inject]) -> None:
        """Put rows that come from elsewhere at a place, and mark them."""
        if self._desk.change(name, lambda now: insert_rows(now, place, rows)):
            self._view.mark(tuple(each.id for each in rows))

    @Slot()
    def drop(self) -> None:
        """Take the marked rows out."""
        ids = self._view.ids()
        if not ids:
            return
        place, column = self._view.table.place(ids[0]), self._view.cell()[1]
        name = _("delete {rows}").format(rows=self.named(ids))
        if self._desk.change(name, lambda now: drop_rows(now, ids)):
            self._view.go(place, column)

    @Slot()
    def clear(self) -> None:
        """Empty the marked cells; rows that are marked whole are taken out."""
        if self._view.whole_rows():
            self.drop()
            return
        ids, (_top, _bottom, left, right) = self._view.ids(), self._view.block()
        changes = dict[str, object]()
        for column in range(left, right + 1):
            changes |= _EMPTY.get(Column(column), {})
        words = self._columns(left, right)
        name = _("clear {columns} of {rows}").format(columns=words, rows=self.named(ids))
        self._desk.change(name, lambda now: change_rows(now, dict.fromkeys(ids, changes)))

    def _columns(self, left: int, right: int) -> str:
        return ", ".join(_(WORDS[column]) for column in range(left, right + 1))

    @Slot()
    def duplicate(self) -> None:
        """Put copies of the marked rows below them."""
        ids = self._view.ids()
        rows = [each for each in self._desk.exercise.msel.rows if each.id in set(ids)]
        copies = self.copies(rows)
        if copies:
            place = self._view.table.place(ids[-1]) + 1
            self.insert(_("copy {rows}").format(rows=self.named(ids)), place, copies)

    def copies(self, rows: Sequence[Inject]) -> list[Inject]:
        """Return rows like others, with ids and numbers of their own."""
        made: list[Inject] = []
        exercise = self._desk.exercise
        for row in rows:
            number = next_number(exercise)
            expected = tuple(replace(each, id=self._desk.planner.new_id()) for each in row.expected)
            ident = self._desk.planner.new_id()
            copy = replace(
                row, id=ident, number=number, expected=expected, revision=0, source_row=0
            )
            made.append(copy)
            exercise = insert_rows(exercise, len(exercise.msel.rows), (copy,))
        return made

    def move(self, by: int) -> None:
        """Move the marked rows up or down."""
        ids = self._view.ids()
        whole, column = self._view.whole_rows(), self._view.cell()[1]
        pattern = _("move {rows} up") if by < 0 else _("move {rows} down")
        merge = f"move/{by}/{'/'.join(ids[:3])}/{len(ids)}"
        name = pattern.format(rows=self.named(ids))
        if self._desk.change(name, lambda now: move_rows(now, ids, by), merge=merge):
            self._view.mark(ids, None if whole else column)

    def retime(self, minutes: int) -> None:
        """Move the times of the marked rows."""
        ids = self._view.ids()
        by = timedelta(minutes=minutes)
        row = self._desk.exercise.msel.row(ids[0]) if len(ids) == 1 else None
        if row is not None and row.planned is not None:
            to = spans.hours_minutes(row.planned + by)
            name = _("move {rows} to {time}").format(rows=self.named(ids), time=to)
        else:
            name = _("move {rows} by {time}").format(rows=self.named(ids), time=spans.signed(by))
        merge = f"time/{'/'.join(ids[:3])}/{len(ids)}"
        self._desk.change(name, lambda now: retime(now, ids, by), merge=merge)

    @Slot()
    def sort(self) -> None:
        """Put the rows in the order of their times."""
        ids = self._view.ids()
        column = self._view.cell()[1]
        if self._desk.change(_("sort by time"), sort_by_time):
            self._view.mark(ids, column)

    @Slot()
    def fill(self) -> None:
        """Give the marked cells what the first of them has; one cell takes it from above."""
        ids, (top, bottom, left, right) = self._view.ids(), self._view.block()
        if top == bottom:
            above = self._view.table.row_at(top - 1)
            if above is None:
                return
            ids = (above.id, *ids)
        columns = [Column(each) for each in range(left, right + 1) if each != Column.NUMBER]
        names = [name for each in columns for name in FIELDS.get(each, ())]

        def edit(now: Exercise) -> Exercise:
            filled = fill_down(now, ids, names)
            return self._fill_expected(filled, ids) if Column.EXPECTED in columns else filled

        words = ", ".join(_(WORDS[column]) for column in columns)
        said = _("fill {columns} down {rows}")
        self._desk.change(said.format(columns=words, rows=self.named(ids[1:])), edit)

    def _fill_expected(self, exercise: Exercise, ids: Sequence[str]) -> Exercise:
        first = exercise.msel.row(ids[0])
        if first is None:
            return exercise
        new_id = self._desk.planner.new_id
        return change_rows(
            exercise,
            {
                each: {"expected": tuple(replace(one, id=new_id()) for one in first.expected)}
                for each in ids[1:]
            },
        )


_EMPTY: dict[Column, dict[str, object]] = {
    Column.NUMBER: {"number": ""},
    Column.TIME: {"planned": None},
    Column.TITLE: {"title": ""},
    Column.TO: {"to": (), "to_all": False},
    Column.METHOD: {"method": ""},
    Column.EXPECTED: {"expected": ()},
    Column.OBJECTIVES: {"objectives": ()},
}


def _lettered(number: str, exercise: Exercise) -> str:
    """Return a number for a contingency of a row: 9-A, then 9-B, and so on."""
    taken = {each.number for each in exercise.msel.rows}
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        if (found := f"{number}-{letter}") not in taken:
            return found
    return next_number(exercise)
