"""The Script page: the table at the left, the details of its row at the right."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.plan.checks.beside import ChecksBeside
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.script.acts import RowActs
from facilitator.ui.plan.script.carrying import Carrying
from facilitator.ui.plan.script.columns import Column
from facilitator.ui.plan.script.details import Details
from facilitator.ui.plan.script.finding import FindBar
from facilitator.ui.plan.script.hint import HintLine
from facilitator.ui.plan.script.model import ScriptTable
from facilitator.ui.plan.script.view import ScriptView
from facilitator.ui.plan.script.writing import CellWriting
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Panel, on_key

_DETAILS = {Density.WIDE: 404, Density.COMPACT: 336}
"""The width of the details, in logical pixels; in one column they take the place of the table."""

_COUNT_MS = 200
"""Rows are counted after the typing, not between two letters."""


class ScriptPage(QWidget):
    """The rows, what is done to them, and the details of the one that is chosen."""

    def __init__(self, theme: Theme, desk: PlanDesk, tasks: Tasks) -> None:
        super().__init__()
        self.theme, self.desk, self.tasks = theme, desk, tasks
        self.panel = Panel(theme, "")
        self.model = ScriptTable(desk.exercise, self)
        self.view = ScriptView(theme, self.model)
        self.writing = CellWriting(self.view, desk)
        self.acts = RowActs(self.view, desk)
        self.carrying = Carrying(self.view, desk, self.acts)
        self.find_bar = FindBar(theme, self.view, desk)
        self.hint = HintLine(theme, desk)
        self.details = Details(theme, desk)
        self.checks = ChecksBeside(theme, desk, tasks, self)
        self.add_button = KeyButton(theme, "", "Ctrl+N")
        self.contingency_button = KeyButton(theme, "", "Ctrl+K")
        self.find_button = KeyButton(theme, "", "Ctrl+F")
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_MS)
        self._counting.timeout.connect(self._say_counts)
        self._lay_out()
        self._connect()
        self.say_words()
        self.set_theme(theme)
        self.view.go(0, Column.TITLE)
        self._show_row()

    def _lay_out(self) -> None:
        self._columns = QHBoxLayout(self)
        self.table_side = QWidget()
        self._left = QVBoxLayout(self.table_side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.panel, 1)
        self._left.addWidget(self.checks.load)
        self._columns.addWidget(self.table_side, 1)
        self._columns.addWidget(self.details)
        for each in (self.add_button, self.contingency_button, self.find_button):
            self.panel.add_button(each)
        self.panel.set_body(self.find_bar)
        self.panel.set_body(self.view)
        self.panel.set_body(self.hint)
        self.panel.body.setStretchFactor(self.view, 1)
        self.details.body.addWidget(self.checks.advice)

    def _connect(self) -> None:
        self.desk.changed.connect(self._take)
        self.desk.opened.connect(self._lock)
        self.model.margin = self.checks.words
        self.view.delegate.margin = self.checks.paint
        self.checks.told.connect(self.view.viewport().update)
        self.view.current.connect(self._show_row)
        self.view.grown.connect(self.acts.add_last)
        self.writing.wrong.connect(self.hint.refuse)
        self.writing.details_wanted.connect(self.open_details)
        self.carrying.said.connect(self.hint.say)
        self.find_bar.left.connect(self.to_table)
        self.details.left.connect(self.to_table)
        self.add_button.clicked.connect(self.acts.add)
        self.contingency_button.clicked.connect(self.acts.add_contingency)
        self.find_button.clicked.connect(self.find_bar.open)
        for key, act in (
            ("Ctrl+N", self.acts.add),
            ("Ctrl+K", self.acts.add_contingency),
            ("Ctrl+F", self.find_bar.open),
            ("Ctrl+H", self.find_bar.open),
            ("Ctrl+Shift+T", self.acts.sort),
            ("Ins", self.add_expected),
            ("Alt+Return", self.open_details),
            ("Alt+Enter", self.open_details),
        ):
            on_key(self, key, act)
        for key, act in (
            ("Ctrl+C", self.carrying.copy),
            ("Ctrl+X", self.carrying.cut),
            ("Ctrl+V", self.carrying.paste),
            ("Ctrl+D", self.acts.fill),
            ("Ctrl+Shift+D", self.acts.duplicate),
            ("Del", self.acts.clear),
            ("Ctrl+Del", self.acts.drop),
            ("Alt+Up", lambda: self.acts.move(-1)),
            ("Alt+Down", lambda: self.acts.move(1)),
            ("Alt+Shift+Left", lambda: self.acts.retime(-1)),
            ("Alt+Shift+Right", lambda: self.acts.retime(1)),
            ("Ctrl+Alt+Shift+Left", lambda: self.acts.retime(-5)),
            ("Ctrl+Alt+Shift+Right", lambda: self.acts.retime(5)),
        ):
            on_key(self.view, key, act)

    # --- what is shown -----------------------------------------------------------------------

    @Slot(object, object)
    def _take(self, before: Exercise, after: Exercise) -> None:
        """Follow the plan, and stay in the row in which one was."""
        ident, column = self.view.row_id(), self.view.cell()[1]
        if before.agencies is not after.agencies:
            self.view.delegate.take(after)
        self.view.delegate.exercise = after
        self.model.take(after)
        place = self.model.place(ident) if ident else -1
        if self.desk.retracing:
            # what is taken back or made again is to be seen
            place = first_change(before.msel.rows, after.msel.rows, place)
        if place >= 0 and place != self.view.cell()[0]:
            self.view.go(place, column)
        self._counting.start()
        self._show_row()

    @Slot()
    def _show_row(self) -> None:
        self.details.show_row(self.view.row_id())
        self.checks.advice.show_row(self.view.row_id())
        self.hint.follow(self.view.cell()[1])

    @Slot()
    def _lock(self) -> None:
        """Switch off what adds rows once the exercise has started."""
        for each in (self.add_button, self.contingency_button):
            if self.desk.planner.open:
                each.set_on()
            else:
                each.set_off(_("The exercise has started."))

    @Slot()
    def _say_counts(self) -> None:
        rows = self.desk.exercise.msel.rows
        later = sum(1 for each in rows if each.kind is RowKind.CONTINGENCY)
        injects = sum(1 for each in rows if each.kind is RowKind.INJECT)
        words = [ngettext("{n} inject", "{n} injects", injects).format(n=injects)]
        if later:
            count = ngettext("{n} contingency", "{n} contingencies", later)
            words.append(count.format(n=later))
        times = [each.planned for each in rows if each.planned is not None]
        if times:
            words.append(_("{n} min").format(n=spans.whole_minutes(max(times))))
        self.panel.set_counts(", ".join(words))

    # --- where the keyboard is ---------------------------------------------------------------

    def arrive(self) -> None:
        """Take the keyboard, because this page is shown now."""
        self.to_table()

    def again(self) -> None:
        """Write in the cell, as F2 does in a spreadsheet; from elsewhere go back to the table."""
        if self.view.hasFocus():
            self.view.rewritten.emit()
        else:
            self.to_table()

    def reveal(self, row: str, _sort: str = "row") -> None:
        """Stand in a row that somebody came here for."""
        self.view.mark((row,), Column.TITLE)

    @Slot()
    def to_table(self) -> None:
        """Go to the table."""
        self._fold(details=False)
        self.view.setFocus()

    @Slot()
    def open_details(self) -> None:
        """Go to the details of the row."""
        self.writing.leave("")
        self._fold(details=True)
        self.details.arrive()

    @Slot()
    def add_expected(self) -> None:
        """Give the row one more expected action, and write it."""
        self.writing.leave("")
        if self.view.row_id() and self.desk.may_change():
            self._fold(details=True)
            self.details.add_expected()

    def _fold(self, *, details: bool) -> None:
        single = self.theme.density is Density.SINGLE
        self.details.setVisible(details or not single)
        self.table_side.setVisible(not details or not single)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._columns.setContentsMargins(px(8), 0, px(8), px(8))
        self._columns.setSpacing(px(8))
        self._left.setSpacing(px(8))
        self.checks.set_theme(theme)
        wide = _DETAILS.get(theme.density)
        self.details.setMinimumWidth(px(wide) if wide else 0)
        self.details.setMaximumWidth(px(wide) if wide else 16_777_215)
        self._fold(details=self.details.isAncestorOf(self.focusWidget()))
        self.writing.line.set_theme(theme)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.panel.set_title(_("Script"))
        self.add_button.set_words(_("Add inject"), "Ctrl+N")
        self.contingency_button.set_words(_("Contingency"), "Ctrl+K")
        self.find_button.set_words(_("Find"), "Ctrl+F")
        self.find_bar.say_words()
        self.details.say_words()
        self.checks.say_words()
        self._say_counts()
        self._lock()


def first_change(before: tuple[Inject, ...], after: tuple[Inject, ...], usual: int) -> int:
    """Return the first place where the rows differ, or the usual place if none does."""
    for place, (was, now) in enumerate(zip(before, after, strict=False)):
        if was is not now and was != now:
            return place
    shorter = min(len(before), len(after))
    return usual if len(before) == len(after) else min(shorter, len(after) - 1)
