"""What is gathered while a sheet becomes a script: its rows, its columns, its doubtful cells."""

from dataclasses import dataclass, field
from typing import Final

from facilitator.exchange.draft import RowWarning
from facilitator.exchange.layout import Layout
from facilitator.exchange.recipients import Roster
from facilitator.exchange.rows import Line
from facilitator.exchange.sheets import Sheet

FIELDS: Final = (
    "number title synopsis text time day sender to delivered_by method kind expected target"
    " objective storyline phase location notes priority status"
)
OWN: Final = frozenset(FIELDS.split())


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is gathered while a sheet becomes a script."""

    sheet: Sheet
    layout: Layout
    lines: list[Line]
    roster: Roster
    places: dict[str, int]
    names: tuple[str, ...]
    warnings: list[RowWarning] = field(default_factory=list[RowWarning])

    def cell(self, line: Line, name: str) -> str:
        """Return the text of a field in a row."""
        return line.cell(self.places.get(name))

    def warn(self, index: int, column: int | None, message: str) -> None:
        """Keep a warning about a cell; the row is counted from 0 here and from 1 in the warning."""
        called = "" if column is None else self.layout.called(column)
        self.warnings.append(RowWarning(row=index + 1, column=called, message=message))


def own_names(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """Return for every column the name under which its cells are kept, or nothing if a field is."""
    width = max((len(row) for row in sheet.rows), default=0)
    return tuple(
        ""
        if layout.fields.get(column) in OWN or column in layout.agencies
        else layout.own_name(column)
        for column in range(width)
    )
