"""The smaller sections: the exercise, phases, people, rules and words, contacts, marking."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from facilitator.domain.checklist import Missing, missing
from facilitator.domain.exercise import Exercise
from facilitator.domain.settingup import set_head
from facilitator.i18n import N_, _
from facilitator.services.capabilities import usual_play
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.setup import asks, making
from facilitator.ui.plan.setup.parts import Parts
from facilitator.ui.plan.setup.section import Section
from facilitator.ui.plan.setup.words import ROLES, SECTIONS, THEMES, missing_words
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import KeyButton, Label, on_key, ring_room
from facilitator.ui.widgets.flow import Flow


class Checklist(Section):
    """What is still missing before STARTEX; Enter leads to where it belongs."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self._missing: tuple[Missing, ...] = ()
        self.told = Label(theme, wrap=True)
        self.told.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.list = Parts(theme, "")
        self.list.taken.connect(self._go)
        self.list.itemDoubleClicked.connect(self._go)
        self.rows.addWidget(self.told)
        self.rows.addWidget(self.list)
        self.rows.addStretch(1)
        self.say_words()
        self.refresh()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.list.setAccessibleName(_("Before STARTEX"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say what is missing now."""
        if not hasattr(self, "list"):
            return
        found = missing(self.desk.exercise)
        self.list.setVisible(bool(found))
        self.told.setText(
            _("Enter leads to where it belongs. An exercise starts without it, too.")
            if found
            else _("Nothing is missing in the set-up. The checks (F5) look at the script.")
        )
        pattern = _("{part}: {field}")
        said = [
            pattern.format(part=_(SECTIONS[each.section]), field=missing_words(each))
            for each in found
        ]
        row = max(0, self.list.currentRow())
        self._missing = found
        self.list.clear()
        self.list.addItems(said)
        self.list.fit()
        self.list.setCurrentRow(min(row, len(found) - 1))

    @Slot()
    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._missing):
            self.wanted.emit(self._missing[row])

    def begin(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)


class ExerciseSection(Section):
    """What is played, where, when and why."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self.add_form(asks.EXERCISE)
        self.rows.addStretch(1)
        self.refresh()


class PhasesSection(Section):
    """The parts of the exercise."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        records = self.add_records(
            "phases",
            N_("Phases"),
            asks.PHASE,
            making.new_phase,
            lambda each, place: f"{place + 1}  {each.name}",
        )
        # the panel says it already
        records.title.hide()
        self.rows.addStretch(1)
        self.refresh()


class PeopleSection(Section):
    """Who runs, watches and plays it, by function."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        records = self.add_records(
            "staff",
            N_("People, by function"),
            asks.POST,
            making.new_post,
            lambda each, _place: ": ".join(
                part for part in (_(ROLES[each.role]), each.function) if part
            ),
        )
        # the panel says it already
        records.title.hide()
        self.rows.addStretch(1)
        self.refresh()


class ContactsSection(Section):
    """Whom to call in the exercise."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        records = self.add_records(
            "contacts",
            N_("Contacts"),
            asks.CONTACT,
            making.new_contact,
            lambda each, _place: "  ".join(part for part in (each.function, each.number) if part),
        )
        # the panel says it already
        records.title.hide()
        self.rows.addStretch(1)
        self.refresh()


class RulesSection(Section):
    """Rules of play, code words, and the questions of the hot wash."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self.usual_button = KeyButton(theme, "", "F7", small=True)
        self.add_form(asks.RULES)
        self.rows.addWidget(self.usual_button)
        self.rows.addStretch(1)
        self.usual_button.clicked.connect(self.take_usual)
        on_key(self, "F7", self.take_usual)
        self.say_words()
        self.refresh()

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.usual_button.set_words(_("Fill what is empty with the usual"), "F7")

    @Slot()
    def take_usual(self) -> None:
        """Fill what is empty, in the language of the exercise."""
        self.desk.change(_("usual rules of play"), with_usual_play)


def with_usual_play(exercise: Exercise) -> Exercise:
    """Return a plan whose empty rules, words and questions are the usual ones."""
    usual = usual_play(exercise.language)
    made = replace(
        exercise,
        safety_word=exercise.safety_word.strip() or usual.safety_word,
        rules=exercise.rules or usual.rules,
        code_words=exercise.code_words or usual.code_words,
        hot_wash=exercise.hot_wash or usual.hot_wash,
    )
    return exercise if made == exercise else made


class MarkingSection(Section):
    """Who may read the papers; which threat, which themes."""

    def __init__(self, theme: Theme, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent)
        self.add_form(asks.MARKING)
        self.add_form(asks.OWN_MARKING)
        self.add_form(asks.THREAT)
        self.themes_caption = Label(theme, role="caption", colour="text.secondary", weight=500)
        self.themes_caption.setContentsMargins(ring_room(theme), 0, 0, 0)
        self.rows.addWidget(self.themes_caption)
        self.themes: dict[str, KeyButton] = {}
        row = QWidget()
        self._flow = Flow(row)
        for key in THEMES:
            button = KeyButton(theme, "", small=True)
            button.setCheckable(True)
            button.clicked.connect(self._themes)
            self.themes[key] = button
            self._flow.add(button)
        self.rows.addWidget(row)
        self.rows.addStretch(1)
        self.say_words()
        self.set_theme(theme)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        super().set_theme(theme)
        if hasattr(self, "_flow"):
            self._flow.setSpacing(theme.px(2))

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        super().say_words()
        self.themes_caption.setText(_("Themes it serves"))
        self._say_themes()

    def _say_themes(self) -> None:
        """Put a tick before what was chosen; a screen reader says it in words."""
        for key, button in self.themes.items():
            word = _(THEMES[key])
            chosen = key in self.desk.exercise.themes
            button.setChecked(chosen)
            button.set_words(f"\N{CHECK MARK} {word}" if chosen else word)
            button.setAccessibleName(word)
            button.setAccessibleDescription(_("chosen") if chosen else _("not chosen"))

    @Slot()
    def refresh(self) -> None:
        """Show the plan as it is now."""
        super().refresh()
        self._say_themes()

    @Slot()
    def _themes(self) -> None:
        others = tuple(each for each in self.desk.exercise.themes if each not in self.themes)
        chosen = (*others, *(key for key, button in self.themes.items() if button.isChecked()))
        self.desk.change(_("themes"), lambda exercise: set_head(exercise, "themes", chosen))
