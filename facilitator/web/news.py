"""News for devices that listen: what they may see now, gathered for a moment, then told once."""

import asyncio
from dataclasses import dataclass, field
from threading import Lock

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Entry
from facilitator.domain.exercise import Role
from facilitator.domain.stations import Observer
from facilitator.services.observing.door import Door
from facilitator.web.told import packed, told_view

LEAST_S = 0.05
"""News is gathered for at least this long."""
MOST_S = 0.5
"""And for no longer than this, however many listen."""
EACH_S = 0.001
"""So much more for everybody who listens: telling takes time."""
MOST_STREAMS = 2
"""Streams of one device; an older one ends when another begins."""
READS_LOG: frozenset[str] = frozenset(
    {Role.FACILITATOR, Role.DIRECTOR, Role.LOGGIST, Role.LEAD_EVALUATOR}
)
"""Roles that are told of every line of the log."""


@dataclass(eq=False)
class Listener:
    """A device that listens; ``woken`` is set when there may be news for it."""

    device: str
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What a group of devices is told: ``content`` is the same as long as nothing changed."""

    content: bytes
    view: bytes


class News:
    """Hears of every entry in whoever's thread, and wakes listeners in the server's own."""

    def __init__(self, door: Door, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to listen to the journal."""
        self._door = door
        self._loop = loop
        self._lock = Lock()
        self._marked = False
        self.line = door.conduct.file.journal.last_line()
        self._listeners: list[Listener] = []
        self._frames: dict[tuple[object, ...], Frame] = {}
        self._fingerprint: tuple[str, ...] = ()
        self._over = False
        door.conduct.listen(self._heard)

    # --- in whoever's thread -------------------------------------------------------------------

    def _heard(self, entries: tuple[Entry, ...]) -> None:
        with self._lock:
            self.line = max(self.line, entries[-1].line)
            if self._marked or self._over:
                return
            self._marked = True
        self._loop.call_soon_threadsafe(self._gather)

    # --- in the server's thread -----------------------------------------------------------------

    def _gather(self) -> None:
        pause = min(MOST_S, LEAST_S + EACH_S * len(self._listeners))
        self._loop.call_later(pause, self._tell)

    def _tell(self) -> None:
        with self._lock:
            self._marked = False
        self._frames.clear()
        self._fingerprint = ()
        for each in self._listeners:
            each.woken.set()

    @property
    def connected(self) -> int:
        """How many streams are open."""
        return len(self._listeners)

    def devices(self) -> frozenset[str]:
        """Return who listens."""
        return frozenset(each.device for each in tuple(self._listeners))

    def begin(self, observer: Observer) -> Listener:
        """Let a device listen; its oldest stream ends if it has too many."""
        mine = [each for each in self._listeners if each.device == observer.device]
        for old in mine[: max(0, len(mine) - MOST_STREAMS + 1)]:
            self._end(old)
        made = Listener(device=observer.device)
        self._listeners.append(made)
        return made

    def leave(self, listener: Listener) -> None:
        """Let a device listen no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def shut_out(self, device: str) -> None:
        """End all streams of a device."""
        for each in [one for one in self._listeners if one.device == device]:
            self._end(each)

    def _end(self, listener: Listener) -> None:
        self.leave(listener)
        listener.over = True
        listener.woken.set()

    def close(self) -> None:
        """End every stream; called in the server's thread."""
        with self._lock:
            self._over = True
        self._door.conduct.unlisten(self._heard)
        for each in tuple(self._listeners):
            self._end(each)

    # --- what is told ---------------------------------------------------------------------------

    def frame(self, observer: Observer) -> Frame:
        """Return what a device may see now; made once for all that may see the same."""
        key = (observer.role, observer.covers, observer.revoked)
        found = self._frames.get(key)
        if found is None:
            # whatever comes from here on is news, and told of again
            told = told_view(self._door.view(observer), revoked=observer.revoked)
            told["fingerprint"] = list(self._words())
            moving = {"now", "exercise_ms", "story"}
            content = packed({name: each for name, each in told.items() if name not in moving})
            found = Frame(content=content, view=packed(told | {"line": self.line}))
            self._frames[key] = found
        return found

    def view(self, observer: Observer) -> bytes:
        """Return what a device may see at this moment."""
        told = told_view(self._door.view(observer), revoked=observer.revoked)
        return packed(told | {"fingerprint": list(self._words()), "line": self.line})

    def _words(self) -> tuple[str, ...]:
        if self._door.conduct.state.clock.phase is not ClockPhase.ENDED:
            return ()
        if not self._fingerprint:
            self._fingerprint = self._door.fingerprint()
        return self._fingerprint
