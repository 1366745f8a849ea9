"""A corrective action in full: what, who, by when, how far, and what shows that it is done."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Element, Priority
from facilitator.i18n import _
from facilitator.ui.review.findings.kept import KeptField
from facilitator.ui.review.findings.words import (
    ELEMENTS,
    PRIORITIES,
    STATES,
    date_refused,
    date_words,
    read_date,
)
from facilitator.ui.review.unwritten import Unwritten
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Label
from facilitator.ui.widgets.choice import Choice

_PLAIN, _DATES = ("text", "owner", "contact", "evidence"), ("start", "due")
_ELEMENTS = (None, *Element)
_PRIORITIES, _STATES = tuple(Priority), tuple(ActionStatus)


class ActionForm(QWidget):
    """The fields of one action; each change is told as the whole action."""

    changed = Signal(object, str)

    def __init__(self, theme: Theme, unwritten: Unwritten, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unwritten, self._number = unwritten, ""
        self.action: CorrectiveAction | None = None
        self.title = Label(theme, weight=600)
        self.fields = {each: KeptField(theme, unwritten) for each in (*_PLAIN, *_DATES)}
        self.priority = Choice(theme, "", small=True)
        self.status = Choice(theme, "", small=True)
        self.element = Choice(theme, "", small=True)
        self._labels = {
            each: Label(theme, role="caption", colour="text.secondary")
            for each in ("priority", "status", "element")
        }
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.title)
        for each in ("text", "owner", "contact", "start", "due"):
            self._rows.addWidget(self.fields[each])
        for name, choice in (
            ("priority", self.priority),
            ("element", self.element),
            ("status", self.status),
        ):
            self._rows.addWidget(self._labels[name])
            self._rows.addWidget(choice)
        self._rows.addWidget(self.fields["evidence"])
        for name, field in self.fields.items():
            field.left.connect(self._leaving(name))
        self.priority.picked.connect(self._priority)
        self.status.picked.connect(self._status)
        self.element.picked.connect(self._element)
        self.set_theme(theme)
        self.say_words()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        px = theme.px
        self._rows.setContentsMargins(px(10), px(4), px(10), px(8))
        self._rows.setSpacing(px(2))
        for each in (self.title, *self._labels.values()):
            each.setContentsMargins(px(4), px(2), 0, 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        names = {
            "text": (_("What will be done"), _("One register of places, kept by the town")),
            "owner": (_("Owner (organisation)"), ""),
            "contact": (_("Contact (a function)"), ""),
            "start": (_("Starts"), "2027-01-15"),
            "due": (_("Due"), "2027-03-31"),
            "evidence": (_("What shows that it is done"), ""),
        }
        for name, (words, hint) in names.items():
            self.fields[name].set_name(words, hint)
        for name, words, choice in (
            ("priority", _("Priority"), self.priority),
            ("status", _("Status"), self.status),
            ("element", _("Capability element"), self.element),
        ):
            self._labels[name].setText(words)
            choice.set_name(words)
        self._offer()

    def show_action(self, action: CorrectiveAction, number: str) -> None:
        """Show an action and what it is called; what is being typed in it stays."""
        self._number = number
        if self.action is None or self.action.id != action.id:
            self.flush()
        self.action = action
        values = {each: getattr(action, each) for each in _PLAIN}
        values |= {each: date_words(getattr(action, each)) for each in _DATES}
        for name, value in values.items():
            self.fields[name].show_value(f"{_key(action)}.{name}", value)
        self._offer()

    def _offer(self) -> None:
        action = self.action
        if action is None:
            return
        self.title.setText(_("Corrective action {number}").format(number=self._number))
        self.priority.set_options(
            [_(PRIORITIES[each]) for each in _PRIORITIES], _PRIORITIES.index(action.priority)
        )
        self.status.set_options([_(STATES[each]) for each in _STATES], _STATES.index(action.status))
        self.element.set_options(
            [_("not said"), *(_(ELEMENTS[each]) for each in Element)],
            _ELEMENTS.index(action.element),
        )

    def flush(self) -> None:
        """Give what was typed and not left yet."""
        for field in self.fields.values():
            field.flush()

    def written(self, name: str) -> None:
        """Note that a field is in the file."""
        if name in self.fields:
            self.fields[name].written()

    def began(self, action: CorrectiveAction) -> None:
        """Note that an action which was new is in the file: what was typed for it is in it."""
        for name in self.fields:
            self._unwritten.forget(f"{_key(action)}.{name}")

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why it is not written."""
        place = "evidence" if name == "status" else name
        self.fields.get(place, self.fields["text"]).refuse(sentence)
        self._offer()

    def _leaving(self, name: str) -> Callable[[str], None]:
        def leave(text: str) -> None:
            if self.action is None:
                return
            if name in _PLAIN:
                self.changed.emit(replace(self.action, **{name: text.strip()}), name)
                return
            try:
                day = read_date(text)
            except ValueError:
                self.refuse(name, date_refused())
                return
            self.changed.emit(replace(self.action, **{name: day}), name)

        return leave

    @Slot(int)
    def _priority(self, place: int) -> None:
        if self.action is not None:
            self.changed.emit(replace(self.action, priority=_PRIORITIES[place]), "priority")

    @Slot(int)
    def _status(self, place: int) -> None:
        if self.action is not None:
            self.changed.emit(replace(self.action, status=_STATES[place]), "status")

    @Slot(int)
    def _element(self, place: int) -> None:
        if self.action is not None:
            self.changed.emit(replace(self.action, element=_ELEMENTS[place]), "element")


def _key(action: CorrectiveAction) -> str:
    """Return under what its fields are kept; before it has a number it goes by its finding."""
    return f"action.{action.id}" if action.number else f"action.new.{action.finding}"
