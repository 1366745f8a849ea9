"""Thousands of marks in one view: from afar, those that cover each other are drawn once."""

from collections.abc import Sequence
from typing import Any

from facilitator.domain.lanes import Timeline
from facilitator.ui.review.figures.lane_items import Spot, mark_items, span, thinned
from facilitator.ui.theme import Theme

MANY = 5000
"""So many marks are drawn at any distance."""
FAR = 3
"""While more than one part of so many of the run is in view, it is seen from afar."""
SMEAR_PX = 2
"""So near to each other, marks of twelve pixels are one."""


class Crowd:
    """All marks of a run as two sets, each made when it is first looked at."""

    def __init__(self, plot: Any) -> None:  # noqa: ANN401 - pyqtgraph has no types
        """Take the plot in which they stand."""
        self._plot = plot
        self._sets: dict[bool, list[Any]] = {}
        self._run: tuple[Timeline, Sequence[Sequence[Spot]], Theme] | None = None
        self._many = False
        self._span, self._apart = (0.0, 1.0), 0.0

    def fill(
        self, line: Timeline, spots: Sequence[Sequence[Spot]], theme: Theme, width: int
    ) -> None:
        """Take other marks; ``width`` is that of the plot in pixels."""
        self._run = line, spots, theme
        self._sets = {}
        self._many = sum(map(len, spots)) > MANY
        self._span = span(line)
        self._apart = (self._span[1] - self._span[0]) / max(width, 200) * SMEAR_PX

    def look(self, least: float, most: float) -> None:
        """Show what can be told apart between two seconds."""
        begin, end = self._span
        far = self._many and (most - least) * FAR > end - begin
        if far not in self._sets:
            self._make(far)
        for each, items in self._sets.items():
            for item in items:
                item.setVisible(each is far)

    def _make(self, far: bool) -> None:  # noqa: FBT001 - the name of a set
        if self._run is None:
            return
        line, spots, theme = self._run
        if far:
            spots = [thinned(own, self._apart) for own in spots]
        self._sets[far] = mark_items(line, spots, theme)
        for item in self._sets[far]:
            self._plot.addItem(item, ignoreBounds=True)
