"""The left column of an observer's laptop: who sits here, the line to the room, what was given."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.errors import Failed, Refused
from facilitator.exchange.packs import LOG_SUFFIX
from facilitator.i18n import _
from facilitator.services.observing.bundling import hand_in
from facilitator.services.observing.own_clock import (
    exercise_time,
    set_own_clock,
    turn_own_clock,
)
from facilitator.services.places import free_path
from facilitator.ui.bridge import Bridge
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.observers.line import RoomLine
from facilitator.ui.observers.post_words import Told, in_pack, line_words, told_by, who
from facilitator.ui.say import could_not, sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import Field, Glyph, GlyphWords, KeyButton, Label, Panel, on_key
from facilitator.ui.widgets.flow import Flow
from facilitator.ui.widgets.grid import Grid
from facilitator.ui.widgets.grid_rows import Cell, Column, Line

if TYPE_CHECKING:
    from facilitator.services.observing.link import Linked


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=_("At"), width=48, least=300),
        Column(title=_("No."), width=64),
        Column(title=_("Delivered"), share=1),
        Column(title=_("To"), width=66, least=360),
    )


class PostPanel(Panel):
    """Stands beside the log wherever somebody observes; the room leads, this laptop does not."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        line: RoomLine,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self._conduct, self._line, self._tasks = bridge.conduct, line, tasks
        self._job = 0
        self._asking = ""
        self._since = 0
        self.status = GlyphWords(theme, role="body", colour="text.primary", weight=600)
        self.why = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.clock_button = KeyButton(theme, "", small=True)
        self.hand_button = KeyButton(theme, "", small=True)
        self._buttons = Flow()
        for each in (self.clock_button, self.hand_button):
            self._buttons.add(each)
        self.field = Field(theme, "")
        self.said = Label(theme, "", role="table", wrap=True)
        self.given = Grid(theme, "", _columns())
        self._inside = QWidget()
        self._rows_inside = QVBoxLayout(self._inside)
        for each in (self.status, self.why):
            self._rows_inside.addWidget(each)
        self._rows_inside.addLayout(self._buttons)
        for each in (self.field, self.said):
            self._rows_inside.addWidget(each)
        self.body.addWidget(self._inside)
        self.body.addWidget(self.given, 1)
        self._connect(bridge)
        self.set_theme(theme)
        self.say_words()

    def _connect(self, bridge: Bridge) -> None:
        self.clock_button.clicked.connect(self.ask_clock)
        self.hand_button.clicked.connect(self.ask_hand_in)
        self.field.entered.connect(self._entered)
        self._line.told.connect(self._told)
        bridge.written.connect(self._written)
        on_key(self, "Esc", self.drop)

    @property
    def alone(self) -> bool:
        """Whether no room sets this clock now: there is none, or it does not answer."""
        last = self._line.last
        return not self._line.linked or (last is not None and last.wrong is not None)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme; in one column the list of what was given makes room."""
        super().set_theme(theme)
        px = theme.px
        self._rows_inside.setContentsMargins(px(9), px(4), px(9), px(4))
        self._rows_inside.setSpacing(px(2))
        self._buttons.setSpacing(px(2))
        for each in (self.why, self.said):
            each.setContentsMargins(px(3), 0, px(3), 0)
        self.head.setVisible(theme.density is not Density.SINGLE)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        post = self._conduct.state.post
        if post is not None:
            self.set_title(who(post, self._conduct.exercise.agencies))
        self.clock_button.set_words(_("Set the clock…"), "Ctrl+J")
        self.hand_button.set_words(_("Hand in…"), "Ctrl+E")
        empty = _("Nothing has been delivered yet.")
        if not self._line.linked:
            empty = _("Without a network, what is delivered from now on is heard in the room.")
        self.given.set_words(_("Delivered"), _columns(), empty)
        self._offer()
        self.refresh()

    @Slot(object)
    def _told(self, _linked: object) -> None:
        self._since = 0
        self.refresh()

    @Slot(tuple)
    def _written(self, entries: tuple[object, ...]) -> None:
        # until the line tells how it stands, what was just written is not over there
        self._since += len(entries)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show how the line stands, and what was delivered."""
        linked: Linked | None = self._line.last
        has_room = self._line.linked
        words = line_words(linked, self._since, has_room=has_room)
        late = words.tint == "status.late"
        colour = "status.late" if late else "text.primary"
        self.status.set_words(words.text, words.glyph, tint=words.tint, colour=colour)
        self.why.setText(words.why)
        self.why.setVisible(bool(words.why))
        self.clock_button.setVisible(self.alone)
        agencies = self._conduct.exercise.agencies
        if has_room and linked is not None and linked.view is not None:
            given = told_by(linked.view, agencies)
        else:
            given = in_pack(self._conduct.exercise.msel.rows, agencies)
        self.given.show_lines([_line(each) for each in given])

    # --- one line to fill in: the clock, or where to hand in -----------------------------------

    def _offer(self) -> None:
        names = {
            "clock": _("Exercise time as it is read out; Enter at that moment"),
            "hand": _("File on the stick; Enter writes it"),
        }
        name = names.get(self._asking, "")
        self.field.line.setAccessibleName(name)
        self.field.line.setPlaceholderText("0:36:42" if self._asking == "clock" else "")
        self.field.setVisible(bool(self._asking))
        if self._asking:
            self.said.setText(name)
        self.said.setVisible(bool(self.said.text()))

    def _ask(self, what: str, text: str) -> None:
        self._asking = what
        self.field.calm()
        self.field.set_text(text)
        self._offer()
        self.field.setFocus()

    @Slot()
    def ask_clock(self) -> None:
        """Ask for the exercise time, to be entered as it is read out."""
        self._ask("clock", "")

    @Slot()
    def ask_hand_in(self) -> None:
        """Ask where the bundle is to stand."""
        conduct = self._conduct
        post = conduct.state.post
        whom = who(post, ()) if post is not None else ""
        stem = free_path(f"{conduct.exercise.title} - {whom}", Path.home()).stem
        self._ask("hand", str(Path.home() / f"{stem}{LOG_SUFFIX}"))

    @Slot()
    def drop(self) -> None:
        """Ask no more."""
        self._asking = ""
        self.said.setText("")
        self._offer()
        self.left.emit()

    @Slot()
    def _entered(self) -> None:
        if self._asking == "clock":
            self._set_clock()
        elif self._asking == "hand":
            self._hand_in()

    def _set_clock(self) -> None:
        at = exercise_time(self.field.text())
        if at is None:
            self.field.refuse(_("Write hours, minutes and seconds: 0:36:42."))
            return
        if self._try(lambda: set_own_clock(self._conduct, at)):
            self._say(_("The clock was set to {time}.").format(time=spans.full(at)))

    @Slot()
    def turn_clock(self) -> None:
        """Stop the own clock, or let it run on."""
        self._try(lambda: turn_own_clock(self._conduct))
        self.refresh()

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except (Failed, Refused) as wrong:
            self.field.refuse(sentence(wrong))
            self.field.show()
            return False
        return True

    def _hand_in(self) -> None:
        typed = self.field.text().strip()
        if not typed or self._job:
            return
        out, conduct = Path(typed).expanduser(), self._conduct
        self._job = self._tasks.start(lambda: hand_in(conduct, out), self._handed, self._sorry)

    def _handed(self, path: Path) -> None:
        self._job = 0
        self._say(_("Everything written here stands in {path}.").format(path=path))

    def _sorry(self, error: Exception) -> None:
        self._job = 0
        self.field.refuse(could_not(error))

    def _say(self, words: str) -> None:
        self._asking = ""
        self.said.setText(words)
        self._offer()
        self.refresh()
        self.left.emit()


def _line(told: Told) -> Line:
    disregard = _("Disregard:") + " " if told.disregard else ""
    text = shown(told.title or told.text)
    return Line(
        key=told.number,
        cells=(
            Cell(text=spans.hours_minutes(told.at), colour="text.secondary"),
            Cell(text=shown(told.number), weight=600),
            Cell(text=disregard + text, glyph=Glyph.CROSS if told.disregard else None),
            Cell(text="" if told.marks else _("all"), marks=told.marks),
        ),
        tip=shown(told.text),
    )
