"""The library in order: grouped by exercise, searched, put away, kept until a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator.services.shelving import archive, day_of, keep_until, overdue, shelved
from facilitator.store.library import Library, Recent

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


def recent(path, exercise="one", *, run="", **more):
    about = {"title": "LEVANT 26", "opened_at": NOW} | more
    return Recent(path=f"/{path}", exercise=exercise, run=run or f"run-{path}", **about)


def test_the_runs_of_an_exercise_stand_together_below_the_one_used_last():
    rows = [
        recent("b", run="2"),
        recent("other", "two", title="PLAÇA 27"),
        recent("r", rehearsal=True, run="0"),
        recent("a", run="1"),
    ]

    found = shelved(rows)

    assert [each.recent.path for each in found] == ["/b", "/r", "/a", "/other"]
    assert [each.first for each in found] == [True, False, False, True]
    assert [each.number for each in found] == [2, 0, 1, 1]
    assert [each.runs for each in found] == [2, 2, 2, 1]


def test_a_restored_copy_is_the_same_run_as_the_file_it_was_made_of():
    found = shelved([recent("copy", run="1", copied_at=NOW), recent("a", run="1")])

    assert [each.number for each in found] == [1, 1]
    assert found[0].runs == 1


def test_files_that_were_never_opened_here_are_no_group():
    found = shelved([recent("a", ""), recent("b", "")])

    assert [each.first for each in found] == [True, True]


@pytest.mark.parametrize(
    "wanted",
    ["levant", "LEVÁNT", "fiesta", "ambul lev", "placa", "2026-10-01", "file-on-stick", "  "],
)
def test_an_exercise_is_found_by_whatever_is_known_of_it(wanted):
    row = recent(
        "file-on-stick",
        scenario="Crush at the fiesta in the plaça",
        marks=(("A", "cross", "A", "Ambulance"),),
        held_at=datetime(2026, 10, 1, 12, tzinfo=UTC),
    )

    assert [each.recent for each in shelved([row], wanted=wanted)] == [row]


def test_all_the_words_must_be_found():
    assert shelved([recent("a")], wanted="levant flood") == ()


def test_what_is_put_away_is_shown_apart_and_can_be_had_back(tmp_path):
    library = Library(tmp_path)
    for each in (recent("a"), recent("b", "two")):
        library.remember(each)

    archive(library, recent("a"), away=True)
    away = shelved(library.recent(), archived=True)
    left = shelved(library.recent())
    archive(library, away[0].recent, away=False)

    assert [each.recent.path for each in away] == ["/a"]
    assert [each.recent.path for each in left] == ["/b"]
    assert len(shelved(library.recent())) == 2


def test_an_exercise_is_overdue_from_the_day_after_its_date(tmp_path):
    library, today = Library(tmp_path), date(2026, 11, 18)
    for number, each in enumerate((today, today - timedelta(days=1), today - timedelta(days=9))):
        library.remember(recent(str(number)))
        keep_until(library, recent(str(number)), each)
    library.remember(recent("3"))

    late = overdue(library.recent(), today)

    assert [each.path for each in late] == ["/2", "/1"]


def test_a_date_can_be_taken_away(tmp_path):
    library = Library(tmp_path)
    library.remember(recent("a"))
    keep_until(library, recent("a"), date(2026, 1, 1))
    keep_until(library, replace(recent("a"), keep_until=date(2026, 1, 1)), None)

    assert overdue(library.recent(), date(2027, 1, 1)) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [("2027-05-31", date(2027, 5, 31)), ("  ", None), (" 2027-05-31 ", date(2027, 5, 31))],
)
def test_a_day_is_written_as_it_is_shown(text, day):
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["31.5.2027", "2027-13-01", "soon"])
def test_what_is_no_day_is_said_to_be_none(text):
    with pytest.raises(ValueError, match=r"isoformat|month"):
        day_of(text)
