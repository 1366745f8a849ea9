"""What was observed on each critical task: what an evaluator follows while the exercise runs."""

from collections.abc import Iterable, Iterator, Sequence
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


class _Signs:
    """Entries in the order of exercise time, found by what they belong to without a search."""

    def __init__(self, lines: Sequence[LogLine]) -> None:
        self._all = [
            Sign(entry=each.entry, event=each.entry.event)
            for each in sorted(lines, key=lambda one: one.entry.exercise)
            if each.struck is None and isinstance(each.entry.event, Logged)
        ]
        self._of_inject: dict[str, list[int]] = {}
        self._of_expected: dict[str, list[int]] = {}
        for at, sign in enumerate(self._all):
            for expected in sign.event.expected:
                self._of_expected.setdefault(expected, []).append(at)
            if sign.observation and sign.event.inject:
                self._of_inject.setdefault(sign.event.inject, []).append(at)

    def on(self, injects: Iterable[str]) -> Iterator[Sign]:
        """Return the observations on rows of the script."""
        yield from self._in_order(at for each in injects for at in self._of_inject.get(each, ()))

    def of_task(
        self, task: CriticalTask, injects: Iterable[str], wanted: Iterable[str]
    ) -> tuple[Sign, ...]:
        """Return what answers a task, and what was observed of the agencies it is for."""
        answers = {at for each in wanted for at in self._of_expected.get(each, ())}
        told = {
            at
            for each in injects
            for at in self._of_inject.get(each, ())
            if _concerns(task, self._all[at].event.agencies)
        }
        return tuple(self._in_order(answers | told))

    def _in_order(self, places: Iterable[int]) -> Iterator[Sign]:
        return (self._all[at] for at in sorted(set(places)))


def seen(
    exercise: Exercise, state: RunState, lines: Sequence[LogLine]
) -> tuple[ObjectiveSeen, ...]:
    """Return what was observed on the tasks of each objective.

    ``lines`` are observations and the decisions that answer what was expected, in any order; those
    that are struck tell nothing.
    """
    rows = (*exercise.msel.rows, *state.added.values())
    signs = _Signs(lines)
    calling: dict[str, list[Inject]] = {}
    for row in rows:
        for task in dict.fromkeys((*row.tasks, *(each.task for each in row.expected))):
            calling.setdefault(task, []).append(row)
    return tuple(
        _of_objective(
            each,
            tuple(
                _of_task(task, calling.get(task.id, ()), state, signs)
                for task in each.critical_tasks
            ),
            rows,
            signs,
        )
        for each in exercise.objectives
    )


def _of_objective(
    objective: Objective, tasks: tuple[TaskSeen, ...], rows: Sequence[Inject], signs: _Signs
) -> ObjectiveSeen:
    told = {sign.entry.ref for task in tasks for sign in task.signs}
    own = {row.id for row in rows if objective.id in row.objectives}
    rest = tuple(each for each in signs.on(own) if each.entry.ref not in told)
    return ObjectiveSeen(objective=objective, tasks=tasks, signs=rest)


def _of_task(
    task: CriticalTask, calling: Sequence[Inject], state: RunState, signs: _Signs
) -> TaskSeen:
    wanted = {each.id: each for row in calling for each in _expected(task, row)}
    given = [state.deliveries[row.id] for row in calling if row.id in state.deliveries]
    standing = [each for each in given if each.recalled is None]
    closed = [state.closed[each] for each in wanted if each in state.closed]
    coming = [row.number for row in calling if row.id not in state.deliveries]
    targets = [each.target for each in wanted.values() if each.target is not None]
    return TaskSeen(
        task=task,
        signs=signs.of_task(task, (row.id for row in calling), wanted),
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


def _concerns(task: CriticalTask, agencies: tuple[str, ...]) -> bool:
    """Tell whether what was seen of some agencies can be about a task; of none, it can be."""
    return not task.agencies or not agencies or bool(set(task.agencies).intersection(agencies))
