"""The script's rows for a view, and the words of their states."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.domain.script import ScriptRow
from facilitator.i18n import N_, _
from facilitator.ui.models import spans
from facilitator.ui.models.rows import RowsModel

# said one by one: all of them for each of two thousand rows would be felt at every delivery
_WORDS = MappingProxyType(
    {
        "standby": N_("standby"),
        "contingency": N_("if no order"),
        "due": N_("due"),
        "waiting": N_("waiting"),
        "held": N_("held"),
        "skipped": N_("skipped"),
        "cancelled": N_("cancelled"),
        "recalled": N_("recalled"),
    }
)


def nowhere(_inject: Inject, /) -> str:
    """Return nothing: the exercise is played in one room."""
    return ""


class ScriptModel(RowsModel):
    """Every row of the script as it stands now; ``waiters`` are the numbers that wait on a row.

    ``where`` says in which rooms a row is given, where several play.
    """

    waiters: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    where: Callable[[Inject], str] = staticmethod(nowhere)

    def key(self, row: Any) -> object:
        """Return the id of the inject."""
        return row.inject.id

    def say(self, row: Any) -> str:
        """Return number, title, state and time."""
        parts = (row.inject.number, row.inject.title, spans.hours_minutes(row.at))
        numbers = ", ".join(self.waiters.get(row.inject.id, ()))
        then = _("{numbers} wait on it").format(numbers=numbers) if numbers else ""
        where = self.where(row.inject)
        there = _("in {rooms}").format(rooms=where) if where else ""
        return ", ".join(filter(None, (*parts, there, state_word(row), row.note, then)))

    def standby(self) -> int:
        """Return where the standby row stands, or -1."""
        rows: tuple[ScriptRow, ...] = self.rows()
        return next((at for at, row in enumerate(rows) if row.status == "standby"), -1)

    def delivered(self) -> int:
        """Return how many rows have been delivered."""
        return sum(1 for row in self.rows() if row.status in {"delivered", "recalled"})


def waiters(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """Return by inject id the numbers of the rows that wait on it or on a decision it asks for."""
    owner = {one.id: row.id for row in exercise.msel.rows for one in row.expected}
    found: dict[str, list[str]] = {}
    for row in exercise.msel.rows:
        on = {row.contingency_for, row.follows, owner.get(row.on_decision, "")} - {""}
        for each in on:
            found.setdefault(each, []).append(row.number)
    return {each: tuple(numbers) for each, numbers in found.items()}


def state_word(row: ScriptRow) -> str:
    """Return the word at the right of a row; a row that is simply to come has none."""
    if row.status == "delivered":
        return _answers(row)
    if row.status == "waiting" and row.waits_on:
        return _("waits on {number}").format(number=row.waits_on)
    word = _WORDS.get(row.status, "")
    return _(word) if word else ""


def _answers(row: ScriptRow) -> str:
    if not row.expected and row.acknowledged:
        has_it = len(row.acknowledged)
        if has_it < row.reached:
            return _("{done} of {all} have it").format(done=has_it, all=row.reached)
        return _("acknowledged")
    if not row.expected:
        return _("delivered")
    if row.answered >= row.expected:
        return _("all in")
    return _("{done} of {all}").format(done=row.answered, all=row.expected)
