"""The players' display as a whole: what it shows, its curtain, and on which screen it stands."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.domain.entry import Entry
from facilitator.domain.events import SafetyStopped
from facilitator.domain.hotwash import HotWashRow, hot_wash
from facilitator.domain.wall import WallView, head_of, wall
from facilitator.i18n import _, ngettext
from facilitator.services.reviewing import Reviewing
from facilitator.ui.bridge import Bridge
from facilitator.ui.models.pictures import Pictures
from facilitator.ui.players.invitation import Invitation, Squares
from facilitator.ui.players.media import MediaBook
from facilitator.ui.players.screens import Place, Places, places
from facilitator.ui.players.window import PlayersWindow
from facilitator.ui.tasks import Tasks

CURTAIN_KEY = "Ctrl+B"
TURN_KEY = "Ctrl+Shift+N"
HOT_WASH_KEY = "Ctrl+Shift+H"


class PlayersDisplay(QObject):
    """Holds the one window for the players; the curtain is down until somebody opens it.

    ``desk`` is the facilitator's window: the display goes to another screen if there is one.
    """

    changed = Signal()
    """What players see, or where, is another thing now."""

    def __init__(
        self,
        bridge: Bridge,
        app: QGuiApplication,
        desk: QWidget | None = None,
        *,
        screens: Places | None = None,
    ) -> None:
        super().__init__(desk)
        self._conduct = bridge.conduct
        self._screens = screens or partial(places, desk)
        self._head = head_of(bridge.conduct.exercise)
        self._wanted = ""
        self.curtain = True
        self.hot_wash = False
        self._invitation: Invitation | None = None
        self._reviewing = Reviewing(bridge.conduct)
        self._tasks = Tasks(self, workers=1)
        read = bridge.conduct.file.attachments.read
        pictures = Pictures(read, self._tasks, self)
        self.media = MediaBook(pictures, self)
        self.media.changed.connect(self._tell)
        self.window = PlayersWindow(self.look, self.media.shot, lambda: self._invitation)
        self.window.closed.connect(self.changed)
        self.curtain_action = QAction(self)
        self.curtain_action.setShortcut(QKeySequence(CURTAIN_KEY))
        self.curtain_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.curtain_action.setAutoRepeat(False)
        self.curtain_action.triggered.connect(self.turn_curtain)
        self.hot_wash_action = QAction(self)
        self.hot_wash_action.setShortcut(QKeySequence(HOT_WASH_KEY))
        self.hot_wash_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.hot_wash_action.setAutoRepeat(False)
        self.hot_wash_action.triggered.connect(self.turn_hot_wash)
        self.turn_action = QAction(self)
        self.turn_action.setShortcut(QKeySequence(TURN_KEY))
        self.turn_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.turn_action.setAutoRepeat(False)
        self.turn_action.triggered.connect(self.turn)
        bridge.written.connect(self._written)
        # queued: Qt first moves what stood on the screen that is gone
        app.screenAdded.connect(self.settle, Qt.ConnectionType.QueuedConnection)
        app.screenRemoved.connect(self.settle, Qt.ConnectionType.QueuedConnection)
        self.say_words()

    def follow_plan(self) -> None:
        """Show what the plan says now: its name, its agencies, the words shown to all."""
        self._head = head_of(self._conduct.exercise)
        self._tell()

    def look(self) -> WallView:
        """Return what players see now."""
        return self._view(curtain=self.curtain)

    def look_behind(self) -> WallView:
        """Return what players would see with the curtain open."""
        return self._view(curtain=False)

    def _view(self, *, curtain: bool) -> WallView:
        now = self._conduct.now()
        said = self._said()
        return wall(self._head, self._conduct.state, now, curtain=curtain, hot_wash=said)

    def _said(self) -> tuple[HotWashRow, ...] | None:
        if not self.hot_wash:
            return None
        return hot_wash(self._conduct.exercise.agencies, self._reviewing.review.hot_wash)

    def show_situation(self, title: str, text: str) -> None:
        """Show all players a situation (an entry in the journal); raises Refused or Failed."""
        self._conduct.show_situation(title, text)

    # --- the curtain -----------------------------------------------------------------------

    @Slot()
    def turn_curtain(self) -> None:
        """Open the curtain, or draw it."""
        self.set_curtain(drawn=not self.curtain)

    def set_curtain(self, *, drawn: bool) -> None:
        """Draw the curtain, or open it."""
        self.curtain = drawn
        self._tell()

    @Slot()
    def turn(self) -> None:
        """Show the next page or picture that reached everybody; after the last, none."""
        # behind the curtain it is turned as well: the preview shows where it stands
        self.media.shot(self.look_behind())
        self.media.turn()

    @Slot()
    def turn_hot_wash(self) -> None:
        """Show the room what it says in the hot wash, with the curtain open; or no more."""
        self.hot_wash = not self.hot_wash
        if self.hot_wash:
            self.curtain = False
            if not self.shown:
                self.show()
        self._tell()

    # --- how to join -------------------------------------------------------------------------

    @property
    def inviting(self) -> bool:
        """Whether the display shows how to join."""
        return self._invitation is not None

    def show_invitation(self, squares: Squares, address: str, code: str) -> None:
        """Show how phones join, in the place of everything else; a real emergency passes."""
        invitation = Invitation(squares=squares, address=address, code=code)
        if invitation == self._invitation and self.shown:
            return
        self._invitation = invitation
        if not self.shown:
            self.show()
        self._tell()

    def end_invitation(self) -> None:
        """Show again what players saw before."""
        if self._invitation is not None:
            self._invitation = None
            self._tell()

    @Slot(tuple)
    def _written(self, entries: tuple[Entry, ...]) -> None:
        # after a real emergency the room waits until somebody opens the curtain again
        if any(isinstance(each.event, SafetyStopped) for each in entries):
            self.curtain = True
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.window.picture.refresh()
        self.say_words()
        self.changed.emit()

    # --- screens ---------------------------------------------------------------------------

    @property
    def shown(self) -> bool:
        """Whether the window is up."""
        return self.window.isVisible()

    def screens(self) -> tuple[Place, ...]:
        """Return the screens that are plugged in, the facilitator's first."""
        return tuple(self._screens())

    def show(self, name: str = "") -> None:
        """Bring the window up on a screen; without a name on the second, if there is one."""
        first, *others = self.screens()
        usual = others[0] if others else first
        place = next((each for each in (first, *others) if each.name == name), usual)
        self._wanted = place.name
        self.window.show_on(place, whole=place != first)
        self._tell()

    def hide(self) -> None:
        """Take the window away."""
        self.window.hide()
        self.window.place = None
        self._tell()

    @Slot()
    def settle(self) -> None:
        """Come back small when the screen is unplugged, and go out again when it is back."""
        found = {each.name: each for each in self.screens()}
        place = self.window.place
        if self.shown and place is not None and found:
            first = next(iter(found))
            if self._wanted in found and place.name != self._wanted:
                self.window.show_on(found[self._wanted], whole=self._wanted != first)
            elif place.name not in found:
                self.window.show_on(found[first], whole=False)
        self._tell()

    # --- words -----------------------------------------------------------------------------

    def say_words(self) -> None:
        """Say everything in the language of the moment."""
        self.window.say_words()
        self.curtain_action.setText(_("Open the curtain") if self.curtain else _("Curtain"))
        self.turn_action.setText(_("Next picture"))
        words = _("End the hot wash") if self.hot_wash else _("Show the hot wash")
        self.hot_wash_action.setText(words)

    def seen(self) -> str:
        """Return in a few words what players see, for the foot."""
        view = self.look()
        if not self.shown:
            return _("Players see: nothing")
        if view.stopped:
            return _("Players see: STOP")
        if self._invitation is not None:
            return _("Players see: how to join")
        if view.curtain:
            return _("Players see: Please wait")
        if view.hot_wash is not None:
            return _("Players see: the hot wash")
        count = len(view.messages)
        said = ngettext("Players see: {n} message", "Players see: {n} messages", count)
        shot = self.media.shot(view)
        beside = (
            _("discussion") if view.discussion else "",
            _("picture {n} of {count}").format(n=shot.number, count=shot.count) if shot else "",
        )
        return ", ".join(filter(None, (said.format(n=count), *beside)))

    def close(self) -> None:
        """Take the window away for good; the exercise is being closed."""
        self.media.pictures.close()
        self._tasks.close()
        self.window.hide()
        self.window.deleteLater()
