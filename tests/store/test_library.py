"""The exercises that were opened last."""

from dataclasses import replace

from facilitator.store.library import Library, Recent
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
    for number in range(30):
        library.remember(replace(ONE, path=f"/{number}"))

    assert [each.path for each in library.recent()] == [f"/{n}" for n in range(29, 9, -1)]
