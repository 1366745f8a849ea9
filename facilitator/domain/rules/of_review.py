"""Decide what is said after the run: ratings, findings, corrective actions, the report's words."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    ActionDropped,
    ActionWritten,
    FeedbackGiven,
    FindingDropped,
    FindingWritten,
    HotWashNoted,
    HotWashSort,
    NarrativeWritten,
    RatingGiven,
    RatingSettled,
    ReportIssued,
    ReportStatus,
)
from facilitator.domain.exercise import Exercise, Role
from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding
from facilitator.domain.reviewing import Review
from facilitator.domain.rules.asked import DRIVES, given_reason, given_text

SETTLES = DRIVES | {Role.LEAD_EVALUATOR}
"""Who decides ratings, writes the report's words, and gives it out."""
EVALUATES = SETTLES | {Role.EVALUATOR}
"""Who proposes ratings, and writes findings and corrective actions."""
LISTENS = EVALUATES | {Role.CONTROLLER, Role.SIMCELL, Role.LOGGIST}
"""Who types in what the room says, and the forms it fills in."""

LEAST_SCORE, MOST_SCORE = 1, 5
"""What a statement of the feedback form is answered with (DOMAIN 6)."""


def rateable(exercise: Exercise) -> frozenset[tuple[Rated, str]]:
    """Return everything in a plan that can be rated; capabilities go by their names."""
    found: set[tuple[Rated, str]] = set()
    for objective in exercise.objectives:
        found.add((Rated.OBJECTIVE, objective.id))
        if objective.capability:
            found.add((Rated.CAPABILITY, objective.capability))
        found.update((Rated.TARGET, each.id) for each in objective.targets)
        found.update((Rated.TASK, each.id) for each in objective.critical_tasks)
    return frozenset(found)


def rate(  # noqa: PLR0913 - one for each part of a rating
    exercise: Exercise, rated: Rated, of: str, rating: Rating, *, by: str, note: str = ""
) -> RatingGiven:
    """Decide that an evaluator proposes a rating; who it is has to be said."""
    _in_the_plan(exercise, rated, of)
    return RatingGiven(rated=rated, of=of, rating=rating, by=given_text(by), note=note.strip())


def settle(
    exercise: Exercise, rated: Rated, of: str, rating: Rating, *, reason: str
) -> RatingSettled:
    """Decide that a rating is settled; the reason is needed."""
    _in_the_plan(exercise, rated, of)
    return RatingSettled(rated=rated, of=of, rating=rating, reason=given_reason(reason))


def write_finding(exercise: Exercise, finding: Finding) -> FindingWritten:
    """Decide that a finding stands as it is written."""
    text = given_text(finding.text)
    for agency in finding.agencies:
        _an_agency(exercise, agency)
    for rated, of in (
        (Rated.OBJECTIVE, finding.objective),
        (Rated.CAPABILITY, finding.capability),
        (Rated.TASK, finding.task),
    ):
        if of:
            _in_the_plan(exercise, rated, of)
    whys = tuple(each.strip() for each in finding.whys if each.strip())
    return FindingWritten(finding=replace(finding, text=text, whys=whys))


def drop_finding(review: Review, finding: str, reason: str = "") -> FindingDropped:
    """Decide that a finding does not stand any more."""
    if review.finding(finding) is None:
        raise Refused(Reason.UNKNOWN_FINDING)
    return FindingDropped(finding=finding, reason=reason.strip())


def write_action(review: Review, action: CorrectiveAction) -> ActionWritten:
    """Decide that a corrective action stands as it is written, under a finding that stands."""
    if review.finding(action.finding) is None:
        raise Refused(Reason.UNKNOWN_FINDING)
    text = given_text(action.text)
    number = review.called(action)
    if action.start and action.due and action.due < action.start:
        raise Refused(Reason.DUE_BEFORE_START, number=number)
    if action.status is ActionStatus.VERIFIED and not action.evidence.strip():
        raise Refused(Reason.EVIDENCE_NEEDED, number=number)
    return ActionWritten(action=replace(action, text=text))


def drop_action(review: Review, action: str, reason: str = "") -> ActionDropped:
    """Decide that a corrective action does not stand any more."""
    if review.action(action) is None:
        raise Refused(Reason.UNKNOWN_ACTION)
    return ActionDropped(action=action, reason=reason.strip())


def tell(narrative: str, text: str, language: str = "") -> NarrativeWritten:
    """Decide that a field of the report says something; blank takes it away."""
    return NarrativeWritten(field=given_text(narrative), text=text.strip(), language=language)


def note_hot_wash(  # noqa: PLR0913 - one for each part of a note
    exercise: Exercise, note: str, agency: str, sort: HotWashSort, text: str, *, votes: int = 0
) -> HotWashNoted:
    """Decide that an agency said something; nobody in particular is the whole room."""
    if agency:
        _an_agency(exercise, agency)
    return HotWashNoted(note=note, agency=agency, sort=sort, text=text.strip(), votes=max(0, votes))


def give_feedback(exercise: Exercise, form: FeedbackGiven) -> FeedbackGiven:
    """Decide that a participant's form is kept; scores are whole numbers from 1 to 5."""
    if form.agency:
        _an_agency(exercise, form.agency)
    if any(not LEAST_SCORE <= score <= MOST_SCORE for _what, score in form.scores):
        raise Refused(Reason.BAD_SCORE)
    kept = replace(
        form,
        strengths=_said(form.strengths),
        improvements=_said(form.improvements),
        actions=_said(form.actions),
        unseen=form.unseen.strip(),
        to_review=form.to_review.strip(),
        remarks=form.remarks.strip(),
        by_role=form.by_role.strip(),
    )
    told = (kept.strengths, kept.improvements, kept.actions, kept.scores)
    if not any((*told, kept.unseen, kept.to_review, kept.remarks)):
        raise Refused(Reason.TEXT_NEEDED)
    return kept


def unready(review: Review) -> tuple[CorrectiveAction, ...]:
    """Return the actions that lack an owner or a date: with them no report is final."""
    return tuple(
        each
        for each in review.actions
        if each.status is not ActionStatus.REJECTED and not (each.owner and each.due)
    )


def issue(
    review: Review,
    status: ReportStatus,
    *,
    approved_by: str,
    fingerprint: tuple[str, ...],
    remark: str = "",
) -> ReportIssued:
    """Decide that a report is given out under the next version.

    A final one needs whoever approves it, and an owner and a date for every action that is left.
    """
    if status is ReportStatus.FINAL:
        given_text(approved_by)
        if lacking := unready(review):
            numbers = ", ".join(review.called(each) for each in lacking)
            raise Refused(Reason.OWNER_AND_DATE_NEEDED, numbers=numbers)
    return ReportIssued(
        version=1 + max((each.event.version for each in review.issued), default=0),
        status=status,
        approved_by=approved_by.strip(),
        fingerprint=fingerprint,
        remark=remark.strip(),
    )


def _said(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in texts if each.strip())


def _in_the_plan(exercise: Exercise, rated: Rated, of: str) -> None:
    if (rated, of) not in rateable(exercise):
        raise Refused(Reason.NOTHING_TO_RATE)


def _an_agency(exercise: Exercise, agency: str) -> None:
    if exercise.agency(agency) is None:
        raise Refused(Reason.UNKNOWN_AGENCY)
