"""All times of one script on one line: which T, which zero, how many seconds from it.

What a cell alone leaves open is decided for the whole column here, and asked where it stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from facilitator.exchange.dates import NO_YEAR
from facilitator.exchange.days import cross_midnight, dated, read_days
from facilitator.exchange.draft import Answers, Question
from facilitator.exchange.orders import minutes_meant
from facilitator.exchange.points import Doubt, Placed, Point, TimeCell, Work
from facilitator.exchange.reading import DAY, HOUR, MINUTE, Reading
from facilitator.exchange.times import read_time
from facilitator.exchange.timewords import (
    ask_start,
    ask_unit,
    doubtful,
    mixed_start,
    no_time,
    not_understood,
    numbers_are_minutes,
    start_not_understood,
    unit_taken,
)

UNITS: Final = {"hours": "hours", "h": "hours", "minutes": "minutes", "min": "minutes"}
HOURS_AT_MOST: Final = 24
"""A T further off than this counts minutes, whatever the format usually means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The rows placed, in the order of the sheet, with what stayed doubtful or open."""

    placed: tuple[Placed, ...]
    doubts: tuple[Doubt, ...] = ()
    questions: tuple[Question, ...] = ()


def timeline(
    cells: Sequence[TimeCell], answers: Answers, *, hours_first: bool = False, sheet: str = ""
) -> Timeline:
    """Place the rows of one script in time.

    ``hours_first`` says that T counts hours in this format unless somebody answers otherwise.
    """
    work = Work(answers=answers, hours_first=hours_first, sheet=sheet)
    cells = as_minutes(cells, work)
    points = [point_of(cell) for cell in cells]
    read_ticks(points, work)
    read_days(points, work)
    cross_midnight(points, work)
    placed = count(points, work)
    tell(points, work)
    return Timeline(
        placed=tuple(placed),
        doubts=tuple(sorted(work.doubts, key=lambda each: each.row)),
        questions=tuple(work.questions),
    )


def as_minutes(cells: Sequence[TimeCell], work: Work) -> Sequence[TimeCell]:
    """Return the cells with bare small numbers read as minutes from the start, if they must be."""
    if not minutes_meant([cell.text for cell in cells if cell.text]):
        return cells
    first = next(cell.row for cell in cells if cell.text)
    work.doubt(first, numbers_are_minutes())
    return [
        TimeCell(
            row=cell.row,
            text=cell.text,
            reading=Reading(offset=int(cell.text) * MINUTE) if cell.text else None,
            day_text=cell.day_text,
            day_reading=cell.day_reading,
            starts=cell.starts,
        )
        for cell in cells
    ]


def point_of(cell: TimeCell) -> Point:
    """Return a row with what its time cell alone says."""
    reading = cell.reading
    if reading is None:
        return Point(cell=cell)
    return Point(cell=cell, clock=reading.clock, offset=reading.offset)


def read_ticks(points: Sequence[Point], work: Work) -> None:
    """Turn plain numbers after T into seconds, by the unit that was answered or is usual."""
    open_points = [point for point in points if point.cell.reading and point.cell.reading.ticks]
    if not open_points:
        return
    most = max(abs(point.cell.reading.ticks or 0) for point in open_points if point.cell.reading)
    usual = "hours" if work.hours_first and most <= HOURS_AT_MOST else "minutes"
    unit = UNITS.get(work.answers.t_unit, usual)
    if not work.answers.t_unit:
        work.questions.append(ask_unit(usual))
        work.doubt(open_points[0].cell.row, unit_taken(unit, open_points[0].cell.text))
    for point in open_points:
        ticks = point.cell.reading.ticks if point.cell.reading else None
        point.offset = (point.offset or 0) + (ticks or 0) * (HOUR if unit == "hours" else MINUTE)


def count(points: Sequence[Point], work: Work) -> list[Placed]:
    """Return every row with its seconds from the start, where a start is known."""
    relative = [point for point in points if point.offset is not None]
    absolute = [point for point in points if point.moment is not None and point.offset is None]
    zero = zero_of(points, work)
    if zero is None and absolute and relative:
        work.questions.append(ask_start())
        work.doubt(relative[0].cell.row, mixed_start())
    elif zero is None and absolute:
        zero = absolute[0].moment
    days = day_names(points)
    return [placed(point, zero, days=days) for point in points]


def zero_of(points: Sequence[Point], work: Work) -> int | None:
    """Return the moment of T+0 as it was answered, or as a row named STARTEX says."""
    if work.answers.start:
        answered = read_time(work.answers.start)
        if answered is not None and answered.clock is not None:
            return start_day(points, answered, work) * DAY + answered.clock
        if points:
            work.doubt(points[0].cell.row, start_not_understood(work.answers.start))
    starts = (point for point in points if point.cell.starts and point.offset is None)
    return next((point.moment for point in starts if point.moment is not None), None)


def start_day(points: Sequence[Point], answered: Reading, work: Work) -> int:
    """Return the day of the answered start; rows without any date are given its date."""
    day = dated(answered, work.answers.date_order or "dmy")
    first = next((point.day for point in points if point.dated), None)
    if first is not None:
        return day.toordinal() if day else first
    if day is None:
        return 0
    for point in points:
        point.day, point.dated = day.toordinal() + (point.day or 0), day
    return day.toordinal()


def day_names(points: Sequence[Point]) -> bool:
    """Tell whether days must be named: there are dates, or more days than one."""
    days = {point.day for point in points if point.day is not None}
    return len(days) > 1 or any(point.dated for point in points)


def placed(point: Point, zero: int | None, *, days: bool) -> Placed:
    """Return one row with its day, its time and its seconds from the start."""
    moment, offset = point.moment, point.offset
    if moment is None and offset is not None and zero is not None:
        moment = zero + offset
    elif moment is not None and offset is None and zero is not None:
        offset = moment - zero
    return Placed(
        day=day_of(point, moment, days=days),
        time=None if moment is None else clock_text(moment % DAY),
        offset_s=offset,
    )


def day_of(point: Point, moment: int | None, *, days: bool) -> str | None:
    """Return the day of a row: a date, the first day as D1, or as it was written."""
    if point.cell.reading is not None and point.offset is not None and moment is None:
        whole = point.offset and point.offset % DAY == 0
        return point.cell.text if whole else point.cell.day_text or None
    if not days or point.day is None:
        return point.cell.day_text or None
    number = point.day if moment is None else moment // DAY
    if point.dated is None:
        return f"D{number + 1}" if number >= 0 else f"D{number}"
    if point.dated.year == NO_YEAR:
        return point.cell.day_text or point.cell.text
    try:
        return date.fromordinal(number).isoformat()
    except (ValueError, OverflowError):
        return point.dated.isoformat()


def clock_text(seconds: int) -> str:
    """Return seconds since midnight as hours, minutes, seconds."""
    return f"{seconds // HOUR:02d}:{seconds % HOUR // MINUTE:02d}:{seconds % MINUTE:02d}"


def tell(points: Sequence[Point], work: Work) -> None:
    """Warn of the cells that were not understood, of the empty ones among full ones, of doubts."""
    timed = any(point.cell.reading is not None for point in points)
    for point in points:
        cell = point.cell
        if cell.text and cell.reading is None:
            work.doubt(cell.row, not_understood(cell.text))
        elif not cell.text and timed and point.clock is None:
            work.doubt(cell.row, no_time())
        elif cell.reading is not None and cell.reading.flag is not None:
            work.doubt(cell.row, doubtful(cell.reading.flag, cell.text))
