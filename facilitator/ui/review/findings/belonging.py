"""What a finding belongs to: where its cause lies, objective, task, and whom it may be told."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.exercise import Exercise
from facilitator.domain.improvement import Element, Finding
from facilitator.i18n import _, pgettext
from facilitator.ui.models.plain import shown
from facilitator.ui.review.findings.words import ELEMENTS
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label
from facilitator.ui.widgets.choice import Choice

_LONG = 32
"""So many letters of a task stand on its button; all of it is said when it is chosen."""
_ELEMENTS = (None, *Element)


class Belonging(QWidget):
    """Choices by arrows or digits; each change is told as the whole finding."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme, exercise: Exercise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exercise = exercise
        self.finding: Finding | None = None
        self.element = Choice(theme, "", small=True)
        self.objective = Choice(theme, "", small=True)
        self.task = Choice(theme, "", small=True)
        self.public = Choice(theme, "", small=True)
        self._labels = {
            each: Label(theme, role="caption", colour="text.secondary", wrap=True)
            for each in ("element", "objective", "task", "public")
        }
        self._rows = QVBoxLayout(self)
        choices = (self.element, self.objective, self.task, self.public)
        for label, choice in zip(self._labels.values(), choices, strict=True):
            self._rows.addWidget(label)
            self._rows.addWidget(choice)
        self.element.picked.connect(self._element)
        self.objective.picked.connect(self._objective)
        self.task.picked.connect(self._task)
        self.public.picked.connect(self._public)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(2))
        for each in self._labels.values():
            each.setContentsMargins(theme.px(4), theme.px(2), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        labels = {
            "element": (_("Where the cause lies"), self.element),
            "objective": (_("Objective and its capability"), self.objective),
            "task": (_("Critical task"), self.task),
            "public": (_("Public version"), self.public),
        }
        for name, (words, choice) in labels.items():
            self._labels[name].setText(words)
            choice.set_name(words)
        self._offer()

    def show_finding(self, finding: Finding) -> None:
        """Show what a finding belongs to."""
        self.finding = finding
        self._offer()

    def _offer(self) -> None:
        finding = self.finding
        if finding is None:
            return
        self.element.set_options(
            [_("not said"), *(_(ELEMENTS[each]) for each in Element)],
            _ELEMENTS.index(finding.element),
        )
        objectives = self._exercise.objectives
        ids = ["", *(each.id for each in objectives)]
        place = ids.index(finding.objective) if finding.objective in ids else 0
        numbers = [f"{each.number} {each.capability}".strip() for each in objectives]
        self.objective.set_options([pgettext("of objectives", "none"), *numbers], place)
        tasks = self._tasks()
        keys = ["", *(each for each, _text in tasks)]
        place = keys.index(finding.task) if finding.task in keys else 0
        self.task.set_options([_("none"), *(_short(text) for _id, text in tasks)], place)
        chosen = shown(tasks[place - 1][1]) if place else ""
        words = _("Critical task: {text}").format(text=chosen) if chosen else _("Critical task")
        self._labels["task"].setText(words)
        for each in (self._labels["task"], self.task):
            each.setVisible(bool(tasks))
        self.public.set_options(
            [_("may be in it"), _("withheld from it")], 1 if finding.withheld else 0
        )

    def _tasks(self) -> list[tuple[str, str]]:
        chosen = self.finding.objective if self.finding is not None else ""
        found = (each for each in self._exercise.objectives if each.id == chosen)
        return [(task.id, task.text) for each in found for task in each.critical_tasks]

    @Slot(int)
    def _element(self, place: int) -> None:
        if self.finding is not None:
            self.changed.emit(replace(self.finding, element=_ELEMENTS[place]), "element")

    @Slot(int)
    def _objective(self, place: int) -> None:
        if self.finding is None:
            return
        chosen = self._exercise.objectives[place - 1] if place else None
        changed = replace(
            self.finding,
            objective=chosen.id if chosen else "",
            capability=chosen.capability if chosen else "",
            task="",
        )
        self.changed.emit(changed, "objective")

    @Slot(int)
    def _task(self, place: int) -> None:
        if self.finding is not None:
            task = self._tasks()[place - 1][0] if place else ""
            self.changed.emit(replace(self.finding, task=task), "task")

    @Slot(int)
    def _public(self, place: int) -> None:
        if self.finding is not None:
            self.changed.emit(replace(self.finding, withheld=place == 1), "public")


def _short(text: str) -> str:
    words = shown(text)
    return words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"
