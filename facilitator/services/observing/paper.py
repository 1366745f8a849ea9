"""Log sheets on paper, typed in afterwards: late entries with the times that people wrote."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from facilitator.domain.clock import ClockState, wall_of
from facilitator.domain.entry import Entry
from facilitator.domain.exercise import Agency
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details

_CLOCK = re.compile(r"([01]?\d|2[0-3])(?:[:.h]?([0-5]\d))(?:[:.]([0-5]\d))?", re.IGNORECASE)
_SPAN = re.compile(r"(?:T\s*)?\+\s*(?:(\d{1,3}):)?(\d{1,3})(?::([0-5]\d))?", re.IGNORECASE)
_NEXT_DAY = timedelta(hours=12)
"""A time of day that lies further before STARTEX than this is one of the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One line of a sheet: when it happened, at which agencies, and what was written."""

    at: datetime
    agencies: tuple[str, ...]
    text: str


def moment_of(written: str, clock: ClockState, now: datetime) -> datetime | None:
    """Return the moment of a time as it stands on paper, or None for what is none.

    "10:42" or "1042" is the time of day on the day of the exercise, on this computer's clock;
    "+36", "+0:36:20" and "T+36" are exercise time, in minutes unless hours are given.
    """
    text = written.strip()
    span = _SPAN.fullmatch(text)
    if span is not None:
        return wall_of(clock, _span(*span.groups()))
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = (int(each or 0) for each in found.groups())
    begun = (clock.started_at or now).astimezone()
    meant = _at(begun.date(), time(hours, minutes, seconds), begun)
    if begun - meant > _NEXT_DAY:
        meant = _at(begun.date() + timedelta(days=1), time(hours, minutes, seconds), begun)
    return meant.astimezone(now.tzinfo)


def _at(day: date, clock: time, like: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=like.tzinfo)


def _span(first: str | None, second: str, third: str | None) -> timedelta:
    """Return "36" as minutes, "1:36" as hours and minutes, "0:36:20" with seconds."""
    return timedelta(hours=int(first or 0), minutes=int(second), seconds=int(third or 0))


def agency_of(written: str, agencies: tuple[Agency, ...]) -> Agency | None:
    """Return the agency that was meant: by its letter, its short name, or the begin of its name."""
    text = written.strip().casefold()
    if not text:
        return None
    short = [each for each in agencies if text in {each.short.casefold(), each.letter.casefold()}]
    whole = [each for each in agencies if text == each.name.casefold()]
    if short or whole:
        return (short or whole)[0]
    begun = [each for each in agencies if each.name.casefold().startswith(text)]
    return begun[0] if len(begun) == 1 else None


def type_in(conduct: Conduct, line: PaperLine, *, whose: str) -> Entry:
    """Write a line of a sheet as a late entry "from paper"; raises Refused and Failed.

    ``whose`` is the function of who wrote it by hand.
    """
    details = Details(
        joint=line.agencies,
        source=_("paper, {whose}").format(whose=whose),
        late_reason=_("from paper"),
    )
    return conduct.log(line.text, typed_at=line.at, details=details)
