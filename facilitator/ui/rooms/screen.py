"""The Rooms screen: every room in a row, those first that are cut off, and the lead below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.i18n import _, ngettext
from facilitator.services.rooms import SILENT, RoomLine, Rooms, alarms, next_up, overview
from facilitator.services.roomwords import alarm_words, told, worst_first
from facilitator.ui.bridge import Bridge
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.rooms.leading import LeadPanel
from facilitator.ui.rooms.rows import columns, lines_of
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Density, Theme
from facilitator.ui.widgets import GlyphWords, Label, Panel, RunWord, on_key, state_word
from facilitator.ui.widgets.grid import Grid

LOOK_MS = 1000


class RoomsScreen(QWidget):
    """Looks at the rooms once a second while it is seen; without a line, by the journal alone."""

    def __init__(
        self,
        theme: Theme,
        bridge: Bridge,
        line: Rooms | None,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._conduct = bridge.conduct
        self._line, self._tasks = line, tasks
        self._job = 0
        self._since = self._conduct.now()
        self._rooms: Sequence[RoomLine] = ()
        self._take_key: QShortcut | None = None
        self._build(theme)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look_aside)
        bridge.written.connect(self._written)
        self.lead.left.connect(self.arrive)
        self.lead.taken.connect(self._taken)
        self.lead.turned.connect(self._make_room)
        if line is not None:
            line.listen_to_all()
        self.say_words()
        self.set_theme(theme)

    def _build(self, theme: Theme) -> None:
        self.title = Label(theme, "", role="title")
        self.clock = GlyphWords(theme, role="body", colour="text.primary", weight=600, right=True)
        self.alarm = Label(theme, "", role="body", colour="status.danger", weight=600, wrap=True)
        self.next = Label(theme, "", role="table", colour="text.secondary", wrap=True)
        self.panel = Panel(theme, "")
        self.grid = Grid(theme, "", columns())
        self.panel.set_body(self.grid)
        self.lead = LeadPanel(theme, self._conduct)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.clock, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.alarm)
        self._rows.addWidget(self.panel, 1)
        self._rows.addWidget(self.next)
        self._rows.addWidget(self.lead)
        self._rows.addStretch(0)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.theme = theme
        px = theme.px
        self._rows.setContentsMargins(px(8), px(5), px(8), px(8))
        self._rows.setSpacing(px(8 if theme.density is Density.WIDE else 5))
        self._head.setContentsMargins(px(4), 0, px(4), 0)
        self._head.setSpacing(px(10))
        for each in (self.alarm, self.next):
            each.setContentsMargins(px(4), 0, px(4), 0)
        single = theme.density is Density.SINGLE
        self.panel.head.setVisible(not single)
        self.next.setVisible(not single and bool(self.next.text()))
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Give the room of the list to the question, where there is too little for both."""
        shown = not (self.lead.asking and self.theme.density is Density.SINGLE)
        for each in (self.title, self.clock, self.panel):
            each.setVisible(shown)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Rooms"))
        self.title.setText(_("All rooms"))
        self.panel.set_title(_("Rooms"))
        empty = _("No room has joined yet. It appears here as soon as it has.")
        self.grid.set_words(_("Rooms"), columns(), empty)
        self.lead.say_words()
        self._show(self._rooms)

    def obey(self, key: str, printed: str) -> None:
        """Listen to the key in use for taking the lead, and print it."""
        if self._take_key is not None:
            self._take_key.setEnabled(False)
            self._take_key.deleteLater()
        self._take_key = on_key(self, key, self.lead.go_on)
        self._take_key.setAutoRepeat(False)
        self.lead.say_key(printed)

    @Slot()
    def arrive(self) -> None:
        """Look at the rooms, and take the keyboard."""
        self.look_aside()
        self._timer.start()
        if self.lead.asking:
            self.lead.reason.setFocus()
        else:
            self.grid.setFocus()

    def hideEvent(self, _event: object) -> None:
        self._timer.stop()

    def let_go(self) -> None:
        """Look no more, because the exercise is being closed."""
        self._timer.stop()

    # --- looking -----------------------------------------------------------------------------

    def _looking(self) -> Callable[[], Sequence[RoomLine]]:
        line, conduct = self._line, self._conduct
        if line is None:
            return lambda: overview(conduct, {})
        return line.rooms

    @Slot()
    def look_aside(self) -> None:
        """Look away from the window: the journal may be busy with what comes in."""
        if not self._job:
            self._job = self._tasks.start(self._looking(), self._looked, self._not_looked)

    def _looked(self, rooms: Sequence[RoomLine]) -> None:
        self._job = 0
        self._show(rooms)

    def _not_looked(self, _error: Exception) -> None:
        # said already by whoever wrote; the next look comes in a second
        self._job = 0

    def _show(self, rooms: Sequence[RoomLine]) -> None:
        conduct = self._conduct
        now = conduct.now()
        self._rooms = worst_first(rooms)
        missed = self._line is None or now - self._since >= SILENT
        lines = [told(each, now, missed=missed) for each in self._rooms]
        self.grid.show_lines(lines_of(lines))
        many = len(lines)
        away = sum(each.alone_since is not None for each in rooms)
        counts = ngettext("{n} room", "{n} rooms", many).format(n=many)
        if away:
            counts += " · " + _("{n} cut off").format(n=away)
        self.panel.set_counts(counts if many else "")
        self._show_clock()
        self.lead.show_rooms(self._rooms)

    def _show_clock(self) -> None:
        conduct = self._conduct
        word = state_word(RunWord[conduct.state.clock.phase.name])
        self.clock.set_words(f"{word} {spans.full(conduct.elapsed())}")
        said = " · ".join(alarm_words(each) for each in alarms(conduct))
        self.alarm.setText(shown(said))
        self.alarm.setVisible(bool(said))
        ahead = next_up(conduct)
        words = ""
        if ahead is not None:
            where = ", ".join(ahead.rooms) or _("the first room")
            words = _("Next: {number} {title} ({rooms})").format(
                number=ahead.number, title=ahead.title, rooms=where
            )
        self.next.setText(shown(words))
        self.next.setVisible(bool(words) and self.theme.density is not Density.SINGLE)

    @Slot(tuple)
    def _written(self, _entries: tuple[object, ...]) -> None:
        if self.isVisible():
            self._show_clock()
            self.lead.refresh()

    @Slot()
    def _taken(self) -> None:
        self.look_aside()
        self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "\x1b" and self.lead.asking:
            self.lead.drop()
        else:
            super().keyPressEvent(event)
