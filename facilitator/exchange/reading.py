"""A time as it was read from one cell, and the seconds that times are counted in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from facilitator.exchange.dates import Slashed

DAY: Final = 86_400
HOUR: Final = 3_600
MINUTE: Final = 60


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
