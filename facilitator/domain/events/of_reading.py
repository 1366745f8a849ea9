"""What a reader of the report says: comments on it, and actions that the house takes on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.events.facts import Audience, Event


class About(StrEnum):
    """What a comment is about."""

    REPORT = "report"
    FINDING = "finding"
    ACTION = "action"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderCommented(Event):
    """A reader said something of the report, a finding or an action; blank takes it back.

    ``comment`` is its own id, ``of`` the id of what it is about, ``by`` the reader's function.
    """

    kind: ClassVar[str] = "reader.commented"
    audience: ClassVar[Audience] = Audience.CONTROL
    comment: str
    text: str
    by: str
    about: About = About.REPORT
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAccepted(Event):
    """A reader took an action on for the house, in the words, with the owner and date it had.

    Changed since, it is no longer what was accepted.
    """

    kind: ClassVar[str] = "action.accepted"
    audience: ClassVar[Audience] = Audience.CONTROL
    action: str
    by: str
    text: str
    owner: str
    due: date
