"""What is done to findings and actions on the board: each is one step that can be undone."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from facilitator.domain.improvement import CorrectiveAction, Finding
from facilitator.services.reviewing import Reviewing
from facilitator.ui.review.findings.undoing import Undoing

Act = Callable[[], object]
Sorry = Callable[[str], None]
Do = Callable[[Act, Sorry | None], bool]
"""Writes something and shows it, or says why not and returns False."""


class Deeds:
    """Remembers what stood before each; what changed nothing is not there to be undone."""

    def __init__(self, reviewing: Reviewing, do: Do) -> None:
        self._reviewing, self._plainly = reviewing, do
        self.undoing = Undoing(reviewing)

    def _do(self, act: Act, sorry: Sorry | None = None) -> bool:
        journal = self._reviewing.desk.file.journal
        before = journal.last_line()
        done = self._plainly(act, sorry)
        if not done or journal.last_line() == before:
            self.undoing.forget_last()
        return done

    def write(self, finding: Finding, sorry: Sorry | None = None) -> bool:
        """Write a finding as it now stands."""
        self.undoing.finding(finding.id)
        return self._do(lambda: self._reviewing.write_finding(finding), sorry)

    def drop(self, finding: str) -> bool:
        """Take a finding back, and what was to be done about it."""
        self.undoing.finding(finding)
        return self._do(lambda: self._reviewing.drop_finding(finding))

    def move(self, finding: Finding, step: int) -> None:
        """Put a finding before or behind its neighbour of the same sort."""
        alike = [each for each in self._reviewing.review.findings if each.sort is finding.sort]
        place = next(at for at, each in enumerate(alike) if each.id == finding.id)
        to = place + step
        if not 0 <= to < len(alike):
            return
        alike[place], alike[to] = alike[to], alike[place]
        self.undoing.findings(tuple(each.id for each in alike))
        self._do(partial(self._number_anew, tuple(alike)))

    def _number_anew(self, order: tuple[Finding, ...]) -> None:
        with self._reviewing.desk.together():
            for position, each in enumerate(order, 1):
                self._reviewing.write_finding(replace(each, position=position))

    def write_action(self, action: CorrectiveAction, sorry: Sorry) -> bool:
        """Write a corrective action as it now stands."""
        self.undoing.action(action.id)
        return self._do(lambda: self._reviewing.write_action(action), sorry)

    def drop_action(self, action: str) -> bool:
        """Take a corrective action back."""
        self.undoing.action(action)
        return self._do(lambda: self._reviewing.drop_action(action))

    def undo(self) -> bool:
        """Write back what was changed last; return False if there is nothing."""
        if not self.undoing.any():
            return False
        self._plainly(self.undoing.undo, None)
        return True
