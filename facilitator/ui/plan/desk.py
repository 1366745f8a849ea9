"""The plan under somebody's hands: every change has a name, is saved, and can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from facilitator.domain.editing import Edit
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.services.editing import Planner
from facilitator.ui.say import sentence


class PlanDesk(QObject):
    """The one way by which the pages of the Plan screen change the plan.

    While ``retracing`` a change is an undo or a redo: pages go to where it happens.
    """

    changed = Signal(object, object)
    """The plan before and after; rows that were left alone are the same objects in both."""
    refused = Signal(str)
    undoable = Signal()
    """What can be undone or made again is another thing now."""
    opened = Signal()
    """Whether the plan may be changed is another thing now: ask ``planner.open``."""
    weighed = Signal(int, int)
    """How many checks want a decision, and how many are to consider; the checks emit it."""
    sought = Signal(str, str)
    """Somebody wants to see a part of the plan: what sort of part, and its id; the screen goes."""

    def __init__(self, planner: Planner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.planner = planner
        self.stack = QUndoStack(self)
        self.retracing = False
        # not straight from the stack: it tells of its own end, when nobody can ask it any more
        self.stack.indexChanged.connect(self.undoable)
        self._open = planner.open
        planner.listen(self._tell)

    @property
    def exercise(self) -> Exercise:
        """Return the plan as it is saved."""
        return self.planner.exercise

    def change(self, name: str, edit: Edit, *, merge: str = "") -> bool:
        """Make an edit, save it, and remember it under a name; say whether it was taken.

        Edits that follow each other with the same ``merge`` are undone as one: typing in a cell.
        """
        before = self.exercise
        after = edit(before)
        if after is before:
            return True
        if not self.put(after):
            return False
        self.stack.push(Replace(self, name, before, after, merge))
        return True

    def may_change(self) -> bool:
        """Tell whether the plan may be changed, and say why if it may not."""
        if not self.planner.open:
            self.refused.emit(sentence(Refused(Reason.ALREADY_STARTED)))
        return self.planner.open

    def put(self, exercise: Exercise) -> bool:
        """Save a plan; where that is refused or fails, say so in one sentence and return False."""
        try:
            self.planner.put(exercise)
        except (Refused, Failed) as wrong:
            self.refused.emit(sentence(wrong))
            return False
        return True

    @Slot()
    def undo(self) -> None:
        """Take the last change back."""
        self._retrace(self.stack.undo)

    @Slot()
    def redo(self) -> None:
        """Make again what was taken back."""
        self._retrace(self.stack.redo)

    def _retrace(self, step: Callable[[], None]) -> None:
        self.retracing = True
        try:
            step()
        finally:
            self.retracing = False

    @Slot()
    def look_whether_open(self) -> None:
        """Tell everybody if the plan may no longer be changed, or may again."""
        if self.planner.open != self._open:
            self._open = self.planner.open
            self.opened.emit()

    def close(self) -> None:
        """Listen no more."""
        self.planner.unlisten(self._tell)

    def _tell(self, before: Exercise, after: Exercise) -> None:
        self.changed.emit(before, after)


class Replace(QUndoCommand):
    """One plan takes the place of another."""

    def __init__(
        self, desk: PlanDesk, name: str, before: Exercise, after: Exercise, merge: str
    ) -> None:
        super().__init__(name)
        self._desk = desk
        self.before, self.after, self.merge = before, after, merge
        # the stack "does" what is pushed: the first time, it is done already
        self._done = True

    def redo(self) -> None:
        if self._done:
            self._done = False
        elif not self._desk.put(self.after):
            self.setObsolete(True)

    def undo(self) -> None:
        if not self._desk.put(self.before):
            self.setObsolete(True)

    def id(self) -> int:
        return hash(self.merge) % (2**31) if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Replace) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setText(other.text())
        return True
