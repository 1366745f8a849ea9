"""All figures of a run together, as values: drawn on screen and on paper from the same numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.agreement import Agreement, agreement
from facilitator.domain.clock import ClockState
from facilitator.domain.coverage import Coverage, coverage
from facilitator.domain.curve import Curve, curve
from facilitator.domain.decided import KnownInject
from facilitator.domain.events import EntryRef
from facilitator.domain.exercise import Exercise
from facilitator.domain.findings import Findings
from facilitator.domain.lanes import Timeline
from facilitator.domain.log import LogLine
from facilitator.domain.logitems import LogItem
from facilitator.domain.matrix import Matrix, matrix
from facilitator.domain.observed import seen
from facilitator.domain.reviewing import REVIEW_KINDS, review
from facilitator.domain.strip import Strip, strip
from facilitator.domain.workload import Workload, workload


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Every figure of a run, and what stands behind its marks.

    ``items`` finds the entry of a mark, ``known`` what had been given to its agencies by then,
    ``injects`` the number of an inject by its id.
    """

    exercise: Exercise
    clock: ClockState
    until: timedelta
    timeline: Timeline
    strip: Strip
    curve: Curve
    matrix: Matrix
    workload: Workload
    coverage: Coverage
    agreement: Agreement
    items: Mapping[EntryRef, LogItem]
    known: Mapping[EntryRef, tuple[KnownInject, ...]]
    injects: Mapping[str, str]

    def item(self, ref: EntryRef | None) -> LogItem | None:
        """Return the entry behind a mark, or None."""
        return self.items.get(ref) if ref is not None else None


def figures(findings: Findings) -> Figures:
    """Return the figures of what a report says."""
    exercise, log = findings.exercise, findings.log
    state = findings.state
    lines = [
        LogLine(entry=each.entry, struck=each.struck) for each in log if each.logged is not None
    ]
    said = review(each.entry for each in log if each.entry.event.kind in REVIEW_KINDS)
    return Figures(
        exercise=exercise,
        clock=findings.clock,
        until=findings.until,
        timeline=findings.timeline,
        strip=strip(exercise, findings.measures),
        curve=curve(findings.measures),
        matrix=matrix(exercise, findings.clock, state.deliveries.values(), findings.measures, log),
        workload=workload(findings.timeline),
        coverage=coverage(seen(exercise, state, lines)),
        agreement=agreement(log, said),
        items={each.entry.ref: each for each in log if each.logged is not None},
        known={
            line.item.entry.ref: line.known for each in findings.agencies for line in each.lines
        },
        injects={each.inject.id: each.inject.number for each in findings.script},
    )
