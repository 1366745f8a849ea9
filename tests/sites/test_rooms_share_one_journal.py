"""Rooms on real servers: what is written in one stands in all, once."""

import pytest

from tests.sites.rooms_of_a_test import site, until

pytestmark = pytest.mark.slow


def test_what_one_room_writes_stands_in_all(tmp_path):
    with site(tmp_path) as made:
        rooms = [made.room(each) for each in (1, 2, 3)]
        rooms[0].conduct.start()
        until(lambda: all(each.conduct.state.clock.running for each in rooms))

        for number, room in enumerate(rooms):
            for each in range(20):
                room.conduct.log(f". room {number} says {each}")
        until(made.same)

        assert all(each.conduct.state.logged == 60 for each in rooms)
        assert len({each.journal.head() for each in rooms}) == 1
        assert all(each.journal.verify().good for each in rooms)
