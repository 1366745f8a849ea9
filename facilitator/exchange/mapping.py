"""Which column is taken for what, by hand: columns named by their headings, fields by their names.

A choice names a column as ``Layout.own_name`` does (its heading, or its letter where it has none)
and a field of ``fields.FIELDS``, or nothing: then the column's cells are kept beside the row.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.draft import ColumnDraft
from facilitator.exchange.fields import EXPECTED_OF, SAYING, SEVERAL
from facilitator.exchange.gathering import OWN
from facilitator.exchange.layout import SEARCHED, Layout, cell_at, short_heading
from facilitator.exchange.sheets import Sheet, letter, text_of

Choices = Sequence[tuple[str, str]]

SAMPLES: Final = 3
LOOKED_AT: Final = 200
LONGEST: Final = 80
FEW: Final = 2


def width_of(sheet: Sheet, layout: Layout) -> int:
    """Return how many columns a sheet has."""
    return max(len(layout.headings), max(map(len, sheet.rows), default=0))


def columns_of(sheet: Sheet, layout: Layout) -> tuple[ColumnDraft, ...]:
    """Return every column that has a heading or a cell: what heads it, samples, its field."""
    found: list[ColumnDraft] = []
    for column in range(width_of(sheet, layout)):
        heading = layout.headings[column] if column < len(layout.headings) else ""
        samples = samples_of(sheet, layout, column)
        if heading or samples:
            found.append(
                ColumnDraft(
                    key=layout.own_name(column),
                    letter=letter(column),
                    heading=one_line(heading),
                    samples=samples,
                    field=field_of(layout, column),
                )
            )
    return tuple(found)


def field_of(layout: Layout, column: int) -> str:
    """Return what a column is taken for, nothing where its cells are kept beside the row."""
    if column in layout.agencies:
        return EXPECTED_OF
    field = layout.fields.get(column, "")
    return field if field in OWN else ""


def samples_of(sheet: Sheet, layout: Layout, column: int) -> tuple[str, ...]:
    """Return the first few different cells of a column, each in one line."""
    found: dict[str, None] = {}
    for row in sheet.rows[layout.first : layout.first + LOOKED_AT]:
        for text in cell_at(row, column):
            found[one_line(text)[:LONGEST]] = None
        if len(found) == SAMPLES:
            break
    return tuple(found)


def covers(choices: Choices, sheet: Sheet, layout: Layout) -> bool:
    """Tell whether every column of a sheet is among the choices: they were made for such a one."""
    chosen = {key for key, _field in choices}
    columns = columns_of(sheet, layout)
    return bool(columns) and all(each.key in chosen for each in columns)


def remapped(layout: Layout, sheet: Sheet, choices: Choices) -> Layout:
    """Return the columns as somebody chose them; a field that was taken has one column."""
    wanted = dict(choices)
    free = dict(layout.fields)
    agencies = dict(layout.agencies)
    fields: dict[int, str] = {}
    for column in range(width_of(sheet, layout)):
        field = wanted.get(layout.own_name(column))
        if field is None:
            continue
        free.pop(column, None)
        agencies.pop(column, None)
        if field == EXPECTED_OF:
            agencies[column] = layout.own_name(column)
        elif field in OWN and (field in SEVERAL or field not in fields.values()):
            fields[column] = field
    for column, field in free.items():
        if field in SEVERAL or field not in fields.values():
            fields[column] = field
    return replace(layout, fields=fields, agencies=agencies)


def says(layout: Layout) -> bool:
    """Tell whether any column holds what is said or what is to be done."""
    return bool(layout.agencies) or bool(SAYING.intersection(layout.fields.values()))


def plain(sheet: Sheet) -> Layout:
    """Return the columns of a sheet that looks like nothing known, for somebody to map by hand."""
    for index, row in enumerate(sheet.rows[:SEARCHED]):
        filled = [cell for cell in row if cell != ""]
        if len(filled) >= FEW and all(map(short_heading, filled)):
            headings = tuple(text_of(cell) for cell in row)
            return Layout(header=index, first=index + 1, headings=headings)
    return Layout()
