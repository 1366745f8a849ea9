"""What the tracker is asked for: whose actions, and those of which exercise."""

from collections.abc import Sequence
from datetime import date

from facilitator.domain.tracking import Standing, Tracked, narrowed, owners
from facilitator.i18n import _
from facilitator.ui.models.plain import shown


class Narrowing:
    """One owner or all, one exercise or all; the next one comes after the last again."""

    def __init__(self) -> None:
        self.owner = self.exercise = ""

    def of(
        self, tracked: Sequence[Tracked], today: date, standing: Standing | None
    ) -> tuple[Tracked, ...]:
        """Return what was asked for."""
        return narrowed(tracked, today, standing=standing, owner=self.owner, exercise=self.exercise)

    def next_owner(self, tracked: Sequence[Tracked]) -> None:
        """Ask for what the next owner has to do; after the last, for everybody's."""
        self.owner = _next(self.owner, owners(tracked))

    def next_exercise(self, tracked: Sequence[Tracked]) -> None:
        """Ask for what the next exercise found; after the last, for all."""
        self.exercise = _next(self.exercise, sorted({each.exercise for each in tracked}))

    def words(self) -> tuple[str, str]:
        """Return what the two buttons say."""
        owner = _("Owner: {owner}").format(owner=shown(self.owner) or _("all"))
        return owner, _("Exercise: {title}").format(title=shown(self.exercise) or _("all"))


def _next(now: str, names: Sequence[str]) -> str:
    every = ("", *names)
    return every[(every.index(now) + 1) % len(every)] if now in every else ""
