"""Where the headings of a sheet stand, and which column therefore holds what."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.headings import fields_of, match, words_of
from facilitator.exchange.sheets import Row, Sheet, letter, text_of
from facilitator.exchange.times import read_time

SEARCHED: Final = 40
LONG: Final = 120
SHORT_HEADING: Final = 60
FEW: Final = 2
HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a sheet; rows and columns are counted from 0.

    ``header`` is None where there are no headings, ``first`` the first row below them. ``fields``
    gives the field of a column, ``agencies`` the agency whose expected actions a column holds.
    """

    header: int | None = None
    first: int = 0
    headings: tuple[str, ...] = ()
    fields: dict[int, str] = field(default_factory=dict[int, str])
    agencies: dict[int, str] = field(default_factory=dict[int, str])

    def column(self, name: str) -> int | None:
        """Return the column of a field, or None."""
        return next((column for column, each in self.fields.items() if each == name), None)

    def called(self, column: int) -> str:
        """Return a column's letter and heading, as warnings name it."""
        heading = self.headings[column] if column < len(self.headings) else ""
        return f"{letter(column)} ({one_line(heading)})" if heading else letter(column)

    def own_name(self, column: int) -> str:
        """Return the name under which a column that no field takes keeps its cells."""
        heading = one_line(self.headings[column]) if column < len(self.headings) else ""
        if not heading:
            return letter(column)
        twice = [one_line(each) for each in self.headings[:column]].count(heading)
        return f"{heading} ({twice + 1})" if twice else heading


def texts(row: Row) -> tuple[str, ...]:
    """Return the cells of a row as texts."""
    return tuple(cell if isinstance(cell, str) else text_of(cell) for cell in row)


def find_headings(sheet: Sheet) -> Layout | None:
    """Return the columns by the row of headings that fits best, or None when no row does."""
    best, best_worth = -1, 0
    for index, row in enumerate(sheet.rows[:SEARCHED]):
        worth = heading_worth(row)
        if worth > best_worth:
            best, best_worth = index, worth
    if best < 0:
        return None
    return numbered(stacked(sheet, best), sheet)


def heading_worth(row: Row) -> int:
    """Return how much a row looks like headings; 0 when it does not."""
    headings = [cell for cell in row if isinstance(cell, str) and cell]
    if len(headings) < FEW or any(len(each) > LONG for each in headings):
        return 0
    found = [match(each) for each in headings]
    exact = {each.field for each in found if each and each.exact}
    other = {each.field for each in found if each} - exact
    if len(exact) + len(other) < FEW or not exact:
        return 0
    unknown = min(sum(1 for each in found if each is None), HUNDRED - 1)
    return (3 * len(exact) + len(other)) * HUNDRED - unknown


def stacked(sheet: Sheet, index: int) -> Layout:
    """Return the columns by one row of headings, or by two that stand on each other."""
    headings = texts(sheet.rows[index])
    plain = Layout(header=index, first=index + 1, headings=headings, fields=fields_of(headings))
    return below(sheet, plain) or above(sheet, plain) or plain


def spans(sheet: Sheet, index: int, headings: Sequence[str], width: int) -> dict[int, int]:
    """Return for each heading of a row the last column that it stands over."""
    merged = {a: d for top, a, bottom, d in sheet.merged if top <= index <= bottom and d > a}
    filled = [column for column, text in enumerate(headings) if text]
    ends: dict[int, int] = {}
    for place, column in enumerate(filled):
        following = filled[place + 1] if place + 1 < len(filled) else width
        ends[column] = merged.get(column, following - 1 if not merged else column)
    return ends


def below(sheet: Sheet, plain: Layout) -> Layout | None:
    """Return the columns when a second row of headings divides some of the first."""
    index = plain.first
    if plain.header is None or index + 1 >= len(sheet.rows):
        return None
    under = texts(sheet.rows[index])
    width = max(len(under), len(plain.headings))
    ends = spans(sheet, plain.header, plain.headings, width)
    over = {
        column: parent
        for column, text in enumerate(under)
        if text
        for parent, end in ends.items()
        if parent <= column <= end and end > parent
    }
    filled = [column for column, text in enumerate(under) if text]
    if (
        len(over) < FEW
        or len(over) != len(filled)
        or not all(map(short_heading, sheet.rows[index]))
    ):
        return None
    headings = [*plain.headings, *[""] * (width - len(plain.headings))]
    agencies: dict[int, str] = {}
    for column, parent in over.items():
        if plain.fields.get(parent) == "expected":
            agencies[column] = one_line(under[column])
        headings[column] = under[column]
    return divided(plain, headings, agencies, index + 1)


def above(sheet: Sheet, plain: Layout) -> Layout | None:
    """Return the columns when a row above puts several of them under the expected actions."""
    if not plain.header:
        return None
    over = texts(sheet.rows[plain.header - 1])
    ends = spans(sheet, plain.header - 1, over, len(plain.headings))
    agencies: dict[int, str] = {}
    for parent, end in ends.items():
        found = match(over[parent])
        if found is None or found.field != "expected" or end == parent:
            continue
        for column in range(parent, min(end + 1, len(plain.headings))):
            if plain.headings[column] and column not in plain.fields:
                agencies[column] = one_line(plain.headings[column])
    if not agencies:
        return None
    return divided(plain, list(plain.headings), agencies, plain.first)


def divided(plain: Layout, headings: list[str], agencies: dict[int, str], first: int) -> Layout:
    """Return the columns with the agencies' ones taken out of the search for fields."""
    known = ["" if column in agencies else text for column, text in enumerate(headings)]
    return replace(
        plain, first=first, headings=tuple(headings), fields=fields_of(known), agencies=agencies
    )


def short_heading(cell: object) -> bool:
    """Tell whether a cell may be a heading: blank, or a short text that is no time."""
    if cell == "":
        return True
    return isinstance(cell, str) and len(cell) <= SHORT_HEADING and read_time(cell) is None


def numbered(layout: Layout, sheet: Sheet) -> Layout:
    """Return the columns with one headed ``Inject`` as the number, if it holds numbers."""
    if layout.column("number") is not None:
        return layout
    for column, heading in enumerate(layout.headings):
        if words_of(heading) not in {("inject",), ("event",), ("msel",)}:
            continue
        values = [value for row in sheet.rows[layout.first :] for value in cell_at(row, column)]
        labels = [
            value
            for value in values
            if any(map(str.isdigit, value)) and len(value) <= len("FSS 9000-A")
        ]
        if values and len(labels) >= 0.8 * len(values):
            return replace(layout, fields={**layout.fields, column: "number"})
    return layout


def cell_at(row: Row, column: int) -> tuple[str, ...]:
    """Return the text of a cell if there is one."""
    text = text_of(row[column]) if column < len(row) else ""
    return (text,) if text else ()
