"""Which column holds what: headings matched by whole words, never by parts of words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from facilitator.exchange.fields import SEVERAL
from facilitator.exchange.synonyms import ONLY_ALONE, STRANGERS, SYNONYMS

Words = tuple[str, ...]

CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")
BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
ABBREVIATED: Final = re.compile(r"(?<=\b[a-z])\.(?=[a-z])")
NO_WORD: Final = re.compile(r"[^\w#]+|_+")
LONGEST_HEADING: Final = 120
SHORT_WORD: Final = 3

ACCENTED: Final = {"séquence": ("phase", 0)}
"""Headings that mean something else in another language without their accents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a heading means: its field, how surely (exact first), and which synonym it was."""

    field: str
    exact: bool
    length: int
    rank: int


@lru_cache(maxsize=4096)
def words_of(heading: str) -> Words:
    """Return the words of a heading without accents, capitals, punctuation and plurals."""
    text = heading if " " in heading.strip() else CAMEL.sub(" ", heading)
    text = unicodedata.normalize("NFKD", text.casefold()).replace("°", "o").replace("œ", "oe")
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = ABBREVIATED.sub("", text).replace("#", " # ")
    return tuple(singular(word) for word in NO_WORD.sub(" ", text).split())


def singular(word: str) -> str:
    """Return a word without the s of a plural; wrong for some words, but always in the same way."""
    return word[:-1] if len(word) > SHORT_WORD and word[-1] == "s" and word[-2] != "s" else word


@cache
def index() -> dict[Words, tuple[str, int]]:
    """Return every synonym with its field and its place in the field's list."""
    found: dict[Words, tuple[str, int]] = {}
    for field, text in SYNONYMS.items():
        for rank, synonym in enumerate(text.split("|")):
            found.setdefault(words_of(synonym.strip()), (field, rank))
    return found


@cache
def strangers() -> dict[str, frozenset[Words]]:
    """Return the headings of the tables that are no scripts, by what they are."""
    return {
        what: frozenset(words_of(each.strip()) for each in text.split("|"))
        for what, text in STRANGERS.items()
    }


@lru_cache(maxsize=4096)
def match(heading: str) -> Match | None:
    """Return what a heading means, or None where no synonym fits.

    Exact wins over whole words inside, a longer synonym over a shorter one.
    """
    if not heading or len(heading) > LONGEST_HEADING:
        return None
    exact = (
        ACCENTED.get(heading.strip().casefold())
        or index().get(words_of(heading))
        or index().get(words_of(BRACKETS.sub(" ", heading)))
    )
    if exact:
        return Match(field=exact[0], exact=True, length=len(heading), rank=exact[1])
    best: Match | None = None
    words = words_of(heading)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            part = words[start:end]
            found = index().get(part)
            if not found or (len(part) == 1 and alone(part[0], start, len(words))):
                continue
            length = sum(map(len, part)) + len(part)
            if best is None or length > best.length:
                best = Match(field=found[0], exact=False, length=length, rank=found[1])
    return best


def alone(word: str, place: int, count: int) -> bool:
    """Tell whether a word means its field only where it is the whole heading."""
    if word in {"#", "no", "nr"}:
        return place != count - 1
    return len(word) <= SHORT_WORD or word in ONLY_ALONE


def fields_of(headings: Sequence[str]) -> dict[int, str]:
    """Return which column holds which field; every other column is one of its own.

    A field has one column, the surest; only objectives may stand in several.
    """
    best: dict[str, tuple[tuple[bool, int, int], int]] = {}
    several: dict[int, str] = {}
    for column, heading in enumerate(headings):
        found = match(heading)
        if found is None:
            continue
        if found.field in SEVERAL:
            several[column] = found.field
            continue
        worth = (not found.exact, found.rank, column)
        if found.field not in best or worth < best[found.field][0]:
            best[found.field] = (worth, column)
    return {column: field for field, (_, column) in best.items()} | several


def strange(headings: Iterable[str]) -> tuple[str, int]:
    """Return the sort of table that is no script and fits best, and how many headings fit it."""
    words = [words_of(each) for each in headings if each and len(each) <= LONGEST_HEADING]
    counts = {
        what: sum(1 for each in words if each in known) for what, known in strangers().items()
    }
    what = max(counts, key=lambda each: counts[each])
    return what, counts[what]
