"""One time cell read: every form that planners write, each anchored to the whole cell.

Nothing is guessed from a part of a cell: what no form fits as a whole is not understood.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.dates import Slashed, day_month, read_date, read_date_group
from facilitator.exchange.sheets import Cell

DAY: Final = 86_400
HOUR: Final = 3_600
MINUTE: Final = 60
NOON: Final = 12
LAST_MINUTE: Final = 59
HOURS: Final = 24
FIRST_SERIAL: Final = 20_000
LAST_SERIAL: Final = 80_000
EXCEL_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone
NO_DATE_YEAR: Final = 1904
"""Dates up to here are clock times only: a spreadsheet's day zero, in either of its calendars."""

WEEKDAYS: Final = {
    name: index
    for index, names in enumerate(
        (
            "monday mon lunes lun lundi maandag ma montag mo",
            "tuesday tue tues martes mar mardi dinsdag di dienstag",
            "wednesday wed miercoles mie mercredi mer woensdag wo mittwoch mi",
            "thursday thu thur thurs jueves jue jeudi jeu donderdag do donnerstag",
            "friday fri viernes vie vendredi ven vrijdag vr freitag fr",
            "saturday sat sabado sab samedi sam zaterdag za samstag sa sonnabend",
            "sunday sun domingo dom dimanche dim zondag zo sonntag so",
        )
    )
    for name in names.split()
}


class Flag(StrEnum):
    """What makes a time doubtful though it was read."""

    FIVE_DIGITS = "five_digits"
    STRAY = "stray"
    UTC = "utc"
    RANGE = "range"
    DOTTED = "dotted"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A time cell, understood.

    ``clock`` is seconds since midnight (past 86,400 on the next day), ``day`` a calendar day,
    ``slashed`` a date whose order of day and month is open, ``day_index`` days from the first day,
    ``offset`` seconds from the start, ``ticks`` a number of T's unit, ``weekday`` 0 for Monday.
    """

    clock: int | None = None
    day: date | None = None
    slashed: Slashed | None = None
    day_index: int | None = None
    offset: int | None = None
    ticks: int | None = None
    weekday: int | None = None
    flag: Flag | None = None


CLOCK: Final = re.compile(
    r"(\d{1,2})\s*[:h]\s*(\d{2})(?:\s*:\s*(\d{2})(?:[.,]\d+)?)?"
    r"\s*(am|pm|a\.\s?m\.?|p\.\s?m\.?)?\s*(?:h|hrs?|hours|hs|uhr|uur)?\s*([lz])?",
    re.IGNORECASE,
)
HOURS_ONLY: Final = re.compile(r"(\d{1,2})\s*(?:h|u|uhr|uur|hrs?|hs|o'clock)", re.IGNORECASE)
HOURS_AM: Final = re.compile(r"(\d{1,2})\s*([ap])\.?\s?m\.?", re.IGNORECASE)
NATIONAL: Final = re.compile(r"(\d{1,2})\s*u\s*(\d{2})", re.IGNORECASE)
DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{2})\s*(uhr|uur|h|hrs?)?", re.IGNORECASE)
DIGITS: Final = re.compile(r"(\d{3,5})\s*(?:h|hrs?|hours|uhr|uur)?\s*([a-z])?", re.IGNORECASE)
RANGE: Final = re.compile(r"(.{4,14}?)\s*(?:-|–|—|to|a|à|bis|tot)\s*(.{4,14})", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
STEP: Final = re.compile(
    r"([tjdhmx])\s*(?:([+-])\s*(?:(\d{1,4})[:h](\d{2})(?::(\d{2}))?|(\d{1,5}))\s*"
    r"(s|secs?|m|mins?|minutes?|minuten|minutos?|h|hours?|heures?|horas?|uur|stunden?|d|days?|jours?)?\.?"
    r"|0)?(?:\s+|$|(?=[tjdhm][+-]))",
    re.IGNORECASE,
)
BARE: Final = re.compile(r"[tjdh]0?", re.IGNORECASE)
SIGNED: Final = re.compile(
    r"([+-])\s*(?:(\d+):(\d{2})(?::(\d{2}))?|(\d+))\s*(h|hours?|m|mins?|minutes?)?\.?",
    re.IGNORECASE,
)
STARTS: Final = re.compile(
    r"(?:startex|debex|start of exercise|inicio del ejercicio|begin oefening|übungsbeginn)"
    r"\s*(?:([+-].*))?",
    re.IGNORECASE,
)
DAY_AND_CLOCK: Final = re.compile(
    r"(?:(?:day|día|dia|jour|dag|tag)\s*(\d{1,3})|[dj]\s?([1-9]\d{0,2})|[dj]\s?(?:([+-])\s*(\d{1,3}))?)"
    r"(?:\s*[,/–]?\s+(.+))?",
    re.IGNORECASE,
)
MINUSES: Final = str.maketrans({"−": "-", "‐": "-", "‑": "-", "\u2013": "-"})


def read_time(cell: Cell) -> Reading | None:
    """Return what a time cell says, or None when no form fits the whole of it."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return read_number(float(cell))
    if isinstance(cell, datetime):
        clock = seconds_of(cell.time())
        return Reading(clock=clock, day=cell.date() if cell.year > NO_DATE_YEAR else None)
    if isinstance(cell, time):
        return Reading(clock=seconds_of(cell))
    if isinstance(cell, timedelta):
        return Reading(clock=round(cell.total_seconds()))
    text = one_line(cell).translate(MINUSES)
    return read_text(text) if len(text) <= LONGEST else None


