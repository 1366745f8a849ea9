from datetime import UTC, datetime, timedelta

from facilitator.domain.msel import RowKind
from facilitator.services import scenarios


def planned(minutes):
    return timedelta(minutes=minutes)


def asked_of(exercise):
    """Return, by the number of each row, who owes what in how many minutes: "F3 PM8"."""
    letters = {each.id: each.letter for each in exercise.agencies}
    return {
        row.number: " ".join(
            "".join(letters[agency] for agency in each.agencies)
            + ("" if each.target is None else str(each.target // planned(1)))
            for each in row.expected
        )
        for row in exercise.msel.rows
        if row.expected
    }


def minutes_of(exercise):
    """Return the minute of each row that the design's table has."""
    return [
        row.planned // planned(1)
        for row in exercise.msel.rows
        if row.number.isdecimal() and row.kind is not RowKind.CONTINGENCY
    ]


def test_the_wildfire_is_the_one_of_the_design():
    rows = scenarios.load("wildfire", "en").msel.rows
    minutes = {row.number: row.planned // planned(1) for row in rows}
    table = [-10, 0, 6, 10, 16, 20, 24, 28, 33, 38, 44, 50, 55, 60, 66, 72, 80, 90, 100, 110]

    assert [minutes[f"{number:02}"] for number in range(1, 21)] == table
    assert minutes["STARTEX"] == 0
    assert {row.number: row.kind for row in rows if row.kind is RowKind.ADMIN}.keys() == {
        "STARTEX",
        "20",
    }
    assert {each: minutes[each] for each in ("03-A", "08-A", "09-A", "10-A")} == {
        "03-A": 16,
        "08-A": 40,
        "09-A": 41,
        "10-A": 50,
    }


def test_the_wildfire_expects_what_the_design_expects_in_its_minutes():
    expected = asked_of(scenarios.load("wildfire", "en"))

    assert expected == {
        "02": "F3 P5",
        "03": "P5 P8",
        "04": "M10 F8",
        "05": "PM8",
        "06": "A6",
        "07": "F6",
        "08": "M8",
        "09": "M8",
        "10": "AM10",
        "11": "M8 F8",
        "12": "G8",
        "13": "M10",
        "14": "P6",
        "15": "FPGAM8",
        "16": "F3",
        "17": "M10 A10",
        "18": "FPGAM10",
        "19": "F P G A M",
    }


def test_the_wildfire_starts_on_a_saturday_and_only_its_story_jumps():
    exercise = scenarios.load("wildfire", "en")
    jumps = {row.number: row.story_jump for row in exercise.msel.rows if row.story_jump}

    assert exercise.story_start == datetime(2027, 8, 14, 15, 40, tzinfo=UTC)
    assert exercise.story_start.strftime("%A") == "Saturday"
    assert exercise.length == timedelta(hours=2)
    assert jumps == {"18": timedelta(hours=6)}


def test_the_flood_is_the_one_of_the_design():
    exercise = scenarios.load("flash-flood", "en")
    rows = {row.number: row for row in exercise.msel.rows}
    table = [-10, 0, 8, 14, 20, 26, 32, 38, 44, 50, 56, 62, 68, 72, 80, 88, 96, 104, 110, 118]

    assert minutes_of(exercise) == table
    assert asked_of(exercise) == {
        "02": "M10 F10 P8",
        "03": "F4 P5",
        "04": "M6 F8",
        "05": "PM8",
        "06": "F6 M10",
        "07": "P4 M8",
        "08": "A6 P5",
        "09": "G6 F8",
        "10": "F3 F8",
        "11": "FPGAM8",
        "12": "FAM6",
        "13": "M8",
        "14": "PGM8",
        "15": "FPGAM6 G10",
        "16": "M8 F8",
        "17": "FPGAM10 M10",
        "18": "M8",
        "19": "F P G A M",
    }
    assert {each: rows[each].planned for each in ("05-A", "07-A", "08-A", "10-A")} == {
        "05-A": planned(30),
        "07-A": planned(40),
        "08-A": planned(46),
        "10-A": planned(55),
    }
    assert {rows[each].choice for each in ("05-1", "05-2")} == {"camp-site"}


def test_the_vehicle_attack_is_the_one_of_the_design():
    exercise = scenarios.load("vehicle-attack", "en")
    rows = {row.number: row for row in exercise.msel.rows}
    table = [-10, 0, 4, 9, 13, 18, 23, 27, 31, 36, 41, 47, 53, 58, 66, 74, 80, 90, 98, 108]

    assert minutes_of(exercise) == table
    assert asked_of(exercise) == {
        "02": "P2 A4 F4 G5",
        "03": "G5 P5 PG8",
        "04": "P5 M8",
        "05": "A5 AF6",
        "06": "G4 F3 A3",
        "07": "FPGAM5",
        "08": "A8",
        "09": "G3 A4 F4",
        "10": "G6 M8",
        "11": "G5 P6 M8",
        "12": "M10 A8",
        "13": "G6",
        "14": "F2 G5 A4",
        "15": "FPGAM8",
        "16": "GAM8",
        "17": "G8 A8 M10",
        "18": "FPGAM8 F8 P8 G8 A8 M8",
        "19": "P M M10",
    }
    assert {each: rows[each].planned for each in ("03-A", "04-A", "07-A")} == {
        "03-A": planned(14),
        "04-A": planned(20),
        "07-A": planned(30),
    }
    assert exercise.story_start.strftime("%A %H:%M") == "Friday 21:10"
    assert "vehicle as a weapon" in exercise.why


def test_the_crowd_crush_is_the_one_of_the_design():
    exercise = scenarios.load("crowd-crush", "en")
    rows = {row.number: row for row in exercise.msel.rows}
    table = [-10, 0, 4, 8, 12, 16, 20, 26, 31, 35, 40, 46, 52, 58, 63, 69, 76, 84, 90, 98]

    assert minutes_of(exercise) == table
    assert asked_of(exercise) == {
        "02": "P4 M5",
        "03": "P5 G6",
        "04": "A4",
        "05": "PFM4",
        "06": "G3 P4 M5",
        "07": "F4 A5 P4",
        "08": "FPGAM6",
        "09": "FPGAM6",
        "10": "P5 A5",
        "11": "A8",
        "12": "M8",
        "13": "GM8",
        "14": "G5 M6",
        "15": "FM5",
        "16": "PM8",
        "17": "M10 G8",
        "18": "FPGAM10",
        "19": "F P G A M",
    }
    assert {each: rows[each].planned for each in ("02-A", "06-A", "15-A")} == {
        "02-A": planned(6),
        "06-A": planned(22),
        "15-A": planned(70),
    }
    assert exercise.story_start.strftime("%A %H:%M") == "Saturday 22:40"
