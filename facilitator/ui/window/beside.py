"""What goes on beside the desk: the players' display, and the run seen from other screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from facilitator.ui.bridge import Bridge
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.players import PlayersDisplay, PlayersPanel
from facilitator.ui.players.display import CURTAIN_KEY
from facilitator.ui.widgets import FootItem, RunWord, state_word
from facilitator.ui.window.frame import CONDUCT, Frame

if TYPE_CHECKING:
    from facilitator.ui.conduct.keyboard import Keyboard

_TICK_MS = 1000


class Desk(Protocol):
    """The screen that shows the preview."""

    def lend(self, aside: QWidget, say_words: Callable[[], object]) -> None:
        """Take in what can be shown beside the rest."""
        ...

    def tell_foot(self) -> None:
        """Tell the window what its foot says."""
        ...


class Beside(QObject):
    """Says in the violet band how the run stands, and stops it from wherever somebody is."""

    emergency = Signal()

    def __init__(
        self, frame: Frame, bridge: Bridge, keyboard: "Keyboard", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._conduct = bridge.conduct
        self.players = PlayersDisplay(bridge, frame.application, frame)
        frame.addAction(self.players.curtain_action)
        frame.addAction(self.players.turn_action)
        frame.addAction(self.players.hot_wash_action)
        self._keyboard = keyboard
        self._key = QShortcut(keyboard.key("emergency"), frame)
        keyboard.changed.connect(self._follow_keys)
        self._key.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._key.setAutoRepeat(False)
        self._key.activated.connect(self.emergency)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        frame.pages.currentChanged.connect(self.tick)
        self.tick()

    @Slot()
    def _follow_keys(self) -> None:
        self._key.setKey(self._keyboard.key("emergency"))

    def lend_to(self, desk: Desk) -> None:
        """Give the preview of what players see to the desk, and keep its foot true."""
        panel = PlayersPanel(self._frame.theme, self.players)
        desk.lend(panel, panel.say_words)
        self.players.changed.connect(desk.tell_foot)

    def foot(self) -> tuple[FootItem, ...]:
        """Return what the foot says of the players' display, with the key of its curtain."""
        return (FootItem(text=self.players.seen(), key=CURTAIN_KEY),)

    @Slot()
    def tick(self) -> None:
        """Say how things stand, unless the desk itself says it."""
        away = self._frame.pages.currentIndex() != CONDUCT
        in_play = self._conduct.state.clock.in_play
        # on its own screen the key is the desk's: two of them would be ambiguous
        self._key.setEnabled(away and in_play)
        title = self._conduct.exercise.title
        words = self.words() if away and in_play else title
        if words != self._frame.band.accessibleDescription():
            self._frame.band.set_right(words)

    def words(self) -> str:
        """Return state, clock and what is next, in one line."""
        conduct = self._conduct
        phase = state_word(RunWord[conduct.state.clock.phase.name])
        parts = [f"{phase} {spans.full(conduct.elapsed())}"]
        standby = conduct.standby()
        if standby.row is not None:
            words = _("NEXT {number}").format(number=shown(standby.row.inject.number))
            due = standby.due_in
            parts.append(words if due is None else f"{words} {spans.signed(-due)}")
        words = _("{key} real emergency")
        parts.append(words.format(key=self._keyboard.printed("emergency")))
        return " \u00b7 ".join(parts)

    def close(self) -> None:
        """Look after this run no more."""
        self._timer.stop()
        self._keyboard.changed.disconnect(self._follow_keys)
        self._key.setEnabled(False)
        self._key.deleteLater()
        self._frame.removeAction(self.players.curtain_action)
        self._frame.removeAction(self.players.turn_action)
        self._frame.removeAction(self.players.hot_wash_action)
        self.players.close()
        self.players.deleteLater()
        self.deleteLater()
