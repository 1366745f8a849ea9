"""A second laptop in the room: its own journal first, and the room's whenever there is a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from threading import Event as Flag
from threading import Thread
from typing import Any

from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.events import StationClockSet, Way
from facilitator.services.conduct import Conduct
from facilitator.services.observing import links
from facilitator.services.observing.handing_in import fields_handed
from facilitator.services.observing.joincode import LaptopCode, read_laptop_code
from facilitator.services.observing.packing import open_packed
from facilitator.services.observing.talking import Answer, Line
from facilitator.services.session import Session, Shelf
from facilitator.store.rows import Row

LOT = 200
"""Entries that are handed in at a time."""
EVERY_S = 1.0
"""Seconds between two looks at the room."""
APART = timedelta(seconds=1)
"""An own clock that is off by less than this is left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """How the line stands: ``waiting`` entries are here and not yet there; ``wrong`` says why not.

    ``view`` is what the room last told (see the room's protocol), empty if it never did.
    """

    waiting: int = 0
    wrong: Failed | Refused | None = None
    view: Answer | None = None

    @property
    def connected(self) -> bool:
        """Whether the room answered the last time."""
        return self.wrong is None and self.view is not None


Told = Callable[[Linked], None]


def join(code: str, shelf: Shelf, *, name: str, role: str, covers: Sequence[str] = ()) -> Session:
    """Join a room with the line from the facilitator's screen, and open this laptop's journal.

    Raises Refused (WRONG_CODE for a line that is none) and Failed.
    """
    read = _read(code)
    line = Line(read.address, read.port, read.fingerprint)
    asked = {"secret": read.token, "name": name, "role": role, "covers": list(covers)}
    joined = line.answer("POST", "/api/join", asked)
    line.secret = str(joined["pass"])
    pack = line.ask("GET", "/api/pack")
    session = open_packed(pack, shelf, name=read.address, way=Way.LAPTOP)
    kept = links.Kept(
        address=read.address, port=read.port, fingerprint=read.fingerprint, secret=line.secret
    )
    links.keep(session.conduct.file.station, kept)
    return session


def invited(code: str) -> Answer:
    """Return what a line leads to: the title, the roles to choose from, and the agencies."""
    read = _read(code)
    line = Line(read.address, read.port, read.fingerprint)
    return line.answer("POST", "/api/invited", {"secret": read.token})


def moved(conduct: Conduct, code: str) -> None:
    """Take over a room's new address or certificate from a new line; the pass stays."""
    read = _read(code)
    before = links.kept(conduct.file.station)
    if before is None:
        raise Refused(Reason.NOT_LET_IN)
    kept = links.Kept(
        address=read.address, port=read.port, fingerprint=read.fingerprint, secret=before.secret
    )
    links.keep(conduct.file.station, kept)


def _read(code: str) -> LaptopCode:
    read = read_laptop_code(code)
    if read is None:
        raise Refused(Reason.WRONG_CODE)
    return read


class Link:
    """Hands a laptop's entries to its room, and sets its clock by the room's."""

    def __init__(self, conduct: Conduct, kept: links.Kept) -> None:
        """Stand between a journal and a room; nothing is asked before ``step``."""
        self._conduct = conduct
        self._line = Line(kept.address, kept.port, kept.fingerprint, kept.secret)
        # what the room has of us is found out by handing everything in once: twice counts once
        self._handed = 0
        self._view: Answer | None = None

    def step(self) -> Linked:
        """Hand in what is new, and look at the room once; says how the line stands."""
        try:
            self._hand_in()
            if self._set_clock(self._line.answer("GET", "/api/clock")):
                self._hand_in()
            self._view = self._line.answer("GET", "/api/view")
        except (Failed, Refused) as wrong:
            return Linked(waiting=self._waiting(), wrong=wrong, view=self._view)
        return Linked(waiting=self._waiting(), view=self._view)

    def _hand_in(self) -> None:
        journal, station = self._conduct.file.journal, self._conduct.file.station
        lot: list[Row] = []
        for row in journal.rows_of(station, after=self._handed):
            lot.append(row)
            if len(lot) == LOT:
                self._hand(lot)
                lot = []
        if lot:
            self._hand(lot)

    def _hand(self, lot: Sequence[Row]) -> None:
        self._line.answer("POST", "/api/rows", {"rows": fields_handed(lot)})
        self._handed = lot[-1].seq

    def _waiting(self) -> int:
        last, _hash = self._conduct.file.journal.head_of(self._conduct.file.station)
        return max(0, last - self._handed)

    def _set_clock(self, told: dict[str, Any]) -> bool:
        """Set the own clock by the room's where they differ, which is an entry; whether it was."""
        if told["phase"] == "ready":
            return False
        at = timedelta(milliseconds=int(told["at_ms"]))
        running, speed = bool(told["running"]), float(told["speed"])
        state = self._conduct.state.clock
        same = state.running == running and state.speed == speed and state.in_play
        if same and abs(self._conduct.elapsed() - at) <= APART:
            return False
        self._conduct.record(
            StationClockSet(at=at, running=running, speed=speed, error=timedelta(milliseconds=200))
        )
        return True


class Linking:
    """Looks at the room once a second on a thread of its own, until it is stopped."""

    def __init__(self, link: Link, tell: Told) -> None:
        """Take the link, and whom to tell how it stands (on that thread)."""
        self._link, self._tell = link, tell
        self._over = Flag()
        self._thread = Thread(target=self._work, name="link", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; returns when the thread has."""
        self._over.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._over.is_set():
            self._tell(self._link.step())
            self._over.wait(EVERY_S)


def linking(conduct: Conduct, tell: Told) -> Linking | None:
    """Return the line of an open exercise to its room, or None if it has none."""
    kept = links.kept(conduct.file.station)
    return Linking(Link(conduct, kept), tell) if kept is not None else None
