"""What is said of a row on the timeline, and of a move."""

from datetime import timedelta
from typing import Any

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.i18n import _
from facilitator.ui.models import spans
from facilitator.ui.models.plain import shown
from facilitator.ui.plan.lanes.grouping import is_left_out


def row_words(row: Inject, exercise: Exercise) -> str:
    """Return number, time, title and recipients of a row in one line."""
    said = [shown(row.number), spans.hours_minutes(row.planned), shown(row.title)]
    if row.kind is RowKind.CONTINGENCY:
        said.append(_("contingency"))
    if is_left_out(row):
        said.append(_("left out"))
    said.append(_("to everybody") if row.to_all else recipients(row, exercise))
    return " · ".join(each for each in said if each)


def recipients(row: Inject, exercise: Exercise) -> str:
    """Return the names of those who get a row."""
    found = (exercise.agency(each) for each in row.to)
    return ", ".join(shown(each.name) for each in found if each is not None)


def shift_name(row: Inject, at: timedelta) -> str:
    """Return what moving a row in time is called where it can be undone."""
    return _("move {number} to {time}").format(
        number=shown(row.number), time=spans.hours_minutes(at)
    )


def move_name(row: Inject, lane: str, changes: dict[str, Any]) -> str:
    """Return what moving a row to another lane, and in time, is called."""
    at = changes.get("planned")
    if at is None:
        return _("move {number} to {lane}").format(number=shown(row.number), lane=lane)
    return _("move {number} to {lane}, {time}").format(
        number=shown(row.number), lane=lane, time=spans.hours_minutes(at)
    )


def stays(row: Inject, lane: str) -> str:
    """Return why a row does not go to another lane."""
    if row.to_all:
        return _("{number} goes to everybody: choose its recipients in the script.").format(
            number=shown(row.number)
        )
    return _("{number} is in {lane} already.").format(number=shown(row.number), lane=lane)


def closed() -> str:
    """Return why nothing can be moved."""
    return _("The exercise has started: the plan is only read.")
