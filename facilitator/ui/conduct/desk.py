"""The desk: the parts of the Conduct screen put together and kept up to date."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.entry import Entry
from facilitator.domain.errors import Failed, Refused
from facilitator.domain.events import InjectDelivered, InjectReplaced
from facilitator.services.waiting import Waiting
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct import at_post, showing
from facilitator.ui.conduct.acts import Acts
from facilitator.ui.conduct.arrange import Arrangement
from facilitator.ui.conduct.deeds import deeds
from facilitator.ui.conduct.discussing import Discussing
from facilitator.ui.conduct.elsewhere import Elsewhere
from facilitator.ui.conduct.enclosing import Enclosing
from facilitator.ui.conduct.entry_desk import EntryDesk
from facilitator.ui.conduct.keyboard import Keyboard
from facilitator.ui.conduct.keys import key
from facilitator.ui.conduct.looking import Looking
from facilitator.ui.conduct.parts import make_parts
from facilitator.ui.conduct.pressing import KeyGuard, SaysWhy, make_actions, set_keys
from facilitator.ui.conduct.row_acts import RowActs
from facilitator.ui.conduct.trouble import Trouble
from facilitator.ui.models import spans
from facilitator.ui.say import sentence
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme, density_for
from facilitator.ui.widgets import NextStrip, apply_theme

REFRESH_MS = 100
"""Painted at most ten times a second, however many entries come in."""


class Desk(QWidget):
    """Everything of the Conduct screen, in one language."""

    foot = Signal(tuple, tuple)
    report_wanted = Signal()
    status = Signal(str)
    dropped = Signal()
    noticed = Signal(str)

    def __init__(  # noqa: PLR0913 - it is told all that the screen keeps for it
        self,
        theme: Theme,
        bridge: Bridge,
        *,
        seconds: Callable[[], float],
        keyboard: Keyboard,
        waiting: Waiting | None = None,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._elsewhere = Elsewhere(waiting, self)
        self._seconds = seconds
        self._keyboard = keyboard
        self._tasks = tasks
        self.conduct = bridge.conduct
        self._saved = showing.last_saved(self.conduct)
        self.observes = at_post.observes(self.conduct)
        self.post: at_post.Post | None = None
        self._build(theme)
        self._bind()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REFRESH_MS)
        self._soon.timeout.connect(self.refresh)
        bridge.written.connect(self.take_written)
        self._guard = KeyGuard(self)
        self._guard_lines(self)
        keyboard.changed.connect(self.say_keys)
        self._print_keys()
        self.refresh()
        self.parts.clock.face.start()

    # --- building ----------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        strip = NextStrip(theme, self._seconds)
        self.acts = Acts(self.conduct, strip, self)
        self.named = make_actions(self, self._do)
        self.addActions(list(self.named.values()))
        self.rows = RowActs(self.conduct, self.acts)
        self.discussing = Discussing(self.conduct, self.acts)
        for action in self.named.values():
            SaysWhy(self, action, self.acts.refused.emit)
        self.parts = make_parts(theme, self.conduct, strip, self.named, self.acts)
        dock, details = self.parts.dock, self.parts.details
        self.entry = EntryDesk(
            self.conduct,
            dock,
            details=lambda: self.enclosing.attaching.add_to(details.read()),
            elsewhere=self._elsewhere,
            parent=self,
        )
        count = self.conduct.count_sleep
        self.trouble = Trouble(self.parts.banner, self.entry, count_sleep=count, parent=self)
        self.enclosing = Enclosing(
            self.conduct,
            self.parts,
            self.acts,
            self._tasks,
            say=self.trouble.tell,
            refuse=self.trouble.refuse,
            parent=self,
        )
        self.arrangement = Arrangement(theme, self.parts, self)
        self.looking = Looking(
            self.conduct, self.parts, self.arrangement, self.acts, self._keyboard
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.arrangement)

    def _bind(self) -> None:
        parts, acts = self.parts, self.acts
        acts.done.connect(self.did)
        acts.refused.connect(self.trouble.refuse)
        acts.failed.connect(self.trouble.fail)
        acts.report_wanted.connect(self.report_wanted)
        self.trouble.said.connect(self.status)
        self.looking.dropped.connect(self.trouble.drop)
        self.looking.dropped.connect(self.dropped)
        self.entry.saved.connect(self._entry_saved)
        self.entry.set_aside.connect(parts.details.clear)
        self.entry.set_aside.connect(self.enclosing.attaching.clear)
        parts.details.entered.connect(self._commit)
        parts.pad.agency.connect(self.entry.begin_with)
        parts.pad.phrase.connect(self.entry.go_on_with)
        parts.pad.save.connect(self._commit)
        parts.banner.closed.connect(parts.dock.focus_line)
        parts.tray.closed.connect(self.did)
        parts.script.chosen.connect(acts.cue)
        parts.script.back.connect(self._uncue)
        parts.clock.face.ticked.connect(self.tick)
        parts.strip.reason_dropped.connect(self.refresh)

    def _guard_lines(self, within: QWidget) -> None:
        for line in within.findChildren(QLineEdit):
            line.installEventFilter(self._guard)

    def take_aside(self, lent: QWidget) -> None:
        """Take in what can be shown in the left column; our keys work in its lines too."""
        self.arrangement.take_aside(lent)
        self._guard_lines(lent)

    def _do(self, name: str) -> None:
        """Do what a key stands for."""
        if not self.observes:
            deeds(self)[name]()
            return
        # the strip leads; here it is only seen while it asks for a reason
        strip = self.parts.strip
        strip.show()
        if not at_post.do_here(self.post, name):
            deeds(self)[name]()
        strip.setVisible(strip.asking())

    def take_post(self, post: QWidget, acts: at_post.Post) -> None:
        """Take in what stands in the left column of an observer's laptop."""
        self.post = acts
        self.arrangement.take_post(post, at_post.layout_of(self.conduct))
        self.looking.suit_log()
        self._guard_lines(post)
        self.refresh()

    def emergency(self) -> None:
        """Stop for a real emergency; what else was open is left, and takes nothing back later."""
        if self.observes:
            self.trouble.refuse(at_post.emergency_words(self.conduct))
            return
        self.looking.leave_open()
        self.acts.emergency()

    def open_form(self, name: str) -> None:
        """Open a form, or say in one line why there is nothing to fill in."""
        why = self.parts.tray.why_not(name)
        if why:
            self.trouble.refuse(why)
        else:
            self.parts.tray.open(name)

    @Slot()
    def say_keys(self) -> None:
        """Obey the keys that are in use now, and print them wherever keys are printed."""
        set_keys(self.named)
        self._guard.follow()
        self._print_keys()
        self.looking.keys_page.say_keys()
        self.refresh()

    def _print_keys(self) -> None:
        parts = self.parts
        parts.strip.set_keys(key("go"), key("hold"), key("skip"))
        parts.script.say_keys()
        parts.log.say_keys()
        self.arrangement.say_keys()

    # --- showing -----------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Show everything as it is now."""
        showing.show_run(self.conduct, self.parts, self.acts)
        showing.show_acts(self.conduct, self.named, self.parts, self.post)
        if self.observes:
            self.parts.strip.setVisible(self.parts.strip.asking())
        self.arrangement.tell(showing.alarm(self.parts))
        self.entry.rest()
        self.tell_foot()

    @Slot()
    def tick(self) -> None:
        """Look at the clocks, send out what goes by itself, show what time has changed."""
        try:
            noticed = self.conduct.look_at_clock()
            if self.observes:
                # its clock is set by the room's, and what is due goes out there
                noticed = None
            else:
                self.conduct.deliver_due()
        except Failed as wrong:
            self.trouble.fail(wrong)
        except Refused as wrong:
            self.trouble.refuse(sentence(wrong))
        else:
            if noticed is not None:
                self.trouble.ask_about_clock(noticed)
        if words := self.discussing.time_is_up():
            self.noticed.emit(words)
        self.refresh()

    def tell_foot(self) -> None:
        """Tell the window what its foot says."""
        if self.isVisible():
            self.foot.emit(showing.foot_left(self.conduct, self._saved), showing.foot_right())

    @Slot(tuple)
    def take_written(self, entries: tuple[Entry, ...]) -> None:
        """Take in what was committed."""
        model = self.parts.log.model
        model.take(entries)
        self.parts.guide.feed.take(entries)
        if any(isinstance(each.event, InjectDelivered | InjectReplaced) for each in entries):
            model.reread()
        if entries:
            self._saved = spans.wall(entries[-1].logged_at)
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def did(self) -> None:
        """Show at once what an act has changed, and give the keyboard back."""
        self.trouble.over()
        self.refresh()
        if not self.parts.strip.asking() and not self.parts.tray.showing():
            self.parts.dock.focus_line()

    @Slot(Entry)
    def _entry_saved(self, entry: Entry) -> None:
        self.parts.details.clear()
        self.enclosing.attaching.saved(entry)
        self.parts.log.show_saved(entry.line)
        self.trouble.over()
        # undo must be on for the very next key
        showing.show_acts(self.conduct, self.named, self.parts, self.post)

    @Slot()
    def _uncue(self) -> None:
        self.acts.cue("")
        self.parts.dock.focus_line()

    @Slot()
    def _commit(self) -> None:
        if self.parts.dock.text().strip():
            self.entry.commit(self.parts.dock.text())
        self.parts.dock.focus_line()

    # --- Qt ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if not self.parts.strip.asking() and not self.parts.tray.showing():
            self.parts.dock.focus_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        density = density_for(window.width(), window.height(), self.theme.scale)
        if density is not self.theme.density:
            apply_theme(self, self.theme.with_density(density))
        self.looking.place_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand what is typed beside the line to the line."""
        line = self.parts.dock.line
        if event.text() and event.text().isprintable() and not line.hasFocus():
            self.parts.dock.focus_line()
            QApplication.sendEvent(line, event)
            return
        super().keyPressEvent(event)
