"""Objectives and their evaluation guides: capability, targets, critical tasks."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.settingup import set_part, targets_of, tasks_of
from facilitator.i18n import N_, _, ngettext
from facilitator.services.capabilities import CORE, EUROPEAN, Capability, capabilities
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup import asks, making
from facilitator.ui.plan.setup.parts import Parts
from facilitator.ui.plan.setup.section import Section
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, on_key, ring_room
from facilitator.ui.widgets.choice import Choice

_LIBRARIES = (EUROPEAN, CORE)


class Libraries(QWidget):
    """The short European list and the 32 core capabilities; Enter takes one, Escape leaves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = "en"
        self.choice = Choice(theme, "", small=True)
        self.list = Parts(theme, "")
        self.meaning = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self.meaning.setContentsMargins(ring_room(theme), 0, 0, 0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for each in (self.choice, self.list, self.meaning):
            rows.addWidget(each)
        self.choice.picked.connect(self.fill)
        self.list.currentRowChanged.connect(self._say)
        self.hide()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.choice.set_name(_("List of capabilities"))
        self.list.setAccessibleName(_("Capabilities"))
        options = [_("Short European list"), _("32 core capabilities (US)")]
        self.choice.set_options(options, max(0, self.choice.current()))

    def offered(self) -> tuple[Capability, ...]:
        """Return the capabilities of the list that is shown."""
        return capabilities(_LIBRARIES[max(0, self.choice.current())], self.language)

    @Slot()
    def fill(self) -> None:
        """List the capabilities in the language of the exercise."""
        self.list.clear()
        self.list.addItems([each.name for each in self.offered()])
        self.list.fit()
        self.list.setCurrentRow(0)

    @Slot(int)
    def _say(self, row: int) -> None:
        offered = self.offered()
        self.meaning.setText(offered[row].definition if 0 <= row < len(offered) else "")

    def marked(self) -> str:
        """Return the name of the capability that is marked."""
        offered, row = self.offered(), self.list.currentRow()
        return offered[row].name if 0 <= row < len(offered) else ""


class ObjectivesSection(Section):
    """What the exercise is to show, and what is looked at to see it."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self.advice = Label(theme, role="caption", colour="text.secondary", wrap=True)
        self.advice.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.rows.addWidget(self.advice)
        self.objectives = self.add_records(
            "objectives",
            N_("Objectives"),
            asks.OBJECTIVE,
            making.new_objective,
            lambda each, _place: f"{each.number}  {each.text}",
        )
        self.lists_button = KeyButton(theme, "", "F7", small=True)
        self.libraries = Libraries(theme)
        self.rows.addWidget(self.lists_button)
        self.rows.addWidget(self.libraries)
        self.targets = self.add_records(
            "",
            N_("Targets of the objective"),
            asks.TARGET,
            making.new_target,
            lambda each, place: f"{place + 1}  {each.text}",
        )
        self.tasks = self.add_records(
            "",
            N_("Critical tasks of the target"),
            asks.TASK,
            making.new_task,
            lambda each, place: f"{place + 1}  {each.text}",
        )
        self.rows.addStretch(1)
        self.objectives.chosen.connect(self._objective)
        self.targets.chosen.connect(self._target)
        self.lists_button.clicked.connect(self.open_lists)
        self.libraries.list.taken.connect(self.take)
        on_key(self, "F7", self.open_lists)
        self.say_words()
        self.refresh()
        self._objective(self.objectives.ident)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.lists_button.set_words(_("Lists of capabilities"), "F7")
        self.libraries.say_words()

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        super().refresh()
        count = len(self.desk.exercise.objectives)
        words = ngettext(
            "{n} objective. Three to five are what an exercise can test.",
            "{n} objectives. Three to five are what an exercise can test.",
            count,
        )
        self.advice.setText(words.format(n=count))

    @Slot(str)
    def _objective(self, ident: str) -> None:
        self.targets.stand_at(targets_of(ident) if ident else None)
        self._target(self.targets.ident)

    @Slot(str)
    def _target(self, ident: str) -> None:
        objective = self.objectives.ident
        self.tasks.stand_at(tasks_of(objective, ident) if ident else None)

    @Slot()
    def open_lists(self) -> None:
        """Show the lists, or put them away."""
        self.libraries.setVisible(not self.libraries.isVisible())
        if self.libraries.isVisible():
            self.libraries.language = self.desk.exercise.language
            self.libraries.fill()
            self.libraries.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def take(self) -> None:
        """Give the objective the capability that is marked."""
        ident, name, place = self.objectives.ident, self.libraries.marked(), self.objectives.place
        if ident and name and place is not None:
            self.desk.change(
                _("capability"),
                lambda exercise: set_part(exercise, place, ident, "capability", name),
            )
        self.libraries.hide()
        self.objectives.form.asked["capability"].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.libraries.isVisible():
            self.libraries.hide()
            self.objectives.form.asked["capability"].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def go_to(self, field: str, ident: str) -> None:
        """Go to a field of an objective, or to its targets or tasks."""
        self.objectives.mark(ident)
        if field == "targets":
            self.targets.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif field == "tasks":
            self.tasks.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif field and self.objectives.ident:
            self.objectives.form.asked[field].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.begin()
