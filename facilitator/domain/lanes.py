"""What the main figure draws: lanes, windows, flags, marks, pauses, jumps, numbered moments."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.clock import Jump, Pause
from facilitator.domain.events import DecisionLogged, EntryRef, Logged, ObservationLogged
from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.lasting import Lasting, lasting
from facilitator.domain.logitems import Log, LogItem
from facilitator.domain.measures import Measure, Outcome
from facilitator.domain.script import rows_of
from facilitator.domain.state import RunState

MOMENTS = 10
"""How many moments get a number in the figure (DOMAIN section 5: eight to ten)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time in which a decision was expected of an agency."""

    since: timedelta
    until: timedelta


class MarkSort(StrEnum):
    """What a mark in a lane stands for."""

    DECISION = "decision"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneMark:
    """An entry in a lane; ``late`` means written late, ``moment`` is its number or 0.

    ``number`` and ``ref`` say which entry it is.
    """

    at: timedelta
    sort: MarkSort = MarkSort.DECISION
    number: int = 0
    ref: EntryRef | None = None
    joint: bool = False
    late: bool = False
    struck: bool = False
    moment: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What one agency did and was given, each in the order of exercise time.

    ``given`` are the times of its injects, ``numbers`` the numbers of the same; ``marks`` are its
    decisions, ``seen`` what observers wrote of it, ``states`` what it had in place for a while.
    """

    agency: Agency
    windows: tuple[Window, ...] = ()
    given: tuple[timedelta, ...] = ()
    numbers: tuple[str, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    seen: tuple[LaneMark, ...] = ()
    states: tuple[Lasting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """An inject above the lanes; a skipped one stands at its planned time, hollow."""

    number: str
    at: timedelta
    skipped: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A decision worth a number in the figure, and why it was chosen; no judgement in it."""

    number: int
    at: timedelta
    agencies: tuple[str, ...]
    item: LogItem
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything that the main figure draws, from exercise time ``since`` to ``until``."""

    since: timedelta
    until: timedelta
    lanes: tuple[Lane, ...] = ()
    flags: tuple[Flag, ...] = ()
    pauses: tuple[Pause, ...] = ()
    jumps: tuple[Jump, ...] = ()
    moments: tuple[Moment, ...] = ()


def timeline(
    exercise: Exercise,
    state: RunState,
    log: Log,
    measured: tuple[Measure, ...],
    until: timedelta,
) -> Timeline:
    """Return what the main figure draws of a run."""
    decisions = [each for each in log.items if isinstance(each.logged, DecisionLogged)]
    seen = [each for each in log.items if isinstance(each.logged, ObservationLogged)]
    moments = choose_moments(decisions, measured)
    decided, watched = _by_agency(decisions, moments), _by_agency(seen, ())
    states = lasting(log.items)
    lanes = tuple(
        replace(
            _lane(each, state, measured),
            marks=tuple(decided.get(each.id, ())),
            seen=tuple(watched.get(each.id, ())),
            states=states.get(each.id, ()),
        )
        for each in exercise.agencies
    )
    flags = _flags(exercise, state, until)
    marks = [mark for lane in lanes for mark in (*lane.marks, *lane.seen)]
    times = [each.at for each in (*marks, *flags)]
    times += [each.since for lane in lanes for each in lane.states]
    return Timeline(
        since=min([timedelta(0), *times]),
        until=max([until, *times]),
        lanes=lanes,
        flags=flags,
        pauses=state.clock.pauses,
        jumps=state.clock.jumps,
        moments=moments,
    )


def choose_moments(decisions: list[LogItem], measured: tuple[Measure, ...]) -> tuple[Moment, ...]:
    """Return up to ten moments in order of time, chosen by facts alone.

    Joint decisions first, then those furthest over their target, then the answers to critical
    injects, then each agency's first decision, then other answers. Where a sort has more than
    there is room for, they are taken evenly from beginning to end.
    """
    answers: dict[EntryRef, Measure] = {}
    for each in measured:
        if each.answered_by is not None:
            answers.setdefault(each.answered_by, each)
    sorts = _sorted_out(decisions, answers)
    chosen: list[_Candidate] = []
    for sort in sorted(sorts):
        members = sorts[sort]
        if sort == _OVER:
            members = sorted(members, key=lambda each: each.weight)
            chosen += members[: MOMENTS - len(chosen)]
        else:
            chosen += _spread(members, MOMENTS - len(chosen))
    chosen.sort(key=lambda each: (each.item.entry.exercise, each.item.entry.line))
    return tuple(
        Moment(
            number=index,
            at=each.item.entry.exercise,
            agencies=each.event.agencies,
            item=each.item,
            measure=answers.get(each.item.entry.ref),
        )
        for index, each in enumerate(chosen, start=1)
    )


_JOINT, _OVER, _CRITICAL, _FIRST, _ANSWER = range(5)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A decision that may become a moment; the furthest over target weighs least."""

    item: LogItem
    event: Logged
    weight: float = 0.0


def _sorted_out(
    decisions: list[LogItem], answers: dict[EntryRef, Measure]
) -> dict[int, list[_Candidate]]:
    sorts: dict[int, list[_Candidate]] = {}
    firsts: set[str] = set()
    for item in decisions:
        event = item.now
        if event is None or item.struck is not None:
            continue
        measure = answers.get(item.entry.ref)
        sort = _sort_of(event, measure, first=bool(set(event.agencies) - firsts))
        firsts |= set(event.agencies)
        if sort is not None:
            over = measure.over if measure is not None else None
            weight = -over.total_seconds() if over is not None else 0.0
            sorts.setdefault(sort, []).append(_Candidate(item, event, weight))
    return sorts


def _sort_of(event: Logged, measure: Measure | None, *, first: bool) -> int | None:
    """Return why a decision may be chosen, the strongest reason first, or None."""
    if len(event.agencies) > 1:
        return _JOINT
    if measure is not None and measure.outcome is Outcome.LATE:
        return _OVER
    if measure is not None and measure.inject.critical:
        return _CRITICAL
    if first and event.agencies:
        return _FIRST
    return _ANSWER if measure is not None else None


def _spread(members: list[_Candidate], room: int) -> list[_Candidate]:
    if len(members) <= room:
        return members
    return [members[index * len(members) // room] for index in range(room)]


def _by_agency(items: list[LogItem], moments: tuple[Moment, ...]) -> dict[str, list[LaneMark]]:
    """Return the marks of entries by agency, in the order of exercise time."""
    numbered = {each.item.entry.ref: each for each in moments}
    found: dict[str, list[LaneMark]] = {}
    for item in sorted(items, key=lambda each: (each.entry.exercise, each.entry.line)):
        event = item.now
        if event is None:
            continue
        mark = LaneMark(
            at=item.entry.exercise,
            sort=_sort(event),
            number=event.number,
            ref=item.entry.ref,
            joint=len(event.agencies) > 1,
            late=item.late is not None,
            struck=item.struck is not None,
        )
        moment = numbered.get(item.entry.ref)
        for agency in event.agencies:
            # A joint decision stands in several lanes; its number stands only in the first.
            first = moment is not None and moment.agencies[0] == agency
            numbered_mark = replace(mark, moment=moment.number) if moment and first else mark
            found.setdefault(agency, []).append(numbered_mark)
    return found


def _sort(event: Logged) -> MarkSort:
    seen = isinstance(event, ObservationLogged)
    return MarkSort.OBSERVATION if seen else MarkSort.DECISION


def _lane(agency: Agency, state: RunState, measured: tuple[Measure, ...]) -> Lane:
    windows = [
        Window(since=each.delivered_at, until=each.delivered_at + each.expected.target)
        for each in measured
        if each.agency == agency.id
        and each.delivered_at is not None
        and each.expected.target is not None
        and each.outcome is not Outcome.NOT_APPLICABLE
    ]
    given = sorted(
        (each.at, each.number) for each in state.deliveries.values() if each.reached(agency.id)
    )
    return Lane(
        agency=agency,
        windows=tuple(sorted(windows, key=lambda each: each.since)),
        given=tuple(at for at, _number in given),
        numbers=tuple(number for _at, number in given),
    )


def _flags(exercise: Exercise, state: RunState, until: timedelta) -> tuple[Flag, ...]:
    flags = [
        Flag(number=each.number, at=each.at, title=each.title) for each in state.deliveries.values()
    ]
    for row in rows_of(exercise, state):
        mark = state.marks.get(row.id)
        planned = row.planned
        if mark is not None and mark.status != "held" and planned is not None:
            at = min(planned, until)
            flags.append(Flag(number=row.number, at=at, skipped=True, title=row.title))
    return tuple(sorted(flags, key=lambda each: each.at))
