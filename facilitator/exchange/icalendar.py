"""The script as an iCalendar file (RFC 5545), for the calendars of the planning team."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject
from facilitator.exchange.columnsets import expected
from facilitator.exchange.draft import RowDraft
from facilitator.exchange.outgoing import draft_of
from facilitator.i18n import _

OCTETS: Final = 75
USUAL: Final = timedelta(minutes=5)
NO_TEXT: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\ud800-\udfff]")
SPECIAL: Final = re.compile(r"([\\;,])")


def calendar(exercise: Exercise, *, start: datetime, now: datetime) -> bytes:
    """Return the rows with a planned time as events, and the exercise as one around them.

    ``start`` is when STARTEX is planned: without a time zone it is the local time of whoever looks.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Facilitator//Script//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *event(
            uid=exercise.id,
            begin=start,
            length=exercise.length or USUAL,
            title=_("EXERCISE: {title}").format(title=exercise.title),
            text=exercise.why,
            place=exercise.place,
            now=now,
        ),
    ]
    for inject, row in zip(exercise.msel.rows, draft_of(exercise).rows, strict=True):
        if inject.planned is not None:
            lines += row_event(exercise, inject, row, start=start, now=now)
    lines.append("END:VCALENDAR")
    return "".join(f"{each}\r\n" for line in lines for each in folded(line)).encode()


def row_event(
    exercise: Exercise, inject: Inject, row: RowDraft, *, start: datetime, now: datetime
) -> Iterator[str]:
    """Yield the lines of the event that one row is."""
    title = _("EXERCISE {number}: {title}").format(number=row.number, title=row.title)
    parts = [
        (_("From"), row.sender),
        (_("To"), ", ".join(row.to)),
        (_("Method"), row.method),
        (_("Delivered by"), row.delivered_by),
    ]
    about = "\n".join(f"{name}: {text}" for name, text in parts if text)
    owed = expected(row)
    owed = f"{_('Expected action')}: {owed}" if owed else ""
    yield from event(
        uid=f"{exercise.id}-{inject.id}",
        begin=start + (inject.planned or timedelta(0)),
        length=inject.discussion or USUAL,
        title=title,
        text="\n\n".join(each for each in (about, row.text, owed, row.notes) if each),
        place=row.location,
        now=now,
    )


def event(  # noqa: PLR0913 - one for each line of an event
    *,
    uid: str,
    begin: datetime,
    length: timedelta,
    title: str,
    text: str,
    place: str,
    now: datetime,
) -> Iterator[str]:
    """Yield the lines of one event; those that would be empty are left out."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(uid)}@facilitator"
    yield f"DTSTAMP:{moment(now)}"
    yield f"DTSTART:{moment(begin)}"
    yield f"DTEND:{moment(begin + length)}"
    yield f"SUMMARY:{escaped(title)}"
    if text:
        yield f"DESCRIPTION:{escaped(text)}"
    if place:
        yield f"LOCATION:{escaped(place)}"
    yield "CATEGORIES:EXERCISE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def moment(at: datetime) -> str:
    """Return a moment as the format writes it: in UTC, or without a zone if it has none."""
    if at.tzinfo is None:
        return at.strftime("%Y%m%dT%H%M%S")
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Return a text as the value of a property."""
    text = NO_TEXT.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return SPECIAL.sub(r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of 75 octets at the most, never within a character."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > OCTETS:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
