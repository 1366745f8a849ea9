from facilitator.exchange.draft import Answers
from facilitator.exchange.points import TimeCell
from facilitator.exchange.timeline import timeline
from facilitator.exchange.times import read_day, read_time


def placed(*times, days=(), answers=None, starts=None, **options):
    cells = [
        TimeCell(
            row=index,
            text=str(time),
            reading=read_time(time) if time != "" else None,
            day_text=str(days[index]) if days else "",
            day_reading=read_day(days[index]) if days and days[index] != "" else None,
            starts=index == starts,
        )
        for index, time in enumerate(times)
    ]
    return timeline(cells, answers or Answers(), **options)


def offsets(found):
    return [each.offset_s for each in found.placed]


def ids(found):
    return [each.id for each in found.questions]


def test_clock_times_count_from_the_first_timed_row():
    found = placed("09:00", "09:10", "10:00")

    assert offsets(found) == [0, 600, 3600]
    assert [each.time for each in found.placed] == ["09:00:00", "09:10:00", "10:00:00"]
    assert (found.doubts, found.questions) == ((), ())


def test_a_row_named_startex_is_zero():
    assert offsets(placed("09:00", "10:00", "10:15", starts=1)) == [-3600, 0, 900]


def test_an_answered_start_is_zero():
    assert offsets(placed("09:00", "10:00", answers=Answers(start="08:30"))) == [1800, 5400]


def test_an_answered_start_with_a_date_dates_the_rows():
    answers = Answers(start="2026-03-01 22:00")
    found = placed("22:30", "23:50", "00:10", "T+00:30", answers=answers)

    assert [(each.day, each.offset_s) for each in found.placed] == [
        ("2026-03-01", 1800),
        ("2026-03-01", 6600),
        ("2026-03-02", 7800),
        ("2026-03-01", 1800),
    ]


def test_an_answered_start_that_is_no_time_is_pointed_out_and_left():
    found = placed("09:00", "09:10", answers=Answers(start="soon"))

    assert offsets(found) == [0, 600]
    assert [each.row for each in found.doubts] == [0]


def test_relative_and_absolute_rows_are_not_mixed_without_a_start():
    found = placed("M-5", "09:05", "T+2", hours_first=True)

    assert offsets(found) == [-300, None, 7200]
    assert [each.time for each in found.placed] == [None, "09:05:00", None]
    assert ids(found) == ["t_unit", "start"]
    assert found.questions[1].default is None


def test_with_a_start_relative_rows_have_a_time_and_absolute_rows_an_offset():
    answers = Answers(start="09:00", t_unit="hours")
    found = placed("M-5", "09:05", "T-1", answers=answers)

    assert offsets(found) == [-300, 300, -3600]
    assert [each.time for each in found.placed] == ["08:55:00", "09:05:00", "08:00:00"]
    assert (found.questions, found.doubts[:0]) == ((), ())


def test_the_unit_of_t_is_minutes_unless_the_format_or_an_answer_says_hours():
    assert offsets(placed("T+2", "T+5")) == [120, 300]
    assert offsets(placed("T+2", "T+5", hours_first=True)) == [7200, 18000]
    assert offsets(placed("T+2", hours_first=True, answers=Answers(t_unit="minutes"))) == [120]
    assert offsets(placed("T+2", answers=Answers(t_unit="h"))) == [7200]
    assert offsets(placed("T+2", "T+90", hours_first=True)) == [120, 5400]


def test_days_before_the_day_are_kept_as_written():
    found = placed("J-60", "J-30")

    assert [(each.day, each.time, each.offset_s) for each in found.placed] == [
        ("J-60", None, -60 * 86400),
        ("J-30", None, -30 * 86400),
    ]


def test_a_day_past_twelve_settles_the_order_of_the_whole_column():
    found = placed("05/06/2024 09h00", "26/06/2024 09h05")

    assert [each.day for each in found.placed] == ["2024-06-05", "2024-06-26"]
    assert found.questions == ()


