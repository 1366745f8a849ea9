"""All times of one script on one line: which day, which order of day and month, which T, which zero.

What a cell alone leaves open is decided for the whole column here, and asked where it stays open.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from facilitator.exchange.dates import NO_YEAR, day_month
from facilitator.exchange.draft import Answers, Question
from facilitator.exchange.orders import date_order, minutes_meant
from facilitator.exchange.times import DAY, HOUR, MINUTE, Reading, read_time
from facilitator.exchange.timewords import (
    ask_midnight,
    ask_order,
    ask_start,
    ask_unit,
    backwards,
    crossed,
    day_not_understood,
    doubtful,
    far_day,
    mixed_start,
    no_time,
    not_understood,
    numbers_are_minutes,
    order_taken,
    other_day_than_sheet,
    unit_taken,
)

MIDNIGHT_STEP: Final = 6 * HOUR
FAR_DAYS: Final = 60
NEAR_DAYS: Final = 31


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The rows placed, in the order of the sheet, with what stayed doubtful or open."""

    placed: tuple[Placed, ...]
    doubts: tuple[Doubt, ...] = ()
    questions: tuple[Question, ...] = ()


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
    doubts: list[Doubt] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def doubt(self, row: int, message: str, *, in_day: bool = False) -> None:
        """Keep a warning."""
        self.doubts.append(Doubt(row=row, message=message, in_day=in_day))


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
    usual = "hours" if work.hours_first else "minutes"
    unit = work.answers.t_unit or usual
    if not work.answers.t_unit:
        work.questions.append(ask_unit(usual))
        work.doubt(open_points[0].cell.row, unit_taken(unit, open_points[0].cell.text))
    for point in open_points:
        ticks = point.cell.reading.ticks if point.cell.reading else None
        point.offset = (point.offset or 0) + (ticks or 0) * (HOUR if unit == "hours" else MINUTE)


def read_days(points: Sequence[Point], work: Work) -> None:
    """Give every row its day: from the time cell, else the column of days, else the row above."""
    slashed = [
        (point, reading.slashed)
        for point in points
        for reading in (point.cell.reading, point.cell.day_reading)
        if reading is not None and reading.slashed is not None
    ]
    choice = date_order([each for _, each in slashed], work.answers.date_order)
    if choice.open:
        work.questions.append(ask_order(choice.order))
        work.doubt(slashed[0][0].cell.row, order_taken(choice.order))
    first_weekday = next((each for each in map(weekday_of, points) if each is not None), None)
    before: Point | None = None
    for point in points:
        set_day(point, choice.order, first_weekday, before, work)
        if point.day is not None:
            before = point
    add_years(points)
    far_days(points, work)


def weekday_of(point: Point) -> int | None:
    """Return the day of the week that a row names."""
    for reading in (point.cell.reading, point.cell.day_reading):
        if reading is not None and reading.weekday is not None:
            return reading.weekday
    return None


def set_day(
    point: Point, order: str, first_weekday: int | None, before: Point | None, work: Work
) -> None:
    """Give one row its day."""
    cell = point.cell
    for reading in (cell.reading, cell.day_reading):
        if reading is None or point.day is not None:
            continue
        if reading.slashed is not None:
            other = "mdy" if order == "dmy" else "dmy"
            point.dated = reading.slashed.as_date(order) or reading.slashed.as_date(other)
        elif reading.day is not None:
            point.dated = reading.day
        if point.dated is not None:
            point.day = point.dated.toordinal()
        elif reading.day_index is not None:
            point.day = reading.day_index
    if point.day is not None:
        return
    weekday = weekday_of(point)
    if weekday is not None and first_weekday is not None:
        last = before.day if before and before.day is not None else 0
        point.day = last + (weekday - first_weekday - last) % 7
    elif before is not None and point.clock is not None:
        point.day, point.dated = before.day, before.dated
    if cell.day_text and cell.day_reading is None:
        work.doubt(cell.row, day_not_understood(cell.day_text), in_day=True)


