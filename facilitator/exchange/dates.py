"""Calendar days in cells: ISO, slashed, with the month's name, date-time groups."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan gener gen januar janner jän enero ene janvier janv januari",
            "february feb febrer februar febrero fevrier fevr fev februari",
            "march mar mrz marz maerz marzo març mars maart mrt",
            "april apr abril abr avril avr",
            "may mai mayo maig mei",
            "june jun juni juny junio juin",
            "july jul juli juliol julio juillet juil",
            "august aug agosto agost ago aout augustus",
            "september sep sept septiembre septembre set",
            "october oct okt oktober octubre octobre",
            "november nov noviembre novembre",
            "december dec dez dezember diciembre dic desembre decembre",
        ),
        1,
    )
    for name in names.split()
}
NO_YEAR: Final = 4
"""The (leap) year of a date that was written without one; such dates only count days."""
CENTURY: Final = 2000
TWO_DIGITS: Final = 100

ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
SLASHED: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:(?:\s*,\s*|\s+|T)(.+))?")
NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*[-/ ]?\s*(?:de\s+)?([^\W\d_]{3,10})\.?"
    r"(?:\s*[-/, ]\s*(?:de\s+)?(\d{4}|\d{2}(?!\d|\s*[:h.])))?(?:(?:\s*,\s*|\s+)(.+))?",
    re.IGNORECASE,
)
MONTH_FIRST: Final = re.compile(
    r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s*,?\s+(\d{4}))?(?:(?:\s*,\s*|\s+)(.+))?",
    re.IGNORECASE,
)
GROUP: Final = re.compile(
    r"(\d{2})[\s-]?(\d{4})\s*([A-Z]\s+)?([^\W\d_]{3,11})\.?\s*(\d{4}|\d{2})(\W{0,2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slashed:
    """A date written in figures: which comes first, day or month, is another's decision."""

    first: int
    second: int
    year: int

    def as_date(self, order: str) -> date | None:
        """Return the day, read as ``dmy`` or ``mdy``; None when there is no such day."""
        day, month = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        return calendar_day(self.year, month, day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date at the beginning of a cell, and the rest of the cell."""

    day: date | None = None
    slashed: Slashed | None = None
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A date-time group: day, clock as a number of four digits, month, year."""

    day: date
    clock: int
    utc: bool
    stray: bool


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None when there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(text: str | None) -> int:
    """Return a year of two or four digits as a number."""
    if not text:
        return NO_YEAR
    return int(text) + (CENTURY if len(text) == len("00") else 0)


def month_of(name: str) -> int:
    """Return the number of a month by its name in any of the languages, 0 for other words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return MONTHS.get("".join(each for each in plain if not unicodedata.combining(each)), 0)


def read_date(text: str) -> Dated | None:
    """Return the date that a text begins with, or None."""
    return read_iso(text) or read_slashed(text) or read_named(text)


def read_iso(text: str) -> Dated | None:
    """Return a date in the order of ISO 8601, with its time as the rest."""
    found = ISO.fullmatch(text)
    if not found:
        return None
    day = calendar_day(int(found[1]), int(found[2]), int(found[3]))
    rest = (found[4] or "") + ("Z" if (found[5] or "") in ("Z", "z") and found[5] else "")
    return Dated(day=day, rest=rest) if day else None


def read_slashed(text: str) -> Dated | None:
    """Return a date in figures whose order is open."""
    found = SLASHED.fullmatch(text)
    if not found:
        return None
    slashed = Slashed(first=int(found[1]), second=int(found[3]), year=full_year(found[4]))
    if not slashed.as_date("dmy") and not slashed.as_date("mdy"):
        return None
    return Dated(slashed=slashed, rest=found[5] or "")


def read_named(text: str) -> Dated | None:
    """Return a date with the month's name."""
    found = NAMED.fullmatch(text)
    if found:
        day = calendar_day(full_year(found[3]), month_of(found[2]) or 13, int(found[1]))
        return Dated(day=day, rest=found[4] or "") if day else None
    found = MONTH_FIRST.fullmatch(text)
    if not found:
        return None
    day = calendar_day(full_year(found[3]), month_of(found[1]) or 13, int(found[2]))
    return Dated(day=day, rest=found[4] or "") if day else None


def day_month(text: str) -> date | None:
    """Return the day of a cell or sheet name like ``4Mar`` or ``05MAR``, without a year."""
    found = read_named(text)
    return found.day if found and not found.rest else None


def read_date_group(text: str) -> Group | None:
    """Return a military date-time group such as ``210912ZAUG2011``."""
    found = GROUP.fullmatch(text)
    if not found:
        return None
    letters = found[4]
    month, zone = month_of(letters), found[3] or ""
    if not month:
        month, zone = month_of(letters[1:]), letters[0]
    if not month:
        return None
    day = calendar_day(full_year(found[5]), month, int(found[1]))
    if day is None:
        return None
    return Group(
        day=day, clock=int(found[2]), utc=zone.strip().upper() == "Z", stray=bool(found[6].strip())
    )
