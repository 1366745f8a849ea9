"""What a laptop hands in: the fields of its journal's lines, as rows again."""

from collections.abc import Sequence

from facilitator.store.rows import Row

Fields = tuple[str, int, int, int, int, str, str, str, str, bytes, bytes, bytes]
"""The columns of a line of the journal, in their order."""


def rows_given(given: Sequence[Fields]) -> list[Row]:
    """Return rows; whether they are sound is found out where they are taken in."""
    return [Row(*each) for each in given]


def fields_handed(rows: Sequence[Row]) -> list[dict[str, str | int]]:
    """Return rows as they are sent: by name, bytes in hexadecimal."""
    return [
        {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in each._asdict().items()
        }
        for each in rows
    ]
