"""Run an exercise: the clock, the script, everything that is written down, and undo."""

from dataclasses import dataclass

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    InjectAdded,
)
from facilitator.domain.state import Doing
from facilitator.i18n import _
from facilitator.services.delivering import Delivering
from facilitator.services.merging import Merging
from facilitator.services.noting import Noting
from facilitator.services.timing import Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffer:
    """What undo would do now: ``kind`` names what is taken back, ``number`` which one."""

    kind: str
    number: str


class Conduct(Timing, Delivering, Noting, Merging):
    """One exercise in play, for whoever drives it: a window, a phone, or the command line."""

    def undo_offer(self) -> UndoOffer | None:
        """Return what undo would do, or None if there is nothing to take back."""
        last = self._last_done()
        if last is None:
            return None
        number = last.number or self.row(last.inject).number
        return UndoOffer(kind=last.kind, number=number)

    def _last_done(self) -> Doing | None:
        """Return the last thing done here that can be taken back; after ENDEX only entries can."""
        ended = self.state.clock.phase is ClockPhase.ENDED
        mine = (
            each
            for each in reversed(self.state.recent)
            if each.ref.station == self.file.station and not (ended and each.inject)
        )
        return next(mine, None)

    def undo(self) -> Entry:
        """Take back the last thing done here: strike an entry, or put a row back."""
        with self._recorder.lock:
            return self._undo()

    def _undo(self) -> Entry:
        last = self._last_done()
        if last is None:
            raise Refused(Reason.NOTHING_TO_UNDO)
        if not last.inject:
            return self.strike(last.ref, _("taken back at once"))
        if last.kind == InjectAdded.kind:
            return self.cancel(last.inject, _("taken back at once"))
        return self.release(last.inject)
