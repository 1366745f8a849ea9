"""Files that cannot be opened are left as they are, and one sentence says why."""

import sqlite3
from contextlib import closing

import pytest

from facilitator.services.now import RealClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf


def an_exercise(path):
    clock = RealClock()
    shelf = Shelf(clock)
    shelf.close(shelf.make(exercise_from_scenario(load("first-look", "en"), now=clock.now()), path))
    return path


def a_newer_one(path):
    an_exercise(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    return path


def a_foreign_one(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE holiday (day)")
        connection.commit()
    return path


def a_letter(path):
    path.write_text("Dear all, ")
    return path


def a_torn_one(path):
    an_exercise(path)
    content = path.read_bytes()
    path.write_bytes(content[:1024] + bytes(len(content) - 1024))
    return path


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (a_newer_one, "newer version"),
        (a_foreign_one, "is not an exercise"),
        (a_letter, "is not an exercise"),
        (a_torn_one, "is damaged"),
    ],
)
def test_it_is_said_in_one_sentence_and_nothing_is_touched(user, tmp_path, make, word):
    path = make(tmp_path / "odd.exercise")
    before = path.read_bytes()

    user.starts(path)

    user.waits(lambda: user.banner != "")
    assert word in user.banner
    assert user.banner.startswith("odd.exercise ")
    assert user.host.session is None
    assert path.read_bytes() == before


def test_a_file_that_is_open_elsewhere_is_said_to_be_so_at_once(user, tmp_path):
    path = an_exercise(tmp_path / "busy.exercise")
    elsewhere = Shelf(RealClock()).open(path)

    user.starts(path)

    user.waits(lambda: user.banner != "")
    assert user.banner == "busy.exercise is already open in another window of this program."
    elsewhere.conduct.file.close()


def test_a_running_exercise_is_not_left_by_accident(user, tmp_path):
    other = an_exercise(tmp_path / "other.exercise")
    user.starts().starts_the_wildfire()
    user.host.session.conduct.start()

    user.host.open_path(str(other))

    assert "is running" in user.banner
    assert user.host.session.exercise.title == "Sant Ardell"
