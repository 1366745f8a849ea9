"""Many findings of one sort as one: a script that came from elsewhere has dozens of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.checks.found import Check, CheckSort, Weight
from facilitator.domain.checks.mending import mend
from facilitator.domain.editing import Edit
from facilitator.domain.exercise import Exercise

MANY = 4
"""From so many of one sort on, what is to consider is gathered; what is to decide never is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One finding, or all of one sort; never empty."""

    checks: tuple[Check, ...]

    @property
    def first(self) -> Check:
        """Return the one that is told."""
        return self.checks[0]

    @property
    def sort(self) -> CheckSort:
        """Return what was found."""
        return self.first.sort

    @property
    def weight(self) -> Weight:
        """Return whether it is to be decided or to consider."""
        return self.first.weight

    @property
    def more(self) -> int:
        """Return how many others are like the one that is told."""
        return len(self.checks) - 1


def gather(found: Iterable[Check]) -> tuple[Gathered, ...]:
    """Return findings in their order, many of one sort in the place of the first of them."""
    groups: dict[CheckSort, list[Check]] = {}
    for each in found:
        groups.setdefault(each.sort, []).append(each)
    gathered: list[Gathered] = []
    for group in groups.values():
        if len(group) >= MANY and group[0].weight is Weight.CONSIDER:
            gathered.append(Gathered(checks=tuple(group)))
        else:
            gathered += [Gathered(checks=(each,)) for each in group]
    return tuple(sorted(gathered, key=lambda each: each.weight is not Weight.DECIDE))


def mend_all(gathered: Gathered) -> Edit:
    """Return the edit that puts right whatever of it has an obvious mending."""

    def edit(plan: Exercise) -> Exercise:
        for check in gathered.checks:
            offered = mend(plan, check)
            plan = offered.edit(plan) if offered is not None else plan
        return plan

    return edit
