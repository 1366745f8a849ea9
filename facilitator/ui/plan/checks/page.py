"""The page of the checks: what was found, which objectives are covered where, the load."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.checks import About, Check, CheckSort, Weight
from facilitator.i18n import _, ngettext
from facilitator.ui.plan.checks.advice import put_all_right
from facilitator.ui.plan.checks.findings import FindingsView
from facilitator.ui.plan.checks.findings_rows import FindingsRows
from facilitator.ui.plan.checks.loads import LoadStrip, load_words
from facilitator.ui.plan.checks.matrix import Matrix
from facilitator.ui.plan.checks.watch import Looked, watch_of
from facilitator.ui.plan.checks.words import mend_all_words, weight_word
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import KeyButton, Panel, on_key

_LEAST_PX = 190
"""Where the room is short, a panel is at least as high, and the page scrolls."""


class ChecksPage(QScrollArea):
    """All checks, and beside them coverage and load; below each other where it is narrow."""

    def __init__(self, theme: Theme, desk: PlanDesk, tasks: Tasks) -> None:
        super().__init__()
        self.theme, self._desk = theme, desk
        self._stale = False
        self._turns: dict[CheckSort, int] = {}
        self.watch = watch_of(desk, tasks)
        self.view = FindingsView(theme, _("Checks"))
        self.view.setItemDelegate(FindingsRows(self.view))
        self.matrix = Matrix(theme, _("Objectives by agency"))
        self.strip = LoadStrip(theme, self.watch, tasks)
        self.go_button = KeyButton(theme, "", "Enter", small=True)
        self.mend_button = KeyButton(theme, "", "Ctrl+Enter", small=True)
        self._panels()
        self._connect()
        self.set_theme(theme)
        self.say_words()
        if self.watch.last is not None:
            self._show(self.watch.last)

    def _panels(self) -> None:
        self.list_panel = Panel(self.theme, "")
        self.list_panel.set_body(self.view)
        self.list_panel.add_button(self.mend_button)
        self.list_panel.add_button(self.go_button)
        self.matrix_panel = Panel(self.theme, "")
        self.matrix_panel.set_body(self.matrix)
        self.load_panel = Panel(self.theme, "")
        self.load_panel.set_body(self.strip)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._beside = QVBoxLayout()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.watch.found.connect(self._found)
        self._desk.opened.connect(self._say_buttons)
        self.view.taken.connect(self._go)
        self.view.walked.connect(self._say_buttons)
        self.matrix.taken.connect(self._go_to_row)
        self.go_button.clicked.connect(self._go)
        self.mend_button.clicked.connect(self._mend)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            on_key(self, key, self._mend)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        for panel in (self.list_panel, self.matrix_panel, self.load_panel):
            self._grid.removeWidget(panel)
        single = theme.density is Density.SINGLE
        self._grid.setContentsMargins(px(8), 0, px(8), px(8))
        self._grid.setSpacing(px(8))
        self._grid.addWidget(self.list_panel, 0, 0, 1 if single else 2, 1)
        self._grid.addWidget(self.matrix_panel, 1 if single else 0, 0 if single else 1)
        self._grid.addWidget(self.load_panel, 2 if single else 1, 0 if single else 1)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 0 if single else 6)
        self._grid.setRowStretch(0, 3)
        self._grid.setRowStretch(1, 2 if single else 1)
        least = px(_LEAST_PX) if single else 0
        self.list_panel.setMinimumHeight(least)
        self.matrix_panel.setMinimumHeight(least)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Checks"))
        self.view.setAccessibleName(_("Checks"))
        self.matrix.setAccessibleName(_("Objectives by agency"))
        self.list_panel.set_title(_("Checks"))
        self.matrix_panel.set_title(_("Objectives by agency"))
        self.load_panel.set_title(_("Load"))
        self.go_button.set_words(_("Go there"), "Enter")
        self.strip.say_words()
        if self.watch.last is not None:
            self._show(self.watch.last)
        self._say_buttons()

    def arrive(self) -> None:
        """Put the keyboard on the list of checks."""
        self.view.setFocus()

    @Slot(object)
    def _found(self, looked: Looked) -> None:
        # behind another page nothing is filled: typing there must not wait for it
        if self.isVisible():
            self._show(looked)
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.watch.last is not None:
            self._show(self.watch.last)

    def _show(self, looked: Looked) -> None:
        self._stale = False
        self.view.empty = _("Nothing was found: the script tests what it promises.")
        self.view.show_found(looked.gathered, looked.exercise)
        counts = [
            weight_word(weight, looked.count(weight)) for weight in (Weight.DECIDE, Weight.CONSIDER)
        ]
        self.list_panel.set_counts(", ".join(counts))
        self.matrix.show_coverage(looked.coverage, looked.exercise)
        every = len(looked.coverage.objectives)
        words = ngettext(
            "{done} of {all} objective covered", "{done} of {all} objectives covered", every
        )
        self.matrix_panel.set_counts(words.format(done=looked.coverage.covered, all=every))
        self.load_panel.set_counts(load_words(looked.load))
        self._say_buttons()

    @Slot()
    def _say_buttons(self) -> None:
        check = self.view.current()
        words = mend_all_words(check, self._desk.exercise) if check is not None else ""
        self.mend_button.set_words(words or _("Put it right"), "Ctrl+Enter")
        if not self._desk.planner.open:
            self.mend_button.set_off(_("The exercise has started: the plan is only read."))
        elif not words:
            self.mend_button.set_off(_("Nothing obvious puts this right: go there and look."))
        else:
            self.mend_button.set_on()
        if check is None:
            self.go_button.set_off(_("Choose a check first."))
        else:
            self.go_button.set_on()

    @Slot()
    def _go(self) -> None:
        check = self.view.current()
        if check is None:
            return
        # coming back to many of one sort, Enter goes on to the next of them
        turn = self._turns.get(check.sort, 0) % len(check.checks)
        self._turns[check.sort] = turn + 1
        self._desk.sought.emit(*sought(check.checks[turn]))

    @Slot(str)
    def _go_to_row(self, row: str) -> None:
        self._desk.sought.emit(About.ROW.value, row)

    @Slot()
    def _mend(self) -> None:
        check = self.view.current()
        if check is not None and self._desk.planner.open:
            put_all_right(self._desk, check)


def sought(check: Check) -> tuple[str, str]:
    """Return what is shown of a check: its row if it has one, or else what it is about."""
    return (About.ROW.value, check.row) if check.row else (check.about.value, check.ident)
