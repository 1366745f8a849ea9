"""What the foot says of the plan: saved when, in which file, and how far it reaches."""

from datetime import datetime  # noqa: TC003 - beside its neighbours

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _
from facilitator.ui.plan.desk import PlanDesk
from facilitator.ui.widgets import FootItem, Glyph

_LATER_MS = 200
"""The foot is said after the typing, not between two letters."""


class PlanFoot(QObject):
    """Tells what the foot says, soon after each change."""

    told = Signal(tuple, tuple)

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._saved_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LATER_MS)
        self._timer.timeout.connect(self.tell)
        desk.changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self._saved_at = self._desk.planner.now()
        self._timer.start()

    @Slot()
    def tell(self) -> None:
        """Tell it now."""
        exercise = self._desk.exercise
        objectives, agencies = reached(exercise)
        saved = _("Saved")
        if self._saved_at is not None:
            saved = _("Saved {time}").format(time=f"{self._saved_at.astimezone():%H:%M:%S}")
        left = [FootItem(text=saved, glyph=Glyph.TICK)]
        if name := self._desk.planner.file_name:
            left.append(FootItem(text=name))
        for words, (done, every) in (
            (_("Objectives covered {done} of {all}"), objectives),
            (_("Agencies addressed {done} of {all}"), agencies),
        ):
            if every:
                left.append(FootItem(text=words.format(done=done, all=every)))
        self.told.emit(tuple(left), (FootItem(text=_("all keys"), key="F1"),))


def reached(exercise: Exercise) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return how many objectives some row serves, and how many agencies some row addresses."""
    served: set[str] = set()
    addressed: set[str] = set()
    everybody = False
    for row in exercise.msel.rows:
        served.update(row.objectives)
        addressed.update(row.to)
        everybody = everybody or row.to_all
    objectives = sum(1 for each in exercise.objectives if each.id in served)
    agencies = sum(1 for each in exercise.agencies if everybody or each.id in addressed)
    return (objectives, len(exercise.objectives)), (agencies, len(exercise.agencies))
