"""What was written last on the board, so that it can be written back as it was."""

from collections.abc import Callable

from facilitator.domain.improvement import CorrectiveAction, Finding
from facilitator.services.reviewing import Reviewing

Back = Callable[[], None]
_MOST = 50


class Undoing:
    """Former values, the newest last; undo appends, nothing is ever taken out of the log."""

    def __init__(self, reviewing: Reviewing) -> None:
        self._reviewing = reviewing
        self._back: list[Back] = []

    def any(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._back)

    def finding(self, ident: str) -> None:
        """Remember a finding as it stands, or that there is none of that id."""
        former = self._reviewing.review.finding(ident)
        actions = self._reviewing.review.actions_of(ident)
        self._add(lambda: self._finding_back(ident, former, actions))

    def findings(self, idents: tuple[str, ...]) -> None:
        """Remember several findings as one step."""
        former = [self._reviewing.review.finding(each) for each in idents]

        def back() -> None:
            with self._reviewing.desk.together():
                for each in former:
                    if each is not None:
                        self._reviewing.write_finding(each)

        self._add(back)

    def action(self, ident: str) -> None:
        """Remember an action as it stands, or that there is none of that id."""
        former = self._reviewing.review.action(ident)

        def back() -> None:
            if former is not None:
                self._reviewing.write_action(former)
            elif self._reviewing.review.action(ident) is not None:
                self._reviewing.drop_action(ident)

        self._add(back)

    def forget_last(self) -> None:
        """Forget what was remembered last: it was not changed after all."""
        if self._back:
            self._back.pop()

    def undo(self) -> None:
        """Write back what was last; raises Refused and Failed, then it can be tried again."""
        if self._back:
            self._back[-1]()
            self._back.pop()

    def _add(self, back: Back) -> None:
        self._back = [*self._back[-_MOST:], back]

    def _finding_back(
        self, ident: str, former: Finding | None, actions: tuple[CorrectiveAction, ...]
    ) -> None:
        with self._reviewing.desk.together():
            if former is None:
                if self._reviewing.review.finding(ident) is not None:
                    self._reviewing.drop_finding(ident)
                return
            self._reviewing.write_finding(former)
            for each in actions:
                if self._reviewing.review.action(each.id) is None:
                    self._reviewing.write_action(each)
