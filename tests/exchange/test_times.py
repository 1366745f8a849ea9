import datetime as dt

import pytest

from facilitator.exchange.reading import DAY, HOUR, Flag
from facilitator.exchange.times import read_day, read_time


def clock(hour: int, minute: int = 0, second: int = 0) -> int:
    return hour * HOUR + minute * 60 + second


CLOCKS = [
    (dt.time(11, 0), clock(11)),
    (0.5, clock(12)),
    ("0.5", clock(12)),
    ("08:00", clock(8)),
    ("11:00:00", clock(11)),
    ("9:30 AM", clock(9, 30)),
    ("07:29 PM", clock(19, 29)),
    ("12:00 AM", 0),
    ("12:05 pm", clock(12, 5)),
    ("9:30 p. m.", clock(21, 30)),
    ("0700", clock(7)),
    ("0900", clock(9)),
    (700, clock(7)),
    (930.0, clock(9, 30)),
    (1015, clock(10, 15)),
    (0, 0),
    (2400, DAY),
    ("2400", DAY),
    ("24:00", DAY),
    ("1200L", clock(12)),
    ("0800L ", clock(8)),
    ("09h00", clock(9)),
    ("9h30", clock(9, 30)),
    ("9 h", clock(9)),
    ("14 Uhr", clock(14)),
    ("09u30", clock(9, 30)),
    ("9.30 Uhr", clock(9, 30)),
    ("14.30 uur", clock(14, 30)),
    ("\u00a014:30\u00a0h ", clock(14, 30)),
    (dt.timedelta(hours=26), clock(26)),
    (dt.datetime(1899, 12, 31, 10, 5), clock(10, 5)),  # noqa: DTZ001 - cells have no zone
]


@pytest.mark.parametrize(("cell", "seconds"), CLOCKS)
def test_a_time_of_day_is_read_in_every_form(cell, seconds):
    found = read_time(cell)

    assert found is not None
    assert found.clock == seconds
    assert (found.day, found.offset, found.flag) == (None, None, None)


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ("00900", Flag.FIVE_DIGITS),
        ("1500Z", Flag.UTC),
        ("10:30Z", Flag.UTC),
        ("131300MAY2011`", Flag.STRAY),
        ("09:00-09:30", Flag.RANGE),
        ("09:00 – 09:30", Flag.RANGE),
        ("9.30", Flag.DOTTED),
    ],
)
def test_a_doubtful_form_is_read_and_flagged(cell, flag):
    found = read_time(cell)

    assert found is not None
    assert found.clock is not None
    assert found.flag == flag


@pytest.mark.parametrize(
    ("cell", "day", "seconds"),
    [
        (43530, dt.date(2019, 3, 6), None),
        (43530.5, dt.date(2019, 3, 6), clock(12)),
        ("210912AUG2011", dt.date(2011, 8, 21), clock(9, 12)),
        ("211250AUG2011", dt.date(2011, 8, 21), clock(12, 50)),
        ("030932MAY10", dt.date(2010, 5, 3), clock(9, 32)),
        ("210912ZAUG2011", dt.date(2011, 8, 21), clock(9, 12)),
        ("211250ago2011", dt.date(2011, 8, 21), clock(12, 50)),
        ("150700MÄR2024", dt.date(2024, 3, 15), clock(7)),
        ("150700AOÛT24", dt.date(2024, 8, 15), clock(7)),
        ("150700mei24", dt.date(2024, 5, 15), clock(7)),
        ("2023-03-23T04:00:00.000Z", dt.date(2023, 3, 23), clock(4)),
        ("2023-03-23 04:00", dt.date(2023, 3, 23), clock(4)),
        ("4 March 2019, 09:00", dt.date(2019, 3, 4), clock(9)),
        ("4 de mayo de 2011", dt.date(2011, 5, 4), None),
        ("Mar 4, 2019 10:00", dt.date(2019, 3, 4), clock(10)),
        (dt.datetime(2010, 5, 1, 4, 0), dt.date(2010, 5, 1), clock(4)),  # noqa: DTZ001 - cells have no zone
    ],
)
def test_a_date_is_read_with_its_time(cell, day, seconds):
    found = read_time(cell)

    assert found is not None
    assert (found.day, found.clock) == (day, seconds)


