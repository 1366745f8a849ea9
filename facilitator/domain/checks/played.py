"""Which rows are meant to be played, and who gets them."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.triggers import LEFT_OUT

DELIVERED = frozenset({RowKind.INJECT, RowKind.CONTINGENCY})
"""The kinds of rows that somebody hands to somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What lies beside the plan: None where nobody looked.

    ``attachments`` are the digests whose bytes are in the file, ``paper`` whether a paper pack of
    the plan has been made.
    """

    attachments: frozenset[str] | None = None
    paper: bool | None = None


def played(exercise: Exercise) -> tuple[Inject, ...]:
    """Return the rows that are meant to be played: none that the planners left out."""
    return tuple(each for each in exercise.msel.rows if each.status not in LEFT_OUT)


def everybody(exercise: Exercise) -> tuple[str, ...]:
    """Return the ids of all agencies."""
    return tuple(each.id for each in exercise.agencies)


def given(row: Inject, all_agencies: Sequence[str]) -> Sequence[str]:
    """Return the ids of those who are handed a row."""
    return all_agencies if row.to_all else row.to


def owing(row: Inject) -> tuple[str, ...]:
    """Return the ids of those of whom a row expects something."""
    owed = (agency for action in row.expected for agency in action.agencies)
    return tuple(dict.fromkeys(owed))
