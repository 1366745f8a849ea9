"""What can happen in a run: past-tense facts; ``kind`` is the name on disk and never changes."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.msel import Inject


class Audience(StrEnum):
    """Who may read an entry once it is in the journal."""

    ALL = "all"
    CONTROL = "control"


class JumpSort(StrEnum):
    """Whether the story's time moved, or the exercise clock itself."""

    STORY = "story"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRef:
    """The identity of a journal entry: its station and the number that station gave it."""

    station: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an agency had been given when it decided, frozen in the decision.

    Each number is the ``seq`` under which the leading station wrote the delivery; a delivery is
    never edited, so the number says which inject, when, and with what text.
    """

    station: str = ""
    delivered: tuple[int, ...] = ()
    acknowledged: tuple[int, ...] = ()
    recalled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact of the run."""

    kind: ClassVar[str] = ""
    audience: ClassVar[Audience] = Audience.ALL


# --- the clock -------------------------------------------------------------------------------


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
    """REAL EMERGENCY: the clock stopped and the room's display was curtained."""

    kind: ClassVar[str] = "run.safety_stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNoted(Event):
    """Who was hurt or called, and where, in the real emergency."""

    kind: ClassVar[str] = "run.emergency_noted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCleared(Event):
    """The director ended the real emergency; the clock is paused, not running."""

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


# --- the script ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectDelivered(Event):
    """An inject reached its players; what they read is kept as it was then."""

    kind: ClassVar[str] = "inject.delivered"
    inject: str
    number: str
    title: str
    to: tuple[str, ...] = ()
    to_all: bool = False
    text: str = ""
    method: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectAcknowledged(Event):
    """An agency said that it has the inject."""

    kind: ClassVar[str] = "inject.acknowledged"
    inject: str
    agency: str
    by_role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectHeld(Event):
    """An inject is kept back for later."""

    kind: ClassVar[str] = "inject.held"
    audience: ClassVar[Audience] = Audience.CONTROL
    inject: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectReleased(Event):
    """A held or skipped inject is to be played after all."""

    kind: ClassVar[str] = "inject.released"
    audience: ClassVar[Audience] = Audience.CONTROL
    inject: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectSkipped(Event):
    """An inject will not be played, and why."""

    kind: ClassVar[str] = "inject.skipped"
    audience: ClassVar[Audience] = Audience.CONTROL
    inject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectCancelled(Event):
    """An inject was taken out of the script for good, and why."""

    kind: ClassVar[str] = "inject.cancelled"
    audience: ClassVar[Audience] = Audience.CONTROL
    inject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectRecalled(Event):
    """Players were told to disregard an inject that had reached them."""

    kind: ClassVar[str] = "inject.recalled"
    inject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectReplaced(Event):
    """The wrong inject was marked delivered; the right one stands at its time instead.

    ``delivered`` names the struck delivery. The entry's ``happened_at`` and exercise time are
    those of the delivery it replaces.
    """

    kind: ClassVar[str] = "inject.replaced"
    delivered: EntryRef
    wrong: str
    wrong_number: str
    inject: str
    number: str
    title: str
    to: tuple[str, ...] = ()
    to_all: bool = False
    text: str = ""
    method: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectAdded(Event):
    """An inject that the script did not have was made during the run."""

    kind: ClassVar[str] = "inject.added"
    audience: ClassVar[Audience] = Audience.CONTROL
    inject: Inject


@dataclass(frozen=True, slots=True, kw_only=True)
class InjectsShifted(Event):
    """Rows that still wait were moved in time, all by the same span."""

    kind: ClassVar[str] = "script.shifted"
    audience: ClassVar[Audience] = Audience.CONTROL
    injects: tuple[str, ...]
    by: timedelta
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationShown(Event):
    """The players' display shows another situation; blank title and text take it away."""

    kind: ClassVar[str] = "situation.shown"
    title: str = ""
    text: str = ""


class ClosedAs(StrEnum):
    """How an expected action ends without a decision that answers it."""

    WAIVED = "waived"
    NOT_TAKEN = "not_taken"
    SEEN_DONE = "seen_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClosed(Event):
    """An expected action was closed without a decision in the log, and how."""

    kind: ClassVar[str] = "expected.closed"
    audience: ClassVar[Audience] = Audience.CONTROL
    expected: str
    as_what: ClosedAs
    reason: str = ""


# --- what people wrote -----------------------------------------------------------------------


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
    known: Known = field(default_factory=Known)


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
class Unread(Event):
    """An entry of a kind that this version does not know: kept, shown as such, never lost."""

    written_as: str
    payload: str


KINDS: dict[str, type[Event]] = {
    each.kind: each
    for each in (
        RunStarted,
        RunPaused,
        RunResumed,
        TimeJumped,
        SpeedChanged,
        SafetyStopped,
        EmergencyNoted,
        SafetyCleared,
        ClockCorrected,
        ClockReanchored,
        RunEnded,
        InjectDelivered,
        InjectAcknowledged,
        InjectHeld,
        InjectReleased,
        InjectSkipped,
        InjectCancelled,
        InjectRecalled,
        InjectReplaced,
        InjectAdded,
        InjectsShifted,
        SituationShown,
        ExpectedClosed,
        DecisionLogged,
        RequestLogged,
        ObservationLogged,
        NoteLogged,
        Struck,
        Unstruck,
        Amended,
    )
}
"""Every kind that can stand in a journal, by its name on disk; frozen by a test."""
