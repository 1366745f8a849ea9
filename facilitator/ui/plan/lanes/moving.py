"""What is done when a row is moved on the timeline: a named change of the plan, or a reason."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject, Slot

from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.plan.lanes.moves import rehomed, shifted, with_fields
from facilitator.ui.plan.lanes.placing import Box
from facilitator.ui.plan.lanes.view import LanesView
from facilitator.ui.plan.lanes.words import closed, move_name, shift_name, stays


class Moving(QObject):
    """Makes the moves that the lanes ask for; ``say`` tells why one is not made."""

    def __init__(self, view: LanesView, desk: PlanDesk, say: Callable[[str], None]) -> None:
        super().__init__(view)
        self._view, self._desk, self._say = view, desk, say
        view.shifted.connect(self.shift)
        view.rehomed.connect(self.rehome)
        view.dropped.connect(self.drop)

    @Slot(object, int)
    def shift(self, box: Box, minutes: int) -> None:
        """Move a row earlier or later; moves after each other are undone as one."""
        changes = shifted(box.row, timedelta(minutes=minutes))
        if changes:
            name = shift_name(box.row, changes["planned"])
            self._move(box, changes, name, merge=f"shift {box.row.id}")

    @Slot(object, int)
    def rehome(self, box: Box, step: int) -> None:
        """Move a row to the lane above or below."""
        layout = self._view.layout_
        if layout is not None and 0 <= box.lane + step < len(layout.strips):
            self.drop(box, timedelta(0), box.lane + step)

    @Slot(object, object, int)
    def drop(self, box: Box, by: timedelta, place: int) -> None:
        """Move a row in time and to a lane, in one step."""
        layout = self._view.layout_
        if layout is None:
            return
        old, new = layout.strips[box.lane].lane, layout.strips[place].lane
        homed = rehomed(box.row, self._view.grouping, old.key, new.key)
        changes = {**shifted(box.row, by), **homed}
        if homed:
            self._move(box, changes, move_name(box.row, new.label, changes), lane=new.key)
        elif changes:
            self._move(box, changes, shift_name(box.row, changes["planned"]))
        if old.key != new.key and not homed:
            self._say(stays(box.row, new.label))

    def _move(
        self,
        box: Box,
        changes: dict[str, Any],
        name: str,
        *,
        lane: str | None = None,
        merge: str = "",
    ) -> None:
        if not self._desk.planner.open:
            self._say(closed())
            return
        layout = self._view.layout_
        home = layout.strips[box.lane].lane.key if layout is not None and lane is None else lane
        if self._desk.change(name, with_fields(box.row.id, changes), merge=merge):
            layout = self._view.layout_
            self._view.choose(layout.box(box.row.id, home or "") if layout is not None else None)
