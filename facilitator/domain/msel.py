"""The script: rows that somebody delivers, ticks, keeps in reserve or announces."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from facilitator.domain.attachments import Attachment


class RowKind(StrEnum):
    """What a row of the script is for."""

    INJECT = "inject"
    EXPECTED = "expected"
    CONTINGENCY = "contingency"
    ADMIN = "admin"


class ExpectedSort(StrEnum):
    """What an agency is expected to do."""

    DECISION = "decision"
    ACTION = "action"
    REPORT = "report"
    REQUEST = "request"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAction:
    """What one agency (or several, jointly) should decide or do after an inject.

    ``target`` counts exercise time from delivery; None means no target was set.
    """

    id: str
    agencies: tuple[str, ...]
    text: str
    sort: ExpectedSort = ExpectedSort.DECISION
    target: timedelta | None = None
    source: str = ""
    task: str = ""

    @property
    def joint(self) -> bool:
        """Whether several agencies owe this together."""
        return len(self.agencies) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """One row of the script; ``number`` is a label people gave and stays as written.

    ``planned`` is exercise time from STARTEX (may be negative: the mood-setting before it).
    ``follows`` names the row after whose delivery this one comes due, ``on_decision`` the expected
    action after whose decision it does, ``follows_after`` how long after. Rows with the same
    ``choice`` are alternatives: delivering one leaves the others out.
    ``tasks`` are ids of critical tasks; ``revision`` counts changes of the row.
    ``to`` holds agency ids; ``to_all`` means everybody, also the players' display.
    """

    id: str
    number: str
    title: str
    kind: RowKind = RowKind.INJECT
    text: str = ""
    read_aloud: str = ""
    notes: str = ""
    phase: str = ""
    storyline: str = ""
    planned: timedelta | None = None
    story_at: datetime | None = None
    sender: str = ""
    to: tuple[str, ...] = ()
    to_all: bool = False
    to_role: str = ""
    method: str = ""
    delivered_by: str = ""
    expected: tuple[ExpectedAction, ...] = ()
    objectives: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    questions: tuple[str, ...] = ()
    discussion: timedelta | None = None
    contingency_for: str = ""
    contingency_after: timedelta | None = None
    follows: str = ""
    on_decision: str = ""
    follows_after: timedelta | None = None
    choice: str = ""
    story_jump: timedelta | None = None
    automatic: bool = False
    critical: bool = False
    ad_hoc: bool = False
    location: str = ""
    tags: tuple[str, ...] = ()
    status: str = ""
    author: str = ""
    revision: int = 0
    source_row: int = 0
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Msel:
    """The master scenario events list: its rows in the order of the script."""

    rows: tuple[Inject, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Inject]:
        # of two rows of one id, the first
        return {each.id: each for each in reversed(self.rows)}

    def row(self, inject_id: str) -> Inject | None:
        """Return the row of that id, or None."""
        return self._by_id.get(inject_id)
