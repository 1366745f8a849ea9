"""Who writes beside the one who leads: devices let in, their clocks, merges, and the lead."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.events.facts import Audience, Event


class Way(StrEnum):
    """How somebody's entries come in."""

    PHONE = "phone"
    LAPTOP = "laptop"
    PACK = "pack"
    ROOM = "room"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTaken(Event):
    """From here on the writing station runs clock and script.

    ``before`` led until now; its clock and script entries count up to ``up_to``, its last ``seq``
    that the new leader had read. Anything it wrote of clock and script after that stands in the
    journal and changes nothing.
    """

    kind: ClassVar[str] = "lead.taken"
    before: str
    up_to: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StationOpened(Event):
    """The writing station is somebody's beside the leader: which role, for which agencies.

    ``host`` is the station that let it in and ``pack`` the device under which it knows whoever
    sits here, ``person`` the id of who that is; ``first_number`` is the first of the thousand
    numbers that it may give.
    """

    kind: ClassVar[str] = "station.opened"
    role: str
    covers: tuple[str, ...] = ()
    way: Way = Way.PACK
    host: str = ""
    pack: str = ""
    person: str = ""
    first_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StationClockSet(Event):
    """The writing station's own copy of the exercise clock was set by the room's.

    It counts at the writing station alone; after a merge it tells how far apart the clocks were.
    ``error`` is how wrong it may be.
    """

    kind: ClassVar[str] = "station.clock_set"
    at: timedelta
    running: bool = True
    speed: float = 1.0
    error: timedelta = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverAdmitted(Event):
    """A device was let in: ``device`` is the station under whose name its entries stand.

    ``person`` is an id; the name they gave stands in the table of people and can be erased.
    """

    kind: ClassVar[str] = "observer.admitted"
    audience: ClassVar[Audience] = Audience.CONTROL
    device: str
    role: str
    way: Way
    covers: tuple[str, ...] = ()
    person: str = ""
    first_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverRevoked(Event):
    """A device may write no more; what it wrote stays."""

    kind: ClassVar[str] = "observer.revoked"
    audience: ClassVar[Audience] = Audience.CONTROL
    device: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverReadmitted(Event):
    """A device that was shut out may write again."""

    kind: ClassVar[str] = "observer.readmitted"
    audience: ClassVar[Audience] = Audience.CONTROL
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverMarked(Event):
    """What is to be known of a device's entries ("not who it says"); blank takes it back."""

    kind: ClassVar[str] = "observer.marked"
    audience: ClassVar[Audience] = Audience.CONTROL
    device: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StationTimed(Event):
    """How far a station's wall clock was from ours: its times plus ``by`` are ours."""

    kind: ClassVar[str] = "station.timed"
    audience: ClassVar[Audience] = Audience.CONTROL
    station: str
    by: timedelta
    error: timedelta = timedelta(0)
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMerged(Event):
    """Entries came in on a stick, or with a whole file: how many were new, and how many known."""

    kind: ClassVar[str] = "bundle.merged"
    audience: ClassVar[Audience] = Audience.CONTROL
    name: str
    new: int
    known: int
    forks: int = 0
    stations: tuple[str, ...] = ()
