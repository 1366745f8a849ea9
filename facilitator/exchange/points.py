"""Rows while they are being placed in time, and what comes up on the way."""

from dataclasses import dataclass, field
from datetime import date

from facilitator.exchange.draft import Answers, Question
from facilitator.exchange.reading import DAY, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCell:
    """What a row says about its time: both cells as written and as read."""

    row: int
    text: str = ""
    reading: Reading | None = None
    day_text: str = ""
    day_reading: Reading | None = None
    starts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a row stands: its day and time as people write them, its seconds from the start."""

    day: str | None = None
    time: str | None = None
    offset_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A warning about the time of a row; ``in_day`` when it is about the column of days."""

    row: int
    message: str
    in_day: bool = False


@dataclass(slots=True, kw_only=True)
class Point:
    """A row while it is being placed: its day counted from any one day, its clock, its offset."""

    cell: TimeCell
    day: int | None = None
    clock: int | None = None
    offset: int | None = None
    dated: date | None = None

    @property
    def moment(self) -> int | None:
        """Seconds on the common line of days and clocks."""
        return None if self.clock is None else (self.day or 0) * DAY + self.clock


@dataclass(slots=True, kw_only=True)
class Work:
    """What is found while a column of times is being read."""

    answers: Answers
    hours_first: bool = False
    sheet: str = ""
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    questions: list[Question] = field(default_factory=list[Question])

    def doubt(self, row: int, message: str, *, in_day: bool = False) -> None:
        """Keep a warning."""
        self.doubts.append(Doubt(row=row, message=message, in_day=in_day))
