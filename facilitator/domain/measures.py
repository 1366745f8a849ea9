"""Time to decision, for each expected action and agency: few numbers, each with its state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.clock import ClockPhase, ClockState, Leg, wall_of
from facilitator.domain.events import ClosedAs, EntryRef
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import ExpectedAction, Inject, RowKind
from facilitator.domain.script import rows_of
from facilitator.domain.state import Answer, Delivery, RunState

ZERO = timedelta(0)


class Outcome(StrEnum):
    """What became of an expected action; ``TAKEN`` is a decision for which no target was set."""

    MET = "met"
    LATE = "late"
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One expected action of one agency; ``took`` counts running exercise time from delivery.

    ``anticipated``: decided before delivery, so that ``took`` is zero. ``marked``: the clock ran
    at another speed meanwhile, so that it stays out of the counts of met and late. ``why`` says
    why it is not applicable: skipped, held, cancelled, recalled, waived or not_delivered.
    """

    inject: Inject
    expected: ExpectedAction
    agency: str
    outcome: Outcome
    took: timedelta | None = None
    number: int = 0
    answered_by: EntryRef | None = None
    delivered_at: timedelta | None = None
    anticipated: bool = False
    marked: bool = False
    why: str = ""

    @property
    def target(self) -> timedelta | None:
        """Return the target of the expected action, if one was set."""
        return self.expected.target

    @property
    def over(self) -> timedelta | None:
        """Return took minus target (negative: time was left), or None without both."""
        if self.took is None or self.expected.target is None:
            return None
        return self.took - self.expected.target

    @property
    def share(self) -> float | None:
        """Return the share of the target that was used, or None without both."""
        if self.took is None or not self.expected.target:
            return None
        return self.took / self.expected.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many expected actions ended how; ``marked`` ones are in none of met and late."""

    expected: int = 0
    met: int = 0
    late: int = 0
    taken: int = 0
    not_taken: int = 0
    open: int = 0
    not_applicable: int = 0
    marked: int = 0

    @property
    def applicable(self) -> int:
        """Return how many could be decided at all."""
        return self.expected - self.not_applicable

    @property
    def targetless(self) -> bool:
        """Whether something was decided, and not one target was set to judge it by."""
        return self.taken > 0 and not (self.met or self.late or self.marked)


def measures(
    exercise: Exercise,
    state: RunState,
    *,
    happened: Mapping[EntryRef, datetime] | None = None,
) -> tuple[Measure, ...]:
    """Return the measure of each expected action and agency, in the order of the script.

    ``happened`` gives the wall moments of answers; without them they are found from the clock.
    """
    moments = happened or {}
    return tuple(
        _measure(state, row, expected, agency, moments)
        for row in rows_of(exercise, state)
        for expected in row.expected
        for agency in expected.agencies or ("",)
    )


def counts(measured: Iterable[Measure]) -> Counts:
    """Return how many expected actions ended how; one owed jointly counts once."""
    firsts: dict[str, Measure] = {}
    for each in measured:
        firsts.setdefault(each.expected.id, each)
    sums = dict.fromkeys(Outcome, 0)
    marked = 0
    for each in firsts.values():
        if each.marked and each.outcome in {Outcome.MET, Outcome.LATE}:
            marked += 1
        else:
            sums[each.outcome] += 1
    return Counts(
        expected=len(firsts),
        met=sums[Outcome.MET],
        late=sums[Outcome.LATE],
        taken=sums[Outcome.TAKEN],
        not_taken=sums[Outcome.NOT_TAKEN],
        open=sums[Outcome.OPEN],
        not_applicable=sums[Outcome.NOT_APPLICABLE],
        marked=marked,
    )


def median(values: Iterable[float]) -> float | None:
    """Return the middle value, or the middle of the two middle ones; None of nothing."""
    ordered = sorted(values)
    if not ordered:
        return None
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def running_between(clock: ClockState, since: datetime, until: datetime) -> timedelta:
    """Return the exercise time that ran between two wall moments, without pauses and jumps."""
    run = ZERO
    for leg, ends in _legs(clock):
        start = max(leg.since, since)
        stop = until if ends is None else min(ends, until)
        if stop > start:
            run += (stop - start) * leg.rate
    return run


def _legs(clock: ClockState) -> list[tuple[Leg, datetime | None]]:
    ends = [leg.since for leg in clock.legs[1:]]
    return list(zip(clock.legs, [*ends, None], strict=True))


def _measure(
    state: RunState,
    row: Inject,
    expected: ExpectedAction,
    agency: str,
    moments: Mapping[EntryRef, datetime],
) -> Measure:
    delivery = state.deliveries.get(row.id)
    started = delivery.at if delivery is not None else None
    if row.kind is RowKind.EXPECTED:
        started = row.planned
    why = _why_not(state, row, expected, delivery)
    if why:
        return Measure(
            inject=row,
            expected=expected,
            agency=agency,
            outcome=Outcome.NOT_APPLICABLE,
            delivered_at=started,
            why=why,
        )
    answer = min(state.answers.get(expected.id, ()), key=lambda each: each.at, default=None)
    closed = state.closed.get(expected.id)
    if answer is None and closed is not None and closed.as_what is ClosedAs.SEEN_DONE:
        answer = Answer(ref=EntryRef(station="", seq=0), number=0, at=closed.at)
    if answer is None:
        over = state.clock.phase is ClockPhase.ENDED or closed is not None
        outcome = Outcome.NOT_TAKEN if over else Outcome.OPEN
        return Measure(
            inject=row, expected=expected, agency=agency, outcome=outcome, delivered_at=started
        )
    return _answered(state, row, expected, agency, answer, started, moments)


def _why_not(
    state: RunState, row: Inject, expected: ExpectedAction, delivery: Delivery | None
) -> str:
    """Return why an expected action could not be decided, or nothing."""
    closed = state.closed.get(expected.id)
    if closed is not None and closed.as_what is ClosedAs.WAIVED:
        return "waived"
    if delivery is not None:
        return "recalled" if delivery.recalled is not None else ""
    mark = state.marks.get(row.id)
    if mark is not None:
        return mark.status
    if row.kind is RowKind.EXPECTED or state.answers.get(expected.id):
        return ""
    return "not_delivered"


def _answered(  # noqa: PLR0913, PLR0917 - what a measure is made of, and nothing else
    state: RunState,
    row: Inject,
    expected: ExpectedAction,
    agency: str,
    answer: Answer,
    started: timedelta | None,
    moments: Mapping[EntryRef, datetime],
) -> Measure:
    delivery = state.deliveries.get(row.id)
    since = wall_of(state.clock, started) if started is not None else None
    if delivery is not None and row.kind is not RowKind.EXPECTED:
        since = delivery.happened_at
    until = moments.get(answer.ref) or wall_of(state.clock, answer.at)
    if started is None:
        took = None if delivery is None and row.kind is RowKind.EXPECTED else ZERO
    elif since is None or until is None:
        took = answer.at - started
    else:
        took = running_between(state.clock, since, until) if until > since else until - since
    anticipated = took is not None and (took < ZERO or (started is None))
    took = max(took, ZERO) if took is not None else None
    return Measure(
        inject=row,
        expected=expected,
        agency=agency,
        outcome=_verdict(took, expected.target),
        took=took,
        number=answer.number,
        answered_by=answer.ref if answer.number else None,
        delivered_at=started,
        anticipated=anticipated,
        marked=since is not None and until is not None and _other_speed(state, since, until),
    )


def _verdict(took: timedelta | None, target: timedelta | None) -> Outcome:
    if took is None or target is None:
        return Outcome.TAKEN
    return Outcome.MET if took <= target else Outcome.LATE


def _other_speed(state: RunState, since: datetime, until: datetime) -> bool:
    """Whether the clock ran at another factor than one at any time between."""
    return any(
        leg.rate not in {0.0, 1.0} and leg.since < until and (ends is None or ends > since)
        for leg, ends in _legs(state.clock)
    )
