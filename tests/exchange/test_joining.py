"""Sheets that are the days of one exercise: times count from the first start."""

from facilitator.exchange.draft import RowDraft, ScriptDraft
from facilitator.exchange.joining import (
    FurtherDay,
    SheetUse,
    Use,
    arranged,
    days_between,
    joined,
    proposed,
)


def day(name, *rows, **more):
    return ScriptDraft(name=name, header_row=1, rows=rows, **more)


def row(number, time=None, offset=None, on=None):
    return RowDraft(row=2, number=number, time=time, offset_s=offset, day=on)


MONDAY = day("Mon", row("1", "09:00:00", 0), row("2", "10:00:00", 3600))
TUESDAY = day("Tue", row("3", "08:00:00", 0), row("4", "08:30:00", 1800))


def test_a_time_of_day_on_the_second_day_stays_that_time_of_day():
    made = joined(MONDAY, [FurtherDay(script=TUESDAY)])

    assert [each.offset_s for each in made.rows] == [0, 3600, 82_800, 84_600]
    assert [each.day for each in made.rows] == [None, None, "D2", "D2"]


def test_rows_that_count_from_the_start_come_whole_days_later():
    plain = day("Tue", row("3", None, 0), row("4"))

    made = joined(MONDAY, [FurtherDay(script=plain, days=3)])

    assert [each.offset_s for each in made.rows[2:]] == [259_200, None]


def test_dates_say_how_many_days_lie_between():
    monday = day("a", row("1", "09:00:00", 0, "2026-11-16"))
    thursday = day("b", row("1", "08:00:00", 0, "2026-11-19"))

    assert days_between(monday, thursday) == 3
    assert days_between(MONDAY, TUESDAY) == 0


def test_dates_that_the_rows_name_stay():
    monday = day("a", row("1", "09:00:00", 0, "2026-11-16"))
    tuesday = day("b", row("2", "08:00:00", 0, "2026-11-17"))

    made = joined(monday, [FurtherDay(script=tuesday)])

    assert made.rows[1].day == "2026-11-17"
    assert made.rows[1].offset_s == 82_800


def test_sheets_by_date_are_proposed_as_days_and_others_wait_to_be_asked_for():
    monday = day("a", row("1", "09:00:00", 0, "2026-11-16"))
    wednesday = day("b", row("1", "08:00:00", 0, "2026-11-18"))

    uses = proposed([monday, wednesday, TUESDAY])

    assert [(each.use, each.days) for each in uses] == [
        (Use.EXERCISE, 1),
        (Use.DAY, 2),
        (Use.NOTHING, 1),
    ]


def test_a_hidden_script_is_never_taken_unasked():
    assert [each.use for each in proposed([], [MONDAY])] == [Use.NOTHING]


def test_a_day_without_an_exercise_before_it_begins_one():
    made = arranged([SheetUse(script=MONDAY, use=Use.DAY), SheetUse(script=TUESDAY, use=Use.DAY)])

    assert [each.sheets for each in made] == [("Mon", "Tue")]


def test_a_day_goes_on_with_the_exercise_before_it():
    uses = [
        SheetUse(script=MONDAY),
        SheetUse(script=TUESDAY, use=Use.NOTHING),
        SheetUse(script=MONDAY),
        SheetUse(script=TUESDAY, use=Use.DAY),
    ]

    assert [each.sheets for each in arranged(uses)] == [("Mon",), ("Mon", "Tue")]
