"""The agencies' rows for a view."""

from collections.abc import Sequence
from typing import Any

from facilitator.domain.board import AgencyRow
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.rows import RowsModel

FIXED = 7
"""Up to so many agencies keep their order; in a longer list the late ones come first."""


class BoardModel(RowsModel):
    """What each agency knows, owes and has decided."""

    def key(self, row: Any) -> object:
        """Return the id of the agency."""
        return row.agency.id

    def say(self, row: Any) -> str:
        """Return the row as a sentence."""
        return say(row)

    def show(self, rows: Sequence[AgencyRow]) -> None:
        """Take other rows, in the order in which they are shown."""
        self.set_rows(in_order(rows))


def in_order(rows: Sequence[AgencyRow]) -> tuple[AgencyRow, ...]:
    """Return rows in their fixed order, or with the late first if there are many."""
    if len(rows) <= FIXED:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -late_seconds(row)))


def late_seconds(row: AgencyRow) -> float:
    """Return by how much an agency's most urgent expected action is late, or 0."""
    late = row.owes.late_by if row.owes else None
    return late.total_seconds() if late else 0.0


def worst(rows: Sequence[AgencyRow]) -> AgencyRow | None:
    """Return the agency that is furthest past a target, or None if all are in time."""
    late = [row for row in rows if late_seconds(row)]
    return max(late, key=late_seconds, default=None)


def say(row: AgencyRow) -> str:
    """Return a row as a sentence."""
    parts = [row.agency.name]
    if row.knows_number and row.knows_ago is not None:
        parts.append(
            _("knows {number}, {ago} ago").format(
                number=row.knows_number, ago=spans.ago(row.knows_ago)
            )
        )
        if row.has_it:
            parts.append(_("has acknowledged it"))
    if row.owes is not None:
        parts.append(_("owes {number} {text}").format(number=row.owes.number, text=row.owes.text))
        late = row.owes.late_by
        if late is not None:
            parts.append(_("late {span}").format(span=spans.signed(late)))
    parts.append(_("decided {count}").format(count=row.decided))
    return ", ".join(parts)
