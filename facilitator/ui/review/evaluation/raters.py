"""Who may be rating here: the evaluators of the plan, and who has rated already."""

from collections.abc import Iterable

from facilitator.domain.exercise import Exercise, Post, Role
from facilitator.domain.reviewing import Review
from facilitator.i18n import _

UNNAMED = 3
"""So many evaluators are offered where the plan names none."""


def raters(exercise: Exercise, review: Review) -> tuple[str, ...]:
    """Return functions, never names of people; the order stays the same as others rate."""
    planned = [
        each.function or _("Evaluator {n}").format(n=place)
        for place, each in enumerate(_evaluators(exercise), 1)
    ]
    usual = planned or [_("Evaluator {n}").format(n=each) for each in range(1, UNNAMED + 1)]
    rated = (given.by for some in review.given.values() for given in some)
    return tuple(dict.fromkeys((*usual, *sorted(set(rated)))))


def _evaluators(exercise: Exercise) -> Iterable[Post]:
    roles = {Role.EVALUATOR, Role.LEAD_EVALUATOR}
    return (each for each in exercise.staff if each.role in roles)
