"""What is said after the run: ratings, findings, actions, the report's words, the hot wash."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events.facts import Audience, Event
from facilitator.domain.improvement import CorrectiveAction, Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingGiven(Event):
    """An evaluator proposed a rating; ``of`` is an id (of a capability: its name).

    ``by`` says which evaluator, as a function ("evaluator 2"); the newest of each counts.
    """

    kind: ClassVar[str] = "rating.given"
    audience: ClassVar[Audience] = Audience.CONTROL
    rated: Rated
    of: str
    rating: Rating
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingSettled(Event):
    """The lead evaluator decided a rating, and why."""

    kind: ClassVar[str] = "rating.settled"
    audience: ClassVar[Audience] = Audience.CONTROL
    rated: Rated
    of: str
    rating: Rating
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWritten(Event):
    """A finding as it now stands, whole; the newest of each id counts."""

    kind: ClassVar[str] = "finding.written"
    audience: ClassVar[Audience] = Audience.CONTROL
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDropped(Event):
    """A finding does not stand any more, and why."""

    kind: ClassVar[str] = "finding.dropped"
    audience: ClassVar[Audience] = Audience.CONTROL
    finding: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionWritten(Event):
    """A corrective action as it now stands, whole; the newest of each id counts."""

    kind: ClassVar[str] = "action.written"
    audience: ClassVar[Audience] = Audience.CONTROL
    action: CorrectiveAction


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDropped(Event):
    """A corrective action does not stand any more, and why."""

    kind: ClassVar[str] = "action.dropped"
    audience: ClassVar[Audience] = Audience.CONTROL
    action: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrativeWritten(Event):
    """A field of the report that people write themselves, whole; blank takes it away."""

    kind: ClassVar[str] = "narrative.written"
    audience: ClassVar[Audience] = Audience.CONTROL
    field: str
    text: str
    language: str = ""


class HotWashSort(StrEnum):
    """The three questions of the hot wash."""

    WELL = "well"
    BETTER = "better"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWashNoted(Event):
    """What an agency said in the hot wash; a blank text takes the note of that id away."""

    kind: ClassVar[str] = "hotwash.noted"
    note: str
    agency: str
    sort: HotWashSort
    text: str
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackGiven(Event):
    """One participant's feedback form; ``scores`` holds (statement, 1 to 5)."""

    kind: ClassVar[str] = "feedback.given"
    audience: ClassVar[Audience] = Audience.CONTROL
    form: str
    agency: str = ""
    by_role: str = ""
    strengths: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    unseen: str = ""
    actions: tuple[str, ...] = ()
    to_review: str = ""
    scores: tuple[tuple[str, int], ...] = ()
    remarks: str = ""


class ReportStatus(StrEnum):
    """Whether a report may still change."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIssued(Event):
    """A report was given out: which version, approved by which function, over which words.

    ``fingerprint`` is the twelve words of the journal as it stood before this entry.
    """

    kind: ClassVar[str] = "report.issued"
    version: int
    status: ReportStatus
    approved_by: str = ""
    fingerprint: tuple[str, ...] = ()
    remark: str = ""
