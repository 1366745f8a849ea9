"""The exercises that were opened last."""

from dataclasses import replace
from datetime import date

import msgspec

from facilitator.store.library import MOST, Library, Recent
from tests.store.made import at

ONE = Recent(path="/one", title="LEVANT 26", exercise="exercise-1", opened_at=at())
TWO = Recent(path="/two", title="PONENT 27", exercise="exercise-2", opened_at=at(60))


def test_the_last_one_opened_comes_first_and_once(tmp_path):
    library = Library(tmp_path / "made when needed")
    assert library.recent() == ()

    library.remember(ONE)
    library.remember(TWO)
    library.remember(replace(ONE, title="LEVANT 26, second try"))

    assert library.recent() == (replace(ONE, title="LEVANT 26, second try"), TWO)


def test_an_exercise_can_be_forgotten(tmp_path):
    library = Library(tmp_path)
    library.remember(ONE)
    library.remember(TWO)
    library.forget(ONE.path)

    assert library.recent() == (TWO,)


def test_a_list_that_cannot_be_read_is_an_empty_one(tmp_path):
    library = Library(tmp_path)
    library.remember(ONE)
    (tmp_path / "recent.json").write_text("[{")

    assert library.recent() == ()
    library.remember(TWO)
    assert library.recent() == (TWO,)


def test_nothing_is_left_beside_the_list(tmp_path):
    Library(tmp_path).remember(replace(ONE, title="a\ud800"))

    assert [each.name for each in tmp_path.iterdir()] == ["recent.json"]
    assert Library(tmp_path).recent()[0].title == "a\ufffd"


def test_the_list_does_not_grow_without_end(tmp_path):
    library = Library(tmp_path)
    library.remember(replace(ONE, path="/dated"))
    library.change(replace(ONE, path="/dated", keep_until=date(2027, 5, 31)))
    rows = tuple(replace(ONE, path=f"/{number}") for number in range(MOST))
    (tmp_path / "recent.json").write_bytes(msgspec.json.encode((*rows, *library.recent())))
    library.remember(replace(ONE, path="/new"))

    kept = [each.path for each in library.recent()]
    assert kept == ["/new", *(f"/{n}" for n in range(MOST - 1)), "/dated"]


def test_what_only_the_library_knows_stays_when_an_exercise_is_opened_again(tmp_path):
    library = Library(tmp_path)
    library.remember(ONE)
    library.change(replace(ONE, archived=True, keep_until=date(2027, 5, 31), copied_at=at(5)))
    library.remember(replace(ONE, title="LEVANT 26, played"))

    (row,) = library.recent()
    assert (row.archived, row.keep_until, row.copied_at) == (True, date(2027, 5, 31), at(5))
    assert row.title == "LEVANT 26, played"


def test_a_file_that_was_not_on_the_list_can_be_dated(tmp_path):
    library = Library(tmp_path)
    library.remember(ONE)
    library.change(replace(TWO, keep_until=date(2027, 5, 31)))

    assert [each.path for each in library.recent()] == ["/one", "/two"]


def test_a_damaged_list_is_set_aside_and_not_written_over(tmp_path):
    (tmp_path / "recent.json").write_text("[{")
    Library(tmp_path).remember(ONE)

    assert (tmp_path / "recent.json.damaged").read_text() == "[{"


def test_a_list_set_aside_can_be_forgotten(tmp_path):
    (tmp_path / "recent.json").write_text("[{")
    library = Library(tmp_path)
    library.remember(ONE)
    library.forget_damaged()

    assert [each.name for each in tmp_path.iterdir()] == ["recent.json"]
