"""What each agency decided and asked, each with what it knew at that moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.entry import Entry
from facilitator.domain.events import DecisionLogged, EntryRef, Known, Logged, RequestLogged
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.logitems import Log, LogItem, delivered_event
from facilitator.domain.measures import Counts, Measure, counts
from facilitator.domain.script import ScriptRow

UNASSIGNED = ""
"""Stands where an entry names no agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownInject:
    """An inject that an agency had been given when it decided."""

    number: str
    at: timedelta
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision or request of an agency, as it stands now; ``measure`` if it answered one."""

    item: LogItem
    event: Logged
    request: bool
    inject: str = ""
    known: tuple[KnownInject, ...] = ()
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDecisions:
    """What one agency decided; ``agency`` is None for entries that name none."""

    agency: Agency | None
    lines: tuple[DecisionLine, ...]
    decided: int
    counts: Counts


def decisions_by_agency(
    exercise: Exercise, log: Log, measured: tuple[Measure, ...], rows: tuple[ScriptRow, ...]
) -> tuple[AgencyDecisions, ...]:
    """Return what each agency decided, in the plan's order; entries that name none come last."""
    numbers = {each.inject.id: each.inject.number for each in rows}
    answered = {
        (each.answered_by, each.agency): each for each in measured if each.answered_by is not None
    }
    lines: dict[str, list[DecisionLine]] = {}
    # Many decisions fall between two deliveries, and know the same.
    knowledge: dict[Known, tuple[KnownInject, ...]] = {}
    for item in log.items:
        event = item.now
        if not isinstance(event, DecisionLogged | RequestLogged):
            continue
        known = knowledge.get(event.known)
        if known is None:
            known = knowledge[event.known] = _known(log.by_ref, event.known)
        for agency in event.agencies or (UNASSIGNED,):
            line = DecisionLine(
                item=item,
                event=event,
                request=isinstance(event, RequestLogged),
                inject=numbers.get(event.inject, ""),
                known=known,
                measure=answered.get((item.entry.ref, agency)),
            )
            lines.setdefault(agency, []).append(line)
    fixed = [each.id for each in exercise.agencies]
    strangers = [each for each in lines if each not in fixed and each != UNASSIGNED]
    order = [*fixed, *strangers, *([UNASSIGNED] if UNASSIGNED in lines else [])]
    return tuple(
        _of_agency(exercise.agency(each), lines.get(each, []), measured, each) for each in order
    )


def _of_agency(
    agency: Agency | None, lines: list[DecisionLine], measured: tuple[Measure, ...], key: str
) -> AgencyDecisions:
    fell = sorted(lines, key=lambda each: (each.item.entry.exercise, each.item.entry.line))
    decided = [each for each in fell if each.item.struck is None and not each.request]
    return AgencyDecisions(
        agency=agency,
        lines=tuple(fell),
        decided=len(decided),
        counts=counts(each for each in measured if each.agency == key),
    )


def _known(by_ref: Mapping[EntryRef, Entry], known: Known) -> tuple[KnownInject, ...]:
    """Return the injects that the numbers in a decision stand for, in the order of delivery."""
    recalled = set(known.recalled)
    found = [told for each in known.earlier for told in _known(by_ref, each)]
    for seq in known.delivered:
        entry = by_ref.get(EntryRef(station=known.station, seq=seq))
        event = delivered_event(entry)
        if entry is not None and event is not None:
            found.append(
                KnownInject(number=event.number, at=entry.exercise, recalled=seq in recalled)
            )
    return tuple(found)
