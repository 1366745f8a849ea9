"""The fields of a row that a column can be taken for, by the names that mappings keep."""

from typing import Final

EXPECTED_OF: Final = "expected_of"
"""Not a field of a row: the column holds what the agency in its heading is to do."""
FIELDS: Final = (
    *("number", "time", "day", "title", "text", "synopsis", "sender", "to", "expected"),
    *(EXPECTED_OF, "target", "method", "kind", "phase", "storyline", "objective"),
    *("delivered_by", "location", "notes", "priority", "status"),
)
"""What a column can be taken for, in the order in which people look for it."""
SAYING: Final = frozenset({"title", "text", "synopsis", "expected", EXPECTED_OF})
"""A script has one of these at the least: what is said, or what is to be done."""
SEVERAL: Final = frozenset({"objective"})
"""These may stand in several columns; every other field has one."""