def add_years(points: Sequence[Point]) -> None:
    """Give days without a year the year of the nearest row that has one."""
    known = [
        (index, point.dated.year)
        for index, point in enumerate(points)
        if point.dated and point.dated.year != NO_YEAR
    ]
    if not known:
        return
    for index, point in enumerate(points):
        if point.dated is None or point.dated.year != NO_YEAR:
            continue
        _, year = min(known, key=lambda each: abs(each[0] - index))
        with suppress(ValueError):
            point.dated = point.dated.replace(year=year)
            point.day = point.dated.toordinal()


def far_days(points: Sequence[Point], work: Work) -> None:
    """Warn of a day that is far from the days of its neighbours, or not the day of the sheet."""
    dated = [point for point in points if point.dated]
    days = [point.day or 0 for point in dated]
    for index, point in enumerate(dated):
        near = days[max(0, index - 2) : index] + days[index + 1 : index + 3]
        if len(near) > 1 and max(near) - min(near) <= NEAR_DAYS:
            if min(abs(days[index] - other) for other in near) > FAR_DAYS and point.dated:
                work.doubt(point.cell.row, far_day(point.dated), in_day=bool(point.cell.day_text))
    named = day_month(work.sheet)
    if named is None:
        return
    other = next((each for each in dated if each.dated and not same_day(each.dated, named)), None)
    if other is not None:
        work.doubt(
            other.cell.row, other_day_than_sheet(work.sheet), in_day=bool(other.cell.day_text)
        )


def same_day(one: date, other: date) -> bool:
    """Tell whether two days are the same day of the year."""
    return (one.month, one.day) == (other.month, other.day)


def cross_midnight(points: Sequence[Point], work: Work) -> None:
    """Count a new day where the clock jumps back by hours and no row names a day."""
    clocks = [point for point in points if point.clock is not None]
    if any(point.day is not None for point in clocks):
        return
    stay = work.answers.midnight == "no"
    days, asked = 0, bool(work.answers.midnight)
    for before, point in zip([None, *clocks], clocks, strict=False):
        if before is not None and (before.clock or 0) % DAY - (point.clock or 0) > MIDNIGHT_STEP:
            if not asked:
                work.questions.append(ask_midnight())
                asked = True
            if not stay:
                days += 1
                work.doubt(point.cell.row, crossed())
        elif before is not None and (point.clock or 0) < (before.clock or 0) % DAY:
            work.doubt(point.cell.row, backwards())
        point.day = days
    for point in clocks:
        point.day = point.day if days else None


def count(points: Sequence[Point], work: Work) -> list[Placed]:
    """Return every row with its seconds from the start, where a start is known."""
    relative = [point for point in points if point.offset is not None]
    absolute = [point for point in points if point.moment is not None and point.offset is None]
    zero = zero_of(points, absolute, work)
    if zero is None and absolute and relative:
        work.questions.append(ask_start())
        work.doubt(relative[0].cell.row, mixed_start())
    elif zero is None and absolute:
        zero = absolute[0].moment
    anchored = bool(absolute) or bool(work.answers.start)
    days = day_names(points)
    return [placed(point, zero if anchored else None, days=days) for point in points]


def zero_of(points: Sequence[Point], absolute: Sequence[Point], work: Work) -> int | None:
    """Return the moment of T+0 as it was answered, or as a row named STARTEX says."""
    answered = read_time(work.answers.start) if work.answers.start else None
    if answered is not None and answered.clock is not None:
        day = absolute[0].day if absolute else None
        if answered.day is not None:
            day = answered.day.toordinal()
        return (day or 0) * DAY + answered.clock
    starts = (point for point in points if point.cell.starts and point.offset is None)
    return next((point.moment for point in starts if point.moment is not None), None)


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
    return (point.dated + timedelta(days=number - point.dated.toordinal())).isoformat()


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
