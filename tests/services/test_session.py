"""Exercises are opened and made whole, or not at all, and the list knows how they stand."""

from datetime import UTC, datetime

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.now import PlayedClock
from facilitator.services.planning import exercise_from_scenario, rehearsal_of
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


def plan(title="Levee"):
    return exercise_from_scenario(load("first-look", "en"), title=title, now=NOW)


def test_a_new_exercise_has_a_file_named_after_its_title(shelf):
    session = shelf.make(plan("Río: ¿evacuar?"))

    assert session.path.name == "rio-evacuar.exercise"
    assert session.exercise.title == "Río: ¿evacuar?"
    assert not session.restored


def test_the_same_title_twice_makes_two_files(shelf):
    first, second = shelf.make(plan()), shelf.make(plan())

    assert {first.path.name, second.path.name} == {"levee.exercise", "levee-2.exercise"}


def test_the_list_says_how_an_exercise_stood_when_it_was_closed(shelf):
    session = shelf.make(plan())
    session.conduct.start()
    session.conduct.deliver(session.conduct.standby().row.inject.id)
    shelf.close(session)

    (recent,) = shelf.recent()
    assert (recent.title, recent.phase, recent.delivered) == ("Levee", "running", 1)
    assert recent.held_at == NOW
    assert recent.marks[0][3] == session.exercise.agencies[0].name


def test_a_file_that_was_never_opened_here_is_on_the_list_too(shelf):
    session = shelf.make(plan())
    shelf.close(session)
    shelf.forget(str(session.path))

    (recent,) = shelf.recent()
    assert recent.path == str(session.path)
    assert recent.phase == ""


def test_what_cannot_be_opened_is_not_put_on_the_list(shelf, tmp_path):
    odd = tmp_path / "odd.exercise"
    odd.write_text("not one of ours")

    with pytest.raises(Failed) as failed:
        shelf.open(odd)

    assert failed.value.fault is Fault.FOREIGN
    assert shelf.recent() == ()


def test_a_plan_can_be_read_while_its_file_is_open(shelf):
    session = shelf.make(plan())

    copy = rehearsal_of(shelf.plan_of(session.path))

    assert copy.id == session.exercise.id
    assert copy.msel == session.exercise.msel


def test_a_copy_here_leaves_the_original(shelf, tmp_path):
    session = shelf.make(plan(), tmp_path / "stick.exercise")
    shelf.close(session)

    here = shelf.bring_here(session.path)

    assert here.parent.name == "exercises"
    assert here.read_bytes() == session.path.read_bytes()


def test_a_copy_of_what_is_not_there_fails_and_leaves_nothing(shelf, tmp_path):
    with pytest.raises(Failed):
        shelf.bring_here(tmp_path / "gone.exercise")

    assert shelf.recent() == ()
