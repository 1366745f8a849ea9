"""Evaluate a played demonstration, so that its report shows what one of a real exercise has.

What is found is what the journal shows: decisions that came late or never, and those that came
well in time. Nothing is made up but the reasons.
"""

from datetime import timedelta

from facilitator.domain.clock import ZERO
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import HotWashSort
from facilitator.domain.exercise import Objective
from facilitator.domain.improvement import (
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
    Priority,
)
from facilitator.domain.measures import Measure, Outcome, measures
from facilitator.i18n import N_, _
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reviewing import Reviewing

MOST = 3
"""So many strengths, and so many areas for improvement."""
WELL, MOSTLY = 1.0, 0.6
"""The share of decisions in time from which an objective is reached, and mostly reached."""
_PACE = timedelta(minutes=2)
_DUE = (timedelta(days=60), timedelta(days=90), timedelta(days=150))
_HOT_WASH = (
    (HotWashSort.WELL, N_("We told each other what we decided, and why.")),
    (HotWashSort.BETTER, N_("We waited for the others where we could have asked.")),
    (HotWashSort.CHANGE, N_("One person at the table writes every order down.")),
)


def judge(conduct: Conduct, clock: PlayedClock) -> None:
    """Rate, find and agree actions after ENDEX, as two evaluators and a lead would."""
    reviewing = Reviewing(conduct)
    measured = measures(conduct.exercise, conduct.state)
    for objective in conduct.exercise.objectives:
        clock.move(_PACE)
        _rate(reviewing, objective, [each for each in measured if _tests(each, objective)])
    _listen(reviewing, clock)
    for number, each in enumerate(_by(measured, FindingSort.STRENGTH)):
        clock.move(_PACE)
        _strength(reviewing, each, number)
    for number, each in enumerate(_by(measured, FindingSort.IMPROVE)):
        clock.move(_PACE)
        _area(reviewing, each, number)


def _tests(measure: Measure, objective: Objective) -> bool:
    return objective.id in measure.inject.objectives


def _rate(reviewing: Reviewing, objective: Objective, measured: list[Measure]) -> None:
    due = [each for each in measured if each.outcome in _COUNTED]
    met = sum(each.outcome is Outcome.MET for each in due)
    rating = _rating(met, len(due))
    said = _("{met} of {n} expected decisions came in time").format(met=met, n=len(due))
    of = [(Rated.OBJECTIVE, objective.id), *((Rated.TARGET, each.id) for each in objective.targets)]
    for number, by in enumerate((_("Evaluator 1"), _("Evaluator 2"))):
        for rated, each in of:
            reviewing.rate(rated, each, _NEXT[rating] if number else rating, by=by, note=said)
        for task in objective.critical_tasks[number::2]:
            reviewing.rate(Rated.TASK, task.id, rating, by=by)
    for rated, each in of:
        reviewing.settle(rated, each, rating, reason=said)


_COUNTED = {Outcome.MET, Outcome.LATE, Outcome.NOT_TAKEN}
_NEXT = {
    Rating.PERFORMED: Rating.PERFORMED,
    Rating.SOME_CHALLENGES: Rating.PERFORMED,
    Rating.MAJOR_CHALLENGES: Rating.SOME_CHALLENGES,
    Rating.UNABLE: Rating.MAJOR_CHALLENGES,
    Rating.NOT_OBSERVED: Rating.NOT_OBSERVED,
}
"""What the milder of two evaluators says."""


def _rating(met: int, counted: int) -> Rating:
    if not counted:
        return Rating.NOT_OBSERVED
    if met >= counted * WELL:
        return Rating.PERFORMED
    if met >= counted * MOSTLY:
        return Rating.SOME_CHALLENGES
    return Rating.MAJOR_CHALLENGES if met else Rating.UNABLE


def _listen(reviewing: Reviewing, clock: PlayedClock) -> None:
    for agency in reviewing.exercise.agencies:
        clock.move(_PACE)
        for sort, text in _HOT_WASH:
            reviewing.note_hot_wash(agency.id, sort, _(text))


def _by(measured: tuple[Measure, ...], sort: FindingSort) -> list[Measure]:
    """Return the decisions furthest from their target: ahead of it, or behind it or never."""
    wanted = {Outcome.MET} if sort is FindingSort.STRENGTH else {Outcome.LATE, Outcome.NOT_TAKEN}
    found: dict[str, Measure] = {}
    for each in measured:
        if each.outcome in wanted and each.expected.target is not None:
            found.setdefault(each.expected.id, each)
    worst = sorted(found.values(), key=_over, reverse=sort is FindingSort.IMPROVE)
    return worst[:MOST]


def _over(measure: Measure) -> timedelta:
    if measure.took is None:
        return timedelta.max
    return measure.took - (measure.expected.target or ZERO)


def _strength(reviewing: Reviewing, measure: Measure, number: int) -> None:
    text = _("Decided {n} min before its target: {what}")
    over = -_over(measure)
    reviewing.write_finding(
        _finding(
            reviewing,
            measure,
            FindingSort.STRENGTH,
            text.format(what=measure.expected.text, n=int(over.total_seconds() // 60)),
            effect=_("The others could act on it at once."),
            position=number,
        )
    )


def _area(reviewing: Reviewing, measure: Measure, number: int) -> None:
    never = measure.took is None
    text = (
        _("Not decided before ENDEX: {what}")
        if never
        else _("Decided {n} min after its target: {what}")
    )
    minutes = 0 if never else int(_over(measure).total_seconds() // 60)
    finding = _finding(
        reviewing,
        measure,
        FindingSort.IMPROVE,
        text.format(what=measure.expected.text, n=minutes),
        effect=_("Those who waited for it acted on their own."),
        analysis=_("The agencies knew what was needed; nobody knew who had to say so."),
        whys=(
            _("Nobody at the table asked for it."),
            _("The plan does not say who decides, and who stands in."),
        ),
        position=number,
    )
    written = reviewing.write_finding(finding)
    owner = reviewing.exercise.agency(measure.agency)
    action = _("Name in the plan who decides, and who stands in: {what}")
    now = reviewing.desk.now().date()
    reviewing.write_action(
        CorrectiveAction(
            id=reviewing.new_id(),
            number=0,
            finding=written.id,
            text=action.format(what=measure.expected.text),
            element=Element.PLANNING,
            owner=owner.name if owner else "",
            contact=_("Head of operations"),
            start=now,
            due=now + _DUE[number],
            priority=Priority.HIGH if never else Priority.MEDIUM,
        )
    )


def _finding(  # noqa: PLR0913 - a field each
    reviewing: Reviewing,
    measure: Measure,
    sort: FindingSort,
    text: str,
    *,
    effect: str,
    position: int,
    analysis: str = "",
    whys: tuple[str, ...] = (),
) -> Finding:
    objective = next(iter(measure.inject.objectives), "")
    known = {each.id: each for each in reviewing.exercise.objectives}
    found = known.get(objective)
    return Finding(
        id=reviewing.new_id(),
        number=0,
        sort=sort,
        text=text,
        effect=effect,
        reference=next((each.text for each in found.targets), "") if found else "",
        analysis=analysis,
        whys=whys,
        element=Element.PLANNING if sort is FindingSort.IMPROVE else None,
        objective=found.id if found else "",
        capability=found.capability if found else "",
        task=measure.expected.task,
        agencies=measure.expected.agencies,
        evidence=(measure.answered_by,) if measure.answered_by is not None else (),
        position=position,
    )
