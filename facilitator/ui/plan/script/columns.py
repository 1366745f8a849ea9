"""The columns of the script table: their words, their width, what the row keeps in them."""

from enum import IntEnum

from facilitator.i18n import N_


class Column(IntEnum):
    """The columns from left to right; the last is the margin in which checks are said."""

    GLYPH = 0
    NUMBER = 1
    TIME = 2
    TITLE = 3
    TO = 4
    METHOD = 5
    EXPECTED = 6
    OBJECTIVES = 7
    MARGIN = 8


FIRST, LAST = Column.NUMBER, Column.OBJECTIVES
"""The cells in which people write."""

WORDS = (
    "",
    N_("No."),
    N_("Time"),
    N_("Title"),
    N_("To"),
    N_("Delivery"),
    N_("Expected, min"),
    N_("Obj."),
    N_("Checks"),
)

WIDE = (34, 50, 68, 0, 112, 96, 146, 52, 152)
NARROW = (30, 46, 62, 0, 96, 78, 118, 44, 26)
"""Logical pixels; 0 takes what is left, and for the margin means that there is no room for it."""

FIELDS: dict[Column, tuple[str, ...]] = {
    Column.NUMBER: ("number",),
    Column.TIME: ("planned", "story_at"),
    Column.TITLE: ("title",),
    Column.TO: ("to", "to_all", "to_role"),
    Column.METHOD: ("method",),
    Column.OBJECTIVES: ("objectives",),
}
"""What is filled down with a column; expected actions are copied, because each has its own id."""
