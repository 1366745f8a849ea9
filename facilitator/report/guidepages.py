"""Appendix C: the evaluation guides as they were filled in, one for each objective."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import Rated
from facilitator.domain.events import Logged, ObservationLogged, ObservationSort
from facilitator.domain.findings import Findings
from facilitator.domain.guides import Evidence, Step, guide
from facilitator.domain.log import LogLine
from facilitator.domain.observed import seen
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.moons import rating_runs
from facilitator.report.palette import (
    BODY,
    TABLE,
    TABLE_LATE,
    TABLE_MUTED,
    TABLE_SECOND,
    TABLE_STRONG,
)
from facilitator.report.text import Run
from facilitator.report.told import agency_runs, explained
from facilitator.report.wording import ZERO, Speech, clipped, clock, short

MOST = 12
"""So many entries stand beside a step; more are in the log."""
LONGEST = 180
"""So many letters of an entry stand there."""


def guide_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return the guides with what was seen, proposed and decided; nothing without objectives."""
    if not findings.objectives:
        return []
    told = N_(
        "What was to be seen for each objective, the log entries that show it, what each evaluator"
        " proposed and what the lead decided. Observations belong to a task by the inject or the"
        " expected decision that they name."
    )
    parts: list[Flowable] = [
        layout.title(speech.both(N_("Appendix C: evaluation guides")), key="guides"),
        *explained(layout, speech, told, after=4, width=440),
    ]
    for steps in _by_objective(findings):
        parts += _guide(layout, findings, speech, steps)
    return parts


def _by_objective(findings: Findings) -> Iterator[list[Step]]:
    lines = [
        LogLine(entry=each.entry, struck=each.struck)
        for each in findings.log
        if each.logged is not None
    ]
    observed = seen(findings.exercise, findings.state, lines)
    own: list[Step] = []
    for each in guide(observed, findings.review, findings.measures):
        if each.rated is Rated.OBJECTIVE and own:
            yield own
            own = []
        own.append(each)
    if own:
        yield own


def _guide(
    layout: Layout, findings: Findings, speech: Speech, steps: Sequence[Step]
) -> Iterator[Flowable]:
    """Yield one guide: its objective as a heading, then a row for each step."""
    head = steps[0]
    yield layout.room(150)
    title = speech.both(N_("Evaluation guide {number}")).format(number=head.number)
    yield layout.heading(title, key=f"guide-{head.of}", before=16)
    yield layout.text(head.text, BODY, after=4)
    one, two, three, four = layout.widths(142, 182, 150, 108)
    columns = [
        Column(title=speech.both(N_("Step")), width=one, names=True),
        Column(title=speech.both(N_("What was seen")), width=two),
        Column(title=speech.both(N_("Proposed by evaluators")), width=three),
        Column(title=speech.both(N_("Decided by the lead")), width=four),
    ]
    yield layout.table(columns, [_row(findings, speech, each) for each in steps])


def _row(findings: Findings, speech: Speech, step: Step) -> Sequence[Cell]:
    return (
        [*_what(findings, speech, step)],
        [*_seen(findings, speech, step)],
        [*_proposed(speech, step)],
        [*_decided(speech, step)],
    )


def _what(findings: Findings, speech: Speech, step: Step) -> Iterator[Run]:
    _ = speech.words.text
    sorts = {
        Rated.OBJECTIVE: _("Objective"),
        Rated.CAPABILITY: _("Capability"),
        Rated.TARGET: _("Capability target"),
        Rated.TASK: _("Critical task"),
    }
    yield Run(sorts[step.rated], TABLE_MUTED)
    if step.rated is Rated.OBJECTIVE:
        # its text stands over the table
        yield Run(f" {step.number}", TABLE_STRONG)
        return
    yield Run(f"\n{step.text}", TABLE)
    yield from agency_runs(findings.exercise, step.agencies, TABLE)
    source = _source(findings, step)
    if source:
        yield Run(f"\n{source}", TABLE_SECOND)


def _source(findings: Findings, step: Step) -> str:
    """Return the plan or order that asks for a task."""
    return next(
        (
            task.source
            for each in findings.objectives
            for task in each.objective.critical_tasks
            if step.rated is Rated.TASK and task.id == step.of
        ),
        "",
    )


def _seen(findings: Findings, speech: Speech, step: Step) -> Iterator[Run]:
    """Yield the entries that show a step, each on a line of its own."""
    if not step.evidence:
        yield Run("–", TABLE_MUTED)
        return
    for place, each in enumerate(step.evidence[:MOST]):
        if place:
            yield Run("\n", TABLE)
        yield from _entry(findings, speech, each)
    more = len(step.evidence) - MOST
    if more > 0:
        text = speech.words.plural("{n} more is in the log.", "{n} more are in the log.", more)
        yield Run("\n" + text.format(n=more), TABLE_SECOND)


def _entry(findings: Findings, speech: Speech, each: Evidence) -> Iterator[Run]:
    _ = speech.words.text
    event = each.sign.event
    place = f"{event.number} · {clock(each.sign.entry.exercise)} "
    yield Run(place, TABLE_SECOND)
    yield from agency_runs(findings.exercise, event.agencies, TABLE)
    sort = _sort(event, speech)
    yield Run(" " + (f"{sort}{speech.colon}" if sort else ""), TABLE_SECOND)
    yield Run(clipped(event.text, LONGEST), TABLE)
    if each.took is None:
        return
    if each.over > ZERO:
        yield Run(" " + _("late +{time}").format(time=short(each.over)), TABLE_LATE)
    elif each.allowed is not None:
        said = _("{took} of {allowed}").format(took=short(each.took), allowed=short(each.allowed))
        yield Run(f" ({said})", TABLE_SECOND)


def _sort(event: Logged, speech: Speech) -> str:
    _ = speech.words.text
    if not isinstance(event, ObservationLogged):
        return ""
    return {
        ObservationSort.STRENGTH: _("strength"),
        ObservationSort.IMPROVE: _("to improve"),
        ObservationSort.INTERPRETATION: _("interpretation"),
    }[event.sort]


def _proposed(speech: Speech, step: Step) -> Iterator[Run]:
    if not step.given:
        yield Run("–", TABLE_MUTED)
    for place, each in enumerate(step.given):
        yield Run(("\n" if place else "") + each.by + speech.colon, TABLE_SECOND)
        yield from rating_runs(each.rating, speech, TABLE, then="." if each.note else "")
        if each.note:
            yield Run(" " + each.note, TABLE_SECOND)


def _decided(speech: Speech, step: Step) -> Iterator[Run]:
    settled = step.settled
    yield from rating_runs(settled.rating if settled else None, speech, TABLE)
    if settled is not None and settled.reason:
        yield Run("\n" + settled.reason, TABLE_SECOND)
