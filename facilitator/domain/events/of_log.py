"""What people write down, and what is said of it later."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.attachments import Attachment
from facilitator.domain.events.facts import EntryRef, Event, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTime:
    """What a device's own clock said, and how it was put right; ``key`` is the device's own id.

    ``wall`` plus ``offset`` is the entry's moment by the accepting station's clock, give or take
    ``error``; nothing is ever ordered by ``wall``.
    """

    key: str
    wall: datetime
    offset: timedelta
    error: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged(Event):
    """Something a person wrote down; ``typed`` keeps the line exactly as it was typed.

    ``number`` is the number people see. ``agencies`` may be empty (unassigned) or several (joint).
    ``review_at`` is exercise time. ``late_reason`` may stay empty: it never blocks saving.
    """

    number: int
    text: str
    typed: str
    agencies: tuple[str, ...] = ()
    reason: str = ""
    by_role: str = ""
    inject: str = ""
    expected: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    options: str = ""
    told: tuple[str, ...] = ()
    review_at: timedelta | None = None
    verbatim: bool = False
    source: str = ""
    late_reason: str = ""
    replaces: EntryRef | None = None
    replaces_number: int = 0
    attachments: tuple[Attachment, ...] = ()
    known: Known = field(default_factory=Known)
    device: DeviceTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLogged(Logged):
    """An agency decided something."""

    kind: ClassVar[str] = "decision.logged"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLogged(Logged):
    """An agency asked for information."""

    kind: ClassVar[str] = "request.logged"


class ObservationSort(StrEnum):
    """What an observer saw."""

    STRENGTH = "strength"
    IMPROVE = "improve"
    INTERPRETATION = "interpretation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationLogged(Logged):
    """An observer wrote down a strength, an area for improvement, or an interpretation."""

    kind: ClassVar[str] = "observation.logged"
    sort: ObservationSort


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLogged(Logged):
    """Anything else worth keeping."""

    kind: ClassVar[str] = "note.logged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What an entry counted for: enough to take it out of the sums, or put it back."""

    written_as: str
    number: int
    agencies: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    at: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck(Event):
    """An entry was struck through: it stays readable, and counts for nothing."""

    kind: ClassVar[str] = "entry.struck"
    entry: EntryRef
    was: Links
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstruck(Event):
    """A struck entry counts again."""

    kind: ClassVar[str] = "entry.unstruck"
    entry: EntryRef
    was: Links
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended(Event):
    """An entry was put right; both versions stay readable. None means: as it was."""

    kind: ClassVar[str] = "entry.amended"
    entry: EntryRef
    was: Links
    now: Links
    reason: str = ""
    text: str | None = None
    rationale: str | None = None
    by_role: str | None = None
    tags: tuple[str, ...] | None = None
    inject: str | None = None
    options: str | None = None
    told: tuple[str, ...] | None = None
    review_at: timedelta | None = None
    late_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached(Event):
    """Files were added to an entry; ``number`` is the one people see."""

    kind: ClassVar[str] = "entry.attached"
    entry: EntryRef
    number: int
    attachments: tuple[Attachment, ...]