def test_an_open_order_is_asked_and_the_closer_dates_are_taken():
    found = placed("5/3/10 0715", "5/4/10 0700", "5/5/10 0700")

    assert [each.day for each in found.placed] == ["2010-05-03", "2010-05-04", "2010-05-05"]
    assert [(each.id, each.default) for each in found.questions] == [("date_order", "mdy")]
    assert len(found.doubts) == 1


def test_an_answered_order_is_kept_to():
    found = placed("5/3/10 0715", "5/4/10 0700", answers=Answers(date_order="dmy"))

    assert [each.day for each in found.placed] == ["2010-03-05", "2010-04-05"]
    assert (found.questions, found.doubts) == ((), ())


def test_a_clock_that_jumps_back_by_hours_has_passed_midnight():
    found = placed("23:30", "23:55", "00:10", "01:00")

    assert offsets(found) == [0, 1500, 2400, 5400]
    assert [each.day for each in found.placed] == ["D1", "D1", "D2", "D2"]
    assert ids(found) == ["midnight"]
    assert [each.row for each in found.doubts] == [2]


def test_midnight_may_be_answered_with_no():
    found = placed("23:30", "00:10", answers=Answers(midnight="no"))

    assert offsets(found) == [0, -84000]
    assert found.questions == ()


def test_a_row_a_little_earlier_than_the_one_above_is_only_pointed_out():
    found = placed("09:00", "09:30", "09:20", "09:40")

    assert offsets(found) == [0, 1800, 1200, 2400]
    assert [each.row for each in found.doubts] == [2]
    assert found.questions == ()


def test_a_column_of_days_is_joined_and_carried_down():
    found = placed("0900", "1000", "0800", "0830", days=("Day 1", "", "Day 2", ""))

    assert offsets(found) == [0, 3600, 82800, 84600]
    assert [each.day for each in found.placed] == ["D1", "D1", "D2", "D2"]


def test_days_without_a_year_take_it_from_the_nearest_row():
    found = placed(700, 800, 900, days=("4Mar", "5-Mar", 43530))

    assert [each.day for each in found.placed] == ["2019-03-04", "2019-03-05", "2019-03-06"]
    assert offsets(found) == [0, 90000, 180000]


def test_a_full_date_in_the_time_cell_wins_over_the_column_of_days():
    found = placed("2024-06-26 09:00", "2024-06-27 09:00", days=("2020-01-01", "2020-01-01"))

    assert [each.day for each in found.placed] == ["2024-06-26", "2024-06-27"]


def test_a_day_far_from_its_neighbours_is_pointed_out():
    days = ("2019-03-04", "2019-03-04", "2018-03-05", "2019-03-05", "2019-03-05")
    found = placed("09:00", "10:00", "09:00", "10:00", "11:00", days=days)

    assert [(each.row, each.in_day) for each in found.doubts] == [(2, True)]


def test_a_sheet_named_after_another_day_is_pointed_out():
    found = placed("09:00", "10:00", days=("2019-03-06", "2019-03-06"), sheet="05MAR")

    assert [each.row for each in found.doubts] == [0]


def test_days_of_the_week_count_on():
    found = placed("Monday 9:30 AM", "Monday 10:30 AM", "Tuesday 9:30 AM", "Thursday 9:30 AM")

    assert offsets(found) == [0, 3600, 86400, 3 * 86400]


def test_bare_numbers_that_are_no_clock_count_minutes():
    found = placed("0", "5", "75", "90")

    assert offsets(found) == [0, 300, 4500, 5400]
    assert len(found.doubts) == 1


def test_four_digits_are_clocks():
    assert offsets(placed("0900", "1000", "1015")) == [0, 3600, 4500]


def test_a_time_not_understood_and_an_empty_one_keep_their_place():
    found = placed("09:00", "after lunch", "", "10:00")

    assert offsets(found) == [0, None, None, 3600]
    assert [each.row for each in found.doubts] == [1, 2]


def test_no_times_at_all_are_no_doubt_of_any_row():
    found = placed("", "", "")

    assert offsets(found) == [None, None, None]
    assert (found.doubts, found.questions) == ((), ())
