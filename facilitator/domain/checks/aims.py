"""Whether the script tests what the objectives promise, and whether somebody watches it."""

from collections import Counter
from collections.abc import Collection, Iterator

from facilitator.domain.checks.found import About, Check, CheckSort, Weight, of_row
from facilitator.domain.checks.played import DELIVERED, played
from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.exercise import Exercise, Objective, Role
from facilitator.domain.msel import Inject

_WATCHING = frozenset({Role.EVALUATOR, Role.LEAD_EVALUATOR, Role.LOGGIST})
"""Who writes down what an agency does."""


def check_aims(exercise: Exercise) -> Iterator[Check]:
    """Find objectives and critical tasks that the script or the evaluators leave out."""
    rows = played(exercise)
    tested = Counter(objective for row in rows for objective in set(row.objectives))
    tasks = {task for row in rows for task in row.tasks}
    tasks |= {action.task for row in rows for action in row.expected}
    watched = frozenset(
        agency
        for post in exercise.staff
        if post.role in _WATCHING
        # who covers nobody by name covers everybody
        for agency in (post.covers or (each.id for each in exercise.agencies))
    )
    for each in exercise.objectives:
        yield from _objective(each, tested[each.id])
        for task in each.critical_tasks:
            yield from _task(task, tasks, watched if exercise.staff else None)
    yield from _alone(exercise, rows, tested)


def _objective(objective: Objective, injects: int) -> Iterator[Check]:
    measured = " ".join([objective.text, *(each.text for each in objective.targets)])
    tasks = any(target.tasks for target in objective.targets)
    for wrong, sort, weight in (
        (not injects, CheckSort.OBJECTIVE_WITHOUT_INJECT, Weight.DECIDE),
        (not objective.capability, CheckSort.OBJECTIVE_WITHOUT_CAPABILITY, Weight.CONSIDER),
        (not objective.targets, CheckSort.OBJECTIVE_WITHOUT_TARGET, Weight.CONSIDER),
        (
            bool(objective.targets)
            and not tasks
            and not any(letter.isdigit() for letter in measured),
            CheckSort.OBJECTIVE_NOT_MEASURABLE,
            Weight.CONSIDER,
        ),
    ):
        if wrong:
            yield Check(
                sort=sort,
                weight=weight,
                about=About.OBJECTIVE,
                ident=objective.id,
                label=objective.number,
                detail=objective.text,
            )


def _task(
    task: CriticalTask, tested: Collection[str], watched: frozenset[str] | None
) -> Iterator[Check]:
    found: list[CheckSort] = []
    if task.id not in tested:
        found.append(CheckSort.TASK_WITHOUT_INJECT)
    if watched is not None and not (
        watched.intersection(task.agencies) if task.agencies else watched
    ):
        found.append(CheckSort.TASK_WITHOUT_OBSERVER)
    for sort in found:
        yield Check(
            sort=sort,
            about=About.TASK,
            ident=task.id,
            label=task.text,
            agencies=task.agencies,
        )


def _alone(exercise: Exercise, rows: tuple[Inject, ...], tested: Counter[str]) -> Iterator[Check]:
    """Find rows that alone test an objective and are not marked: skipped, it stays untested."""
    known = {each.id: each for each in exercise.objectives}
    for row in rows:
        if row.critical or row.kind not in DELIVERED:
            continue
        for objective in row.objectives:
            if tested[objective] == 1 and objective in known:
                number = known[objective].number
                yield of_row(row, CheckSort.OBJECTIVE_ON_ONE_ROW, detail=number)
