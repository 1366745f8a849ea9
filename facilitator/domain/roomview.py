"""What somebody beside the leader may see of a run: built from what was delivered, not the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest

from facilitator.domain.clock import ClockPhase, elapsed, story
from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.exercise import Agency, Exercise, Role
from facilitator.domain.rules.of_door import writes
from facilitator.domain.state import Delivery, RunState
from facilitator.domain.stations import Observer
from facilitator.domain.wall import WallHead, head_of

MOST_INJECTS = 20
"""How many delivered injects a device is told of: the newest ones."""
SEES_ALL = frozenset(
    {Role.FACILITATOR, Role.DIRECTOR, Role.CONTROLLER, Role.SIMCELL, Role.LOGGIST, Role.SAFETY}
) | {Role.LEAD_EVALUATOR}
"""Roles that see what reached any agency."""
SEES_GUIDES = frozenset({Role.FACILITATOR, Role.DIRECTOR, Role.LEAD_EVALUATOR, Role.EVALUATOR})
"""Roles that see the critical tasks of the evaluation guides; players never do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenInject:
    """An inject that reached its players, as they read it."""

    inject: str
    number: str
    title: str
    text: str
    at: timedelta
    to: tuple[str, ...] = ()
    to_all: bool = False
    disregard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideTask:
    """A critical task that somebody watches for, under the objective it serves."""

    id: str
    text: str
    objective: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """One look at the run for a device; ``exercise`` is exercise time at the moment ``now``.

    ``kinds`` says what the device may write. An emergency (``stopped``) shows nothing delivered.
    """

    head: WallHead
    phase: ClockPhase
    now: datetime
    exercise: timedelta
    speed: float = 1.0
    story: datetime | None = None
    agencies: tuple[Agency, ...] = ()
    given: tuple[GivenInject, ...] = ()
    tasks: tuple[GuideTask, ...] = ()
    kinds: tuple[str, ...] = ()
    discussion: str = ""
    questions: tuple[str, ...] = ()

    @property
    def running(self) -> bool:
        """Whether exercise time is passing."""
        return self.phase is ClockPhase.RUNNING

    @property
    def stopped(self) -> bool:
        """Whether there is a real emergency."""
        return self.phase is ClockPhase.STOPPED


def room_view(exercise: Exercise, state: RunState, observer: Observer, now: datetime) -> RoomView:
    """Return what a device may see now; to a revoked one nothing but that it runs."""
    clock = state.clock
    shown = not observer.revoked and clock.phase is not ClockPhase.STOPPED
    talk = state.discussion if shown else None
    return RoomView(
        head=head_of(exercise),
        phase=clock.phase,
        now=now,
        exercise=elapsed(clock, now),
        speed=clock.speed,
        story=story(clock, now),
        agencies=exercise.agencies,
        given=_given(state.deliveries, observer) if shown else (),
        tasks=_tasks(exercise, observer) if not observer.revoked else (),
        kinds=() if observer.revoked else writes(observer.role),
        discussion=talk.title if talk else "",
        questions=talk.questions if talk else (),
    )


def _given(deliveries: Mapping[str, Delivery], observer: Observer) -> tuple[GivenInject, ...]:
    mine = (each for each in deliveries.values() if reaches(each, observer))
    newest = nlargest(MOST_INJECTS, mine, key=lambda each: (each.at, each.ref.seq))
    return tuple(
        GivenInject(
            inject=each.inject,
            number=each.number,
            title=each.title if observer.role != Role.PLAYER else "",
            text=each.text,
            at=each.at,
            to=each.to,
            to_all=each.to_all,
            disregard=each.recalled is not None,
        )
        for each in newest
    )


def reaches(delivery: Delivery, observer: Observer) -> bool:
    """Whether a device may read a delivery; a player's claim to an agency is no proof of it."""
    if delivery.to_all or observer.role in SEES_ALL:
        return True
    if observer.role != Role.EVALUATOR:
        return False
    return not observer.covers or bool(set(delivery.to) & set(observer.covers))


def _tasks(exercise: Exercise, observer: Observer) -> tuple[GuideTask, ...]:
    if observer.role not in SEES_GUIDES:
        return ()
    return tuple(
        GuideTask(id=task.id, text=task.text, objective=objective.number, agencies=task.agencies)
        for objective in exercise.objectives
        for task in objective.critical_tasks
        if _watches(observer, task)
    )


def _watches(observer: Observer, task: CriticalTask) -> bool:
    if not observer.covers or not task.agencies:
        return True
    return bool(set(task.agencies) & set(observer.covers))
