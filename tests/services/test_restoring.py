"""Copies are found, looked into without being changed, and restored beside what is there."""

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.errors import Failed
from facilitator.services.backups import Backups
from facilitator.services.now import PlayedClock
from facilitator.services.places import backups_dir, key_of
from facilitator.services.planning import exercise_from_scenario, rehearsal_of
from facilitator.services.restoring import Compared, copies_of, look_inside, restore
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from facilitator.store.backup import run_of

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf():
    return Shelf(PlayedClock(NOW))


@pytest.fixture
def session(shelf):
    plan = exercise_from_scenario(load("first-look", "en"), title="Levee", now=NOW)
    made = shelf.make(plan)
    made.conduct.start()
    yield made
    made.conduct.file.close()


def copy_now(session, shelf, second=None):
    plan, file = session.exercise, session.conduct.file
    key = key_of(plan.id, rehearsal=plan.rehearsal, run=run_of(file.database))
    shelf.clock.move(timedelta(minutes=5))
    backups = Backups(file, key, folder=backups_dir(), clock=shelf.clock, second=lambda: second)
    return backups.make()


def row(shelf, session):
    shelf.note(session)
    return next(each for each in shelf.recent() if each.path == str(session.path))


def test_the_copies_of_an_exercise_are_listed_newest_first_and_those_of_others_are_not(
    shelf, session
):
    first, second = copy_now(session, shelf), copy_now(session, shelf)
    other = shelf.make(rehearsal_of(session.exercise))
    other.conduct.start()
    copy_now(other, shelf)
    shelf.close(other)

    found = copies_of(row(shelf, session))

    assert [each.path for each in found] == [second, first]
    assert len(copies_of(None)) == 3
    assert found[0].size == second.stat().st_size


def test_the_runs_of_an_exercise_do_not_mix_their_copies(shelf, session):
    mine = copy_now(session, shelf)
    other = shelf.make(session.exercise)
    other.conduct.start()
    theirs, its_row = copy_now(other, shelf), row(shelf, other)
    shelf.close(other)

    assert [each.path for each in copies_of(row(shelf, session))] == [mine]
    assert [each.path for each in copies_of(its_row)] == [theirs]


def test_copies_in_the_second_place_are_listed_too_and_a_stick_that_is_gone_is_no_trouble(
    shelf, session, tmp_path
):
    copy_now(session, shelf, second=tmp_path / "stick")

    assert [each.second for each in copies_of(row(shelf, session), second=tmp_path / "stick")] == [
        False,
        True,
    ]
    assert len(copies_of(row(shelf, session), second=tmp_path / "gone")) == 1


def test_a_look_inside_tells_lines_and_last_entries_and_changes_nothing(shelf, session):
    session.conduct.log("ic hold the dyke")
    copy = copy_now(session, shelf)
    before = copy.read_bytes()

    inside = look_inside(copy, session.path, now=shelf.clock.now)

    assert inside.title == "Levee"
    assert inside.entries == session.conduct.file.journal.last_line()
    assert "hold the dyke" in inside.last[-1]
    assert inside.last_at == NOW
    assert inside.good
    assert inside.fingerprint == session.conduct.file.journal.verify().fingerprint
    assert inside.compared.same
    assert copy.read_bytes() == before
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]


def test_what_the_copy_lacks_is_counted_and_a_changed_plan_is_said(shelf, session):
    copy = copy_now(session, shelf)
    session.conduct.log("ic hold the dyke")
    session.conduct.log("ic hold it on")

    inside = look_inside(copy, session.path, now=shelf.clock.now)

    assert inside.compared == Compared(only_file=2)


def test_a_present_file_that_cannot_be_read_is_not_compared(shelf, session, tmp_path):
    copy = copy_now(session, shelf)

    assert look_inside(copy, tmp_path / "gone.exercise", now=shelf.clock.now).compared is None


def test_a_damaged_copy_says_so(shelf, session):
    copy = copy_now(session, shelf)
    copy.write_bytes(copy.read_bytes()[:5000])

    with pytest.raises(Failed):
        look_inside(copy, session.path, now=shelf.clock.now)


def test_a_restored_copy_stands_beside_the_file_and_opening_it_is_a_new_station(shelf, session):
    copy = copy_now(session, shelf)
    session.conduct.log("ic hold the dyke")
    before = session.path.read_bytes()

    made = restore(copy, session.path, at=NOW)

    assert made.parent == session.path.parent
    assert made != session.path
    assert session.path.read_bytes() == before
    opened = shelf.open(made)
    assert opened.conduct.file.station != session.conduct.file.station
    assert opened.conduct.file.journal.last_line() == 1
    opened.conduct.file.close()


def test_every_copy_restores_to_just_what_it_holds(shelf, session):
    copies = []
    for number in range(5):
        session.conduct.log(f"ic number {number}")
        copies.append((copy_now(session, shelf), list(session.conduct.file.journal.entries())))

    made = [(restore(copy, session.path, at=NOW), entries) for copy, entries in copies]

    assert len({path for path, _entries in made}) == 5
    for path, entries in made:
        opened = shelf.open(path)
        assert list(opened.conduct.file.journal.entries()) == entries
        opened.conduct.file.close()


def test_a_copy_whose_exercise_is_gone_is_restored_among_the_exercises(shelf, session):
    copy = copy_now(session, shelf)

    made = restore(copy, None, at=NOW)

    assert made.parent.name == "exercises"
