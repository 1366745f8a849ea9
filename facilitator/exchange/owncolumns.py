"""The columns of our own spreadsheets, by which they are known again."""

from collections.abc import Sequence
from typing import Final

OWN: Final = (
    *("Number", "Kind", "Title", "Message", "Read aloud", "Notes", "Phase", "Storyline"),
    *("Time", "Clock", "Story time", "From", "To", "To role", "Method", "Delivered by"),
    *("Location", "Priority", "Status", "Standing", "Type", "Objectives", "Tags"),
    *("Contingency for", "Contingency after", "Follows", "Follows after", "On decision"),
    *("Choice", "Questions", "Discussion", "Automatic", "Story jump"),
    *("Expected action", "Expected from", "Target minutes", "Sort", "Source"),
)
MARK: Final = "Facilitator script 1"
"""Heads the last column, after those that a script has beside ours."""
ROW: Final = "row"
MORE: Final = "more"
"""What the last column says: a row of the script, or one more expected action of the row above."""


def is_own(headings: Sequence[object]) -> bool:
    """Tell whether a first row heads one of our own spreadsheets, unchanged."""
    ours = tuple(headings[: len(OWN)]) == OWN
    return ours and len(headings) > len(OWN) and headings[-1] == MARK
