"""What is learned from an exercise: findings, and the corrective actions they lead to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.refs import EntryRef


class FindingSort(StrEnum):
    """Whether something is to be kept or to be put right."""

    STRENGTH = "strength"
    IMPROVE = "improve"


class Element(StrEnum):
    """The capability element in which a cause lies (POETE)."""

    PLANNING = "planning"
    ORGANISATION = "organisation"
    EQUIPMENT = "equipment"
    TRAINING = "training"
    EXERCISES = "exercises"


class Priority(StrEnum):
    """How soon a corrective action is needed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActionStatus(StrEnum):
    """How far a corrective action has come."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    VERIFIED = "verified"
    REJECTED = "rejected"

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self in {ActionStatus.DONE, ActionStatus.VERIFIED, ActionStatus.REJECTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A strength or an area for improvement, with the entries that show it.

    ``text`` states the problem (or what went well), not the remedy; ``effect`` is what it did in
    the field, ``reference`` the standard it is measured against. ``whys`` are the answers to
    "why?", one after the other. ``repeats`` names an earlier exercise that found the same.
    ``withheld`` keeps it out of the public version.
    """

    id: str
    number: int
    sort: FindingSort
    text: str
    effect: str = ""
    reference: str = ""
    analysis: str = ""
    whys: tuple[str, ...] = ()
    element: Element | None = None
    objective: str = ""
    capability: str = ""
    task: str = ""
    agencies: tuple[str, ...] = ()
    evidence: tuple[EntryRef, ...] = ()
    repeats: str = ""
    position: int = 0
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectiveAction:
    """What will be done about a finding: by whom, by when, and how far it has come.

    ``owner`` is an organisation, ``contact`` a function in it; ``evidence`` says what shows that
    it is done.
    """

    id: str
    number: int
    finding: str
    text: str
    capability: str = ""
    element: Element | None = None
    owner: str = ""
    contact: str = ""
    start: date | None = None
    due: date | None = None
    priority: Priority = Priority.MEDIUM
    status: ActionStatus = ActionStatus.OPEN
    evidence: str = ""
    withheld: bool = False
