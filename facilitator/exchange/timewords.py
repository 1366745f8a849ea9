"""The sentences about times: warnings and questions."""

from datetime import date
from typing import Final

from facilitator.exchange.draft import Question
from facilitator.exchange.reading import Flag
from facilitator.i18n import N_, _

FLAGS: Final = {
    Flag.FIVE_DIGITS: N_("“{text}” has five digits; read as a time of four digits."),
    Flag.STRAY: N_("“{text}” ends with a stray character; it was left out."),
    Flag.UTC: N_("“{text}” is in UTC (Z); taken as written, not converted."),
    Flag.RANGE: N_("“{text}” is a span of time; its beginning was taken."),
    Flag.DOTTED: N_("“{text}” was read as hours and minutes."),
}


def doubtful(flag: Flag, text: str) -> str:
    """Say what is doubtful about a time that was read."""
    return _(FLAGS[flag]).format(text=text)


def not_understood(text: str) -> str:
    """Say that a time was not understood and what happens to the row."""
    return _(
        "“{text}” is no time that was understood; the row keeps its place in the order."
    ).format(text=text)


def day_not_understood(text: str) -> str:
    """Say that a day was not understood."""
    return _("“{text}” is no day that was understood; kept as written.").format(text=text)


def no_time() -> str:
    """Say that a row has no time among rows that have one."""
    return _("No time; the row keeps its place in the order.")


def crossed() -> str:
    """Say that midnight was assumed."""
    return _("The clock jumps back here; taken as past midnight, on the next day.")


def backwards() -> str:
    """Say that a row is earlier than the row above."""
    return _("This row is earlier than the row above it.")


def far_day(day: date) -> str:
    """Say that a date lies far from those around it."""
    return _("{day} is far from the dates of the rows around it.").format(day=day.isoformat())


def other_day_than_sheet(sheet: str) -> str:
    """Say that the date is not the one in the sheet's name."""
    return _("The date is not the day that the sheet is named after (“{sheet}”).").format(
        sheet=sheet
    )


def numbers_are_minutes() -> str:
    """Say that bare numbers were taken as minutes."""
    return _("The times are plain numbers; read as minutes from the start.")


def unit_taken(unit: str, text: str) -> str:
    """Say which unit T was read in because nobody answered."""
    if unit == "hours":
        return _(
            "“{text}” was read as hours from the start, because nobody said otherwise."
        ).format(text=text)
    return _("“{text}” was read as minutes from the start, because nobody said otherwise.").format(
        text=text
    )


def order_taken(order: str) -> str:
    """Say which order of day and month was taken because nobody answered."""
    if order == "dmy":
        return _("The dates were read with the day first, because nobody said otherwise.")
    return _("The dates were read with the month first, because nobody said otherwise.")


def mixed_start() -> str:
    """Say that relative and absolute rows cannot be counted together without a start."""
    return _(
        "Some rows count from the start and some give a time of day, and no row says when the start"
        " is; the times of day could not be counted from it."
    )


def start_not_understood(text: str) -> str:
    """Say that the answered start is no time."""
    return _("The start “{text}” is no time that was understood; it was not used.").format(
        text=text
    )


def ask_start() -> Question:
    """Ask when the exercise starts."""
    return Question(
        id="start",
        text=_("At what time does the exercise start (T+0)? Some rows count from it."),
    )


def ask_unit(default: str) -> Question:
    """Ask whether T counts hours or minutes."""
    return Question(
        id="t_unit",
        text=_("Does T+1 mean one hour or one minute after the start?"),
        options=("hours", "minutes"),
        default=default,
        labels=(_("One hour"), _("One minute")),
    )


def ask_order(default: str) -> Question:
    """Ask whether the day or the month comes first."""
    return Question(
        id="date_order",
        text=_("Does the day or the month come first in the dates?"),
        options=("dmy", "mdy"),
        default=default,
        labels=(_("Day first"), _("Month first")),
    )


def ask_midnight() -> Question:
    """Ask whether the clock that jumps back has passed midnight."""
    return Question(
        id="midnight",
        text=_("The times jump back by hours. Did they pass midnight?"),
        options=("yes", "no"),
        default="yes",
        labels=(_("Yes"), _("No")),
    )
