"""One look at the room: who is here, and which critical tasks nobody has observed."""

from datetime import timedelta

import pytest

from facilitator.services.observing.bundling import hand_in, look_at, merge
from facilitator.services.observing.overview import Watching
from tests.services.observing.test_packs_and_bundles import Room, started


@pytest.fixture
def room(tmp_path):
    room = started(Room(tmp_path))
    yield room
    room.close()


def look(room):
    return Watching(room.door).look()


def test_a_station_says_what_it_covers_and_how_much_it_wrote(room):
    session = room.laptop(room.pack())
    room.pass_by(2)
    session.conduct.log("+ calm")
    merge(room.conduct, look_at(room.conduct, hand_in(session.conduct, room.folder / "a")))

    (row,) = look(room).stations

    assert (row.name, row.observer.role, row.number) == ("Ana", "evaluator", 1)
    assert row.entries == 2
    assert row.unseen == timedelta(minutes=2)


def test_two_of_one_role_are_told_apart_by_number(room):
    room.pack("Ana")
    room.pack("Ben", covers=("p",))

    assert [(each.name, each.number) for each in look(room).stations] == [("Ana", 1), ("Ben", 2)]


def test_only_agencies_that_a_task_is_for_have_a_field_to_fill(room):
    fields = {each.agency: each for each in look(room).tasks[0].fields}

    assert fields["f"].wanted
    assert not fields["p"].wanted
    assert not fields["f"].signs


def test_a_task_that_was_called_for_is_a_gap_until_somebody_sees_it(room):
    called = room.conduct.exercise.msel.rows[0]
    assert called.tasks == ("t1",)
    before = look(room).tasks[0].fields[0]

    room.conduct.log("+fd order given at once @01")

    after = look(room).tasks[0].fields[0]
    assert (before.gap, after.gap, after.signs) == (True, False, 1)


def test_whoever_was_shut_out_watches_nothing(room):
    room.pack()
    assert look(room).tasks[0].fields[0].watched

    room.door.revoke(next(iter(room.conduct.state.observers)))

    assert not look(room).tasks[0].fields[0].watched


def test_fields_are_counted_of_those_that_are_wanted(room):
    assert look(room).fields == (0, 1)
    assert look(room).observed == 0
