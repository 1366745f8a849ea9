"""An exercise is taken up again: as another run, as a rehearsal, or as a new exercise."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from facilitator.services.duplicating import again, anew, rehearse
from facilitator.services.now import PlayedClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.services.shelving import shelved
from facilitator.store.file import ExerciseFile

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


@pytest.fixture
def played(shelf):
    plan = exercise_from_scenario(load("first-look", "en"), title="Levee", now=NOW)
    session = shelf.make(plan)
    file = session.conduct.file
    picture = file.attachments.add("map.png", "image/png", b"a picture of the dyke")
    first, *others = plan.msel.rows
    rows = (replace(first, attachments=(picture,)), *others)
    file.plans.save(replace(plan, planned_at=NOW, msel=replace(plan.msel, rows=rows)))
    session.conduct.start()
    shelf.close(session)
    shelf.clock.move(timedelta(days=30))
    return session.path


def plan_in(path):
    with ExerciseFile.open(path, now=lambda: NOW, read_only=True) as file:
        return file.plans.load()


def test_another_run_is_a_file_of_its_own_of_the_same_exercise(shelf, played):
    before = plan_in(played)

    session = again(shelf, played, "Levee, autumn")

    assert session.path != played
    assert session.exercise.id == before.id
    assert session.exercise.title == "Levee, autumn"
    assert session.exercise.msel == before.msel
    assert session.exercise.planned_at is None
    assert session.conduct.file.journal.last_line() == 0
    shelf.close(session)
    found = shelved(shelf.recent())
    assert [(each.recent.title, each.number) for each in found] == [
        ("Levee, autumn", 2),
        ("Levee", 1),
    ]


def test_a_new_exercise_shares_no_id_but_those_of_the_agencies(shelf, played):
    before = plan_in(played)

    session = anew(shelf, played, "Flood")

    made = session.exercise
    assert made.id != before.id
    assert made.agencies == before.agencies
    assert not {each.id for each in made.msel.rows} & {each.id for each in before.msel.rows}
    assert [each.text for each in made.msel.rows] == [each.text for each in before.msel.rows]
    assert len(shelved(shelf.recent())) == 2
    assert all(each.first for each in shelved(shelf.recent()))
    shelf.close(session)


@pytest.mark.parametrize("take", [again, anew, lambda shelf, path, _title: rehearse(shelf, path)])
def test_what_hangs_on_the_script_comes_along(shelf, played, take):
    session = take(shelf, played, "Levee")

    (picture,) = session.exercise.msel.rows[0].attachments
    assert session.conduct.file.attachments.read(picture.sha256) == b"a picture of the dyke"
    shelf.close(session)


def test_a_rehearsal_is_marked_as_one_and_no_run_of_its_own_number(shelf, played):
    session = rehearse(shelf, played)

    shelf.close(session)
    assert session.exercise.rehearsal
    assert [each.number for each in shelved(shelf.recent())] == [0, 1]