@pytest.mark.parametrize(
    ("cell", "figures", "seconds"),
    [
        ("26/06/2024 09h00", (26, 6, 2024), clock(9)),
        ("5/3/10 0715", (5, 3, 2010), clock(7, 15)),
        ("7/5/2022", (7, 5, 2022), None),
        ("5/6/2013  2:05:00 PM", (5, 6, 2013), clock(14, 5)),
    ],
)
def test_the_order_of_a_slashed_date_is_left_to_its_column(cell, figures, seconds):
    found = read_time(cell)

    assert found is not None
    assert found.slashed is not None
    assert (found.slashed.first, found.slashed.second, found.slashed.year) == figures
    assert found.clock == seconds


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("M-5", -300),
        ("H+1", HOUR),
        ("J", 0),
        ("D", 0),
        ("T", 0),
        ("T+0", 0),
        ("J-60", -60 * DAY),
        ("J+1", DAY),
        ("D+1", DAY),
        ("J+1 H+2", DAY + 2 * HOUR),
        ("J+1 H+2 M-5", DAY + 2 * HOUR - 300),
        ("J+1H+2", DAY + 2 * HOUR),
        ("T+00:35", 35 * 60),
        ("T−00:35", -35 * 60),
        ("+01:30:10", clock(1, 30, 10)),
        ("T + 35 min", 35 * 60),
        ("T+2h30", clock(2, 30)),
        ("STARTEX", 0),
        ("STARTEX + 10 min", 600),
    ],
)
def test_a_relative_time_counts_from_the_start(cell, seconds):
    found = read_time(cell)

    assert found is not None
    assert (found.offset, found.clock) == (seconds, None)


@pytest.mark.parametrize(("cell", "ticks"), [("T+2", 2), ("T-1", -1), ("+15", 15), ("X+10", 10)])
def test_the_unit_of_t_is_left_to_its_column(cell, ticks):
    found = read_time(cell)

    assert found is not None
    assert found.ticks == ticks


@pytest.mark.parametrize(
    ("cell", "index", "seconds"),
    [
        ("D1 14:30", 0, clock(14, 30)),
        ("J 09h00", 0, clock(9)),
        ("J+2 09h00", 2, clock(9)),
        ("Day 2 09:00", 1, clock(9)),
        ("Tag 1, 9:00 Uhr", 0, clock(9)),
        ("día 3 10:00", 2, clock(10)),
    ],
)
def test_a_day_of_the_exercise_goes_with_its_clock(cell, index, seconds):
    found = read_time(cell)

    assert found is not None
    assert (found.day_index, found.clock) == (index, seconds)


@pytest.mark.parametrize("cell", ["Monday 9:30 AM", "lunes 9:30", "Montag, 9.30 Uhr", "lundi 9h30"])
def test_the_day_of_the_week_is_kept(cell):
    found = read_time(cell)

    assert found is not None
    assert (found.weekday, found.clock) == (0, clock(9, 30))


@pytest.mark.parametrize(
    "cell",
    [
        "5/5/2013  10:100:00 AM",
        "5/6/2013  23:15 AM",
        "5/62013  2:00:00 PM",
        "Include in meeting #1",
        "25:10",
        "9:75",
        "M",
        "hm",
        "d m",
        "1e5",
        "29.02.2027",
        "31/31/2024",
        "after the 09:30 call",
        "T+soon",
        "",
        "x" * 5000,
        "9" * 40,
        -5,
        9999,
        True,
        float(10**12),
    ],
)
def test_what_fits_no_form_as_a_whole_is_not_understood(cell):
    assert read_time(cell) is None


@pytest.mark.parametrize(
    ("cell", "day", "index"),
    [
        ("4Mar", dt.date(4, 3, 4), None),
        ("4- Mar", dt.date(4, 3, 4), None),
        ("5-Mar", dt.date(4, 3, 5), None),
        (43530, dt.date(2019, 3, 6), None),
        (dt.datetime(2019, 3, 4), dt.date(2019, 3, 4), None),  # noqa: DTZ001 - cells have no zone
        (1, None, 0),
        ("2", None, 1),
        ("Day 1", None, 0),
        ("D+1", None, 1),
    ],
)
def test_a_column_of_days_names_dates_and_counts_days(cell, day, index):
    found = read_day(cell)

    assert found is not None
    assert (found.day, found.day_index, found.clock) == (day, index, None)
