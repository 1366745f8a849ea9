"""Write the script of an exercise in a format that other programs read, by the file's ending."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.exercise import Exercise
from facilitator.i18n import _, ngettext
from facilitator.services.outfile import written

if TYPE_CHECKING:
    from collections.abc import Callable

ENDINGS: Final = (".xlsx", ".csv", ".ics", ".zip")
"""A workbook, a table, a calendar, a scenario of OpenAEV."""
BLUEPRINT: Final = "blueprint"
"""Not a set of columns that people name, but the workbook from which Blueprint makes a MSEL."""


class NotExported(Exception):
    """What was asked for cannot be written; the message is a sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Where the file stands, and a sentence for each thing that did not fit into it."""

    path: Path
    left_out: tuple[str, ...] = ()


def export_script(
    plan: Exercise,
    out: Path,
    *,
    now: datetime,
    columns: str = "own",
    start: datetime | None = None,
) -> Exported:
    """Write the script of a plan to a file whose ending says in which format.

    ``columns`` is a column set or ``blueprint``, for tables; ``start`` when STARTEX is, for a
    calendar. The old file or the new one is there, never half of one. Raises NotExported, or
    Failed for the disk.
    """
    makers: dict[str, Callable[[], tuple[bytes, tuple[str, ...]]]] = {
        ".xlsx": lambda: _table(plan, columns, csv=False),
        ".csv": lambda: _table(plan, columns, csv=True),
        ".ics": lambda: _calendar(plan, start, now),
        ".zip": lambda: _openaev(plan),
    }
    make = makers.get(out.suffix.casefold())
    if make is None:
        raise NotExported(
            _("End the name with one of these: {endings}.").format(endings=", ".join(ENDINGS))
        )
    content, left_out = make()
    path = written(out, lambda target: target.write(content))
    return Exported(path=path, left_out=(*left_out, *_attached(plan)))


def _attached(plan: Exercise) -> tuple[str, ...]:
    """Say that attached files do not go along: none of these formats holds them."""
    count = sum(len(each.attachments) for each in plan.msel.rows)
    if not count:
        return ()
    said = ngettext(
        "{n} attached file stays in the exercise.",
        "{n} attached files stay in the exercise.",
        count,
    )
    return (said.format(n=count),)


def _table(plan: Exercise, columns: str, *, csv: bool) -> tuple[bytes, tuple[str, ...]]:
    from facilitator.exchange import columnsets, outgoing, sheets_out  # noqa: PLC0415 - only for tables

    if columns == BLUEPRINT:
        return _blueprint(plan, csv=csv)
    chosen = columnsets.ColumnSet(columns)
    draft = outgoing.draft_of(plan, told=chosen is not columnsets.ColumnSet.OWN)
    table = columnsets.table(draft.rows, chosen)
    made = sheets_out.comma_separated(table) if csv else sheets_out.workbook(table, plan.title)
    return made.content, made.left_out


def _blueprint(plan: Exercise, *, csv: bool) -> tuple[bytes, tuple[str, ...]]:
    from facilitator.exchange.blueprint_out import script_workbook  # noqa: PLC0415 - only for Blueprint

    if csv:
        raise NotExported(_("Blueprint reads workbooks only: end the name with .xlsx."))
    made = script_workbook(plan)
    return made.content, made.left_out


def _calendar(
    plan: Exercise, start: datetime | None, now: datetime
) -> tuple[bytes, tuple[str, ...]]:
    from facilitator.exchange.icalendar import calendar  # noqa: PLC0415 - only for calendars

    begin = start or plan.planned_at
    if begin is None:
        raise NotExported(_("A calendar needs a date: say when the exercise starts."))
    untimed = sum(1 for each in plan.msel.rows if each.planned is None)
    message = _("Rows without a planned time are not in the calendar: {n}.")
    return (
        calendar(plan, start=begin, now=now),
        (message.format(n=untimed),) if untimed else (),
    )


def _openaev(plan: Exercise) -> tuple[bytes, tuple[str, ...]]:
    from facilitator.exchange.openaev_out import scenario_zip  # noqa: PLC0415 - only for OpenAEV

    said: list[str] = []
    untimed = sum(1 for each in plan.msel.rows if each.planned is None)
    if untimed:
        message = _("Rows without a planned time stand at the start: {n}.")
        said.append(message.format(n=untimed))
    if any(each.contingency_for or each.choice or each.on_decision for each in plan.msel.rows):
        said.append(
            _("Contingencies, choices and what waits on a decision have no place in OpenAEV.")
        )
    return scenario_zip(plan), tuple(said)
