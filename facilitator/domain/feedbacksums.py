"""Feedback forms added up: for each statement how many answered, and the one in the middle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.events import FeedbackGiven

STATEMENTS = (
    "structured",
    "plausible",
    "facilitator",
    "papers",
    "suited",
    "mix",
    "practised",
    "prepared",
)
"""The statements of part II (DOMAIN 6), by the keys under which forms keep their scores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What was answered to one statement; ``counts`` holds how often 1, 2, 3, 4 and 5 were.

    ``median`` is None where nobody answered; between two answers it lies halfway.
    """

    key: str
    n: int
    median: float | None
    counts: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSums:
    """All forms of an exercise. Texts stand without the agency and role of whoever wrote them.

    They are in the order of the alphabet, so that no two can be laid together as one form.
    """

    forms: int
    statements: tuple[Statement, ...]
    strengths: tuple[str, ...]
    improvements: tuple[str, ...]
    unseen: tuple[str, ...]
    actions: tuple[str, ...]
    to_review: tuple[str, ...]
    remarks: tuple[str, ...]


def summed(forms: Sequence[FeedbackGiven]) -> FeedbackSums:
    """Return what all forms say together."""
    keys = dict.fromkeys((*STATEMENTS, *(key for form in forms for key, _score in form.scores)))
    return FeedbackSums(
        forms=len(forms),
        statements=tuple(_statement(key, forms) for key in keys),
        strengths=_texts(each for form in forms for each in form.strengths),
        improvements=_texts(each for form in forms for each in form.improvements),
        unseen=_texts(form.unseen for form in forms),
        actions=_texts(each for form in forms for each in form.actions),
        to_review=_texts(form.to_review for form in forms),
        remarks=_texts(form.remarks for form in forms),
    )


def _statement(key: str, forms: Sequence[FeedbackGiven]) -> Statement:
    scores = sorted(score for form in forms for name, score in form.scores if name == key)
    one, two, three, four, five = (scores.count(each) for each in range(1, 6))
    return Statement(
        key=key,
        n=len(scores),
        median=(scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2 if scores else None,
        counts=(one, two, three, four, five),
    )


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((each.strip() for each in texts if each.strip()), key=str.casefold))
