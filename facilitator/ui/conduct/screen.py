"""The Conduct screen as the window knows it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.services.spare import Spare
from facilitator.ui.bridge import Bridge
from facilitator.ui.conduct.at_post import Post
from facilitator.ui.conduct.desk import Desk
from facilitator.ui.conduct.keyboard import Keyboard
from facilitator.ui.conduct.unfinished import Unfinished
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme

_LEAST = (320, 200)


class ConductScreen(QWidget):
    """Holds the desk; another language makes another desk, with the same line half typed."""

    foot = Signal(tuple, tuple)
    report_wanted = Signal()
    status = Signal(str)
    dropped = Signal()
    noticed = Signal(str)

    def __init__(  # noqa: PLR0913 - it is told all that the window keeps for it
        self,
        theme: Theme,
        bridge: Bridge,
        *,
        seconds: Callable[[], float] | None = None,
        keyboard: Keyboard | None = None,
        spare: Spare | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # wall time may be put back by an hour; what guards GO only ever grows
        self._since = QElapsedTimer()
        self._since.start()
        self._seconds = seconds or self._passed
        self.theme = theme
        self._bridge = bridge
        self.keyboard = keyboard or Keyboard(parent=self)
        self._aside: QWidget | None = None
        self._say_aside: Callable[[], object] | None = None
        self._post: QWidget | None = None
        self._post_acts: Post | None = None
        self._spare = spare
        self._tasks = Tasks(self)
        self._unfinished: Unfinished | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        # smaller than the two columns need: the fold follows the size, not the other way round
        self.setMinimumSize(*_LEAST)
        self.desk = self._make()
        if self._unfinished is not None:
            self._unfinished.give_back()

    def _make(self) -> Desk:
        self.setAccessibleName(_("Conduct"))
        spare = self._spare
        waiting = spare.waiting if spare else None
        desk = Desk(
            self.theme,
            self._bridge,
            seconds=self._seconds,
            keyboard=self.keyboard,
            waiting=waiting,
            tasks=self._tasks,
            parent=self,
        )
        if spare is not None:
            self._unfinished = Unfinished(
                spare.drafts, desk.entry, desk.parts.dock, desk.enclosing.attaching, desk
            )
        desk.foot.connect(self.foot)
        desk.report_wanted.connect(self.report_wanted)
        desk.status.connect(self.status)
        desk.dropped.connect(self.dropped)
        desk.noticed.connect(self.noticed)
        self._rows.addWidget(desk)
        return desk

    def _passed(self) -> float:
        return self._since.elapsed() / 1000

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.theme = theme

    @Slot()
    def arrive(self) -> None:
        """Take the keyboard, because this screen is shown now."""
        self.desk.tell_foot()
        self.desk.parts.dock.focus_line()

    @Slot(int)
    def go_to_entry(self, number: int) -> None:
        """Show an entry of the log, because another screen points at it."""
        self.desk.looking.go_to_entry(number)

    @Slot()
    def change_keys(self) -> None:
        """Show the keys as a list in which they can be changed, because the settings ask for it."""
        self.desk.looking.change_keys()

    @Slot()
    def emergency(self) -> None:
        """Do what F12 does, because it was pressed while another screen was shown."""
        self.desk.emergency()

    def lend(self, aside: QWidget, say_words: Callable[[], object]) -> None:
        """Take in what can be shown in the left column; ``say_words`` says it in a language."""
        self._aside, self._say_aside = aside, say_words
        self.desk.take_aside(aside)

    def lend_post(self, post: QWidget, acts: Post) -> None:
        """Take in what stands in the left column where somebody observes."""
        self._post, self._post_acts = post, acts
        self.desk.take_post(post, acts)

    @Slot()
    def give_keyboard_back(self) -> None:
        """Give the keyboard to the entry line, and show what has changed."""
        self.desk.refresh()
        self.desk.parts.dock.focus_line()

    @Slot()
    def tell_foot(self) -> None:
        """Tell the window what its foot says."""
        self.desk.tell_foot()

    @Slot()
    def keep_line(self) -> None:
        """Write down the line that is being typed, because this screen goes."""
        if self._unfinished is not None:
            self._unfinished.keep()

    @Slot()
    def let_go(self) -> None:
        """Begin nothing more in the background, because the exercise is being closed."""
        self._tasks.close()

    @Slot()
    def say_words(self) -> None:
        """Say everything in the language spoken now; nothing that was typed is lost."""
        old = self.desk
        text, typed_at = old.parts.dock.text(), old.entry.typed_at
        files = old.enclosing.attaching.pending
        self._bridge.written.disconnect(old.take_written)
        self.keyboard.changed.disconnect(old.say_keys)
        old.hide()
        self._rows.removeWidget(old)
        if self._aside is not None:
            old.arrangement.give_aside_back(self)
            if self._say_aside is not None:
                self._say_aside()
        old.arrangement.give_post_back(self)
        self.desk = self._make()
        if self._post is not None and self._post_acts is not None:
            say_post = getattr(self._post, "say_words", None)
            if callable(say_post):
                say_post()
            self.desk.take_post(self._post, self._post_acts)
        if self._aside is not None:
            self.desk.take_aside(self._aside)
            self._aside.show()
        if text:
            self.desk.entry.go_on(text, typed_at)
        self.desk.enclosing.attaching.give_back(files)
        old.deleteLater()
