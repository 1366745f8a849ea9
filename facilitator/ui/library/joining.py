"""Join a room with the line from the facilitator's screen, on an observer's own laptop."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.rooms import SITE_LINE
from facilitator.services.session import Session, Shelf
from facilitator.ui.library.face import Face
from facilitator.ui.library.table import taking
from facilitator.ui.models.plain import shown
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton, Kind, Label, Panel
from facilitator.ui.widgets.choice import Choice
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.several import Several


class JoinPage(Face):
    """First the line; what it leads to is shown before anything is joined."""

    left = Signal()
    joined = Signal(object)

    def __init__(
        self, theme: Theme, tasks: Tasks, shelf: Shelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._tasks, self._shelf = tasks, shelf
        self._job = 0
        self._told: dict[str, Any] | None = None
        self._rooms = False
        self._build(theme)
        self._connect()
        self.say_words()

    def _build(self, theme: Theme) -> None:
        self.back_button = KeyButton(theme, "")
        self.take_button = KeyButton(theme, "", kind=Kind.NEXT)
        buttons = Flow()
        for each in (self.back_button, self.take_button):
            buttons.add(each)
        self.panel = Panel(theme, "")
        soft = "text.secondary"
        self.hint = Label(theme, "", role="table", colour=soft, wrap=True)
        self.line = Field(theme, "")
        self.found = Label(theme, "", role="title", wrap=True)
        self.warning = Label(theme, "", role="table", wrap=True)
        self.captions = tuple(
            Label(theme, "", role="caption", colour=soft, wrap=True) for _each in range(3)
        )
        self.name = Field(theme, "")
        self.role = Choice(theme, "")
        self.covers = Several(theme, "")
        self.asked = QWidget()
        asked = QVBoxLayout(self.asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.found)
        asked.addWidget(self.warning)
        for caption, control in zip(
            self.captions, (self.name, self.role, self.covers), strict=True
        ):
            asked.addWidget(caption)
            asked.addWidget(control)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for each in (self.hint, self.line, self.asked):
            self._inside.addWidget(each)
        self._inside.addStretch(1)
        self.panel.set_body(inside)
        below = QWidget()
        self._panels = QVBoxLayout(below)
        self._panels.addWidget(self.panel, 1)
        self._lay_out(buttons, below)
        self.set_theme(theme)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.leave)
        self.take_button.clicked.connect(self.take)
        self.line.entered.connect(self.take)
        self.line.changed.connect(self._forget)
        self.name.entered.connect(self.role.setFocus)
        self.covers.entered.connect(self.take)
        taking(self, self.take)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        super().set_theme(theme)
        px = theme.px
        self._panels.setContentsMargins(0, 0, px(8), px(8))
        self._inside.setContentsMargins(px(9), px(8), px(9), px(8))
        self._inside.setSpacing(px(4))
        for each in (self.hint, self.found, self.warning, *self.captions):
            each.setContentsMargins(px(3), px(2), px(3), 0)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.title.setText(_("Join a room"))
        self.back_button.set_words(_("Back"), "Esc")
        self.panel.set_title(_("Line from the facilitator's screen"))
        self.hint.setText(
            _(
                "It begins with facilitator1, or with facilitatorsite1 where a room joins a larger "
                "exercise. The connection is protected, and goes to that very computer or to none. "
                "What you write stands here first; without a network it goes on, and is handed in "
                "later."
            )
        )
        self.line.line.setAccessibleName(_("Line from the facilitator's screen"))
        self.line.line.setPlaceholderText(_("paste it here"))
        self._say_asked()
        self._offer()

    def _say_asked(self) -> None:
        """Say what is asked: of an observer, or of a room of a larger exercise."""
        texts = (_("Your name, or function"), _("Role"), _("You follow; none means all agencies"))
        if self._rooms:
            texts = (_("Name of this room"), _("Role"), _("Agencies that play in this room"))
        controls = (self.name.line, self.role, self.covers)
        for caption, control, text in zip(self.captions, controls, texts, strict=True):
            caption.setText(text)
            control.setAccessibleName(text)
        for each in (self.captions[1], self.role):
            each.setVisible(not self._rooms)

    def _offer(self) -> None:
        self.asked.setVisible(self._told is not None)
        words = _("Join") if self._told is not None else _("Look where it leads")
        self.take_button.set_words(words, "Ctrl+Enter")

    def ask(self) -> None:
        """Ask for a line; the pasted one of before is gone."""
        self._told = None
        self.line.set_text("")
        self.line.calm()
        self._offer()
        self.line.setFocus()

    def busy(self) -> bool:
        """Tell whether the room is being asked."""
        return self._job != 0

    @Slot(str)
    def _forget(self, _text: str) -> None:
        if self._told is not None:
            self._told = None
            self._offer()

    @Slot()
    def take(self) -> None:
        """Ask the room where the line leads; known already, join it."""
        code = self.line.text().strip()
        if self._job or not code:
            return
        self.line.calm()
        self._rooms = code.startswith(SITE_LINE)
        if self._rooms and not self._shelf.joins_rooms:
            words = _(
                "This line makes a room of a larger exercise. For that the extra packages are"
                " missing here: install facilitator[sites]."
            )
            self.line.refuse(words)
            return
        self.take_button.set_off(_("The room is being asked."))
        if self._told is None:
            shelf, look = self._shelf, _look_at_rooms if self._rooms else _look
            self._job = self._tasks.start(lambda: look(code, shelf), self._invited, self._sorry)
        else:
            self._join(code)

    def _invited(self, told: dict[str, Any]) -> None:
        self._done()
        self._told = told
        rehearsal = f" · {_('REHEARSAL')}" if told.get("rehearsal") else ""
        self.found.setText(shown(str(told["title"])) + rehearsal)
        self.warning.setText(shown(str(told.get("warning", ""))))
        self.warning.setVisible(bool(self.warning.text()))
        roles = [shown(str(each["text"])) for each in told["roles"]]
        self.role.set_options(roles, 0)
        self._say_asked()
        names = [shown(str(each["name"])) for each in told["agencies"]]
        self.covers.offer(names, ())
        self._offer()
        self.name.setFocus()

    def _join(self, code: str) -> None:
        told, name = self._told, self.name.text().strip()
        if told is None:
            return
        if not name:
            self._done()
            words = _("Please give a name or a function.")
            self.name.refuse(_("Please name this room.") if self._rooms else words)
            self.name.setFocus()
            return
        covers = [str(told["agencies"][each]["id"]) for each in self.covers.chosen()]
        shelf = self._shelf
        if self._rooms:
            self._job = self._tasks.start(
                lambda: shelf.join_rooms(code, name=name, agencies=tuple(covers)),
                self._is_in,
                self._sorry,
            )
            return
        role = str(told["roles"][max(0, self.role.current())]["id"])

        def joining() -> Session:
            from facilitator.services.observing.link import join  # noqa: PLC0415 - only then

            return join(code, shelf, name=name, role=role, covers=covers)

        self._job = self._tasks.start(joining, self._is_in, self._sorry)

    def _is_in(self, session: Session) -> None:
        self._done()
        self._told = None
        self._offer()
        self.joined.emit(session)

    def _sorry(self, error: Exception) -> None:
        self._done()
        self.line.refuse(could_not(error))
        self.line.setFocus()

    def _done(self) -> None:
        self._job = 0
        self.take_button.set_on()

    @Slot()
    def leave(self) -> None:
        """Go back to the start page; the line is not kept."""
        self.line.set_text("")
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _look_at_rooms(code: str, shelf: Shelf) -> dict[str, Any]:
    """Return what the line of a larger exercise leads to, as an observer's line does."""
    plan = shelf.room_plan(code)
    agencies = [{"id": each.id, "name": each.name} for each in plan.agencies]
    warning = _("This computer becomes a room: it works on alone when the line is cut.")
    return {
        "title": plan.title,
        "rehearsal": plan.rehearsal,
        "warning": warning,
        "roles": [],
        "agencies": agencies,
    }


def _look(code: str, _shelf: Shelf) -> dict[str, Any]:
    from facilitator.services.observing.link import invited  # noqa: PLC0415 - only then

    return invited(code)
