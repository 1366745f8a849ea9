"""Corrective actions of many exercises in one list: what is open, overdue, done, verified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator.domain.improvement import ActionStatus, CorrectiveAction, Finding


class Standing(StrEnum):
    """How an action stands on a day; overdue is what is not over after its date."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    VERIFIED = "verified"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """An action with the finding it answers and the exercise it comes from.

    ``path`` is the exercise's file; ``again`` names an earlier exercise that found the same.
    """

    path: str
    exercise: str
    action: CorrectiveAction
    finding: Finding | None = None
    again: str = ""
    label: str = ""

    @property
    def called(self) -> str:
        """Return the number of the action, told apart from another with the same."""
        return self.label or str(self.action.number)

    @property
    def key(self) -> tuple[str, str]:
        """Return by what it is known: its file, and its id there."""
        return self.path, self.action.id

    def standing(self, today: date) -> Standing:
        """Return how it stands on a day; on its very date it is not late yet."""
        match self.action.status:
            case ActionStatus.DONE:
                return Standing.DONE
            case ActionStatus.VERIFIED:
                return Standing.VERIFIED
            case ActionStatus.REJECTED:
                return Standing.REJECTED
            case _:
                late = self.action.due is not None and self.action.due < today
                return Standing.OVERDUE if late else Standing.OPEN

    def days_over(self, today: date) -> int:
        """Return by how many days it is overdue, or 0."""
        due = self.action.due
        late = self.standing(today) is Standing.OVERDUE and due is not None
        return (today - due).days if late and due is not None else 0


def narrowed(
    tracked: Iterable[Tracked],
    today: date,
    *,
    standing: Standing | None = None,
    owner: str = "",
    exercise: str = "",
) -> tuple[Tracked, ...]:
    """Return the actions that were asked for, by date; those without a date come last.

    An overdue action is an open one too.
    """
    wanted = {standing, Standing.OVERDUE} if standing is Standing.OPEN else {standing}
    found = (
        each
        for each in tracked
        if (standing is None or each.standing(today) in wanted)
        and (not owner or each.action.owner == owner)
        and (not exercise or each.exercise == exercise)
    )
    return tuple(sorted(found, key=_by_date))


def _by_date(each: Tracked) -> tuple[date, str, int, str]:
    return each.action.due or date.max, each.exercise, each.action.number, each.action.id


def counted(tracked: Sequence[Tracked], today: date) -> dict[Standing, int]:
    """Return how many actions stand how."""
    found = dict.fromkeys(Standing, 0)
    for each in tracked:
        found[each.standing(today)] += 1
    return found


def owners(tracked: Iterable[Tracked]) -> tuple[str, ...]:
    """Return who owns something, in the order of the alphabet."""
    return tuple(sorted({each.action.owner for each in tracked if each.action.owner}))
