"""What is known already and may be meant by what somebody types, and what is said of it."""

from collections import Counter

from facilitator.domain.exercise import Exercise
from facilitator.i18n import N_, _
from facilitator.ui.plan.script.columns import Column

METHODS = (
    N_("Phone"),
    N_("Radio"),
    N_("Message"),
    N_("Email"),
    N_("In person"),
    N_("Read out"),
    N_("Bulletin"),
    N_("Letter"),
    N_("Social media"),
    N_("Video"),
)
"""The usual means of delivery; anything else may be written."""


def not_saved() -> str:
    """Return what is said of a text that the file did not take."""
    return _("This is not saved yet: write on to try again, Esc leaves it as it was.")


def known_methods(exercise: Exercise) -> tuple[str, ...]:
    """Return the means this script uses, the commonest first, then the usual ones."""
    used = Counter(each.method for each in exercise.msel.rows if each.method)
    return tuple(dict.fromkeys((*(name for name, _n in used.most_common()), *map(_, METHODS))))


def known_of(exercise: Exercise, field: str) -> tuple[str, ...]:
    """Return the texts that rows have in a field, the commonest first."""
    used = Counter(text for each in exercise.msel.rows if (text := getattr(each, field)))
    return tuple(name for name, _n in used.most_common())


def known_texts(exercise: Exercise, column: Column) -> tuple[str, ...]:
    """Return what the line of a column completes to."""
    return known_methods(exercise) if column is Column.METHOD else ()
