"""Several exercises of one file: all of them are made, or none."""

from datetime import UTC, datetime

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.exchange.draft import RowDraft, ScriptDraft
from facilitator.services.bringing import exercises_of, make_all
from facilitator.services.now import PlayedClock
from facilitator.services.places import exercises_dir
from facilitator.services.session import Shelf

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PARTS = [
    (ScriptDraft(name="a", header_row=1, rows=(RowDraft(row=2, title="Smoke"),)), "Levee – a"),
    (ScriptDraft(name="b", header_row=1, rows=(RowDraft(row=2, title="Wind"),)), "Levee – b"),
]


def files():
    return sorted(each.name for each in exercises_dir().glob("*.exercise"))


def test_iterations_are_files_of_their_own_with_one_exercise_id():
    shelf = Shelf(PlayedClock(NOW))

    session = make_all(shelf, exercises_of(PARTS, language="en", now=NOW))
    shelf.close(session)

    assert session.exercise.title == "Levee – a"
    assert files() == ["levee-a.exercise", "levee-b.exercise"]
    assert len({each.exercise for each in shelf.recent()}) == 1


class FullShelf(Shelf):
    """Has room for one exercise."""

    def make(self, exercise, path=None):
        if files():
            raise Failed(Fault.DISK_FULL)
        return super().make(exercise, path)


def test_when_one_of_them_cannot_be_made_none_is_left_behind():
    shelf = FullShelf(PlayedClock(NOW))

    with pytest.raises(Failed):
        make_all(shelf, exercises_of(PARTS, language="en", now=NOW))

    assert files() == []
    assert shelf.recent() == ()
