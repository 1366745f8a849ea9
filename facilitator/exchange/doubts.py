"""What is doubtful about a sheet as a whole, once its rows are read."""

from collections.abc import Sequence

from facilitator.exchange.draft import RowDraft
from facilitator.exchange.gathering import Draft
from facilitator.exchange.rowwords import (
    from_expected,
    no_headings,
    no_recipient,
    no_recipients,
    no_times,
    number_again,
    repaired_letters,
)


def warn_sheet(draft: Draft, rows: Sequence[RowDraft]) -> None:
    """Warn of what is doubtful about the sheet as a whole, and of numbers that stand twice."""
    layout = draft.layout
    top = rows[0].row - 1 if layout.header is None and rows else layout.header or 0
    if layout.header is None:
        draft.warn(top, None, no_headings())
    if layout.column("to") is None:
        draft.warn(top, None, from_expected() if layout.agencies else no_recipients())
    if not any(row.time or row.offset_s is not None for row in rows):
        draft.warn(top, layout.column("time"), no_times())
    first: dict[str, int] = {}
    for row in rows:
        if row.number and first.setdefault(row.number, row.row) != row.row:
            draft.warn(
                row.row - 1, layout.column("number"), number_again(row.number, first[row.number])
            )
        if layout.column("to") is not None and not row.to and row.kind != "admin":
            draft.warn(row.row - 1, layout.column("to"), no_recipient())
    for repair in draft.sheet.repairs:
        draft.warn(repair.row, repair.column, repaired_letters())
