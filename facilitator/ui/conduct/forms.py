"""The forms of the tray: jump, speed, an ad hoc inject, and what else there is room for nowhere."""

from datetime import timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import JumpSort
from facilitator.domain.siterooms import seats
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.rooms import give_locally
from facilitator.services.roomwords import given_in
from facilitator.ui.conduct.recipients import recipients
from facilitator.ui.conduct.tray import Form, focus
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label
from facilitator.ui.widgets.flow import Flow

_BASE = 60


class LineForm(Form):
    """A form of fields and its buttons, in one row if there is room for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.flow = Flow(self, last_right=True)
        self._buttons = QWidget(self)
        self._beside = QHBoxLayout(self._buttons)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._space()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._space()

    def _space(self) -> None:
        for box in (self.flow, self._beside):
            box.setSpacing(self.theme.px(2))

    def field(self, name: str, hint: str, stretch: int = 1) -> Field:
        """Return a new field in the row; Enter in it does the form."""
        field = Field(self.theme, name, placeholder=hint)
        field.entered.connect(self.act)
        self.flow.add(field, stretch)
        return field

    def button(self, words: str, key: str = "") -> KeyButton:
        """Return a new button at the right of those there are; fields come before them."""
        button = KeyButton(self.theme, words, key, kind=Kind.NORMAL, parent=self)
        if not self._beside.count():
            self.flow.add(self._buttons)
        self._beside.addWidget(button)
        return button

    @Slot()
    def act(self) -> None:
        """Do what the form is for."""


class JumpForm(LineForm):
    """Time moves ahead: the story's alone, or the exercise clock's."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self.title = _("Jump: time moves ahead while the clock is paused")
        self.by = self.field(_("How far"), _("how far: 6h, 45m or 1:30"))
        self.reason = self.field(_("Reason"), _("why"))
        self.meanwhile = self.field(_("Meanwhile"), _("what happened meanwhile, for the room"), 2)
        self.story_button = self.button(_("Move the story"), _("Enter"))
        self.clock_button = self.button(_("Move the clock"), "Ctrl+Enter")
        self.story_button.clicked.connect(self.act)
        self.clock_button.clicked.connect(self.move_clock)

    def begin(self) -> None:
        """Say at once if the clock runs: then nothing can be moved."""
        self.by.calm()
        if self._conduct.state.clock.running:
            self.by.refuse(_("Pause the clock first."))
        focus(self.by.line)

    @Slot()
    def act(self) -> None:
        """Move the story's time."""
        self._jump(JumpSort.STORY)

    @Slot()
    def move_clock(self) -> None:
        """Move the exercise clock."""
        self._jump(JumpSort.CLOCK)

    def keyPressEvent(self, event: object) -> None:
        # the second way to move, for a hand on the keyboard
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - a key event by Qt's word
            self.move_clock()
            return
        super().keyPressEvent(event)  # pyright: ignore[reportArgumentType] - as above

    def _jump(self, sort: JumpSort) -> None:
        by = span_of(self.by.text())
        if by is None:
            self.by.refuse(_("Write 6h, 45m or 1:30."))
            focus(self.by.line)
            return
        try:
            self._conduct.jump(sort, by, reason=self.reason.text(), meanwhile=self.meanwhile.text())
        except (Refused, Failed) as wrong:
            self.by.refuse(sentence(wrong))
            return
        for each in (self.by, self.reason, self.meanwhile):
            each.set_text("")
        self.done.emit()


