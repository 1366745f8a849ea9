"""Whether agencies have something to do all the time, and never too much at once."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter

from facilitator.domain.checks.found import About, Check, CheckSort, Weight
from facilitator.domain.checks.limits import BUDGET, IDLE, RUSH, RUSH_ROWS, WINDOW
from facilitator.domain.checks.played import everybody, given, played
from facilitator.domain.exercise import Agency, Exercise, Phase, TimeMode
from facilitator.domain.msel import Inject, RowKind

_ZERO = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """One row for one agency: from when until when it has to do with it."""

    at: timedelta
    until: timedelta
    row: str
    inject: bool


@dataclass(slots=True)
class _Day:
    """What one agency is given, in the order of exercise time."""

    turns: list[_Turn] = field(default_factory=list[_Turn])
    reached: bool = False
    phases: set[str] = field(default_factory=set[str])


def check_pace(exercise: Exercise) -> Iterator[Check]:
    """Find agencies that nobody addresses, that sit idle, that are flooded or rushed."""
    rows = played(exercise)
    days = _days(exercise, rows)
    timed = [each for each in rows if each.planned is not None and each.kind is RowKind.INJECT]
    end = max((each.planned or _ZERO for each in timed), default=_ZERO)
    paced = _paced(exercise)
    for agency in exercise.agencies:
        day = days[agency.id]
        if rows and not day.reached:
            yield _of(agency, CheckSort.AGENCY_WITHOUT_INJECT, Weight.DECIDE)
            continue
        yield from _idle(agency, day.turns, end, paced)
        yield from _left_out(agency, day, exercise, rows)
        yield from _crowded(agency, [each for each in day.turns if each.inject])


def _of(  # noqa: PLR0913 - what a check of an agency says
    agency: Agency,
    sort: CheckSort,
    weight: Weight = Weight.CONSIDER,
    *,
    row: str = "",
    at: timedelta | None = None,
    count: int = 0,
    detail: str = "",
) -> Check:
    return Check(
        sort=sort,
        weight=weight,
        about=About.AGENCY,
        ident=agency.id,
        label=agency.name,
        agencies=(agency.id,),
        row=row,
        at=at,
        count=count,
        detail=detail,
    )


def _days(exercise: Exercise, rows: Sequence[Inject]) -> dict[str, _Day]:
    all_agencies = everybody(exercise)
    days = {each: _Day() for each in all_agencies}
    for row in rows:
        inject = row.kind is RowKind.INJECT
        busy = {each: row.discussion or _ZERO for each in given(row, all_agencies) if each in days}
        for agency in busy:
            days[agency].reached = days[agency].reached or row.kind is not RowKind.ADMIN
            days[agency].phases.add(row.phase)
        for action in row.expected:
            for agency in action.agencies:
                if agency in days:
                    busy[agency] = max(busy.get(agency, _ZERO), action.target or _ZERO)
        # a reserve row may never be played: it neither fills a gap nor floods anybody
        if row.planned is None or row.kind is RowKind.CONTINGENCY:
            continue
        for agency, span in busy.items():
            turn = _Turn(at=row.planned, until=row.planned + span, row=row.id, inject=inject)
            days[agency].turns.append(turn)
    for day in days.values():
        day.turns.sort(key=attrgetter("at"))
    return days


def _paced(exercise: Exercise) -> list[tuple[timedelta, bool]]:
    """Return from when on the table goes at its own pace, and from when on by the clock again."""
    usual = exercise.mode is TimeMode.PACED
    starts = [
        (phase.starts, _at_own_pace(phase, exercise))
        for phase in exercise.phases
        if phase.starts is not None
    ]
    return [(timedelta.min, usual), *sorted(starts)]


def _at_own_pace(phase: Phase, exercise: Exercise) -> bool:
    return (phase.mode or exercise.mode) is TimeMode.PACED


def _idle(
    agency: Agency,
    turns: Sequence[_Turn],
    end: timedelta,
    paced: Sequence[tuple[timedelta, bool]],
) -> Iterator[Check]:
    """Find gaps between the end of one thing and the beginning of the next, by the clock.

    Said beside the row that ends the gap, or the last one before it.
    """
    starts = [start for start, _own in paced]
    free, last = _ZERO, ""
    for turn in (*turns, _Turn(at=end, until=end, row="", inject=False)):
        by_clock = not paced[bisect_right(starts, free) - 1][1]
        if turn.at - free > IDLE and by_clock:
            minutes = (turn.at - free) // timedelta(minutes=1)
            row = turn.row or last
            yield _of(agency, CheckSort.AGENCY_IDLE, row=row, at=free, count=minutes)
        free, last = max(free, turn.until), turn.row or last


def _left_out(
    agency: Agency, day: _Day, exercise: Exercise, rows: Sequence[Inject]
) -> Iterator[Check]:
    """Find phases of discussion in which no row addresses an agency."""
    first = {row.phase: row.id for row in reversed(rows) if row.kind is RowKind.INJECT}
    for phase in exercise.phases:
        if phase.id in first and phase.id not in day.phases and _at_own_pace(phase, exercise):
            sort = CheckSort.AGENCY_IDLE_IN_PHASE
            yield _of(agency, sort, row=first[phase.id], at=phase.starts, detail=phase.name)


def _crowded(agency: Agency, turns: Sequence[_Turn]) -> Iterator[Check]:
    counted = Counter(each.at // WINDOW for each in turns)
    times = [each.at for each in turns]
    for place, count in counted.items():
        if count > BUDGET:
            row = turns[bisect_left(times, place * WINDOW)].row
            yield _of(
                agency,
                CheckSort.AGENCY_FLOODED,
                Weight.DECIDE,
                row=row,
                at=place * WINDOW,
                count=count,
            )
    place = 0
    while place < len(turns):
        beyond = bisect_left(times, times[place] + RUSH)
        if beyond - place > RUSH_ROWS:
            turn = turns[place]
            sort = CheckSort.AGENCY_RUSHED
            yield _of(agency, sort, row=turn.row, at=turn.at, count=beyond - place)
            place = beyond
        else:
            place += 1
