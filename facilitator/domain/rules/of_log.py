"""Decide what becomes of what people wrote."""

from dataclasses import dataclass
from dataclasses import replace as replaced

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    Amended,
    Attached,
    Logged,
    Struck,
    Unstruck,
)
from facilitator.domain.rules.asked import given_reason, given_text
from facilitator.domain.state import RunState
from facilitator.domain.written import links_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is put right in an entry, and why; None leaves it as it was."""

    reason: str
    text: str | None = None
    rationale: str | None = None
    by_role: str | None = None
    tags: tuple[str, ...] | None = None
    late_reason: str | None = None


def strike(state: RunState, target: Entry | None, reason: str) -> Struck:
    """Decide that an entry is struck through; the reason is needed."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    number = str(target.event.number)
    if target.ref in state.struck:
        raise Refused(Reason.ALREADY_STRUCK, number=number)
    was = links_of(target.event, target.exercise)
    return Struck(entry=target.ref, was=was, reason=given_reason(reason))


def amend(
    state: RunState, target: Entry | None, changes: Changes, agencies: tuple[str, ...] | None
) -> Amended:
    """Decide that an entry is put right; what it said stays readable."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    if target.ref in state.struck:
        raise Refused(Reason.ALREADY_STRUCK, number=str(target.event.number))
    if changes.text is not None:
        given_text(changes.text)
    was = links_of(target.event, target.exercise)
    return Amended(
        entry=target.ref,
        was=was,
        now=was if agencies is None else replaced(was, agencies=agencies),
        reason=given_reason(changes.reason),
        text=changes.text,
        rationale=changes.rationale,
        by_role=changes.by_role,
        tags=changes.tags,
        late_reason=changes.late_reason,
    )


def attach(target: Entry | None, attachments: tuple[Attachment, ...]) -> Attached:
    """Decide that files are added to an entry; a struck one may have them too."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.NOT_A_LOGGED_ENTRY)
    return Attached(entry=target.ref, number=target.event.number, attachments=attachments)


def unstrike(state: RunState, target: Entry | None, reason: str) -> Unstruck:
    """Decide that a struck entry counts again."""
    if target is None or not isinstance(target.event, Logged):
        raise Refused(Reason.CANNOT_STRIKE)
    if target.ref not in state.struck:
        raise Refused(Reason.NOT_STRUCK, number=str(target.event.number))
    was = links_of(target.event, target.exercise)
    return Unstruck(entry=target.ref, was=was, reason=reason.strip())
