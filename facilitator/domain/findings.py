"""What the after-action report says, as values; how a page looks is none of its business."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain.clock import ClockPhase, ClockState, elapsed
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    DecisionLogged,
    EntryRef,
    Known,
    Logged,
    ObservationLogged,
    ObservationSort,
    ReportStatus,
    RequestLogged,
)
from facilitator.domain.exercise import Agency, Exercise, Objective
from facilitator.domain.lanes import Timeline, timeline
from facilitator.domain.logitems import Log, LogItem, delivered_event, read_log
from facilitator.domain.measures import Counts, Measure, counts, measures
from facilitator.domain.reviewing import REVIEW_KINDS, Review, review
from facilitator.domain.script import ScriptRow, script_rows
from facilitator.domain.state import RunState
from facilitator.domain.verdict import Verdict

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveLine:
    """An objective with what was seen of it; what it was rated stands in the review."""

    objective: Objective
    injects: int
    observations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much there was of everything; struck entries are only in ``struck`` and ``entries``."""

    entries: int = 0
    written: int = 0
    decisions: int = 0
    requests: int = 0
    observations: int = 0
    notes: int = 0
    joint: int = 0
    late: int = 0
    struck: int = 0
    unassigned: int = 0
    delivered: int = 0
    skipped: int = 0
    ad_hoc: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Which version of the report this is: the last that was given out, or a draft after it.

    ``fresh`` says that nothing was written since that version was given out.
    """

    version: int = 0
    final: bool = False
    fresh: bool = False
    at: datetime | None = None
    approved_by: str = ""

    @property
    def settled(self) -> bool:
        """Whether this is a final report, unchanged."""
        return self.final and self.fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything that the report says; ``until`` is the exercise time at its end."""

    exercise: Exercise
    state: RunState
    clock: ClockState
    until: timedelta
    ended: bool
    rehearsal: bool
    verdict: Verdict
    totals: Totals
    counts: Counts
    measures: tuple[Measure, ...]
    objectives: tuple[ObjectiveLine, ...]
    strengths: tuple[LogItem, ...]
    gaps: tuple[LogItem, ...]
    timeline: Timeline
    agencies: tuple[AgencyDecisions, ...]
    script: tuple[ScriptRow, ...]
    log: tuple[LogItem, ...]
    review: Review = field(default_factory=Review)
    standing: Standing = field(default_factory=Standing)

    def agency(self, agency_id: str) -> Agency | None:
        """Return the agency of that id, or None."""
        return self.exercise.agency(agency_id)


def find(
    exercise: Exercise,
    state: RunState,
    entries: Iterable[Entry],
    *,
    verdict: Verdict,
    now: datetime,
) -> Findings:
    """Return what the report of a run says; an unfinished run is taken as it stands ``now``."""
    log = read_log(entries)
    measured = measures(exercise, state, happened=log.moments)
    until = elapsed(state.clock, now)
    rows = script_rows(exercise, state, until)
    seen = [each for each in log.items if isinstance(each.logged, ObservationLogged)]
    said = review(each.entry for each in log.items if each.entry.event.kind in REVIEW_KINDS)
    return Findings(
        exercise=exercise,
        state=state,
        clock=state.clock,
        until=until,
        ended=state.clock.phase is ClockPhase.ENDED,
        rehearsal=state.rehearsal or exercise.rehearsal,
        verdict=verdict,
        totals=_totals(log, rows),
        counts=counts(measured),
        measures=measured,
        objectives=_objectives(exercise, rows, seen),
        strengths=_standing(seen, ObservationSort.STRENGTH),
        gaps=_standing(seen, ObservationSort.IMPROVE),
        timeline=timeline(exercise, state, log, measured, until),
        agencies=_agencies(exercise, log, measured, rows),
        script=rows,
        log=log.items,
        review=said,
        standing=_version(said, log),
    )


def _version(said: Review, log: Log) -> Standing:
    if not said.issued:
        return Standing()
    last = max(said.issued, key=lambda each: each.event.version)
    return Standing(
        version=last.event.version,
        final=last.event.status is ReportStatus.FINAL,
        fresh=bool(log.items) and log.items[-1].entry.event == last.event,
        at=last.at,
        approved_by=last.event.approved_by,
    )


def _standing(seen: list[LogItem], sort: ObservationSort) -> tuple[LogItem, ...]:
    return tuple(
        each
        for each in seen
        if each.struck is None
        and isinstance(each.logged, ObservationLogged)
        and each.logged.sort is sort
    )


def _totals(log: Log, rows: tuple[ScriptRow, ...]) -> Totals:
    written = [each for each in log.items if each.logged is not None]
    standing = [each for each in written if each.struck is None]
    kinds = [each.logged.kind for each in standing if each.logged is not None]
    decided = [
        each.now for each in standing if isinstance(each.logged, DecisionLogged) and each.now
    ]
    return Totals(
        entries=len(log.items),
        written=len(written),
        decisions=kinds.count(DecisionLogged.kind),
        requests=kinds.count(RequestLogged.kind),
        observations=kinds.count(ObservationLogged.kind),
        notes=len(kinds)
        - kinds.count(DecisionLogged.kind)
        - kinds.count(RequestLogged.kind)
        - kinds.count(ObservationLogged.kind),
        joint=sum(1 for each in decided if len(each.agencies) > 1),
        late=sum(1 for each in written if each.late is not None),
        struck=sum(1 for each in written if each.struck is not None),
        unassigned=sum(1 for each in decided if not each.agencies),
        delivered=sum(1 for each in rows if each.status in {"delivered", "recalled"}),
        skipped=sum(1 for each in rows if each.status in {"skipped", "cancelled"}),
        ad_hoc=sum(1 for each in rows if each.inject.ad_hoc),
    )


def _objectives(
    exercise: Exercise, rows: tuple[ScriptRow, ...], seen: list[LogItem]
) -> tuple[ObjectiveLine, ...]:
    serves = {each.inject.id: each.inject.objectives for each in rows}
    played = [each.inject for each in rows if each.status == "delivered"]
    standing = [each.now for each in seen if each.struck is None]
    return tuple(
        ObjectiveLine(
            objective=objective,
            injects=sum(1 for each in played if objective.id in each.objectives),
            observations=sum(
                1 for each in standing if each and objective.id in serves.get(each.inject, ())
            ),
        )
        for objective in exercise.objectives
    )


def _agencies(
    exercise: Exercise, log: Log, measured: tuple[Measure, ...], rows: tuple[ScriptRow, ...]
) -> tuple[AgencyDecisions, ...]:
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
