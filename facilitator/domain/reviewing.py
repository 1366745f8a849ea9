"""What was said after the run, folded: ratings, findings, actions, words, hot wash, feedback."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from facilitator.domain.entry import Entry
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    About,
    ActionAccepted,
    ActionDropped,
    ActionWritten,
    FeedbackGiven,
    FindingDropped,
    FindingWritten,
    HotWashNoted,
    HotWashSort,
    NarrativeWritten,
    RatingGiven,
    RatingSettled,
    ReaderCommented,
    ReportIssued,
)
from facilitator.domain.improvement import CorrectiveAction, Finding, FindingSort
from facilitator.domain.numbering import labels
from facilitator.domain.refs import EntryRef

Of = tuple[Rated, str]
"""What is rated: its sort, and its id."""

REVIEW_KINDS = frozenset(
    each.kind
    for each in (
        RatingGiven,
        RatingSettled,
        FindingWritten,
        FindingDropped,
        ActionWritten,
        ActionDropped,
        NarrativeWritten,
        HotWashNoted,
        FeedbackGiven,
        ReportIssued,
        ReaderCommented,
        ActionAccepted,
    )
)
"""The kinds of entries that a review is folded from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """The rating that one evaluator proposes, as it stands."""

    by: str
    rating: Rating
    note: str
    ref: EntryRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The rating that the lead evaluator decided, and why."""

    rating: Rating
    reason: str
    at: datetime
    ref: EntryRef


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWashNote:
    """One thing that an agency said straight after the exercise."""

    id: str
    agency: str
    sort: HotWashSort
    text: str
    votes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A report that was given out."""

    event: ReportIssued
    at: datetime
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reader said of the report, a finding or an action."""

    id: str
    about: About
    of: str
    text: str
    by: str
    at: datetime
    ref: EntryRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Who took an action on, and when; ``stands`` until its words, owner or date change."""

    by: str
    at: datetime
    stands: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that was said after the run, as it stands.

    ``narrative`` goes by (field, language). Findings stand in their order, strengths first.
    ``labels`` says what findings and actions are called, by their ids.
    """

    given: Mapping[Of, tuple[Contribution, ...]] = field(
        default_factory=dict[Of, tuple[Contribution, ...]]
    )
    settled: Mapping[Of, Settled] = field(default_factory=dict[Of, Settled])
    findings: tuple[Finding, ...] = ()
    actions: tuple[CorrectiveAction, ...] = ()
    narrative: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    hot_wash: tuple[HotWashNote, ...] = ()
    feedback: tuple[FeedbackGiven, ...] = ()
    issued: tuple[Issued, ...] = ()
    comments: tuple[Comment, ...] = ()
    accepted: Mapping[str, Accepted] = field(default_factory=dict[str, Accepted])
    labels: Mapping[str, str] = field(default_factory=dict[str, str])

    def finding(self, finding_id: str) -> Finding | None:
        """Return the finding of that id, or None."""
        return next((each for each in self.findings if each.id == finding_id), None)

    def action(self, action_id: str) -> CorrectiveAction | None:
        """Return the corrective action of that id, or None."""
        return next((each for each in self.actions if each.id == action_id), None)

    def actions_of(self, finding_id: str) -> tuple[CorrectiveAction, ...]:
        """Return what is to be done about a finding."""
        return tuple(each for each in self.actions if each.finding == finding_id)

    def comments_on(self, about: About, of: str = "") -> tuple[Comment, ...]:
        """Return what readers said of something, in the order in which they did."""
        return tuple(each for each in self.comments if (each.about, each.of) == (about, of))

    def called(self, what: Finding | CorrectiveAction) -> str:
        """Return the number of a finding or an action, told apart from another with the same."""
        return self.labels.get(what.id) or str(what.number or "–")

    def told(self, narrative: str, language: str) -> str:
        """Return a field of the report in a language, or as it was written for all of them."""
        return self.narrative.get((narrative, language)) or self.narrative.get((narrative, ""), "")


def review(entries: Iterable[Entry]) -> Review:
    """Return what stands of entries, whatever order they came in: the newest word counts."""
    work = _Fold()
    for entry in sorted(entries, key=lambda each: (each.happened_at, each.station, each.seq)):
        work.take(entry)
    return work.review()


class _Fold:
    """Gather many entries without a new value for each."""

    def __init__(self) -> None:
        self._given: dict[Of, dict[str, Contribution]] = {}
        self._settled: dict[Of, Settled] = {}
        self._findings: dict[str, Finding] = {}
        self._actions: dict[str, CorrectiveAction] = {}
        self._narrative: dict[tuple[str, str], str] = {}
        self._hot_wash: dict[str, HotWashNote] = {}
        self._feedback: dict[str, FeedbackGiven] = {}
        self._issued: list[Issued] = []
        self._comments: dict[str, Comment] = {}
        self._accepted: dict[str, tuple[ActionAccepted, datetime]] = {}
        # with what was dropped: nothing is called otherwise because something else has gone
        self._finding_numbers: dict[str, int] = {}
        self._action_numbers: dict[str, int] = {}

    def take(self, entry: Entry) -> None:
        """Take in one entry."""
        event = entry.event
        match event:
            case RatingGiven():
                said = Contribution(
                    by=event.by, rating=event.rating, note=event.note, ref=entry.ref
                )
                self._given.setdefault((event.rated, event.of), {})[event.by] = said
            case RatingSettled():
                self._settled[event.rated, event.of] = Settled(
                    rating=event.rating, reason=event.reason, at=entry.happened_at, ref=entry.ref
                )
            case NarrativeWritten():
                self._narrative[event.field, event.language] = event.text
            case FeedbackGiven():
                self._feedback[event.form] = event
            case ReportIssued():
                self._issued.append(
                    Issued(event=event, at=entry.happened_at, author=str(entry.author))
                )
            case HotWashNoted():
                self._hot_wash[event.note] = HotWashNote(
                    id=event.note,
                    agency=event.agency,
                    sort=event.sort,
                    text=event.text,
                    votes=event.votes,
                )
            case ReaderCommented():
                self._comments[event.comment] = Comment(
                    id=event.comment,
                    about=event.about,
                    of=event.of,
                    text=event.text,
                    by=event.by,
                    at=entry.happened_at,
                    ref=entry.ref,
                )
            case ActionAccepted():
                self._accepted[event.action] = event, entry.happened_at
            case _:
                self._learn(event)

    def _learn(self, event: object) -> None:
        match event:
            case FindingWritten(finding=finding):
                self._findings[finding.id] = finding
                self._finding_numbers[finding.id] = finding.number
            case FindingDropped(finding=gone):
                self._findings.pop(gone, None)
            case ActionWritten(action=action):
                self._actions[action.id] = action
                self._action_numbers[action.id] = action.number
            case ActionDropped(action=gone):
                self._actions.pop(gone, None)
            case _:
                pass

    def review(self) -> Review:
        """Return what was gathered, as a value."""
        return Review(
            given={of: tuple(said.values()) for of, said in self._given.items()},
            settled=self._settled,
            findings=tuple(sorted(self._findings.values(), key=_place)),
            actions=tuple(sorted(self._actions.values(), key=lambda each: (each.number, each.id))),
            narrative={key: text for key, text in self._narrative.items() if text.strip()},
            hot_wash=tuple(each for each in self._hot_wash.values() if each.text.strip()),
            feedback=tuple(self._feedback.values()),
            issued=tuple(self._issued),
            comments=tuple(each for each in self._comments.values() if each.text.strip()),
            accepted={
                event.action: Accepted(by=event.by, at=at, stands=_same(event, action))
                for event, at in self._accepted.values()
                if (action := self._actions.get(event.action)) is not None
            },
            labels=labels(self._finding_numbers) | labels(self._action_numbers),
        )


def _same(accepted: ActionAccepted, action: CorrectiveAction) -> bool:
    """Tell whether an action still says what was accepted."""
    was = (accepted.text, accepted.owner, accepted.due)
    return was == (action.text, action.owner, action.due)


def _place(finding: Finding) -> tuple[bool, int, int, str]:
    later = finding.sort is not FindingSort.STRENGTH
    return later, finding.position, finding.number, finding.id
