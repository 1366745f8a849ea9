"""The agency board: what each agency knows, owes and has decided, and its load."""

from dataclasses import dataclass
from datetime import timedelta

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import ExpectedAction, Inject
from facilitator.domain.script import find_row
from facilitator.domain.state import BIN, Delivery, RunState
from facilitator.domain.triggers import open_for

BINS = 6
"""How many five-minute bins of load the board shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An expected action that is still open; times are exercise time."""

    expected: str
    inject: str
    number: str
    text: str
    used: timedelta
    target: timedelta | None

    @property
    def late_by(self) -> timedelta | None:
        """How far it is past its target, or None while it is in time or has none."""
        if self.target is None or self.used <= self.target:
            return None
        return self.used - self.target

    @property
    def urgency(self) -> float:
        """The share of the target that is used; without a target, very little."""
        if self.target is None or not self.target:
            return self.used.total_seconds() / 1e9
        return self.used / self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    """One agency now; ``bins`` are (injects, decisions) in five minutes each, oldest first.

    ``has_it`` says that it has acknowledged what it knows last.
    """

    agency: Agency
    knows_number: str = ""
    knows_ago: timedelta | None = None
    has_it: bool = False
    owes: Owed | None = None
    more_owed: int = 0
    decided: int = 0
    last_ago: timedelta | None = None
    bins: tuple[tuple[int, int], ...] = ((0, 0),) * BINS


def board(exercise: Exercise, state: RunState, now: timedelta) -> tuple[AgencyRow, ...]:
    """Return the board at an exercise time, in the fixed order of the agencies."""
    owed = owed_by(exercise, state, now)
    newest_first = sorted(state.deliveries.values(), key=lambda each: each.at, reverse=True)
    return tuple(
        _row(state, each, owed.get(each.id, []), newest_first, now) for each in exercise.agencies
    )


def owed_by(exercise: Exercise, state: RunState, now: timedelta) -> dict[str, list[Owed]]:
    """Return the open expected actions of each agency, the most urgent first."""
    owed: dict[str, list[Owed]] = {}
    for delivery in state.deliveries.values():
        row = find_row(exercise, state, delivery.inject)
        if row is None or not row.expected or delivery.recalled is not None:
            continue
        for each in row.expected:
            if open_for(state, each):
                one = _owed(row, each, delivery, now)
                for agency in each.agencies:
                    owed.setdefault(agency, []).append(one)
    for each in owed.values():
        each.sort(key=lambda one: one.urgency, reverse=True)
    return owed


def _owed(inject: Inject, each: ExpectedAction, delivery: Delivery, now: timedelta) -> Owed:
    return Owed(
        expected=each.id,
        inject=inject.id,
        number=inject.number,
        text=each.text,
        used=max(now - delivery.at, timedelta(0)),
        target=each.target,
    )


def _row(
    state: RunState,
    agency: Agency,
    owed: list[Owed],
    newest_first: list[Delivery],
    now: timedelta,
) -> AgencyRow:
    last = next((each for each in newest_first if each.reached(agency.id)), None)
    decided_at = state.last_decision.get(agency.id)
    return AgencyRow(
        agency=agency,
        knows_number=last.number if last else "",
        knows_ago=now - last.at if last else None,
        has_it=last is not None and last.acknowledged_by(agency.id) is not None,
        owes=owed[0] if owed else None,
        more_owed=max(len(owed) - 1, 0),
        decided=state.decided.get(agency.id, 0),
        last_ago=None if decided_at is None else now - decided_at,
        bins=_bins(state, agency.id, now),
    )


def _bins(state: RunState, agency: str, now: timedelta) -> tuple[tuple[int, int], ...]:
    newest = now // BIN
    return tuple(
        (
            state.inject_bins.get((agency, each), 0) + state.inject_bins.get(("", each), 0),
            state.decision_bins.get((agency, each), 0),
        )
        for each in range(newest - BINS + 1, newest + 1)
    )
