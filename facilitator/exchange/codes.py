"""Columns of subjects that hold a few codes (INFO, RFI) rather than titles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from facilitator.exchange.headings import words_of
from facilitator.exchange.layout import Layout
from facilitator.exchange.sheets import Sheet


def codes(values: Sequence[str]) -> bool:
    """Tell whether a column of subjects holds a few short codes rather than titles."""
    counts = Counter(values)
    return (
        len(values) >= 2 * len(counts)
        and len(values) > len("ab")
        and all(len(value) <= len("EXERCISE INFO") for value in counts)
    )


def without_codes(layout: Layout, sheet: Sheet) -> Layout:
    """Return the columns without a subject that holds codes; it stays a column of its own."""
    column = layout.column("title")
    if column is None or column >= len(layout.headings):
        return layout
    if words_of(layout.headings[column]) not in {
        ("subject",),
        ("asunto",),
        ("objet",),
        ("betreff",),
    }:
        return layout
    values = [
        str(row[column]) for row in sheet.rows[layout.first :] if len(row) > column and row[column]
    ]
    if not codes(values):
        return layout
    return replace(layout, fields={at: name for at, name in layout.fields.items() if at != column})
