"""Turn a typed line into the event that is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from facilitator.domain.attachments import Attachment
from facilitator.domain.entryline import EntryLine
from facilitator.domain.events import (
    DecisionLogged,
    DeviceTime,
    EntryRef,
    Known,
    Logged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
)
from facilitator.domain.linking import Link
from facilitator.domain.state import Delivery, RunState

LATE = timedelta(minutes=3)
"""An entry written longer than this after it happened is a late entry (our figure)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What may be added to a line, and never has to be."""

    joint: tuple[str, ...] = ()
    options: str = ""
    told: tuple[str, ...] = ()
    review_at: timedelta | None = None
    by_role: str = ""
    late_reason: str = ""
    source: str = ""
    verbatim: bool = False
    replaces: EntryRef | None = None
    replaces_number: int = 0
    attachments: tuple[Attachment, ...] = ()
    device: DeviceTime | None = None


NO_DETAILS = Details()
"""Nothing but the line."""


FARTHEST_CLOCK = timedelta(hours=12)
"""A time of day of yesterday that lies further back than this is meant for today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A line as it would be written: parsed, linked, and with the moment it happened."""

    line: EntryLine
    link: Link = field(default_factory=Link)
    happened_at: datetime | None = None


def happened(line: EntryLine, typed_at: datetime) -> datetime:
    """Return when what a line tells of happened; a time of day is read in this computer's zone.

    A time of day that is still to come is one of yesterday only just after midnight; else it is
    what was decided ("press conference at 15:30"), and not when.
    """
    if line.back is not None:
        return typed_at - line.back
    if line.clock is None:
        return typed_at
    local = typed_at.astimezone()
    meant = datetime.combine(local.date(), line.clock, tzinfo=local.tzinfo)
    if meant > typed_at:
        meant -= timedelta(days=1)
    if typed_at - meant > FARTHEST_CLOCK and meant.date() != local.date():
        return typed_at
    return meant.astimezone(typed_at.tzinfo)


def known_to(state: RunState, agencies: Sequence[str], at: datetime) -> Known:
    """Return what agencies had been given at a moment, to be frozen in their decision."""
    asked = frozenset(agencies)
    given = [
        each
        for each in state.deliveries.values()
        if (asked and (each.to_all or not asked.isdisjoint(each.to))) and each.happened_at <= at
    ]
    if not given:
        return Known()
    now = _known(state.leader, asked, given)
    stations = dict.fromkeys(each.ref.station for each in given)
    earlier = [_known(each, asked, given) for each in stations if each != state.leader]
    return replace(now, earlier=tuple(earlier)) if earlier else now


def _known(station: str, asked: frozenset[str], given: Sequence[Delivery]) -> Known:
    told = [each for each in given if each.ref.station == station]
    return Known(
        station=station,
        delivered=tuple([each.ref.seq for each in told]),
        acknowledged=tuple(
            [
                each.ref.seq
                for each in told
                if each.acknowledged and any(who in asked for who, _at in each.acknowledged)
            ]
        ),
        recalled=tuple([each.ref.seq for each in told if each.recalled is not None]),
    )


def event_of(understood: Understood, details: Details, state: RunState, at: datetime) -> Logged:
    """Return the event that a line becomes."""
    line = understood.line
    agencies = tuple(dict.fromkeys((*line.agencies, *details.joint)))
    number, known = state.next_number, known_to(state, agencies, at)
    kinds: dict[str, type[Logged]] = {
        each.kind: each for each in (DecisionLogged, RequestLogged, NoteLogged)
    }
    if line.kind == ObservationLogged.kind:
        return ObservationLogged(
            sort=line.sort or ObservationSort.INTERPRETATION,
            number=number,
            text=line.text,
            typed=line.typed,
            agencies=agencies,
            reason=line.reason,
            by_role=details.by_role or line.by_role,
            inject=understood.link.inject,
            tags=line.tags,
            source=details.source,
            late_reason=details.late_reason,
            known=known,
            attachments=details.attachments,
            device=details.device,
        )
    return kinds[line.kind](
        number=number,
        text=line.text,
        typed=line.typed,
        agencies=agencies,
        reason=line.reason,
        by_role=details.by_role or line.by_role,
        inject=understood.link.inject,
        expected=understood.link.expected,
        tags=line.tags,
        options=details.options,
        told=details.told,
        review_at=details.review_at,
        verbatim=details.verbatim,
        source=details.source,
        late_reason=details.late_reason,
        replaces=details.replaces,
        replaces_number=details.replaces_number,
        known=known,
        attachments=details.attachments,
        device=details.device,
    )
