"""What every event is, and how entries are named."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from facilitator.domain.refs import EntryRef

__all__ = ["Audience", "EntryRef", "Event", "Known", "Unread"]


class Audience(StrEnum):
    """Who may read an entry once it is in the journal."""

    ALL = "all"
    CONTROL = "control"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an agency had been given when it decided, frozen in the decision.

    Each number is the ``seq`` under which the leading station wrote the delivery; a delivery is
    never edited, so the number says which inject, when, and with what text. ``earlier`` holds the
    same of stations that led before.
    """

    station: str = ""
    delivered: tuple[int, ...] = ()
    acknowledged: tuple[int, ...] = ()
    recalled: tuple[int, ...] = ()
    earlier: "tuple[Known, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact of the run."""

    kind: ClassVar[str] = ""
    audience: ClassVar[Audience] = Audience.ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Event):
    """An entry of a kind that this version does not know: kept, shown as such, never lost."""

    written_as: str
    payload: str
