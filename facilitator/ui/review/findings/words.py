"""What elements, priorities and states are called; dates as people write them."""

import re
from datetime import date

from facilitator.domain.improvement import ActionStatus, Element, FindingSort, Priority
from facilitator.i18n import N_, _

ELEMENTS = {
    Element.PLANNING: N_("Planning"),
    Element.ORGANISATION: N_("Organisation"),
    Element.EQUIPMENT: N_("Equipment"),
    Element.TRAINING: N_("Training"),
    Element.EXERCISES: N_("Exercises"),
}
PRIORITIES = {
    Priority.HIGH: N_("high"),
    Priority.MEDIUM: N_("medium"),
    Priority.LOW: N_("low"),
}
STATES = {
    ActionStatus.OPEN: N_("open"),
    ActionStatus.IN_PROGRESS: N_("in progress"),
    ActionStatus.DONE: N_("done"),
    ActionStatus.VERIFIED: N_("verified"),
    ActionStatus.REJECTED: N_("rejected"),
}
SORTS = {
    FindingSort.STRENGTH: N_("Strength {number}"),
    FindingSort.IMPROVE: N_("Area for improvement {number}"),
}
_PARTS = re.compile(r"\d+")
_YEAR_DIGITS, _THREE = 4, 3


def read_date(text: str) -> date | None:
    """Return a date of 2027-03-31, 31.3.2027 or 31/03/2027; None for a blank.

    Raises ValueError for anything else, and for a two-digit year.
    """
    if not text.strip():
        return None
    parts = _PARTS.findall(text)
    if len(parts) != _THREE:
        raise ValueError(text)
    if len(parts[0]) == _YEAR_DIGITS:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    if len(parts[2]) == _YEAR_DIGITS:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    raise ValueError(text)


def date_words(day: date | None) -> str:
    """Return a date as it can be typed again in every language."""
    return day.isoformat() if day is not None else ""


def date_refused() -> str:
    """Say how dates are written."""
    return _("Write the date as 2027-03-31 or 31.3.2027.")
