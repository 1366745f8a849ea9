"""Patterns in one evaluator's ratings that are worth a second look; none is a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.evaluation import Rating
from facilitator.domain.guides import Step

FEW = 5
"""Fewer ratings of what was seen show no pattern."""
ALIKE = 4
"""So many of one objective alike, among others that differ, look like one impression."""


class Bias(StrEnum):
    """The usual biases of observers (DOMAIN 4)."""

    LENIENCY = "leniency"
    CENTRAL = "central"
    HALO = "halo"
    SEVERITY = "severity"
    CONTAMINATION = "contamination"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    rating: Rating
    objective: str
    seq: int
    others: tuple[tuple[str, int, Rating], ...]
    station: str


def biases(steps: Sequence[Step], by: str) -> tuple[Bias, ...]:
    """Return the patterns in what one evaluator gave; what was not observed does not count.

    Leniency: everything P. Central tendency: everything S. Hypercriticism: nothing but M and U.
    Halo: all of one objective alike while the rest differs. Contamination: everything is what
    somebody else had given before. Drift: the later half all better, or all worse, than the first.
    """
    said = _said(steps, by)
    letters = {each.rating for each in said}
    found: list[Bias] = []
    if len(said) >= FEW:
        if letters == {Rating.PERFORMED}:
            found.append(Bias.LENIENCY)
        if letters == {Rating.SOME_CHALLENGES}:
            found.append(Bias.CENTRAL)
        if letters <= {Rating.MAJOR_CHALLENGES, Rating.UNABLE}:
            found.append(Bias.SEVERITY)
    if _halo(said):
        found.append(Bias.HALO)
    if _follows(said):
        found.append(Bias.CONTAMINATION)
    if _drifts(said):
        found.append(Bias.DRIFT)
    return tuple(found)


def _said(steps: Sequence[Step], by: str) -> list[_Said]:
    found: dict[tuple[str, str], _Said] = {}
    objective = ""
    for step in steps:
        if step.depth == 0:
            objective = step.of
        for given in step.given:
            if given.by != by or given.rating is Rating.NOT_OBSERVED:
                continue
            found[step.key] = _Said(
                rating=given.rating,
                objective=objective,
                seq=given.ref.seq,
                station=given.ref.station,
                others=tuple(
                    (each.ref.station, each.ref.seq, each.rating)
                    for each in step.given
                    if each.by != by
                ),
            )
    return sorted(found.values(), key=lambda each: each.seq)


def _halo(said: Sequence[_Said]) -> bool:
    if len({each.rating for each in said}) < 2:  # noqa: PLR2004 - all alike is another pattern
        return False
    by_objective: dict[str, list[Rating]] = {}
    for each in said:
        by_objective.setdefault(each.objective, []).append(each.rating)
    alike = (len(some) >= ALIKE and len(set(some)) == 1 for some in by_objective.values())
    return any(alike) and len(by_objective) > 1


def _follows(said: Sequence[_Said]) -> bool:
    # only one station's numbers say what came before what
    before = [
        [
            rating
            for station, seq, rating in each.others
            if station == each.station and seq < each.seq
        ]
        for each in said
    ]
    pairs = [(each.rating, some) for each, some in zip(said, before, strict=True) if some]
    return len(pairs) >= FEW and all(rating in some for rating, some in pairs)


def _drifts(said: Sequence[_Said]) -> bool:
    if len(said) < FEW + 1 or len({each.station for each in said}) > 1:
        return False
    good = {Rating.PERFORMED, Rating.SOME_CHALLENGES}
    half = len(said) // 2
    first = {each.rating in good for each in said[:half]}
    rest = {each.rating in good for each in said[-half:]}
    return len(first) == 1 and len(rest) == 1 and first != rest
