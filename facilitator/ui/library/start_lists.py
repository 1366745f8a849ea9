"""The lists of the start page, what is marked in them, and what its one button offers then."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from facilitator.domain.errors import Failed
from facilitator.services.scenarios import Scenario, load
from facilitator.services.templates import Template, plan_of
from facilitator.store.library import Recent
from facilitator.ui.library.about import Naming
from facilitator.ui.library.cards import scenario_line, template_line
from facilitator.ui.library.offering import keeping_words, opening_words, starting_words
from facilitator.ui.library.start_face import StartFace
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme

if TYPE_CHECKING:
    from facilitator.domain.exercise import Exercise


class StartLists(StartFace):
    """Exercises on this laptop and scenarios; one thing is marked at a time."""

    def __init__(
        self, theme: Theme, looks: Sequence[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, looks, parent)
        self._plan: Exercise | None = None
        self._recent: Recent | None = None
        self._template: Template | None = None
        self._asking = Naming.EXERCISE
        self.exercises.chosen.connect(self._exercise_chosen)
        self.exercises_panel.shown.connect(self._listed)
        self.scenarios.chosen.connect(self._scenario_chosen)
        self.scenarios.taken.connect(self._scenario_taken)
        self.say_words()
        self.about.show_nothing()
        self._offer()

    @property
    def marked(self) -> Recent | None:
        """The exercise that is marked in the list."""
        return self._recent

    @property
    def _there(self) -> dict[str, bool]:
        return self.exercises_panel.there

    @property
    def _keeping(self) -> bool:
        """Whether the name that is asked for is that of a template or a duplicate."""
        return self._asking is not Naming.EXERCISE

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self._offer()

    # --- what there is ---------------------------------------------------------------------

    def show_exercises(self, recent: Sequence[Recent], today: date | None = None) -> None:
        """Show which exercises were used last; ``today`` says whose date has gone by."""
        self.exercises_panel.show_rows(recent, today)

    @Slot()
    def _listed(self) -> None:
        self.make_room()
        current = self.exercises.current()
        if current is None and self.exercises.model.rowCount() and self._plan is None:
            self.exercises.pick(0)
        elif current is not None:
            self._exercise_chosen()
        elif self._recent is not None:
            self._recent = None
            self.about.show_nothing()
            self._offer()

    def show_scenarios(
        self, scenarios: Sequence[Scenario], templates: Sequence[Template] = ()
    ) -> None:
        """Show one's own templates, and which scenarios come with the program."""
        own = [template_line(each) for each in templates]
        self.scenarios.show_lines([*own, *(scenario_line(each) for each in scenarios)])
        self.make_room()

    @Slot()
    def _exercise_chosen(self) -> None:
        recent = self.exercises.current()
        if recent is None:
            return
        self._recent, self._plan, self._template = recent, None, None
        self._asking = Naming.EXERCISE
        self.scenarios.pick(-1)
        self.about.show_exercise(recent, there=self._there.get(recent.path, False))
        self._offer()

    @Slot()
    def _scenario_chosen(self) -> None:
        marked = self.scenarios.current()
        if marked is None:
            return
        self._template = marked if isinstance(marked, Template) else None
        try:
            self._plan = (
                load(marked.key, marked.language)
                if isinstance(marked, Scenario)
                else plan_of(marked.path)
            )
        except Failed as failed:
            self.about.show_nothing()
            self.about.risk.refuse(sentence(failed))
            self._plan = None
        self._recent, self._asking = None, Naming.EXERCISE
        self.exercises.pick(-1)
        if self._plan is not None:
            self.about.show_scenario(self._plan, own=self._template is not None)
        self._offer()

    @Slot()
    def _scenario_taken(self) -> None:
        """Go to the name first, so that Enter twice starts the scenario as it is called."""
        self.about.name.setFocus()
        self.about.name.line.selectAll()
        self._scroll.ensureWidgetVisible(self.about.name)

    def _offer(self) -> None:
        """Print on the button, and in the title, what Enter does."""
        recent = self._recent
        there = recent is not None and self._there.get(recent.path, False)
        if self._keeping:
            words = keeping_words(self._asking)
        elif self._plan is not None:
            words = starting_words(own=self._template is not None)
        else:
            words = opening_words(recent, there=there)
        self.next_button.set_words(words.words, words.key)
        if words.off:
            self.next_button.set_off(words.off)
        else:
            self.next_button.set_on()
        if words.title:
            self.title.setText(words.title)
