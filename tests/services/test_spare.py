"""What is kept beside an exercise is its run's own, also what an earlier version kept."""

from datetime import UTC, datetime

import pytest

from facilitator.services.drafts import Drafts, Typed
from facilitator.services.duplicating import again
from facilitator.services.now import PlayedClock
from facilitator.services.places import key_of
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.services.spare import spare_for
from facilitator.services.waiting import Waiting

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


@pytest.fixture
def session(shelf):
    made = shelf.make(exercise_from_scenario(load("first-look", "en"), title="Levee", now=NOW))
    yield made
    made.conduct.file.close()


def test_two_runs_of_an_exercise_do_not_take_each_others_lines(shelf, session):
    spare = spare_for(session.conduct)
    spare.drafts.keep(Typed(text="half a line"))
    spare.waiting.keep("ic a line that waits")
    other = again(shelf, session.path, "Levee")

    theirs = spare_for(other.conduct)

    assert theirs.drafts.read() is None
    assert theirs.waiting.count == 0
    assert spare_for(session.conduct).waiting.count == 1
    shelf.close(other)


def test_what_was_kept_before_runs_had_names_is_taken_over_once(shelf, session, tmp_path):
    old = key_of(session.exercise.id, rehearsal=False)
    Drafts(tmp_path / "typed", old).keep(Typed(text="half a line"))
    Waiting(session.conduct, tmp_path / "waiting", old).keep("ic a line that waits")

    spare = spare_for(session.conduct, tmp_path)
    other = again(shelf, session.path, "Levee")
    theirs = spare_for(other.conduct, tmp_path)

    assert spare.drafts.read().text == "half a line"
    assert spare.waiting.count == 1
    assert (theirs.drafts.read(), theirs.waiting.count) == (None, 0)
    shelf.close(other)
