"""What the after-action report says, as values; how a page looks is none of its business."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain.clock import ClockPhase, ClockState, elapsed
from facilitator.domain.decided import AgencyDecisions, decisions_by_agency
from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    DecisionLogged,
    ObservationLogged,
    ObservationSort,
    ReportStatus,
    RequestLogged,
)
from facilitator.domain.exercise import Agency, Exercise, Objective
from facilitator.domain.lanes import Timeline, timeline
from facilitator.domain.logitems import Log, LogItem, read_log
from facilitator.domain.measures import Counts, Measure, counts, measures
from facilitator.domain.pictures import Pictured, pictures
from facilitator.domain.reviewing import REVIEW_KINDS, Review, review
from facilitator.domain.script import ScriptRow, script_rows
from facilitator.domain.state import RunState
from facilitator.domain.verdict import Verdict


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
    pictures: tuple[Pictured, ...] = ()

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
        agencies=decisions_by_agency(exercise, log, measured, rows),
        script=rows,
        log=log.items,
        review=said,
        standing=_version(said, log),
        pictures=pictures(log.items),
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
