"""How far observers agree: entries matched one by one, ratings compared, kappa with its n.

Entries are compared as events, not as time (Bakeman, Quera and Gnisci 2009, Behavior Research
Methods 41, 137-147): two entries of two observers match if they are about the same agency and
were written at most ``NEAR`` apart, the nearest first, each once. Their codes are the sort of
observation (strength, area for improvement, interpretation); an entry without a match counts as
"nothing" of the other. Kappa is Cohen's (1960, Educational and Psychological Measurement 20,
37-46); since "nothing" against "nothing" cannot occur, what chance would give is taken from the
margins with that cell empty (quasi-independence, by proportional fitting). Ratings of the same
task, target, capability or objective are compared with Cohen's kappa as it is.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from facilitator.domain.entry import Entry
from facilitator.domain.events import ObservationLogged
from facilitator.domain.exercise import Role
from facilitator.domain.logitems import LogItem
from facilitator.domain.reviewing import Of, Review

NEAR = timedelta(minutes=2)
"""Further apart in exercise time, two entries are not about the same thing (our figure)."""
FEW = 20
"""Below so many pairs kappa says little (FAULTS, Plots)."""
ROUNDS = 200
"""So often margins are fitted: many times more than four codes need."""
EVALUATORS = frozenset({Role.EVALUATOR.value, Role.LEAD_EVALUATOR.value})
"""Whose observations are compared; what the facilitator notes in passing is not."""
NOTHING = ""
"""The code of an observer who wrote nothing."""

Pairing = tuple[str, str]
"""The codes that two observers gave to one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two observers compared; ``kappa`` is None where chance alone explains everything.

    ``matched`` things both coded, of which ``agreed`` alike; ``only_first`` and ``only_second``
    were coded by one of them alone.
    """

    first: str
    second: str
    matched: int = 0
    agreed: int = 0
    only_first: int = 0
    only_second: int = 0
    kappa: float | None = None

    @property
    def n(self) -> int:
        """Return over how many things kappa was taken."""
        return self.matched + self.only_first + self.only_second

    @property
    def few(self) -> bool:
        """Whether n is too small to lean on."""
        return self.n < FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The figure: each two observers compared, over what they wrote and over what they rated."""

    observers: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()
    entries: tuple[Compared, ...] = ()
    ratings: tuple[Compared, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether there are two who can agree at all."""
        return bool(self.entries or self.ratings)


def agreement(log: Iterable[LogItem], review: Review) -> Agreement:
    """Return the figure of a run and its review; only what evaluators wrote and did not strike."""
    written: dict[str, list[LogItem]] = {}
    for item in log:
        seen = isinstance(item.logged, ObservationLogged)
        if seen and item.struck is None and item.entry.author.role in EVALUATORS:
            written.setdefault(observer(item.entry), []).append(item)
    rated = _rated(review)
    return Agreement(
        observers=tuple(written),
        raters=tuple(rated),
        entries=tuple(
            _of_entries(first, second, written) for first, second in combinations(written, 2)
        ),
        ratings=tuple(
            _of_ratings(first, second, rated) for first, second in combinations(rated, 2)
        ),
    )


def observer(entry: Entry) -> str:
    """Return who observed: a person of a role, or without one whoever wrote at a station."""
    return str(entry.author) if entry.author.person else f"{entry.author}@{entry.station}"


def kappa(pairs: Mapping[Pairing, int], *, structural: str | None = None) -> float | None:
    """Return Cohen's kappa of counted pairs of codes, or None where it is not defined.

    ``structural`` is a code that two observers can never both give.
    """
    total = sum(pairs.values())
    if not total:
        return None
    if len({code for pair in pairs for code in pair if code != structural}) <= 1:
        # of one code alone nothing can be told from chance
        return None
    same = sum(count for (one, other), count in pairs.items() if one == other) / total
    chance = _chance(pairs, total, structural)
    return None if chance > 1 - 1e-9 else (same - chance) / (1 - chance)


def _chance(pairs: Mapping[Pairing, int], total: int, structural: str | None) -> float:
    """Return the share of pairs that chance alone would make alike."""
    rows, columns = Counter[str](), Counter[str]()
    for (one, other), count in pairs.items():
        rows[one] += count
        columns[other] += count
    fitted = {
        (row, column): 0.0 if row == column == structural else 1.0
        for row in rows
        for column in columns
    }
    for _round in range(ROUNDS if structural is not None else 1):
        for side, margins in enumerate((rows, columns)):
            sums = dict.fromkeys(margins, 0.0)
            for cell, value in fitted.items():
                sums[cell[side]] += value
            for cell in fitted:
                whole = sums[cell[side]]
                fitted[cell] *= margins[cell[side]] / whole if whole else 0.0
    return sum(value for (row, column), value in fitted.items() if row == column) / total


def match(first: list[LogItem], second: list[LogItem]) -> list[tuple[LogItem, LogItem]]:
    """Return which entries of two observers are about the same thing, the nearest first."""
    times = sorted((item.entry.exercise, there) for there, item in enumerate(second))
    near: list[tuple[timedelta, int, int]] = []
    for place, one in enumerate(first):
        at = one.entry.exercise
        begin, end = (
            bisect_left(times, (at - NEAR, -1)),
            bisect_right(times, (at + NEAR, len(times))),
        )
        near += [
            (abs(at - when), place, there)
            for when, there in times[begin:end]
            if _alike(one, second[there])
        ]
    near.sort()
    taken: set[int] = set()
    gone: set[int] = set()
    found: list[tuple[LogItem, LogItem]] = []
    for _apart, place, there in near:
        if place not in taken and there not in gone:
            taken.add(place)
            gone.add(there)
            found.append((first[place], second[there]))
    return found


def _alike(one: LogItem, other: LogItem) -> bool:
    mine, yours = one.now, other.now
    if mine is None or yours is None:
        return False
    return bool(set(mine.agencies) & set(yours.agencies)) or mine.agencies == yours.agencies


def _of_entries(first: str, second: str, written: Mapping[str, list[LogItem]]) -> Compared:
    matched = match(written[first], written[second])
    pairs = Counter[Pairing]((_code(one), _code(other)) for one, other in matched)
    agreed = sum(count for (one, other), count in pairs.items() if one == other)
    pairs.update(_alone(written[first], {one.entry.ref for one, _other in matched}, 0))
    pairs.update(_alone(written[second], {other.entry.ref for _one, other in matched}, 1))
    return Compared(
        first=first,
        second=second,
        matched=len(matched),
        agreed=agreed,
        only_first=len(written[first]) - len(matched),
        only_second=len(written[second]) - len(matched),
        kappa=kappa(pairs, structural=NOTHING),
    )


def _alone(items: list[LogItem], matched: set[object], side: int) -> Counter[Pairing]:
    codes = (_code(each) for each in items if each.entry.ref not in matched)
    return Counter((NOTHING, code) if side else (code, NOTHING) for code in codes)


def _code(item: LogItem) -> str:
    event = item.now
    return event.sort.value if isinstance(event, ObservationLogged) else NOTHING


def _rated(review: Review) -> dict[str, dict[Of, str]]:
    found: dict[str, dict[Of, str]] = {}
    for of, said in review.given.items():
        for each in said:
            found.setdefault(each.by, {})[of] = each.rating.value
    return found


def _of_ratings(first: str, second: str, rated: Mapping[str, Mapping[Of, str]]) -> Compared:
    mine, yours = rated[first], rated[second]
    both = mine.keys() & yours.keys()
    pairs = Counter((mine[of], yours[of]) for of in both)
    return Compared(
        first=first,
        second=second,
        matched=len(both),
        agreed=sum(1 for of in both if mine[of] == yours[of]),
        kappa=kappa(pairs),
    )
