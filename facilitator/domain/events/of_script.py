"""What can happen to the rows of the script."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.attachments import Attachment
from facilitator.domain.events.facts import Audience, EntryRef, Event
from facilitator.domain.msel import Inject


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
    attachments: tuple[Attachment, ...] = ()
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
    attachments: tuple[Attachment, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionOpened(Event):
    """The room discusses questions for a while, counted in exercise time.

    ``inject`` or ``phase`` says what they belong to; both may be empty.
    """

    kind: ClassVar[str] = "discussion.opened"
    title: str
    length: timedelta
    questions: tuple[str, ...] = ()
    inject: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionExtended(Event):
    """The discussion goes on for longer (or, negative, ends sooner)."""

    kind: ClassVar[str] = "discussion.extended"
    by: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionClosed(Event):
    """The discussion is over."""

    kind: ClassVar[str] = "discussion.closed"


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
