"""What can happen to the exercise clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.events.facts import EntryRef, Event


class JumpSort(StrEnum):
    """Whether the story's time moved, or the exercise clock itself."""

    STORY = "story"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Event):
    """STARTEX; the plan as it stood is named by its digest, never carried."""

    kind: ClassVar[str] = "run.started"
    plan_digest: str
    rehearsal: bool = False
    story_start: datetime | None = None
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPaused(Event):
    """The exercise clock was stopped for a while."""

    kind: ClassVar[str] = "run.paused"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResumed(Event):
    """The exercise clock went on after a pause."""

    kind: ClassVar[str] = "run.resumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeJumped(Event):
    """Time moved ahead: the story's, or the exercise clock's own."""

    kind: ClassVar[str] = "run.jumped"
    sort: JumpSort
    by: timedelta
    reason: str = ""
    meanwhile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedChanged(Event):
    """The exercise clock now runs at another factor of real time."""

    kind: ClassVar[str] = "run.speed_changed"
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyStopped(Event):
    """REAL EMERGENCY: the clock stopped and the room's display was curtained.

    Every room may say it. ``answers`` names what other rooms had declared, where the leading room
    stops the exercise for them.
    """

    kind: ClassVar[str] = "run.safety_stopped"
    answers: tuple[EntryRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNoted(Event):
    """Who was hurt or called, and where, in the real emergency."""

    kind: ClassVar[str] = "run.emergency_noted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCleared(Event):
    """The director ended the real emergency; the clock is paused, not running.

    In a room that does not lead it takes back what was declared there, if nobody has heard yet.
    """

    kind: ClassVar[str] = "run.safety_cleared"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCorrected(Event):
    """A wrong exercise time was put right, forwards or backwards, with a reason."""

    kind: ClassVar[str] = "run.clock_corrected"
    by: timedelta
    reason: str


class Reanchoring(StrEnum):
    """Why exercise time and wall time had to be laid against each other anew."""

    SLEPT = "slept"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReanchored(Event):
    """The computer slept, or its clock was moved: exercise time went on as if it had not.

    ``by`` is how long it slept, or how far its clock was moved (negative: back).
    """

    kind: ClassVar[str] = "run.reanchored"
    why: Reanchoring
    by: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnded(Event):
    """ENDEX."""

    kind: ClassVar[str] = "run.ended"
    reason: str = ""
