"""Coverage of the critical tasks as a figure: which were observed, and which not."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.evaluation import CriticalTask
from facilitator.domain.exercise import Objective
from facilitator.domain.observed import ObjectiveSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A critical task and what was seen of it; ``called`` if an inject called for it."""

    objective: Objective
    task: CriticalTask
    called: bool = False
    decisions: int = 0
    observations: int = 0

    @property
    def observed(self) -> bool:
        """Whether anything was seen of it at all."""
        return bool(self.decisions or self.observations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The figure: every critical task once, in the order of the objectives."""

    tasks: tuple[Covered, ...] = ()

    @property
    def observed(self) -> int:
        """Return how many tasks were observed."""
        return sum(1 for each in self.tasks if each.observed)

    @property
    def missed(self) -> tuple[Covered, ...]:
        """Return the tasks of which nothing was seen."""
        return tuple(each for each in self.tasks if not each.observed)


def coverage(seen: Iterable[ObjectiveSeen]) -> Coverage:
    """Return the figure of what was observed."""
    return Coverage(
        tasks=tuple(
            Covered(
                objective=objective.objective,
                task=each.task,
                called=each.given is not None,
                decisions=sum(1 for sign in each.signs if not sign.observation),
                observations=sum(1 for sign in each.signs if sign.observation),
            )
            for objective in seen
            for each in objective.tasks
        )
    )
