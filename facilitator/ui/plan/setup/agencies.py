"""The agencies: sets of seven countries, each agency, and what becomes of its rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Agency
from facilitator.domain.presets import PRESETS, with_preset
from facilitator.domain.settingup import drop_agency, rows_using
from facilitator.i18n import N_, _, ngettext
from facilitator.ui.models.countries import COUNTRIES
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup import asks, making
from facilitator.ui.plan.setup.section import Section
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, ring_room
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow


class Heirs(QWidget):
    """Asks in place who gets the rows of an agency that goes; until it is told, all stays."""

    kept = Signal()
    given = Signal(str)
    """The id of the agency that gets them; nothing if nobody does."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.question = Label(theme, wrap=True, weight=600)
        self.buttons: list[KeyButton] = []
        self._row = QWidget()
        self._flow = Flow(self._row)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(ring_room(theme), 0, 0, 0)
        rows.addWidget(self.question)
        rows.addWidget(self._row)
        self.hide()

    def ask(self, agency: Agency, others: tuple[Agency, ...], count: int) -> None:
        """Ask it."""
        words = ngettext(
            "{n} row names {agency}. Who gets it?", "{n} rows name {agency}. Who gets them?", count
        )
        self.question.setText(shown(words.format(n=count, agency=agency.name)))
        self._clear()
        self._add(_("Keep {agency}").format(agency=agency.name), self.kept.emit, "Esc")
        self._add(_("Nobody"), self._giving(""))
        for each in others:
            self._add(each.name, self._giving(each.id))
        self.show()
        parent = self.parentWidget()
        around = parent.layout() if parent is not None else None
        if around is not None:
            # what is to be scrolled to must have its place first
            around.activate()
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _giving(self, ident: str) -> Callable[[], None]:
        def give() -> None:
            self.given.emit(ident)

        return give

    def _add(self, words: str, act: Callable[[], None], key: str = "") -> None:
        button = KeyButton(self.theme, shown(words), key, small=True, parent=self._row)
        button.clicked.connect(act)
        self._flow.setSpacing(self.theme.px(2))
        self._flow.add(button)
        self.buttons.append(button)
        button.show()

    def _clear(self) -> None:
        for button in self.buttons:
            self._flow.takeAt(0)
            button.hide()
            button.deleteLater()
        self.buttons = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
            return
        super().keyPressEvent(event)


class AgenciesSection(Section):
    """Who plays."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self._leaving = ""
        self.sets_caption = Label(theme, role="caption", colour="text.secondary", weight=500)
        self.sets_caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.sets = Choice(theme, "", small=True)
        self.sets_button = KeyButton(theme, "", small=True)
        self.heirs = Heirs(theme)
        self.list = self.add_records(
            "agencies",
            N_("Agencies"),
            asks.agency_asks(self._current),
            making.new_agency,
            lambda each, _place: f"{each.name} ({each.short})",
            asking=True,
        )
        for place, each in enumerate((self.sets_caption, self.sets, self.sets_button, self.heirs)):
            self.rows.insertWidget(place, each)
        self.rows.addStretch(1)
        self.sets_button.clicked.connect(self.add_set)
        self.list.drop_asked.connect(self.ask_heirs)
        self.heirs.kept.connect(self.keep)
        self.heirs.given.connect(self.give)
        self.say_words()
        self.refresh()

    def _current(self) -> str:
        """Return the id of the agency that is marked; nothing while the list is being made."""
        return self.records[0].ident if self.records else ""

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.sets_caption.setText(_("Agencies as they usually sit at the table in"))
        self.sets.set_name(_("Country"))
        at = max(0, self.sets.current())
        self.sets.set_options([_(COUNTRIES[each.key]) for each in PRESETS], at)
        self.sets_button.set_words(_("Add these agencies"))

    @Slot()
    def add_set(self) -> None:
        """Add the agencies of the country that is marked."""
        chosen = PRESETS[max(0, self.sets.current())]
        words = _("add agencies of {country}").format(country=_(COUNTRIES[chosen.key]))
        self.desk.change(words, lambda exercise: with_preset(exercise, chosen))

    @Slot(str)
    def ask_heirs(self, ident: str) -> None:
        """Remove an agency at once if no row names it, or ask who gets its rows."""
        exercise = self.desk.exercise
        agency = exercise.agency(ident)
        if agency is None:
            return
        self._leaving = ident
        count = len(rows_using(exercise, ident))
        if not count:
            self.give("")
            return
        self.heirs.ask(agency, tuple(each for each in exercise.agencies if each.id != ident), count)

    def begin(self) -> None:
        """Begin with the agencies there are, or else with the sets."""
        if self.desk.exercise.agencies:
            super().begin()
        else:
            self.sets.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def keep(self) -> None:
        """Let it stay after all."""
        self._leaving = ""
        self.heirs.hide()
        self.list.list.setFocus()

    @Slot(str)
    def give(self, heir: str) -> None:
        """Remove it; its rows go to the heir, or to nobody."""
        leaving = self._leaving
        agency = self.desk.exercise.agency(leaving)
        if agency is not None:
            words = _("remove {agency}").format(agency=agency.name)
            self.desk.change(words, lambda exercise: drop_agency(exercise, leaving, heir))
        self.keep()

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now; what was asked of an agency that is gone, is not asked."""
        super().refresh()
        if self._leaving and self.desk.exercise.agency(self._leaving) is None:
            self.keep()
