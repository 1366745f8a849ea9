"""The Set-up page: its sections at the left, one of them at the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from facilitator.domain.checklist import Missing, missing
from facilitator.domain.checklist import Section as Where
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup.agencies import AgenciesSection
from facilitator.ui.plan.setup.objectives import ObjectivesSection
from facilitator.ui.plan.setup.parts import Parts
from facilitator.ui.plan.setup.section import Section
from facilitator.ui.plan.setup.sections import (
    Checklist,
    ContactsSection,
    ExerciseSection,
    MarkingSection,
    PeopleSection,
    PhasesSection,
    RulesSection,
)
from facilitator.ui.plan.setup.words import SECTIONS
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Panel, lay_on_panel, on_key
from facilitator.ui.widgets.form_area import FormArea

Make = Callable[[Theme, PlanDesk], Section]

_BEFORE = N_("Before STARTEX")
_MADE: tuple[tuple[Where | None, Make], ...] = (
    (None, Checklist),
    (Where.EXERCISE, ExerciseSection),
    (Where.AGENCIES, AgenciesSection),
    (Where.OBJECTIVES, ObjectivesSection),
    (Where.PHASES, PhasesSection),
    (Where.PEOPLE, PeopleSection),
    (Where.RULES, RulesSection),
    (Where.CONTACTS, ContactsSection),
    (Where.MARKING, MarkingSection),
)
"""The sections in their order; Alt with its place leads to each."""
_EXERCISE = 1
_REVEALED = {"objective": Where.OBJECTIVES, "contact": Where.CONTACTS, "agency": Where.AGENCIES}


class SetupPage(QWidget):
    """Everything of the plan but the script."""

    def __init__(self, theme: Theme, desk: PlanDesk) -> None:
        super().__init__()
        self.theme, self._desk = theme, desk
        self._sections: dict[int, Section] = {}
        self.left = Panel(theme, "")
        self.list = Parts(theme, "")
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.left.set_body(self.list)
        self.right = Panel(theme, "")
        self.stack = QStackedWidget()
        self.right.set_body(self.stack)
        self._columns = QHBoxLayout(self)
        self._columns.addWidget(self.left)
        self._columns.addWidget(self.right, 1)
        for place, _each in enumerate(_MADE):
            self.stack.addWidget(QWidget())
            on_key(self, f"Alt+{place + 1}", self._going(place))
        self.list.currentRowChanged.connect(self.show_section)
        self.list.taken.connect(self.begin)
        desk.changed.connect(self.refresh)
        desk.opened.connect(self.refresh)
        self._fill()
        self.say_words()
        self.set_theme(theme)
        self.list.setCurrentRow(0 if missing(desk.exercise) else _EXERCISE)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._columns.setContentsMargins(px(8), px(4), px(8), px(8))
        self._columns.setSpacing(px(8))
        self.left.setFixedWidth(px(190 if theme.density is Density.SINGLE else 250))
        lay_on_panel(self.list, theme)
        self.list.setMaximumHeight(16_777_215)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.left.set_title(_("Set-up"))
        self.list.setAccessibleName(_("Sections of the set-up"))
        for section in self._sections.values():
            section.say_words()
        self.refresh()

    def _fill(self) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.list.addItems(["" for _each in _MADE])
        self.list.blockSignals(False)  # noqa: FBT003 - as above

    def _title(self, place: int) -> str:
        where = _MADE[place][0]
        return _(_BEFORE) if where is None else _(SECTIONS[where])

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now, and how much is missing in each section."""
        found = missing(self._desk.exercise)
        for place, (where, _make) in enumerate(_MADE):
            count = sum(1 for each in found if where in (None, each.section))
            words = f"{place + 1}  {self._title(place)}" + (f"  ({count})" if count else "")
            self.list.item(place).setText(words)
            said = ngettext("{n} thing missing", "{n} things missing", count).format(n=count)
            self.list.item(place).setToolTip(f"Alt+{place + 1}" + (f", {said}" if count else ""))
        self.list.fit()
        self.list.setMinimumHeight(0)
        self.list.setMaximumHeight(16_777_215)
        self.left.set_note("", "Alt+1…9")
        for section in self._sections.values():
            section.refresh()

    @Slot(int)
    def show_section(self, place: int) -> None:
        """Show a section; it is made when it is first looked at."""
        if not 0 <= place < len(_MADE):
            return
        if place not in self._sections:
            section = _MADE[place][1](self.theme, self._desk)
            if isinstance(section, Checklist):
                section.wanted.connect(self.go_to)
            self._sections[place] = section
            area = FormArea(self.theme, section, self._title(place))
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            gone = self.stack.widget(place)
            self.stack.insertWidget(place, area)
            if gone is not None:
                self.stack.removeWidget(gone)
                gone.deleteLater()
        self.stack.setCurrentIndex(place)
        self.right.set_title(self._title(place))

    def section(self, place: int) -> Section:
        """Return the section at a place, shown."""
        self.list.setCurrentRow(place)
        self.show_section(place)
        return self._sections[place]

    def _going(self, place: int) -> Callable[[], None]:
        def go() -> None:
            self.section(place).begin()

        return go

    @Slot(object)
    def go_to(self, one: Missing) -> None:
        """Put the keyboard where something is missing."""
        self._place_of(one.section).go_to(one.field, one.ident)

    def _place_of(self, where: Where) -> Section:
        return self.section(next(at for at, each in enumerate(_MADE) if each[0] is where))

    def reveal(self, ident: str, sort: str) -> None:
        """Show a part of the plan by its id."""
        if sort in _REVEALED:
            section = self._place_of(_REVEALED[sort])
            section.records[0].mark(ident)
            section.begin()

    @Slot()
    def begin(self) -> None:
        """Put the keyboard into the section that is shown."""
        self.section(max(0, self.list.currentRow())).begin()

    def arrive(self) -> None:
        """Take the keyboard, because this page is shown now."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def again(self) -> None:
        """Go back to the sections, because the key of this page was pressed again."""
        self.arrive()
