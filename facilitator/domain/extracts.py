"""Less than the whole: what one agency, or the public, may read of a report.

What is left out is left out of the values, so that nothing later can let it slip on to a page.
"""

from dataclasses import replace

from facilitator.domain import numbering
from facilitator.domain.decided import AgencyDecisions, DecisionLine
from facilitator.domain.evaluation import Rated
from facilitator.domain.exercise import Exercise
from facilitator.domain.findings import Findings, Totals
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding
from facilitator.domain.lanes import Timeline
from facilitator.domain.measures import counts
from facilitator.domain.msel import Inject, Msel
from facilitator.domain.pictures import hanging_on
from facilitator.domain.reviewing import Issued, Review
from facilitator.domain.script import ScriptRow

_FOR_AGENCY = frozenset({"prepared_by", "handling"})
_FOR_PUBLIC = frozenset({"verdict", "summary", "next_steps", "prepared_by", "handling"})

_PUBLIC_RATINGS = frozenset({Rated.OBJECTIVE, Rated.CAPABILITY})


def for_agency(findings: Findings, agency_id: str) -> Findings:
    """Return what an agency may read: its own and joint decisions, and its own findings."""
    own = tuple(
        replace(each, lines=tuple(_line(line) for line in each.lines))
        for each in findings.agencies
        if each.agency is not None and each.agency.id == agency_id
    )
    measured = tuple(
        replace(each, inject=_named(each.inject))
        for each in findings.measures
        if each.agency == agency_id
    )
    review = findings.review
    found = tuple(each for each in review.findings if set(each.agencies) == {agency_id})
    standing = {line.item.entry.ref for each in own for line in each.lines}
    return replace(
        findings,
        exercise=replace(_bare(findings.exercise, _met(own, agency_id)), objectives=()),
        totals=_own_totals(findings.script, own, agency_id),
        counts=counts(measured),
        measures=measured,
        objectives=(),
        strengths=(),
        gaps=(),
        timeline=Timeline(since=findings.timeline.since, until=findings.timeline.until),
        agencies=own,
        script=(),
        log=(),
        pictures=hanging_on(findings.pictures, lambda each: each.open and each.ref in standing),
        review=Review(
            findings=found,
            actions=_about(review.actions, found),
            narrative={
                (field, spoken): text
                for (field, spoken), text in review.narrative.items()
                if field in _FOR_AGENCY
            },
            hot_wash=tuple(each for each in review.hot_wash if each.agency == agency_id),
            issued=_issued(review),
            labels=_called(review, found),
        ),
    )


def for_public(findings: Findings) -> Findings:
    """Return what everybody may read: how it went, and the findings that are not withheld.

    Neither decisions nor the log, neither times, targets, tasks nor reasons: they say where a town
    is weak. No pictures: nobody has looked at them for that. What people wrote still has to be
    masked.
    """
    review = findings.review
    found = tuple(_shown(each) for each in review.findings if not each.withheld)
    return replace(
        findings,
        exercise=replace(
            _bare(findings.exercise, {each.id for each in findings.exercise.agencies}),
            objectives=tuple(replace(each, targets=()) for each in findings.exercise.objectives),
        ),
        measures=(),
        objectives=tuple(
            replace(each, objective=replace(each.objective, targets=()), observations=0)
            for each in findings.objectives
        ),
        strengths=(),
        gaps=(),
        timeline=Timeline(since=findings.timeline.since, until=findings.timeline.until),
        agencies=(),
        script=(),
        log=(),
        pictures=(),
        review=Review(
            settled={
                (rated, of): replace(each, reason="")
                for (rated, of), each in review.settled.items()
                if rated in _PUBLIC_RATINGS
            },
            findings=found,
            actions=tuple(
                replace(each, contact="", evidence="")
                for each in _about(review.actions, found)
                if not each.withheld and each.status is not ActionStatus.REJECTED
            ),
            narrative={
                (field, spoken): text
                for (field, spoken), text in review.narrative.items()
                if field in _FOR_PUBLIC
            },
            issued=_issued(review),
            labels=_called(review, found),
        ),
    )


def _line(line: DecisionLine) -> DecisionLine:
    if line.measure is None:
        return line
    return replace(line, measure=replace(line.measure, inject=_named(line.measure.inject)))


def _named(inject: Inject) -> Inject:
    """Return a row as its number alone; what it says and expects of others is not told."""
    return Inject(id=inject.id, number=inject.number, title="")


def _bare(exercise: Exercise, agencies: set[str]) -> Exercise:
    """Return a plan without its script and without what only those who run it read."""
    kept = tuple(replace(each, contact="") for each in exercise.agencies if each.id in agencies)
    return replace(
        exercise,
        scenario="",
        safety_word="",
        why="",
        director="",
        rules=(),
        code_words=(),
        contacts=(),
        staff=(),
        hot_wash=(),
        agencies=kept,
        phases=(),
        msel=Msel(),
    )


def _met(own: tuple[AgencyDecisions, ...], agency_id: str) -> set[str]:
    """Return the agencies that an agency decided something with, itself among them."""
    joint = {each for one in own for line in one.lines for each in line.event.agencies}
    return joint | {agency_id}


def _own_totals(
    script: tuple[ScriptRow, ...], own: tuple[AgencyDecisions, ...], agency_id: str
) -> Totals:
    lines = [line for each in own for line in each.lines]
    standing = [each for each in lines if each.item.struck is None]
    decided = [each for each in standing if not each.request]
    given = [
        each
        for each in script
        if each.status in {"delivered", "recalled"}
        and (each.inject.to_all or agency_id in each.inject.to)
    ]
    return Totals(
        entries=len(lines),
        written=len(lines),
        decisions=len(decided),
        requests=len(standing) - len(decided),
        joint=sum(1 for each in decided if len(each.event.agencies) > 1),
        late=sum(1 for each in lines if each.item.late is not None),
        struck=len(lines) - len(standing),
        delivered=len(given),
    )


def _about(
    actions: tuple[CorrectiveAction, ...], found: tuple[Finding, ...]
) -> tuple[CorrectiveAction, ...]:
    known = {each.id for each in found}
    return tuple(each for each in actions if each.finding in known)


def _shown(finding: Finding) -> Finding:
    return replace(finding, reference="", analysis="", whys=(), evidence=(), repeats="")


def _called(review: Review, found: tuple[Finding, ...]) -> dict[str, str]:
    """Return what is called how, of what an extract tells."""
    told = (*found, *_about(review.actions, found))
    return numbering.only(review.labels, (each.id for each in told))


def _issued(review: Review) -> tuple[Issued, ...]:
    """Return what was given out, without what was remarked to it."""
    return tuple(replace(each, event=replace(each.event, remark="")) for each in review.issued)
