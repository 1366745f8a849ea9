"""What was observed on each critical task: what an evaluator follows while the exercise runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.entry import Entry
from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.events import Logged, ObservationLogged
from facilitator.domain.exercise import Exercise, Objective
from facilitator.domain.log import LogLine
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.domain.state import Closed, Delivery, RunState


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """An entry that tells of a task: a decision that answers it, or an observation."""

    entry: Entry
    event: Logged

    @property
    def observation(self) -> bool:
        """Whether an observer wrote it, and not a decision itself."""
        return isinstance(self.event, ObservationLogged)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSeen:
    """A critical task, the rows of the script that call for it, and what was seen of it.

    ``given`` is the first delivery that calls for it, ``closed`` how an action that was expected
    for it ended without a decision; ``coming`` is the number of the row that will call for it.
    ``target`` is the shortest time that was set for it, counted from ``given``.
    """

    task: CriticalTask
    signs: tuple[Sign, ...] = ()
    given: Delivery | None = None
    closed: Closed | None = None
    coming: str = ""
    target: timedelta | None = None

    @property
    def open(self) -> bool:
        """Whether it was called for and nothing at all was seen of it yet."""
        return self.given is not None and not self.signs and self.closed is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveSeen:
    """An objective with its tasks; ``signs`` are observations that belong to no one task."""

    objective: Objective
    tasks: tuple[TaskSeen, ...]
    signs: tuple[Sign, ...] = ()


def seen(
    exercise: Exercise, state: RunState, lines: Sequence[LogLine]
) -> tuple[ObjectiveSeen, ...]:
    """Return what was observed on the tasks of each objective.

    ``lines`` are observations and the decisions that answer what was expected, in any order; those
    that are struck tell nothing.
    """
    rows = (*exercise.msel.rows, *state.added.values())
    signs = [
        Sign(entry=each.entry, event=each.entry.event)
        for each in sorted(lines, key=lambda one: one.entry.exercise)
        if each.struck is None and isinstance(each.entry.event, Logged)
    ]
    return tuple(_of_objective(each, rows, state, signs) for each in exercise.objectives)


def _of_objective(
    objective: Objective, rows: Sequence[Inject], state: RunState, signs: Sequence[Sign]
) -> ObjectiveSeen:
    tasks = tuple(_of_task(each, rows, state, signs) for each in objective.critical_tasks)
    told = {sign.entry.ref for task in tasks for sign in task.signs}
    own = {row.id for row in rows if objective.id in row.objectives}
    rest = (each for each in signs if each.observation and each.event.inject in own)
    return ObjectiveSeen(
        objective=objective,
        tasks=tasks,
        signs=tuple(each for each in rest if each.entry.ref not in told),
    )


def _of_task(
    task: CriticalTask, rows: Sequence[Inject], state: RunState, signs: Sequence[Sign]
) -> TaskSeen:
    calling = [row for row in rows if task.id in row.tasks or any(_expected(task, row))]
    injects = {row.id for row in calling}
    wanted = {each.id: each for row in calling for each in _expected(task, row)}
    given = [state.deliveries[row.id] for row in calling if row.id in state.deliveries]
    standing = [each for each in given if each.recalled is None]
    closed = [state.closed[each] for each in wanted if each in state.closed]
    coming = [row.number for row in calling if row.id not in state.deliveries]
    targets = [each.target for each in wanted.values() if each.target is not None]
    return TaskSeen(
        task=task,
        signs=tuple(each for each in signs if _tells(each, task, injects, frozenset(wanted))),
        given=min(standing, key=lambda each: each.at, default=None),
        closed=closed[-1] if closed else None,
        coming=coming[0] if coming else "",
        target=min(targets, default=None),
    )


def _expected(task: CriticalTask, row: Inject) -> Iterator[ExpectedAction]:
    """Return what a row expects for a task; where the row names the task alone, all of it."""
    named = any(each.task for each in row.expected)
    for each in row.expected:
        if each.task == task.id or (not named and task.id in row.tasks):
            yield each


def _tells(sign: Sign, task: CriticalTask, injects: set[str], wanted: frozenset[str]) -> bool:
    """Tell whether an entry tells something of a task."""
    if wanted.intersection(sign.event.expected):
        return True
    if not sign.observation or sign.event.inject not in injects:
        return False
    agencies = sign.event.agencies
    return not task.agencies or not agencies or bool(set(task.agencies).intersection(agencies))
