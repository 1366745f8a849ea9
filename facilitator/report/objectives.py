"""Objective by objective: what was rated and why, strengths, areas for improvement."""

from collections.abc import Iterator, Sequence

from reportlab.platypus.flowables import Flowable

from facilitator.domain.evaluation import Rated
from facilitator.domain.events import About
from facilitator.domain.exercise import Objective
from facilitator.domain.findings import Findings
from facilitator.domain.improvement import Finding, FindingSort
from facilitator.domain.reviewing import Of
from facilitator.i18n import N_
from facilitator.report.layout import Cell, Column, Layout
from facilitator.report.moons import rating_runs
from facilitator.report.palette import (
    BODY,
    BODY_STRONG,
    BOX,
    TABLE,
    TABLE_MUTED,
    TABLE_SECOND,
    TABLE_STRONG,
)
from facilitator.report.readerwords import comment_runs
from facilitator.report.text import Run
from facilitator.report.told import agency_runs, element_word, explained, of_sort, paragraphs, told
from facilitator.report.wording import Speech


def objective_pages(layout: Layout, findings: Findings, speech: Speech) -> list[Flowable]:
    """Return a part for each objective, and one for the findings that belong to none."""
    objectives = findings.objectives
    found = findings.review.findings
    if not objectives and not found:
        return []
    title = speech.both(N_("Objectives, one by one")) if objectives else speech.both(N_("Findings"))
    parts: list[Flowable] = [layout.title(title, key="objectives")]
    if objectives:
        parts += explained(layout, speech, _ratings_said, after=4, width=440)
    told_already: set[str] = set()
    for each in objectives:
        own = [one for one in found if _belongs(one, each.objective)]
        told_already |= {one.id for one in own}
        parts += _objective(layout, findings, speech, each.objective, own)
    rest = [each for each in found if each.id not in told_already]
    if rest and objectives:
        parts += [
            layout.room(90),
            layout.heading(speech.both(N_("Findings that belong to no one objective")), before=18),
        ]
    if rest:
        parts += _findings(layout, findings, speech, rest)
    return parts


def _ratings_said(speech: Speech) -> str:
    _ = speech.words.text
    return _(
        "P: performed without challenges. S: with some challenges; a better or faster way became"
        " visible. M: with major challenges; the objective was reached at a price. U: unable to be"
        " performed. “Not observed” is none of them. Evaluators propose, the lead evaluator"
        " decides with a reason; letters are never turned into numbers or averaged."
    )


def _belongs(finding: Finding, objective: Objective) -> bool:
    if finding.objective:
        return finding.objective == objective.id
    if finding.task:
        return any(each.id == finding.task for each in objective.critical_tasks)
    return bool(finding.capability) and finding.capability == objective.capability


def _objective(
    layout: Layout,
    findings: Findings,
    speech: Speech,
    objective: Objective,
    found: Sequence[Finding],
) -> Iterator[Flowable]:
    yield layout.room(200)
    head = f"{objective.number}  {objective.text}"
    yield layout.heading(head, key=f"objective-{objective.id}", before=18)
    settled = findings.review.settled.get((Rated.OBJECTIVE, objective.id))
    reason = settled.reason if settled is not None else ""
    then = speech.colon if reason else ""
    runs = rating_runs(settled.rating if settled else None, speech, BODY, then=then)
    if reason:
        runs.append(Run(reason, BODY))
    yield layout.text(runs, BODY, after=4)
    yield from paragraphs(layout, told(findings, speech, f"objective.{objective.id}"))
    steps = list(_steps(findings, speech, objective))
    if steps:
        proposed = bool(findings.review.given)
        one, two, three, four = layout.widths(70, 188, 184, 140)
        columns = [
            Column(title=speech.both(N_("What")), width=one),
            Column(title="", width=two if proposed else two + three),
            Column(title=speech.both(N_("Proposed by evaluators")), width=three),
            Column(title=speech.both(N_("Decided by the lead")), width=four),
        ]
        if not proposed:
            # nobody proposed anything, or it is not for these readers
            columns.pop(2)
            steps = [(*each[:2], each[3]) for each in steps]
        yield layout.table(columns, steps)
    yield from _findings(layout, findings, speech, found)


