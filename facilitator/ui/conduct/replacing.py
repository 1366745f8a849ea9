"""Replace: the wrong inject, or the wrong agency of an entry, put right at its own time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.entry import Entry
from facilitator.domain.entryline import parse
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.exercise import Exercise
from facilitator.domain.script import ScriptRow, playable
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.tray import Form, focus
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.say import sentence
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import Field, KeyButton
from facilitator.ui.widgets.flow import Flow

OFFERED = 6
_OF_INJECTS = 4
_FREE = frozenset({"pending", "due", "standby", "held", "skipped", "contingency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What could stand instead: what is typed to name it, its words, what to do."""

    key: str
    words: str
    act: Callable[[str], object]


class ReplaceForm(Form):
    """Ctrl+R, a number or a letter, Enter; Ctrl+R again goes over to the other sort."""

    def __init__(
        self,
        theme: Theme,
        conduct: Conduct,
        chosen: Callable[[], EntryRef | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._conduct = conduct
        self._chosen = chosen
        self._rights: list[Right] = []
        self._of_entry = False
        self._begun = False
        self.line = Field(theme, _("Instead"), placeholder=_("number, then Enter"))
        self.line.changed.connect(self._show)
        self.line.entered.connect(self.act)
        self.buttons = [KeyButton(theme, "", parent=self) for _place in range(OFFERED)]
        self._flow = Flow(self)
        self._flow.add(self.line, 1)
        for place, button in enumerate(self.buttons):
            self._flow.add(button)
            button.clicked.connect(lambda _on=False, place=place: self._take(place))

        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme
        self._flow.setSpacing(theme.px(2))

    def begin(self) -> None:
        """Offer what the last thing done here could have been instead."""
        entry, last = self._entry(), self._conduct.state.last_delivered
        if self._begun:
            self._of_entry = not self._of_entry
        else:
            self._of_entry = _entry_is_newer(self._conduct, entry, chosen=self._chosen())
        if self._of_entry and entry is None:
            self._of_entry = False
        if not self._of_entry and not last and entry is not None:
            self._of_entry = True
        self._begun = True
        self.line.set_text("")
        self.line.calm()
        self.title = self._titled(entry)
        letter, number = _("agency letter, then Enter"), _("number, then Enter")
        self.line.line.setPlaceholderText(letter if self._of_entry else number)
        self._show()
        focus(self.line.line)

    def hideEvent(self, event: object) -> None:
        self._begun = False
        super().hideEvent(event)  # pyright: ignore[reportArgumentType] - Qt's own event

    def _entry(self) -> Entry | None:
        """Return the entry that would be replaced: the chosen one, or the last one of ours."""
        conduct = self._conduct
        ref = self._chosen()
        if ref is None:
            mine = [each for each in conduct.state.recent if each.was is not None]
            ref = mine[-1].ref if mine else None
        entry = conduct.file.journal.entry(ref) if ref is not None else None
        if entry is None or not isinstance(entry.event, Logged) or ref in conduct.state.struck:
            return None
        return entry

    def _titled(self, entry: Entry | None) -> str:
        state = self._conduct.state
        if self._of_entry and entry is not None and isinstance(entry.event, Logged):
            words = _("Replace entry {number}, “{text}”: whose was it? Its time is kept")
            return words.format(number=entry.event.number, text=shown(entry.event.text)[:40])
        delivery = state.deliveries.get(state.last_delivered)
        if delivery is None:
            return _("Replace: nothing has been delivered yet")
        words = _("Replace {number}, delivered {time}, by which inject? Its time is kept")
        return words.format(number=delivery.number, time=spans.full(delivery.at))

    def _all(self) -> list[Right]:
        entry = self._entry()
        if self._of_entry and entry is not None:
            return entry_rights(self._conduct, entry)
        if self._of_entry or not self._conduct.state.last_delivered:
            return []
        return inject_rights(self._conduct)

    @Slot()
    def _show(self) -> None:
        self.line.calm()
        typed = self.line.text().strip().casefold()
        everything = self._all()
        exact = [each for each in everything if _number(each.key) == _number(typed)]
        begins = [each for each in everything if _number(each.key).startswith(_number(typed))]
        inside = [each for each in everything if typed in each.words.casefold()]
        found = exact + begins + inside if typed else everything
        self._rights = list(dict.fromkeys(found))
        self._name_buttons()

    def _name_buttons(self) -> None:
        room = OFFERED if self._of_entry else _OF_INJECTS
        for place, button in enumerate(self.buttons):
            button.setVisible(place < min(room, len(self._rights)))
            if place < len(self._rights):
                words = self._rights[place].words
                short = words if len(words) < 27 else words[:26].rstrip() + "…"  # noqa: PLR2004 - a button's worth
                button.set_words(short, _("Enter") if place == 0 else "")
                button.setToolTip(words)

    @Slot()
    def act(self) -> None:
        """Take the first of what is offered."""
        self._take(0)

    def _take(self, place: int) -> None:
        if place >= len(self._rights):
            why = _("There is nothing of that name to put instead.")
            if self._of_entry:
                why = _("Only the agency changes here. {key} changes the words.")
                why = why.format(key=key("amend"))
            self.line.refuse(why)
            return
        try:
            self._rights[place].act(_("wrong one taken"))
        except (Refused, Failed) as wrong:
            self.line.refuse(sentence(wrong))
            return
        self.done.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step and self._rights:
            # the one that Enter takes stands first: turn the list until it does
            turn = step % len(self._rights)
            self._rights = self._rights[turn:] + self._rights[:turn]
            self._name_buttons()
            return
        super().keyPressEvent(event)


def inject_rights(conduct: Conduct) -> list[Right]:
    """Return the injects that may be meant: those near the wrong one first."""
    rows = conduct.script()
    last = conduct.state.last_delivered
    at = next((place for place, row in enumerate(rows) if row.inject.id == last), 0)
    free = [
        (abs(place - at), place < at, row)
        for place, row in enumerate(rows)
        if row.status in _FREE and playable(row.inject)
    ]
    free.sort(key=lambda each: each[:2])
    return [_inject_right(conduct, row) for _far, _before, row in free]


def _inject_right(conduct: Conduct, row: ScriptRow) -> Right:
    inject = row.inject
    return Right(
        key=inject.number.casefold(),
        words=f"{shown(inject.number)} {shown(inject.title)}",
        act=lambda reason: conduct.replace(inject.id, reason),
    )


def entry_rights(conduct: Conduct, entry: Entry) -> list[Right]:
    """Return the agencies that may be meant."""
    event = entry.event
    if not isinstance(event, Logged):
        return []
    typed = event.typed
    return [
        Right(
            key=each.letter.casefold(),
            words=f"{each.letter.casefold()} {shown(each.name)}",
            act=lambda reason, letter=each.letter: conduct.replace_entry(
                entry.ref, renamed(typed, letter, conduct.exercise), reason
            ),
        )
        for each in conduct.exercise.agencies
        if (each.id,) != event.agencies
    ]


def renamed(typed: str, letter: str, exercise: Exercise) -> str:
    """Return a typed line with another agency in front."""
    line = parse(typed, exercise.agencies)
    body = typed.strip()
    sign = body[0] if len(body) > 1 and body[0] in "+!~?." else ""
    body = body.removeprefix(sign).strip()
    if line.prefix:
        body = body[len(line.prefix) :].strip()
    return f"{sign}{' ' if sign else ''}{letter.casefold()} {body}"


def _entry_is_newer(conduct: Conduct, entry: Entry | None, *, chosen: EntryRef | None) -> bool:
    if entry is None:
        return False
    if chosen is not None:
        return True
    delivery = conduct.state.deliveries.get(conduct.state.last_delivered)
    return delivery is None or entry.seq > delivery.ref.seq


def _number(text: str) -> str:
    return text.lstrip("0")