LONGEST: Final = 48


def read_text(text: str) -> Reading | None:
    """Return what a written time says: a clock, a relative time, a day, a date, or their sum."""
    for form in (read_clock, read_relative, read_day_and_clock, read_moment, read_range):
        found = form(text)
        if found is not None:
            return found
    return read_number(float(text)) if NUMBER.fullmatch(text) else None


def seconds_of(clock: time) -> int:
    """Return a time of day in whole seconds."""
    return clock.hour * HOUR + clock.minute * MINUTE + clock.second


def read_number(number: float) -> Reading | None:
    """Return what a bare number says: part of a day, a spreadsheet's date, or hours and minutes."""
    if 0 < number < 1:
        return Reading(clock=round(number * DAY) % DAY)
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        moment = EXCEL_ZERO + timedelta(seconds=round(number * DAY))
        return Reading(clock=seconds_of(moment.time()) if number % 1 else None, day=moment.date())
    if number != int(number) or number < 0:
        return None
    return hours_and_minutes(int(number))


def hours_and_minutes(number: int) -> Reading | None:
    """Return a number of three or four digits as hours and minutes."""
    hour, minute = divmod(number, 100)
    if minute > LAST_MINUTE or hour > HOURS or (hour == HOURS and minute):
        return None
    return Reading(clock=hour * HOUR + minute * MINUTE)


def clock_of(hour: str, minute: str, second: str | None, half: str | None) -> int | None:
    """Return a clock time in seconds, or None when there is no such time."""
    hours, minutes, seconds = int(hour), int(minute), int(second or 0)
    if minutes > LAST_MINUTE or seconds > LAST_MINUTE:
        return None
    if half:
        if not 1 <= hours <= NOON:
            return None
        hours = hours % NOON + (NOON if half[0] in "pP" else 0)
    if hours > HOURS or (hours == HOURS and (minutes or seconds)):
        return None
    return hours * HOUR + minutes * MINUTE + seconds


def read_clock(text: str) -> Reading | None:
    """Return a time of day, with or without the day of the week before it."""
    found = CLOCK.fullmatch(text)
    if found:
        clock = clock_of(found[1], found[2], found[3], found[4])
        flag = Flag.UTC if (found[5] or "") in ("z", "Z") and found[5] else None
        return None if clock is None else Reading(clock=clock, flag=flag)
    other = read_other_clock(text)
    if other is not None:
        return other
    first, _, rest = text.partition(" ")
    weekday = WEEKDAYS.get(plain(first.strip(",.")))
    if weekday is None or not rest:
        return None
    following = read_clock(rest.lstrip(", "))
    return following and replace(following, weekday=weekday)


def plain(word: str) -> str:
    """Return a word in small letters without Spanish accents."""
    return word.casefold().replace("é", "e").replace("á", "a")


def read_other_clock(text: str) -> Reading | None:
    """Return a time of day in national or military form."""
    found = NATIONAL.fullmatch(text)
    if found:
        return clocked(clock_of(found[1], found[2], None, None))
    found = HOURS_ONLY.fullmatch(text)
    if found:
        return clocked(clock_of(found[1], "0", None, None))
    found = HOURS_AM.fullmatch(text)
    if found:
        return clocked(clock_of(found[1], "0", None, found[2]))
    found = DOTTED.fullmatch(text)
    if found and (found[3] or found[1] != "0"):
        clock = clock_of(found[1], found[2], None, None)
        return clocked(clock, None if found[3] else Flag.DOTTED)
    found = DIGITS.fullmatch(text)
    return read_digits(found[1], found[2] or "") if found else None


