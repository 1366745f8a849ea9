"""Which rows test an objective at an agency."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.checks.played import DELIVERED, everybody, given, owing, played
from facilitator.domain.exercise import Agency, Exercise, Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A matrix of objectives and agencies; ``cells`` are the ids of rows, by both ids."""

    objectives: tuple[Objective, ...]
    agencies: tuple[Agency, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]

    def rows(self, objective: str, agency: str) -> tuple[str, ...]:
        """Return the ids of the rows in one cell, in the order of the script."""
        return self.cells.get((objective, agency), ())

    @property
    def covered(self) -> int:
        """Return how many objectives at least one row tests."""
        tested = {objective for objective, _agency in self.cells}
        return sum(1 for each in self.objectives if each.id in tested)


def coverage(exercise: Exercise) -> Coverage:
    """Return for each objective and agency the rows that address the agency or expect of it."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    all_agencies = everybody(exercise)
    for row in played(exercise):
        if not row.objectives or row.kind not in DELIVERED:
            continue
        concerned = dict.fromkeys((*given(row, all_agencies), *owing(row)))
        for objective in dict.fromkeys(row.objectives):
            for agency in concerned:
                found[objective, agency].append(row.id)
    return Coverage(
        objectives=exercise.objectives,
        agencies=exercise.agencies,
        cells={key: tuple(ids) for key, ids in found.items()},
    )
