"""The Observers screen: the door at the left, who came in and what they saw at the right."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed
from facilitator.exchange.packs import LOG_SUFFIX
from facilitator.i18n import _
from facilitator.services.places import SUFFIX
from facilitator.ui.bridge import Bridge
from facilitator.ui.observers.doorway import Doorway
from facilitator.ui.observers.inviting import spaced
from facilitator.ui.observers.places import COVERAGE, FILES, JOIN, STATIONS, Places
from facilitator.ui.tasks import Tasks
from facilitator.ui.theme import Theme
from facilitator.ui.widgets import on_key
from facilitator.ui.widgets.squares import Squares

if TYPE_CHECKING:
    from facilitator.services.observing.overview import Overview

LOOK_MS = 500
"""The room is looked at so often at most, however many write."""


class Wall(Protocol):
    """The players' display, as far as it shows how to join."""

    def show_invitation(self, squares: Squares, address: str, code: str) -> None:
        """Show a code large, and nothing else of the screen of control."""
        ...

    def end_invitation(self) -> None:
        """Show again what players saw."""
        ...

    @property
    def inviting(self) -> bool:
        """Whether a code is on the display."""
        ...


class ObserversScreen(QWidget):
    """Looks at the room twice a second while it is seen; the door itself is the window's."""

    def __init__(  # noqa: PLR0913 - each part it needs, handed in
        self,
        theme: Theme,
        bridge: Bridge,
        doorway: Doorway,
        tasks: Tasks,
        *,
        wall: Wall | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._doorway, self._wall = bridge, doorway, wall
        self._overview: Overview | None = None
        self._tasks = tasks
        self._job = 0
        self.places = Places(theme, bridge.conduct, doorway, tasks, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look_aside)
        self._connect()
        self._bind()
        self.say_words()

    def _connect(self) -> None:
        places = self.places
        head = places.head
        head.merge_button.clicked.connect(self.choose)
        head.pack_button.clicked.connect(self.make_pack)
        head.sheet_button.clicked.connect(self.type_sheet)
        head.door_button.clicked.connect(self.turn_door)
        for button, slot in (
            (places.files.merge_button, self.choose),
            (places.files.pack_button, self.make_pack),
            (places.files.sheet_button, self.type_sheet),
            (places.files.words_button, self.show_fingerprint),
        ):
            button.clicked.connect(slot)
        places.join.wall_wanted.connect(self.turn_wall)
        places.join.opening.left.connect(self.arrive)
        places.join.inviting.changed.connect(self._follow_wall)
        places.stations.wanted.connect(self._show_acts)
        places.acts.done.connect(self._acted)
        places.acts.sheet_wanted.connect(places.type_sheet_of)
        places.merging.merged.connect(self.look_aside)
        places.packing.made.connect(self.look)
        self._doorway.changed.connect(self._door_turned)

    def _bind(self) -> None:
        places = self.places
        join = places.join
        for key, act in (
            ("Ctrl+D", self.turn_door),
            ("Ctrl+I", self.choose),
            ("Ctrl+P", self.make_pack),
            ("Ctrl+Y", self.type_sheet),
            ("Ctrl+F", self.show_fingerprint),
            ("F11", self.turn_wall),
            ("Ctrl+T", join.room_test.begin),
            ("Alt+G", join.inviting.turn),
            ("Ctrl+R", join.inviting.renew),
            ("Ctrl+Shift+C", join.inviting.copy_line),
            ("F2", lambda: places.turn_to(JOIN)),
            ("F3", lambda: places.turn_to(STATIONS)),
            ("F4", lambda: places.turn_to(COVERAGE)),
            ("F6", lambda: places.turn_to(FILES)),
        ):
            on_key(self, key, act).setAutoRepeat(False)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme, and another fold."""
        self.places.fold(theme)

    def say_words(self) -> None:
        """Say everything in the language spoken now."""
        self.setAccessibleName(_("Observers"))
        self.places.say_words()
        self.places.join.say_wall(on=self._wall is not None and self._wall.inviting)
        self.look()

    @Slot()
    def arrive(self) -> None:
        """Look at the room, and take the keyboard."""
        if self._overview is None:
            self.look()
        else:
            self.look_aside()
        self._timer.start()
        self.places.arrive()

    def hideEvent(self, _event: object) -> None:
        self._timer.stop()

    def let_go(self) -> None:
        """Look no more, because the exercise is being closed."""
        self._timer.stop()
        self.places.sheet.keep()

    # --- looking -----------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Show the room as it is now."""
        self._look_at_door()
        if self.places.merging.busy():
            # the file is busy: whoever looked would wait for it
            return
        try:
            overview = self._doorway.overview()
        except Failed:
            # said already by whoever wrote; the next look comes in half a second
            return
        self._show(overview)

    @Slot()
    def look_aside(self) -> None:
        """Look away from the window: thousands of entries may have come since the last look."""
        self._look_at_door()
        if not self._job and not self.places.merging.busy():
            self._job = self._tasks.start(self._doorway.overview, self._looked, self._not_looked)

    def _looked(self, overview: "Overview") -> None:
        self._job = 0
        self._show(overview)

    def _not_looked(self, _error: Exception) -> None:
        self._job = 0

    def _look_at_door(self) -> None:
        self.places.head.refresh(is_open=self._doorway.opened is not None)
        self.places.join.refresh()

    def _show(self, overview: "Overview") -> None:
        places = self.places
        self._overview = overview
        ended = self._bridge.conduct.state.clock.phase is ClockPhase.ENDED
        places.stations.show_stations(overview.stations, ended=ended)
        places.coverage.show_tasks(overview)
        places.files.refresh(ended=ended, is_open=self._doorway.opened is not None)
        self._keep_wall()

    # --- the door ----------------------------------------------------------------------------

    @Slot()
    def turn_door(self) -> None:
        """Shut the door; or ask, and asked already, open it."""
        if self._doorway.opened is not None:
            self._doorway.shut()
            return
        self.places.turn_to(JOIN)
        self.places.join.opening.go_on()

    @Slot()
    def _door_turned(self) -> None:
        if self._doorway.opened is None and self._wall is not None:
            self._wall.end_invitation()
        self.look()
        self._say_wall()
        if self.isVisible() and self._doorway.opened is not None:
            self.places.arrive()

    @Slot()
    def turn_wall(self) -> None:
        """Show on the players' display how to join, or no more."""
        if self._wall is None or self._doorway.opened is None:
            return
        if self._wall.inviting:
            self._wall.end_invitation()
        else:
            self._show_wall()
        self._say_wall()

    def _show_wall(self) -> None:
        opened, inviting = self._doorway.opened, self.places.join.inviting
        if self._wall is not None and opened is not None:
            code = spaced(inviting.invitation().code)
            address = opened.url.partition("//")[2]
            self._wall.show_invitation(inviting.picture.squares, address, code)

    @Slot()
    def _follow_wall(self) -> None:
        if self._wall is not None and self._wall.inviting:
            self._show_wall()

    def _keep_wall(self) -> None:
        """Show a code on the wall that changed after ten wrong ones."""
        self._follow_wall()

    def _say_wall(self) -> None:
        self.places.join.say_wall(on=self._wall is not None and self._wall.inviting)

    # --- files and stations ----------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Ask for a bundle with the system's own dialog, and look at it."""
        kinds = _("Bundles and exercises") + f" (*{LOG_SUFFIX} *{SUFFIX})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Merge a file"), str(Path.home()), kinds)
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Show what a file brings, before anything of it is merged."""
        self.places.open(self.places.merging)
        self.places.merging.look(path)

    @Slot()
    def make_pack(self) -> None:
        """Ask what a pack for a laptop without network needs."""
        self.places.open(self.places.packing)
        self.places.packing.begin()

    @Slot()
    def type_sheet(self) -> None:
        """Type in a log sheet."""
        self.places.open(self.places.sheet)
        self.places.sheet.begin()

    @Slot()
    def show_fingerprint(self) -> None:
        """Show the twelve words to read out."""
        stations = self._overview.stations if self._overview is not None else ()
        self.places.open(self.places.fingerprint)
        self.places.fingerprint.show_words(stations)
        self.places.fingerprint.arrive()

    @Slot(str)
    def _show_acts(self, device: str) -> None:
        row = self.places.stations.row(device)
        if row is not None:
            self.places.open(self.places.acts)
            self.places.acts.show_station(row)

    @Slot()
    def _acted(self) -> None:
        self.look()
        self.places.close_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opening = self.places.join.opening
        if event.text() == "\x1b" and opening.asking:
            opening.leave()
        else:
            super().keyPressEvent(event)