def clocked(clock: int | None, flag: Flag | None = None) -> Reading | None:
    """Return a reading of a clock time, if there is such a time."""
    return None if clock is None else Reading(clock=clock, flag=flag)


def read_digits(digits: str, zone: str) -> Reading | None:
    """Return digits with or without a zone's letter; one nought too many is flagged."""
    surplus = len(digits) > len("0000")
    if surplus and not digits.startswith("0"):
        return None
    found = hours_and_minutes(int(digits))
    if found is None:
        return None
    if surplus:
        return replace(found, flag=Flag.FIVE_DIGITS)
    return replace(found, flag=Flag.UTC if zone in ("z", "Z") and zone else None)


def read_relative(text: str) -> Reading | None:
    """Return a time that counts from the start: ``J+1 H+2 M-5``, ``T+35``, ``+00:35``."""
    starts = STARTS.fullmatch(text)
    if starts:
        return read_relative("t" + starts[1].strip()) if starts[1] else Reading(offset=0)
    signed = SIGNED.fullmatch(text)
    if signed:
        return read_relative("T" + text)
    steps = [*STEP.finditer(text)]
    if not steps or STEP.sub("", text) or not all(step[2] or BARE.match(step[0]) for step in steps):
        return None
    offset, ticks, open_unit = 0, 0, False
    for step in steps:
        sign = -1 if step[2] == "-" else 1
        if step[3] is not None:
            offset += sign * (int(step[3]) * HOUR + int(step[4]) * MINUTE + int(step[5] or 0))
        elif step[6] is not None:
            unit = unit_of(step[1], step[7])
            open_unit = open_unit or not unit
            ticks += 0 if unit else sign * int(step[6])
            offset += sign * int(step[6]) * unit
    return Reading(offset=offset, ticks=ticks if open_unit else None)


def unit_of(letter: str, word: str | None) -> int:
    """Return the seconds of one step of a relative time, 0 where only a person knows (T)."""
    written = (word or letter).lower()[0]
    return {"s": 1, "m": MINUTE, "h": HOUR, "u": HOUR, "j": DAY, "d": DAY}.get(written, 0)


def read_day_and_clock(text: str) -> Reading | None:
    """Return a day of the exercise with a time on it: ``D1 14:30``, ``J+2 09h00``, ``Day 2``."""
    found = DAY_AND_CLOCK.fullmatch(text)
    if not found:
        return None
    named = found[1] or found[2]
    if named:
        index = int(named) - 1
    else:
        index = int((found[3] or "") + (found[4] or "0"))
    if not found[5]:
        return Reading(day_index=index)
    following = read_clock(found[5])
    return following and replace(following, day_index=index)


def read_moment(text: str) -> Reading | None:
    """Return a date, a date with a time, or a date-time group."""
    group = read_date_group(text)
    if group:
        clock = hours_and_minutes(group.clock)
        if clock is None:
            return None
        stray = Flag.STRAY if group.stray else None
        return replace(clock, day=group.day, flag=stray or (Flag.UTC if group.utc else None))
    dated = read_date(text)
    if not dated:
        return None
    if not dated.rest:
        return Reading(day=dated.day, slashed=dated.slashed)
    utc = dated.rest.upper().endswith("Z")
    clock = read_clock(dated.rest[:-1].strip() if utc else dated.rest)
    if clock is None or clock.weekday is not None:
        return None
    flag = Flag.UTC if utc else clock.flag
    return replace(clock, day=dated.day, slashed=dated.slashed, flag=flag)


def read_range(text: str) -> Reading | None:
    """Return the beginning of a span of time that is written from–to."""
    found = RANGE.fullmatch(text)
    if not found:
        return None
    begin, end = read_clock(found[1].strip()), read_clock(found[2].strip())
    return replace(begin, flag=Flag.RANGE) if begin and end else None


def read_day(cell: Cell) -> Reading | None:
    """Return what a cell of a separate column for days says; plain numbers count days from 1."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 < cell < HOURS * 40:
        return Reading(day_index=int(cell) - 1) if cell == int(cell) else None
    if isinstance(cell, str):
        text = one_line(cell).translate(MINUSES)
        if text.isdecimal() and len(text) <= len("999"):
            return Reading(day_index=int(text) - 1) if int(text) else None
        weekday = WEEKDAYS.get(plain(text.strip(",.")))
        if weekday is not None:
            return Reading(weekday=weekday)
        short = day_month(text)
        if short:
            return Reading(day=short)
    found = read_time(cell)
    if found and found.offset is not None and found.ticks is None and found.offset % DAY == 0:
        return Reading(day_index=found.offset // DAY)
    return found if found is None or found.clock else replace(found, clock=None)
