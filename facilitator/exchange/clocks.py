"""Times of day in every form: with colon, h, u or point, in four digits, with am and pm."""

import re
from dataclasses import replace
from typing import Final

from facilitator.exchange.reading import HOUR, MINUTE, Flag, Reading

NOON: Final = 12
HOURS: Final = 24
LAST_MINUTE: Final = 59

WEEKDAYS: Final = {
    name: index
    for index, names in enumerate(
        (
            "monday mon lunes lun dilluns dl lundi maandag ma montag mo",
            "tuesday tue tues martes mar dimarts dt mardi dinsdag di dienstag",
            "wednesday wed miercoles mie dimecres dc mercredi mer woensdag wo mittwoch mi",
            "thursday thu thur thurs jueves jue dijous dj jeudi jeu donderdag do donnerstag",
            "friday fri viernes vie divendres dv vendredi ven vrijdag vr freitag fr",
            "saturday sat sabado sab dissabte ds samedi sam zaterdag za samstag sa sonnabend",
            "sunday sun domingo dom diumenge dg dimanche dim zondag zo sonntag so",
        )
    )
    for name in names.split()
}

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


def hours_and_minutes(number: int) -> Reading | None:
    """Return a number of three or four digits as hours and minutes."""
    hour, minute = divmod(number, 100)
    if minute > LAST_MINUTE or hour > HOURS or (hour == HOURS and minute):
        return None
    return Reading(clock=hour * HOUR + minute * MINUTE)


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