def _steps(findings: Findings, speech: Speech, objective: Objective) -> Iterator[Sequence[Cell]]:
    """Yield the row of the objective's own proposals, of its capability, targets and tasks."""
    _ = speech.words.text
    own: Of = (Rated.OBJECTIVE, objective.id)
    if findings.review.given.get(own):
        yield _step(findings, speech, _("Objective"), objective.number, own)
    if objective.capability:
        of: Of = (Rated.CAPABILITY, objective.capability)
        yield _step(findings, speech, _("Capability"), objective.capability, of)
    for target in objective.targets:
        if target.text.strip():
            of = (Rated.TARGET, target.id)
            yield _step(findings, speech, _("Capability target"), target.text, of)
        for task in target.tasks:
            yield _step(findings, speech, _("Critical task"), task.text, (Rated.TASK, task.id))


def _step(findings: Findings, speech: Speech, sort: str, text: str, of: Of) -> Sequence[Cell]:
    _ = speech.words.text
    review = findings.review
    proposed: list[Run] = []
    for each in review.given.get(of, ()):
        if proposed:
            proposed.append(Run("\n", TABLE))
        proposed.append(Run(each.by + speech.colon, TABLE_SECOND))
        proposed += rating_runs(each.rating, speech, TABLE, then="." if each.note else "")
        if each.note:
            proposed.append(Run(" " + each.note, TABLE_SECOND))
    settled = review.settled.get(of)
    decided = rating_runs(settled.rating if settled else None, speech, TABLE)
    if settled is not None and settled.reason:
        decided.append(Run("\n" + settled.reason, TABLE_SECOND))
    return (
        [Run(sort, TABLE_MUTED)],
        [Run(text, TABLE)],
        proposed or [Run("–", TABLE_MUTED)],
        decided,
    )


def _findings(
    layout: Layout, findings: Findings, speech: Speech, found: Sequence[Finding]
) -> Iterator[Flowable]:
    """Yield strengths first, then areas for improvement, each with what shows it."""
    for sort, title in (
        (FindingSort.STRENGTH, N_("Strengths")),
        (FindingSort.IMPROVE, N_("Areas for improvement")),
    ):
        own = of_sort(found, sort)
        if not own:
            continue
        yield layout.room(126)
        yield layout.text(speech.both(title), BODY_STRONG, before=10, after=3)
        rows = [
            ([Run(str(each.number), TABLE_STRONG)], _said(findings, speech, each)) for each in own
        ]
        one, two = layout.widths(22, 560)
        yield layout.plain([Column(title="", width=one), Column(title="", width=two)], rows)


def _said(findings: Findings, speech: Speech, finding: Finding) -> list[Run]:
    """Return a finding: the statement, its effect, reference, analysis, whys and evidence."""
    _ = speech.words.text
    runs = [Run(finding.text, TABLE_STRONG)]
    runs += agency_runs(findings.exercise, finding.agencies, TABLE)
    if finding.repeats:
        runs += [
            Run(" ", TABLE),
            Run(
                _("found before: {exercise}").format(exercise=finding.repeats[:60]), BOX, boxed=True
            ),
        ]
    shown = [number for number in _numbers(findings, finding) if number]
    lines = [
        (_("Effect"), finding.effect),
        (_("Reference"), finding.reference),
        (_("Analysis"), finding.analysis),
        (_("Why"), " ← ".join(finding.whys)),
        (_("Cause lies in"), element_word(finding.element, speech)),
        (_("Shown by log entries"), ", ".join(shown)),
    ]
    for label, text in lines:
        if text:
            runs += [
                Run("\n" + label + speech.colon, TABLE_SECOND),
                Run(text, TABLE),
            ]
    for action in findings.review.actions_of(finding.id):
        label = _("Action {number}").format(number=findings.review.called(action))
        runs += [Run("\n" + label + speech.colon, TABLE_SECOND), Run(action.text, TABLE)]
    return runs + comment_runs(findings, speech, About.FINDING, finding.id)


def _numbers(findings: Findings, finding: Finding) -> Iterator[str]:
    if not finding.evidence:
        return
    wanted = set(finding.evidence)
    for each in findings.log:
        if each.entry.ref in wanted and each.logged is not None:
            yield str(each.logged.number)