class SpeedForm(LineForm):
    """Exercise time passes at a factor of real time."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self.title = _("Speed: measures taken at another speed than 1 are marked")
        self.factor = self.field(_("Speed"), _("1, 2, 0.5 …"))
        self.set_button = self.button(_("Set the speed"), _("Enter"))
        self.set_button.clicked.connect(self.act)

    def begin(self) -> None:
        """Show the speed of now."""
        self.factor.calm()
        self.factor.set_text(f"{self._conduct.state.clock.speed:g}")
        self.factor.line.selectAll()
        focus(self.factor.line)

    @Slot()
    def act(self) -> None:
        """Set the speed."""
        try:
            factor = float(self.factor.text().replace(",", ".").strip().lstrip("×x "))
        except ValueError:
            self.factor.refuse(_("Write a number, such as 2 or 0.5."))
            return
        try:
            self._conduct.set_speed(factor)
        except (Refused, Failed) as wrong:
            self.factor.refuse(sentence(wrong))
            return
        self.done.emit()


class AdHocForm(LineForm):
    """An inject that the script did not have: who gets it, what it says."""

    def __init__(self, theme: Theme, conduct: Conduct, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._conduct = conduct
        self.title = _("Ad hoc inject: it gets the next free number and is due at once")
        letters = " ".join(each.letter.casefold() for each in conduct.exercise.agencies[:6])
        hint = _("to: {letters} or all").format(letters=letters)
        self.to = self.field(_("To"), hint)
        self.title_field = self.field(_("Title"), _("title"), 2)
        self.text = self.field(_("Text"), _("what they hear or read"), 3)
        self.where = Label(theme, "", role="table", colour="text.secondary", parent=self)
        self.flow.add(self.where)
        self.make_button = self.button(_("Add"), _("Enter"))
        self.send_button = self.button(_("Deliver now"), "Ctrl+Enter")
        self.make_button.clicked.connect(self.act)
        self.send_button.clicked.connect(self.send)
        for field in (self.to, self.title_field, self.text):
            field.changed.connect(self._check)

    def begin(self) -> None:
        """Begin with who gets it."""
        self.to.calm()
        self.title_field.calm()
        self._suit()
        self._check()
        focus(self.text.line if self.local else self.to.line)

    @property
    def local(self) -> bool:
        """Whether another room runs the script: what is made here is given in this room alone."""
        return bool(seats(self._conduct.state)) and not self._conduct.leads

    def _suit(self) -> None:
        """Ask for no more than counts in this room."""
        local = self.local
        self.title = _("Ad hoc inject: it gets the next free number and is due at once")
        if local:
            self.title = _("Local inject: given in this room alone; every room has it in its log")
        for each in (self.to, self.title_field, self.send_button):
            each.setVisible(not local)
        self.make_button.set_words(_("Given here") if local else _("Add"), _("Enter"))

    def keyPressEvent(self, event: object) -> None:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - a key event by Qt's word
            self.send()
            return
        super().keyPressEvent(event)  # pyright: ignore[reportArgumentType] - as above

    @Slot()
    def _check(self) -> None:
        to, everybody, unknown = recipients(self.to.text(), self._conduct.exercise)
        if unknown:
            self.to.refuse(_("No such agency: {name}").format(name=unknown[0]))
        where = given_in(self._conduct, to=to, to_all=everybody) if to or everybody else ""
        self.where.setText(_("given in: {rooms}").format(rooms=shown(where)) if where else "")
        self.where.setVisible(bool(where) and not self.local)

    @Slot()
    def act(self) -> None:
        """Add it to the script, due now; where another room leads, note it as given here."""
        if self.local:
            self._note_local()
        else:
            self._make(deliver=False)

    def _note_local(self) -> None:
        try:
            give_locally(self._conduct, self.text.text())
        except (Refused, Failed) as wrong:
            self.text.refuse(sentence(wrong))
            return
        self.text.set_text("")
        self.done.emit()

    @Slot()
    def send(self) -> None:
        """Add it and deliver it."""
        if self.local:
            self._note_local()
        else:
            self._make(deliver=True)

    def _make(self, *, deliver: bool) -> None:
        to, everybody, unknown = recipients(self.to.text(), self._conduct.exercise)
        if unknown:
            self._check()
            focus(self.to.line)
            return
        if not self.title_field.text().strip() and not self.text.text().strip():
            self.title_field.refuse(_("Write something first."))
            focus(self.title_field.line)
            return
        try:
            with self._conduct.together():
                made = self._conduct.add_inject(
                    title=self.title_field.text(), text=self.text.text(), to=to, to_all=everybody
                )
                if deliver:
                    self._conduct.deliver(made.id)
        except (Refused, Failed) as wrong:
            self.to.refuse(sentence(wrong))
            return
        for field in (self.to, self.title_field, self.text):
            field.set_text("")
        self.done.emit()


def span_of(text: str) -> timedelta | None:
    """Return the span of 6h, 45m, 90s, 1h30, 1:30 (hours and minutes), or None."""
    text = text.strip().casefold().removeprefix("+").replace(" ", "")
    hours, colon, minutes = text.partition(":")
    if colon and hours.isdecimal() and minutes.isdecimal():
        return _span(int(hours), int(minutes))
    hours, letter, rest = text.partition("h")
    if letter and hours.isdecimal():
        rest = rest.removesuffix("m")
        return (
            _span(int(hours), int(rest))
            if rest.isdecimal()
            else (None if rest else _span(int(hours), 0))
        )
    digits = text.removesuffix("min").removesuffix("m")
    if digits.isdecimal():
        return _span(0, int(digits))
    return None


def _span(hours: int, minutes: int) -> timedelta | None:
    most = 24 * 365
    if hours > most or minutes > most * _BASE:
        return None
    return timedelta(hours=hours, minutes=minutes)
