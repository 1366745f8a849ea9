"""What was said straight after the exercise, agency by agency, in the three columns of the room."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.events import HotWashSort
from facilitator.domain.exercise import Agency
from facilitator.domain.reviewing import HotWashNote

SORTS = (HotWashSort.WELL, HotWashSort.BETTER, HotWashSort.CHANGE)
"""The three questions, in the order in which they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWashRow:
    """What one agency said; ``agency`` is None for the room as a whole."""

    agency: Agency | None
    well: tuple[HotWashNote, ...] = ()
    better: tuple[HotWashNote, ...] = ()
    change: tuple[HotWashNote, ...] = ()

    @property
    def columns(self) -> tuple[tuple[HotWashNote, ...], ...]:
        """Return the three columns."""
        return self.well, self.better, self.change


def hot_wash(agencies: Iterable[Agency], notes: Iterable[HotWashNote]) -> tuple[HotWashRow, ...]:
    """Return the agencies that said something, in their fixed order, the room last.

    Notes with votes come first, most votes on top; the others stay in the order they were said.
    """
    by_agency: dict[str, list[HotWashNote]] = {}
    for note in notes:
        by_agency.setdefault(note.agency, []).append(note)
    known = {each.id: each for each in agencies}
    order = [*(each for each in known if each in by_agency)]
    order += [each for each in by_agency if each not in known]
    return tuple(_row(known.get(each), by_agency[each]) for each in order)


def _row(agency: Agency | None, notes: list[HotWashNote]) -> HotWashRow:
    well, better, change = (
        tuple(sorted((each for each in notes if each.sort is sort), key=lambda each: -each.votes))
        for sort in SORTS
    )
    return HotWashRow(agency=agency, well=well, better=better, change=change)
