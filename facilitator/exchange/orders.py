"""What a column settles that one cell cannot: day or month first, minutes or clocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.exchange.dates import Slashed

TWELVE: Final = 12
LAST_MINUTE: Final = 59
HUNDRED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """``dmy`` or ``mdy``, and whether the column left it open."""

    order: str
    open: bool


def date_order(dates: Sequence[Slashed], answered: str) -> Order:
    """Return the order of day and month in a column of dates in figures.

    A figure past twelve settles it; else the answer; else the order in which the dates lie closer
    together is taken, and it stays open.
    """
    first = any(each.first > TWELVE for each in dates)
    second = any(each.second > TWELVE for each in dates)
    if first != second:
        return Order(order="dmy" if first else "mdy", open=False)
    if answered in {"dmy", "mdy"}:
        return Order(order=answered, open=False)
    if all(each.first == each.second for each in dates):
        return Order(order="dmy", open=False)
    american = span(dates, "mdy") < span(dates, "dmy")
    return Order(order="mdy" if american else "dmy", open=True)


def span(dates: Sequence[Slashed], order: str) -> int:
    """Return how many days lie between the first and the last date, read in one order."""
    days = [day.toordinal() for each in dates if (day := each.as_date(order))]
    return max(days) - min(days) if days else 0


def minutes_meant(texts: Sequence[str]) -> bool:
    """Tell whether bare numbers in a column of times count minutes, no clocks."""
    if len(texts) < len("ab") or not all(
        text.isdecimal() and len(text) <= len("9999") for text in texts
    ):
        return False
    if any(len(text) > 1 and text.startswith("0") for text in texts):
        return False
    numbers = [int(text) for text in texts]
    if any(number % HUNDRED > LAST_MINUTE for number in numbers):
        return True
    return max(numbers) < HUNDRED and len(set(numbers)) > 1
