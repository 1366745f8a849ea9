"""Corrective actions as tables and as dates for a calendar."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from facilitator.domain.tracking import Standing, Tracked
from facilitator.exchange.columnsets import Table
from facilitator.exchange.icalendar import escaped, folded, moment
from facilitator.exchange.sheets_out import Made, comma_separated, workbook
from facilitator.i18n import N_, _

STANDINGS = {
    Standing.OPEN: N_("open"),
    Standing.OVERDUE: N_("overdue"),
    Standing.DONE: N_("done"),
    Standing.VERIFIED: N_("verified"),
    Standing.REJECTED: N_("rejected"),
}
_ELEMENTS = {
    "planning": N_("Planning"),
    "organisation": N_("Organisation"),
    "equipment": N_("Equipment"),
    "training": N_("Training"),
    "exercises": N_("Exercises"),
}
_PRIORITIES = {"high": N_("high"), "medium": N_("medium"), "low": N_("low")}


def table(tracked: Iterable[Tracked], today: date) -> Table:
    """Return the actions as rows of texts, in the order of an improvement plan (DOMAIN 5)."""
    head = (
        _("Exercise"),
        _("No."),
        _("Core capability"),
        _("Area for improvement"),
        _("Corrective action"),
        _("Capability element"),
        _("Primary responsible organisation"),
        _("Contact"),
        _("Start date"),
        _("Completion date"),
        _("Priority"),
        _("Status"),
        _("Evidence of completion"),
        _("Found before at"),
    )
    return Table(rows=(head, *(_row(each, today) for each in tracked)))


def _row(each: Tracked, today: date) -> tuple[str, ...]:
    action, finding = each.action, each.finding
    return (
        each.exercise,
        each.called,
        action.capability or (finding.capability if finding is not None else ""),
        finding.text if finding is not None else "",
        action.text,
        _(_ELEMENTS[action.element.value]) if action.element is not None else "",
        action.owner,
        action.contact,
        action.start.isoformat() if action.start is not None else "",
        action.due.isoformat() if action.due is not None else "",
        _(_PRIORITIES[action.priority.value]),
        _(STANDINGS[each.standing(today)]),
        action.evidence,
        each.again,
    )


def actions_workbook(tracked: Iterable[Tracked], today: date) -> Made:
    """Return the actions as a workbook; no cell is a formula."""
    return workbook(table(tracked, today), _("Improvement plan"))


def actions_csv(tracked: Iterable[Tracked], today: date) -> Made:
    """Return the actions as csv, formula characters guarded."""
    return comma_separated(table(tracked, today))


def actions_calendar(tracked: Sequence[Tracked], now: datetime) -> bytes:
    """Return a whole day for the due date of each action that is not over (RFC 5545)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Improvement tracker//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for each in tracked:
        due = each.action.due
        if due is None or each.action.status.over:
            continue
        about = [each.exercise, each.finding.text if each.finding is not None else ""]
        about += [each.action.owner, each.action.contact]
        title = _("Due: {action}").format(action=each.action.text)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{escaped(each.action.id)}@facilitator",
            f"DTSTAMP:{moment(now)}",
            f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{_next_day(due):%Y%m%d}",
            f"SUMMARY:{escaped(title)}",
            f"DESCRIPTION:{escaped(chr(10).join(filter(None, about)))}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{each}\r\n" for line in lines for each in folded(line)).encode()


def _next_day(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
