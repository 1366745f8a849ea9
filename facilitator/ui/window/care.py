"""Looks after an open exercise in the background: kept awake, battery, room, copies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - beside its neighbours
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed
from facilitator.i18n import _
from facilitator.services.awake import Awake, Kept
from facilitator.services.backups import Backups
from facilitator.services.battery import BatteryWatch
from facilitator.services.now import Clock
from facilitator.services.places import backups_dir, key_of
from facilitator.services.restoring import second_place
from facilitator.services.room import Room, room_for
from facilitator.services.session import Session
from facilitator.store.backup import run_of
from facilitator.ui.say import could_not
from facilitator.ui.tasks import Tasks
from facilitator.ui.widgets import FootItem, Glyph

LOOK_MS = 30_000
"""How often it is looked whether a copy is due and power is left."""
_LEAVING = 1.0
_NO_SCREEN = ("offscreen", "minimal")


@dataclass(frozen=True, slots=True)
class Machine:
    """The laptop itself: what keeps it awake, its battery, the room where an exercise lies."""

    awake: Awake
    battery: BatteryWatch
    room_for: Callable[[Path], Room] = room_for


def this_machine() -> Machine | None:
    """Return this laptop; nothing is asked of it where nobody sits before a screen."""
    if QGuiApplication.platformName() in _NO_SCREEN:
        return None
    return Machine(Awake(), BatteryWatch())


class Care(QObject):
    """Cares for one exercise from when it is opened until it is closed; never stops anybody.

    ``endangered`` says what may soon keep something from being saved, ``said`` what can wait.
    """

    said = Signal(str)
    endangered = Signal(str)

    def __init__(
        self,
        session: Session,
        *,
        clock: Clock,
        tasks: Tasks,
        machine: Machine | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._conduct = session.conduct
        self._tasks = tasks
        self._machine = machine
        self._room = machine.room_for(session.path) if machine is not None else None
        if self._room is not None:
            self._conduct.listen_for_failure(self._room.failed)
        self._backups = _backups(session, clock)
        self._copied_at: datetime | None = None
        self._copying = 0
        self._sorry = self._second_sorry = False
        self._ended = self._conduct.state.clock.phase is ClockPhase.ENDED
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._keep_awake()

    def foot(self) -> tuple[FootItem, ...]:
        """Return what the foot says of copies and of sleep."""
        items: list[FootItem] = []
        if self._copied_at is not None:
            time = self._copied_at.astimezone().strftime("%H:%M")
            items.append(FootItem(text=_("Backup {time}").format(time=time), glyph=Glyph.TICK))
        kept = self._machine.awake.kept if self._machine is not None else Kept.OFF
        if kept is Kept.ON:
            tip = _("This laptop does not fall asleep by itself; closing its lid still does it.")
            items.append(FootItem(text=_("kept awake"), tip=tip))
        elif kept is Kept.REFUSED:
            tip = _(
                "This system does not let the program keep the laptop awake. Switch sleep off in "
                "its settings; if it sleeps all the same, nothing is lost."
            )
            items.append(FootItem(text=_("may fall asleep"), tip=tip))
        return tuple(items)

    @property
    def copying(self) -> bool:
        """Whether a copy is being made now."""
        return bool(self._copying)

    @Slot()
    def look(self) -> None:
        """Make a copy if one is due, and say it if battery or disk run low."""
        # in one breath: the second of two banners would hide the first, which is said only once
        words = " ".join(each for each in (self._power(), self._space()) if each)
        if words:
            self.endangered.emit(words)
        self.keep_ballast()
        try:
            due = self._backups.due()
        except Failed as wrong:
            self._not_copied(wrong)
            return
        if due:
            self._copy()

    @Slot(tuple)
    def written(self, _entries: tuple[object, ...]) -> None:
        """Follow the clock: awake while the exercise is in play, one copy at its end."""
        self._keep_awake()
        ended = self._conduct.state.clock.phase is ClockPhase.ENDED
        if ended and not self._ended:
            self._copy()
        self._ended = ended

    def close(self) -> None:
        """Let the laptop sleep, and make the last copy, before the file is closed."""
        self._timer.stop()
        self._tasks.drop(self._copying)
        if self._machine is not None:
            self._machine.awake.release(wait=_LEAVING)
        try:
            self._backups.make_last()
        except Failed as wrong:
            self._not_copied(wrong)

    def look_for_room(self) -> None:
        """Say at once if the disk runs low: before an exercise starts it is cleared most easily."""
        words = self._space()
        if words:
            self.endangered.emit(words)

    def keep_ballast(self) -> None:
        """See to it, in the background, that a full disk has something to give back."""
        if self._room is not None:
            self._tasks.start(self._room.keep_ballast, lambda _there: None)

    def _power(self) -> str:
        left = self._machine.battery.low() if self._machine is not None else None
        if left is None:
            return ""
        words = _("Battery {percent} %: plug this laptop in. What is ticked is saved.")
        return words.format(percent=left)

    def _space(self) -> str:
        left = self._room.low() if self._room is not None else None
        if left is None:
            return ""
        if self._conduct.state.clock.phase is ClockPhase.READY:
            words = _(
                "Only {megabytes} MB are free where the exercise lies: make room before the "
                "exercise starts."
            )
        else:
            words = _(
                "Only {megabytes} MB are free where the exercise lies: make room. What is ticked "
                "is saved."
            )
        return words.format(megabytes=left)

    def _keep_awake(self) -> None:
        if self._machine is None:
            return
        if self._conduct.state.clock.in_play:
            self._machine.awake.hold()
        else:
            self._machine.awake.release()

    def _copy(self) -> None:
        # one at a time: the next look comes soon enough
        if not self._copying:
            self._copying = self._tasks.start(self._backups.make, self._copied, self._not_copied)

    def _copied(self, made: Path | None) -> None:
        self._copying, self._sorry = 0, False
        if made is not None:
            self._copied_at = self._conduct.now()
        self._tell_of_second(self._backups.second_failed)

    def _tell_of_second(self, wrong: Failed | None) -> None:
        """Say once that the second place took no copy, and again only after it took one."""
        if wrong is not None and not self._second_sorry:
            words = _("The backup stands on this laptop, but not in its second place. {why}")
            self.said.emit(words.format(why=could_not(wrong)))
        self._second_sorry = wrong is not None

    def _not_copied(self, wrong: Exception) -> None:
        self._copying = 0
        if not self._sorry:
            self._sorry = True
            words = _("No backup could be made; the exercise itself is saved. {why}")
            self.said.emit(words.format(why=could_not(wrong)))


def _backups(session: Session, clock: Clock) -> Backups:
    plan, file = session.exercise, session.conduct.file
    key = key_of(plan.id, rehearsal=plan.rehearsal, run=run_of(file.database))
    return Backups(file, key, folder=backups_dir(), clock=clock, second=second_place)
