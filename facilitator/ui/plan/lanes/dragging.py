"""A row under the mouse: where it would stand if it were let go."""

from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF

from facilitator.ui.plan.lanes.placing import Box
from facilitator.ui.plan.lanes.seen import View

_STEP = timedelta(minutes=1)
_COARSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """Which box was taken where, and where the mouse is; ``live`` once it has really moved."""

    box: Box
    taken: QPointF
    now: QPointF
    live: bool = False
    coarse: bool = False

    def moved(self, now: QPointF, least: float, *, coarse: bool) -> "Drag":
        """Return the drag with the mouse elsewhere."""
        far = (now - self.taken).manhattanLength() >= least
        return replace(self, now=now, live=self.live or far, coarse=coarse)

    def by(self, view: View) -> timedelta:
        """Return by how much the row would move, in whole minutes, or in fives."""
        minutes = (self.now.x() - self.taken.x()) / view.layout.scale.per_minute
        step = _COARSE if self.coarse else _STEP
        return round(minutes * _STEP / step) * step

    def lane(self, view: View) -> int:
        """Return over which lane the mouse is."""
        return view.layout.strip_at(self.now.y() - view.axis + view.top)

    def ghost(self, view: View) -> QRectF:
        """Return where the row would be drawn."""
        rect = view.rect(self.box)
        minutes = self.by(view) / _STEP
        down = view.layout.strips[self.lane(view)].top - view.layout.strips[self.box.lane].top
        return rect.translated(minutes * view.layout.scale.per_minute, down)

    def at(self, view: View) -> timedelta:
        """Return the time at which the row would stand."""
        return (self.box.row.planned or timedelta(0)) + self.by(view)
