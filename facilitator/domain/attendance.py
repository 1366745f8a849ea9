"""Who observes what: stations in the room, and the fields of the guides that nobody has filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.exercise import Agency, Objective
from facilitator.domain.observed import ObjectiveSeen, TaskSeen
from facilitator.domain.stations import Observer


@dataclass(frozen=True, slots=True, kw_only=True)
class StationRow:
    """A station as the room's list shows it; ``number`` tells those of one role apart.

    ``last`` is the exercise time of its last entry, ``unseen`` for how long it has not been seen
    (None: never since the door opened). ``agrees`` is None while its fingerprint is not known.
    """

    observer: Observer
    name: str
    number: int
    entries: int = 0
    last: timedelta | None = None
    unseen: timedelta | None = None
    waiting: int = 0
    offset: timedelta = timedelta(0)
    error: timedelta = timedelta(0)
    listening: bool = False
    agrees: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A critical task at an agency: how many signs of it there are.

    ``wanted`` if the task is for that agency, ``called`` if an inject already called for it,
    ``watched`` if somebody who is in the room covers the agency.
    """

    agency: str
    wanted: bool
    called: bool
    signs: int = 0
    watched: bool = False

    @property
    def gap(self) -> bool:
        """Whether it was called for and nobody has seen anything of it."""
        return self.wanted and self.called and not self.signs


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A critical task with a field for each agency, in the order of the agencies."""

    objective: Objective
    number: str
    task: CriticalTask
    fields: tuple[Field, ...]

    @property
    def observed(self) -> bool:
        """Whether anything was seen of it at all."""
        return any(each.signs for each in self.fields)


def task_rows(
    seen: Sequence[ObjectiveSeen], agencies: Sequence[Agency], observers: Sequence[Observer]
) -> tuple[TaskRow, ...]:
    """Return every critical task with what was seen of it at each agency."""
    watched = {
        agency.id: any(
            not each.revoked and (agency.id in each.covers or not each.covers) for each in observers
        )
        for agency in agencies
    }
    return tuple(
        TaskRow(
            objective=objective.objective,
            number=f"{objective.objective.number}.{place}",
            task=task.task,
            fields=tuple(_field(task, agency, watched) for agency in agencies),
        )
        for objective in seen
        for place, task in enumerate(objective.tasks, 1)
    )


def _field(task: TaskSeen, agency: Agency, watched: Mapping[str, bool]) -> Field:
    wanted = not task.task.agencies or agency.id in task.task.agencies
    signs = sum(1 for each in task.signs if _tells(each.event.agencies, agency.id, wanted=wanted))
    return Field(
        agency=agency.id,
        wanted=wanted,
        called=task.given is not None and task.closed is None,
        signs=signs,
        watched=watched[agency.id],
    )


def _tells(agencies: tuple[str, ...], agency: str, *, wanted: bool) -> bool:
    """Whether a sign tells of an agency; one of nobody in particular tells of all it is for."""
    return agency in agencies or (wanted and not agencies)
