"""One time cell read: every form that planners write, each anchored to the whole cell.

Nothing is guessed from a part of a cell: what no form fits as a whole is not understood.
"""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from facilitator.exchange.cleaning import one_line
from facilitator.exchange.clocks import WEEKDAYS, hours_and_minutes, plain, read_clock
from facilitator.exchange.dates import day_month, read_date, read_date_group
from facilitator.exchange.reading import DAY, HOUR, MINUTE, Flag, Reading
from facilitator.exchange.relative import read_day_and_clock, read_relative
from facilitator.exchange.sheets import Cell

LONGEST: Final = 48
MOST_DAYS: Final = 999
FIRST_SERIAL: Final = 20_000
LAST_SERIAL: Final = 80_000
EXCEL_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone
NO_DATE_YEAR: Final = 1904
"""Dates up to here are clock times only: a spreadsheet's day zero, in either of its calendars."""

RANGE: Final = re.compile(r"(.{4,14}?)\s*(?:-|–|—|to|a|à|bis|tot)\s*(.{4,14})", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
MINUSES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2013\u2212", "-"))


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
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 < cell <= MOST_DAYS:
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
