"""The columns of our own spreadsheets, by which they are known again."""

from collections.abc import Sequence
from typing import Final

_ROW_FIRST: Final = (
    *("Number", "Kind", "Title", "Message", "Read aloud", "Notes", "Phase", "Storyline"),
    *("Time", "Clock", "Story time", "From", "To", "To role", "Method", "Delivered by"),
    *("Location", "Priority", "Status", "Standing", "Type", "Objectives", "Tags"),
    *("Contingency for", "Contingency after", "Follows", "Follows after", "On decision"),
    *("Choice", "Questions", "Discussion", "Automatic", "Story jump"),
)
_ACTION_FIRST: Final = ("Expected action", "Expected from", "Target minutes", "Sort", "Source")
ACTION: Final = (*_ACTION_FIRST, "Shows task")
"""The columns of one expected action."""
OWN: Final = (*_ROW_FIRST, "Critical tasks", "Author", *ACTION)
MARK: Final = "Facilitator script 2"
"""Heads the last column, after those that a script has beside ours."""
VERSIONS: Final = {
    MARK: OWN,
    "Facilitator script 1": (*_ROW_FIRST, *_ACTION_FIRST),
}
"""The columns of each version that was ever written, by its mark."""
ROW: Final = "row"
MORE: Final = "more"
"""What the last column says: a row of the script, or one more expected action of the row above."""


def own_columns(headings: Sequence[object]) -> tuple[str, ...]:
    """Return our columns in the version that a first row heads unchanged; none if it heads none."""
    ours = VERSIONS.get(str(headings[-1]), ()) if headings else ()
    unchanged = len(headings) > len(ours) and tuple(headings[: len(ours)]) == ours
    return ours if unchanged else ()


def is_own(headings: Sequence[object]) -> bool:
    """Tell whether a first row heads one of our own spreadsheets, unchanged."""
    return bool(own_columns(headings))
