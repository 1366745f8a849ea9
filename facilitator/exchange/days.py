"""Which day every row is on: by its own cell, the column of days, the row above, or midnight."""

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Final

from facilitator.exchange.dates import NO_YEAR, day_month
from facilitator.exchange.orders import date_order
from facilitator.exchange.points import Point, Work
from facilitator.exchange.reading import DAY, HOUR, Reading
from facilitator.exchange.timewords import (
    ask_midnight,
    ask_order,
    backwards,
    crossed,
    day_not_understood,
    far_day,
    order_taken,
    other_day_than_sheet,
)

MIDNIGHT_STEP: Final = 6 * HOUR
FAR_DAYS: Final = 60
NEAR_DAYS: Final = 31


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
    """Give one row its day: what it says itself, else a day of the week, else the row above's."""
    cell = point.cell
    for reading in (cell.reading, cell.day_reading):
        if reading is not None and point.day is None:
            point.dated = dated(reading, order)
            point.day = point.dated.toordinal() if point.dated else reading.day_index
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


def dated(reading: Reading, order: str) -> date | None:
    """Return the calendar day of a reading, in the order of the column if the day is there."""
    if reading.slashed is None:
        return reading.day
    other = "mdy" if order == "dmy" else "dmy"
    return reading.slashed.as_date(order) or reading.slashed.as_date(other)


def add_years(points: Sequence[Point]) -> None:
    """Give days without a year the year of the nearest row that has one."""
    known = [
        (index, point.dated.year)
        for index, point in enumerate(points)
        if point.dated and point.dated.year != NO_YEAR
    ]
    for index, point in enumerate(points):
        if not known or point.dated is None or point.dated.year != NO_YEAR:
            continue
        after = bisect_left(known, (index, 0))
        _, year = min(
            known[max(0, after - 1) : after + 1], key=lambda each, at=index: abs(each[0] - at)
        )
        with suppress(ValueError):
            point.dated = point.dated.replace(year=year)
            point.day = point.dated.toordinal()


def far_days(points: Sequence[Point], work: Work) -> None:
    """Warn of a day that is far from the days of its neighbours, or not the day of the sheet."""
    points = [point for point in points if point.dated]
    days = [point.day or 0 for point in points]
    for index, point in enumerate(points):
        near = days[max(0, index - 2) : index] + days[index + 1 : index + 3]
        if len(near) == 1 or not near or max(near) - min(near) > NEAR_DAYS:
            continue
        if min(abs(days[index] - other) for other in near) > FAR_DAYS and point.dated:
            work.doubt(point.cell.row, far_day(point.dated), in_day=bool(point.cell.day_text))
    named = day_month(work.sheet)
    if named is None:
        return
    other = next((each for each in points if each.dated and not same_day(each.dated, named)), None)
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
