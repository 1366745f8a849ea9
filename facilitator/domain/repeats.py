"""Findings that an earlier exercise had already: proposed by their words, confirmed by a person."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from facilitator.domain.improvement import Finding, FindingSort

LIKE = 0.5
"""Two findings are alike from half of their words on, where capability or element is the same."""
LIKE_ALONE = 0.65
"""Without a capability and an element to compare, more of the words have to be the same."""
STEM = 6
"""Words count by their first letters, so that "lists" and "list" or "evacué" forms meet."""
KEPT = 16_384
"""So many texts are taken apart once only: every finding is compared with all others."""
SHORT = 3
"""Words of so few letters carry no meaning of their own (the, and, des, von)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A finding of another exercise: ``exercise`` is its title."""

    exercise: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A finding that looks like an earlier one; ``likeness`` is the share of words in common."""

    earlier: Earlier
    likeness: float
    shared: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def stems(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, without accents and endings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return frozenset(
        each[:STEM].rstrip("s") for each in re.findall(r"[^\W_]+", letters) if len(each) > SHORT
    )


def likeness(one: str, other: str) -> float:
    """Return the share of words in common: twice those in both, by those of each (Dice).

    0 for nothing, 1 for the same words in any order.
    """
    mine, yours = stems(one), stems(other)
    if not mine or not yours:
        return 0.0
    return 2 * len(mine & yours) / (len(mine) + len(yours))


def repeats(finding: Finding, earlier: Iterable[Earlier]) -> tuple[Repeat, ...]:
    """Return the earlier findings that a person should look at, the most alike first.

    Only areas for improvement return; where both name a capability, or an element, it has to
    be the same one.
    """
    if finding.sort is not FindingSort.IMPROVE:
        return ()
    found: list[Repeat] = []
    for each in earlier:
        least = _least(finding, each.finding)
        share = likeness(finding.text, each.finding.text) if least is not None else 0.0
        if least is not None and share >= least:
            shared = tuple(sorted(stems(finding.text) & stems(each.finding.text)))
            found.append(Repeat(earlier=each, likeness=share, shared=shared))
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.earlier.exercise)))


def _least(finding: Finding, other: Finding) -> float | None:
    """Return how alike two findings have to be, or None if they are about different things."""
    if other.sort is not FindingSort.IMPROVE or finding.id == other.id:
        return None
    if finding.capability and other.capability and finding.capability != other.capability:
        return None
    if finding.element and other.element and finding.element is not other.element:
        return None
    said = bool(finding.capability and other.capability) or bool(finding.element and other.element)
    return LIKE if said else LIKE_ALONE
