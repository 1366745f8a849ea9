"""What is typed into the review belongs to one run, and to no other run of the same exercise."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from facilitator.services.duplicating import again
from facilitator.services.now import PlayedClock
from facilitator.services.places import key_of, state_dir
from facilitator.services.reviewdrafts import ReviewDrafts
from facilitator.services.session import Shelf
from tests.builders import exercise, inject

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
HALF = {"finding.g.text": "half a thought"}


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


def test_what_was_typed_is_there_when_the_run_is_opened_again(shelf):
    session = shelf.make(exercise(inject("01")))
    ReviewDrafts.of(session.conduct).keep(HALF)
    shelf.close(session)

    opened = shelf.open(session.path)

    assert ReviewDrafts.of(opened.conduct).get("finding.g.text") == "half a thought"
    shelf.close(opened)


def test_another_run_of_the_same_exercise_does_not_show_it(shelf):
    session = shelf.make(exercise(inject("01")))
    ReviewDrafts.of(session.conduct).keep(HALF)
    shelf.close(session)

    other = again(shelf, session.path, "Second run")

    assert other.exercise.id == session.exercise.id
    assert ReviewDrafts.of(other.conduct).get("finding.g.text") is None
    shelf.close(other)


def test_a_rehearsal_does_not_show_its_own_in_the_run(shelf):
    plan = exercise(inject("01"))
    rehearsed = shelf.make(replace(plan, rehearsal=True))
    ReviewDrafts.of(rehearsed.conduct).keep(HALF)
    shelf.close(rehearsed)

    real = shelf.make(plan)

    assert ReviewDrafts.of(real.conduct).get("finding.g.text") is None
    shelf.close(real)


def test_what_an_older_program_kept_goes_to_the_first_run_that_is_opened(shelf):
    session = shelf.make(exercise(inject("01")))
    old = key_of(session.exercise.id, rehearsal=False)
    ReviewDrafts(state_dir() / "review", old).keep(HALF)

    assert ReviewDrafts.of(session.conduct).get("finding.g.text") == "half a thought"
    shelf.close(session)
    other = again(shelf, session.path, "Second run")
    assert ReviewDrafts.of(other.conduct).get("finding.g.text") is None
    shelf.close(other)
