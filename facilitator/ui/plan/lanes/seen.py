"""What is seen of the lanes: how far they are scrolled, and how much room there is."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from facilitator.domain.exercise import Exercise
from facilitator.ui.plan.lanes.grouping import Grouping
from facilitator.ui.plan.lanes.placing import Box, Layout
from facilitator.ui.theme import Theme

BOX_PX: Final = 22
WINDOW_PX: Final = 5
TRACK_PX: Final = BOX_PX + WINDOW_PX + 4
AXIS_PX: Final = 22
BAND_PX: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is seen of the lanes: how far it is scrolled, and how much room there is."""

    theme: Theme
    exercise: Exercise
    layout: Layout
    grouping: Grouping
    left: float
    top: float
    head: float
    width: float
    height: float
    titles: bool
    chosen: Box | None = None
    ring: bool = False

    @property
    def axis(self) -> float:
        """Return the height of axis and phases above the lanes."""
        return float(self.theme.px(AXIS_PX) + self.theme.px(BAND_PX))

    def rect(self, box: Box) -> QRectF:
        """Return where a box stands in the widget."""
        px = self.theme.px
        strip = self.layout.strips[box.lane]
        top = self.axis + strip.top + px(4) + box.track * px(TRACK_PX) - self.top
        return QRectF(self.head + box.left - self.left, top, box.right - box.left, px(BOX_PX))
