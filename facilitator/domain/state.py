"""The state of a run: an immutable value that holds what control needs of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain.attachments import Attachment
from facilitator.domain.clock import ClockState
from facilitator.domain.emergencies import Alarms
from facilitator.domain.events import ClosedAs, EntryRef, Links, StationOpened
from facilitator.domain.msel import Inject
from facilitator.domain.stations import Observer

BIN = timedelta(minutes=5)
"""The width of the bins in which decisions and injects are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An inject that reached its players; times are exercise time unless they say otherwise."""

    ref: EntryRef
    inject: str
    number: str
    title: str
    at: timedelta
    happened_at: datetime
    to: tuple[str, ...] = ()
    to_all: bool = False
    text: str = ""
    recalled: timedelta | None = None
    acknowledged: tuple[tuple[str, timedelta], ...] = ()
    again: tuple[timedelta, ...] = ()
    replaced: bool = False
    attachments: tuple[Attachment, ...] = ()

    def reached(self, agency: str) -> bool:
        """Whether an agency was given this inject."""
        return self.to_all or agency in self.to

    def acknowledged_by(self, agency: str) -> timedelta | None:
        """Return when an agency said that it has the inject, or None."""
        return next((at for who, at in self.acknowledged if who == agency), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectMark:
    """An inject was set aside: held, skipped or cancelled."""

    status: str
    at: timedelta
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A decision that answers an expected action."""

    ref: EntryRef
    number: int
    at: timedelta
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """An expected action that was closed without a decision."""

    as_what: ClosedAs
    at: timedelta
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Something that can be undone: an entry that was written, or a row that was set aside."""

    ref: EntryRef
    kind: str
    number: str
    inject: str = ""
    was: Links | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What all players were shown of the situation; the first one is number 1."""

    number: int
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What the room discusses, and until when; both times are exercise time."""

    title: str
    since: timedelta
    until: timedelta
    questions: tuple[str, ...] = ()
    inject: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """From an exercise time on, the clock ran at a factor of real time."""

    since: timedelta
    factor: float


def _nothing() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """What control needs to know of a run; what belongs only in the log is not here.

    ``led`` is the clock as the room that leads runs it, where a real emergency that it has not
    heard of holds the one here; ``alarms`` are the real emergencies.
    ``released`` holds rows that the script itself leaves out and that are played after all.
    ``shifted`` says by how much a row was moved in time during the run.
    ``answers`` and ``closed`` go by expected action id. ``decided`` counts standing decisions per
    agency, ``decision_bins`` and ``inject_bins`` count them per (agency, five-minute bin).
    ``last_decision`` holds the exercise time of the newest standing decision of each agency.
    ``home`` is the station whose file this is ("" outside a file), ``post`` what that station is
    beside the leader, if it is, and ``posts`` the same of every station. ``amended`` says what
    amended entries count for now. ``numbers`` holds the next number of each block of numbers,
    ``next_number`` that of the block from which entries here are numbered.
    """

    clock: ClockState = field(default_factory=ClockState)
    led: ClockState | None = None
    alarms: Alarms = field(default_factory=Alarms)
    home: str = ""
    leader: str = ""
    post: StationOpened | None = None
    posts: Mapping[str, StationOpened] = field(default_factory=dict[str, StationOpened])
    observers: Mapping[str, Observer] = field(default_factory=dict[str, Observer])
    rehearsal: bool = False
    plan_digest: str = ""
    deliveries: Mapping[str, Delivery] = field(default_factory=dict[str, Delivery])
    marks: Mapping[str, InjectMark] = field(default_factory=dict[str, InjectMark])
    released: frozenset[str] = frozenset()
    added: Mapping[str, Inject] = field(default_factory=dict[str, Inject])
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict[str, tuple[Answer, ...]])
    shifted: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])
    closed: Mapping[str, Closed] = field(default_factory=dict[str, Closed])
    decided: Mapping[str, int] = field(default_factory=_nothing)
    last_decision: Mapping[str, timedelta] = field(default_factory=dict[str, timedelta])
    decision_bins: Mapping[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    inject_bins: Mapping[tuple[str, int], int] = field(default_factory=dict[tuple[str, int], int])
    struck: Mapping[EntryRef, int] = field(default_factory=dict[EntryRef, int])
    amended: Mapping[EntryRef, Links] = field(default_factory=dict[EntryRef, Links])
    logged: int = 0
    numbers: Mapping[int, int] = field(default_factory=dict[int, int])
    next_number: int = 1
    recent: tuple[Doing, ...] = ()
    last_delivered: str = ""
    speeds: tuple[Speed, ...] = ()
    emergency_open: bool = False
    situation: Situation | None = None
    situations: int = 0
    discussion: Discussion | None = None
