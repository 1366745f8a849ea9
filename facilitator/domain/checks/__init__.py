"""What is wrong with a script before it is played: advice, never a lock."""

from facilitator.domain.checks.aims import check_aims
from facilitator.domain.checks.chains import check_chains
from facilitator.domain.checks.coverage import Coverage, coverage
from facilitator.domain.checks.enclosed import check_enclosed
from facilitator.domain.checks.found import About, Check, CheckSort, Weight, by_row
from facilitator.domain.checks.gathering import Gathered, gather, mend_all
from facilitator.domain.checks.head import check_head
from facilitator.domain.checks.lacking import check_lacking
from facilitator.domain.checks.load import Load, Loads, load
from facilitator.domain.checks.mending import Mend, Mending, mend
from facilitator.domain.checks.owed import check_owed
from facilitator.domain.checks.pace import check_pace
from facilitator.domain.checks.phones import check_phones, looks_real
from facilitator.domain.checks.played import Beside, played
from facilitator.domain.exercise import Exercise

__all__ = [
    "About",
    "Beside",
    "Check",
    "CheckSort",
    "Coverage",
    "Gathered",
    "Load",
    "Loads",
    "Mend",
    "Mending",
    "Weight",
    "by_row",
    "checks",
    "coverage",
    "gather",
    "load",
    "looks_real",
    "mend",
    "mend_all",
    "played",
]

_NOTHING_KNOWN = Beside()


def checks(exercise: Exercise, beside: Beside = _NOTHING_KNOWN) -> tuple[Check, ...]:
    """Return everything worth a word: what must be decided first, then what is to consider."""
    found = (
        *check_head(exercise, beside),
        *check_aims(exercise),
        *check_pace(exercise),
        *check_lacking(exercise),
        *check_owed(exercise),
        *check_chains(exercise),
        *check_enclosed(exercise, beside),
        *check_phones(exercise),
    )
    return tuple(sorted(found, key=lambda each: each.weight is not Weight.DECIDE))
