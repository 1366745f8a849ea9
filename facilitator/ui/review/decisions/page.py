"""The Decisions page: time to decision, first responses, workload, coverage, agreement, curve."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.events import EntryRef
from facilitator.domain.figures import Figures
from facilitator.domain.strip import StripPoint
from facilitator.i18n import _, ngettext
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.review.curvewords import curve_sentence
from facilitator.ui.review.decisions import words
from facilitator.ui.review.decisions.matrix import MatrixView
from facilitator.ui.review.decisions.section import Section
from facilitator.ui.review.desk import ReviewDesk
from facilitator.ui.review.played import Played, played_of
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, on_key
from facilitator.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from facilitator.ui.review.figures.curve import CurveFigure
    from facilitator.ui.review.figures.strip import StripFigure
    from facilitator.ui.review.figures.work import WorkFigure

STRIP, MATRIX, WORK, COVERAGE, AGREEMENT, SOON = range(6)


class DecisionsPage(QWidget):
    """One figure at a time, chosen at the top; F3 again goes to the next."""

    def __init__(self, theme: Theme, desk: ReviewDesk, tasks: Tasks) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self.strip: StripFigure | None = None
        self.work: WorkFigure | None = None
        self.curve: CurveFigure | None = None
        self.matrix = MatrixView(theme)
        self.played: Played = played_of(desk, tasks)
        self.choice = Choice(theme, "", small=True)
        self.stack = QStackedWidget()
        self.sections = [Section(theme) for _each in range(SOON + 1)]
        self.scale_buttons = [KeyButton(theme, "", small=True) for _each in range(2)]
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.say_words()
        # half a second of import: not in the window's thread
        tasks.start(lambda: import_module("pyqtgraph"), self._loaded)

    def _lay_out(self) -> None:
        for each in self.sections:
            self.stack.addWidget(each)
        self.sections[MATRIX].set_figure(self.matrix)
        for place, button in zip((STRIP, SOON), self.scale_buttons, strict=True):
            self.sections[place].panel.add_button(button)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.choice)
        self._rows.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.played.found.connect(self._found)
        self.played.failed.connect(self._sorry)
        self.choice.picked.connect(self.show_section)
        for button in self.scale_buttons:
            button.clicked.connect(self.turn_scale)
        self.matrix.taken.connect(self._to_log)
        self.matrix.walked.connect(self.sections[MATRIX].told.setText)
        for each in self.sections:
            each.taken.connect(self._to_log)
        for key, slot in (("M", self.turn_scale), ("T", self.turn_table)):
            on_key(self, key, slot)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self._theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(8), px(4), px(8), px(8))
        self._rows.setSpacing(px(4))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        titles = (
            _("Time to decision"),
            _("First responses"),
            _("Workload"),
            _("Coverage of tasks"),
            _("Observers' agreement"),
            _("How soon"),
        )
        self.choice.set_name(_("Figure"))
        self.choice.set_options(titles, max(self.choice.current(), 0))
        self.matrix.setAccessibleName(titles[MATRIX])
        for title, section in zip(titles, self.sections, strict=True):
            section.name(title, _("Numbers"))
        self._name_scale()
        if self.played.last is not None:
            self._found(self.played.last)

    def _name_scale(self) -> None:
        turned = (
            self.strip is not None and self.strip.in_minutes,
            self.curve is None or self.curve.in_minutes,
        )
        for button, shares in zip(self.scale_buttons, turned, strict=True):
            button.set_words(_("Share of target") if shares else _("Minutes"), "M")

    def arrive(self) -> None:
        """Put the keyboard on the figure that is shown."""
        self.sections[self.stack.currentIndex()].take_keyboard()

    def again(self) -> None:
        """Go to the next figure."""
        self.show_section((self.stack.currentIndex() + 1) % len(self.sections))

    @Slot(int)
    def show_section(self, place: int) -> None:
        """Show another figure."""
        self.choice.set_current(place)
        self.stack.setCurrentIndex(place)
        if not self.choice.hasFocus():
            self.arrive()

    @Slot()
    def turn_table(self) -> None:
        """Where there is room for one only, turn between figure and numbers."""
        self.sections[self.stack.currentIndex()].turn()

    def _loaded(self, _library: object) -> None:
        from facilitator.ui.review.figures.curve import (  # noqa: PLC0415 - heavy; once it is read
            CurveFigure,
        )
        from facilitator.ui.review.figures.strip import (  # noqa: PLC0415 - as above
            StripFigure,
        )
        from facilitator.ui.review.figures.work import (  # noqa: PLC0415 - as above
            WorkFigure,
        )

        self.strip, self.work = StripFigure(self._theme), WorkFigure(self._theme)
        self.curve = CurveFigure(self._theme)
        self.strip.chosen.connect(self._point)
        self.strip.taken.connect(self._to_log)
        self.sections[STRIP].set_figure(self.strip)
        self.sections[WORK].set_figure(self.work)
        self.sections[SOON].set_figure(self.curve)
        if self.played.last is not None:
            self._found(self.played.last)
        if self.isVisible() and self.stack.currentIndex() in {STRIP, WORK, SOON}:
            self.arrive()

    @Slot(object)
    def _found(self, figures: Figures) -> None:
        sections = self.sections
        if self.strip is not None and self.work is not None and self.curve is not None:
            self.strip.show_strip(figures.strip)
            self.work.show_work(figures.workload)
            self.curve.show_curve(figures.curve)
        self.matrix.show_matrix(figures.matrix)
        tables = (
            words.strip_table(figures),
            words.matrix_table(figures),
            words.work_table(figures),
            words.coverage_table(figures),
            words.agreement_table(figures),
            words.curve_table(figures),
        )
        for section, table in zip(sections, tables, strict=True):
            section.fill(table)
        n = sum(len(each.points) for each in figures.strip.rows)
        counted = ngettext("{n} decision", "{n} decisions", n).format(n=n)
        sections[STRIP].panel.set_counts(counted)
        sections[STRIP].told.setText(
            _("Each mark is one expected decision; short thick line: median. Few: read the marks.")
        )
        sections[MATRIX].told.setText(
            _("✓ in time, clock: late, dot: no target, barred ring: none seen, –: none expected.")
        )
        sections[WORK].told.setText(_("Joint decisions count for each agency, struck ones not."))
        sections[COVERAGE].told.setText(words.coverage_words(figures))
        sections[AGREEMENT].told.setText(words.agreement_words(figures))
        sections[SOON].told.setText(curve_sentence(figures.curve))

    @Slot(Exception)
    def _sorry(self, error: Exception) -> None:
        self._desk.refused.emit(could_not(error))

    @Slot()
    def turn_scale(self) -> None:
        """Measure in minutes instead of shares of the target, or the other way round."""
        shown_here = self.curve if self.stack.currentIndex() == SOON else self.strip
        if shown_here is not None:
            shown_here.set_in_minutes(in_minutes=not shown_here.in_minutes)
            self._name_scale()

    @Slot(object)
    def _point(self, point: StripPoint) -> None:
        parts = [f"{shown(point.inject)} {shown(point.expected)}", words.judged_word(point.outcome)]
        if point.took is not None:
            parts.append(spans.ago(point.took))
        if point.share is not None:
            share = words.percent(point.share)
            parts.append(_("{share} of the target").format(share=share))
        self.sections[STRIP].told.setText(" · ".join(parts))

    @Slot(object)
    def _to_log(self, ref: EntryRef | None) -> None:
        item = self.played.last.item(ref) if self.played.last is not None else None
        if item is not None and item.logged is not None:
            self._desk.entry_wanted.emit(item.logged.number)
