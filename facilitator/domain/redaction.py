"""What is taken out of the public version: proposals that a person decides, and their masking.

A proposal that nobody decided yet is masked: what was not looked at does not go out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from facilitator.domain.findings import Findings
from facilitator.domain.reviewing import Review

MASK = "[…]"
"""Stands where words were taken out."""
MASKED, KEPT = "redacted", "kept"
"""The fields of the review that hold a person's decisions, a line for each."""
_PHONE = re.compile(r"(?<![\w+])\+?\(?\d[\d\s()./\u2010-\u2015-]{5,18}\d(?!\w)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_DIGITS = 6
_LEAST = 2
"""A person or place of fewer letters than this is in too many words to be masked."""


class Found(StrEnum):
    """Why words are proposed."""

    PERSON = "person"
    PHONE = "phone"
    MAIL = "mail"
    PLACE = "place"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Words that may have to be taken out; ``kept`` once somebody decided that they may stay."""

    words: str
    why: Found
    kept: bool = False
    decided: bool = False


def proposals(findings: Findings, people: Iterable[str], review: Review) -> tuple[Proposal, ...]:
    """Return what is proposed of a public version, and how each was decided.

    ``findings`` are those of the public version, not masked yet; ``review`` is the whole one,
    with what was decided.
    """
    told = "\n".join(texts((findings.exercise, findings.review)))
    kept, own = _lines(review, KEPT), _lines(review, MASKED)
    found: dict[str, Found] = {}
    for each in people:
        name = " ".join(each.split())
        for part in (name, *name.split()):
            if len(part) > _LEAST and _pattern([part]).search(told):
                found.setdefault(part, Found.PERSON)
    for pattern, why in ((_MAIL, Found.MAIL), (_PHONE, Found.PHONE)):
        for match in pattern.finditer(told):
            words = match[0].strip()
            few = why is Found.PHONE and sum(each.isdigit() for each in words) < _DIGITS
            if not few and not _DATE.fullmatch(words):
                found.setdefault(words, why)
    place = findings.exercise.place.strip()
    if len(place) > _LEAST:
        found.setdefault(place, Found.PLACE)
    for each in own:
        found.setdefault(each, Found.OWN)
    return tuple(
        Proposal(
            words=words,
            why=why,
            kept=words in kept and words not in own,
            decided=words in kept or words in own,
        )
        for words, why in found.items()
    )


def _lines(review: Review, narrative: str) -> tuple[str, ...]:
    told = review.narrative.get((narrative, ""), "")
    return tuple(dict.fromkeys(each.strip() for each in told.splitlines() if each.strip()))


def masked(findings: Findings, words: Iterable[str]) -> Findings:
    """Return findings in which these words are masked, whole words in any case."""
    wanted = sorted({each.strip() for each in words if each.strip()}, key=len, reverse=True)
    if not wanted:
        return findings
    pattern = _pattern(wanted)
    return replace(
        findings,
        exercise=_masked(findings.exercise, pattern),
        review=_masked(findings.review, pattern),
        objectives=_masked(findings.objectives, pattern),
        agencies=_masked(findings.agencies, pattern),
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    # white space in people's texts may be a line's end or a space that keeps words together
    each = [r"\s+".join(re.escape(part) for part in one.split()) for one in words]
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _masked(value: Any, pattern: re.Pattern[str]) -> Any:  # noqa: ANN401 - whatever the value is
    if type(value) is str:
        return pattern.sub(MASK, value)
    if isinstance(value, tuple):
        return tuple(_masked(each, pattern) for each in value)  # pyright: ignore[reportUnknownVariableType] - any tuple
    if isinstance(value, Mapping):
        return {key: _masked(each, pattern) for key, each in value.items()}  # pyright: ignore[reportUnknownVariableType] - any mapping
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                each.name: _masked(getattr(value, each.name), pattern)
                for each in fields(value)
                if each.init and each.name != "id"
            },
        )
    return value


def texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for each in value:  # pyright: ignore[reportUnknownVariableType] - any tuple
            yield from texts(each)  # pyright: ignore[reportUnknownArgumentType] - as above
    elif isinstance(value, Mapping):
        yield from texts(tuple(value.values()))  # pyright: ignore[reportUnknownArgumentType] - any mapping
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name != "id":
                yield from texts(getattr(value, each.name))
