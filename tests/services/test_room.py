"""A disk that fills up is told of twice in time, and a full one gets five megabytes back."""

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.services.room import BALLAST, MEGABYTE, Room, free_at, room_for


class Disk:
    """A disk with as much room as the test says."""

    def __init__(self, megabytes):
        self.megabytes = megabytes

    def free(self):
        if self.megabytes is None:
            raise FileNotFoundError
        return self.megabytes * MEGABYTE


@pytest.fixture
def disk():
    return Disk(5000)


@pytest.fixture
def room(tmp_path, disk):
    return Room(tmp_path / "data", disk.free, here=disk.free)


@pytest.fixture
def ballast(tmp_path):
    return tmp_path / "data" / "ballast"


def told(room, disk, *readings):
    said = []
    for disk.megabytes in readings:
        said.append(room.low())
    return said


def test_it_is_said_below_two_hundred_megabytes_and_again_below_fifty(room, disk):
    said = told(room, disk, 200, 180, 170, 50, 49, 12, 0)

    assert said == [None, 180, None, None, 49, None, None]


def test_a_disk_that_is_nearly_full_at_once_is_told_of_once(room, disk):
    assert told(room, disk, 7, 6, 100) == [7, None, None]


def test_it_is_said_again_when_room_was_made_and_used_up(room, disk):
    assert told(room, disk, 180, 900, 180) == [180, None, 180]


def test_a_disk_that_cannot_be_asked_is_no_reason_to_say_anything(room, disk):
    assert told(room, disk, None, None) == [None, None]
    assert not room.keep_ballast()


def test_where_there_is_plenty_of_room_five_megabytes_are_laid_by(room, ballast):
    made = room.keep_ballast()

    assert made
    assert ballast.stat().st_size == BALLAST * MEGABYTE


@pytest.mark.parametrize(("lies", "here"), [(199, 5000), (5000, 199)])
def test_nothing_is_laid_by_while_either_disk_is_short_of_room(tmp_path, ballast, lies, here):
    room = Room(tmp_path / "data", Disk(lies).free, here=Disk(here).free)

    made = room.keep_ballast()

    assert not made
    assert not ballast.exists()


def test_a_full_disk_gets_it_back_and_it_is_laid_by_again_once_there_is_room(room, disk, ballast):
    room.keep_ballast()
    disk.megabytes = 0
    room.failed(Failed(Fault.DISK_FULL, name="levee.exercise"))
    given_back, too_early = not ballast.exists(), room.keep_ballast()
    disk.megabytes = 200

    again = room.keep_ballast()

    assert given_back
    assert not too_early
    assert again
    assert ballast.exists()


def test_any_other_fault_leaves_it_where_it_is(room, ballast):
    room.keep_ballast()

    room.failed(Failed(Fault.READ_ONLY, name="levee.exercise"))

    assert ballast.exists()


def test_what_a_kill_left_half_made_is_made_whole(room, ballast):
    ballast.parent.mkdir()
    ballast.write_bytes(b"half")

    room.keep_ballast()

    assert ballast.stat().st_size == BALLAST * MEGABYTE


def test_a_place_that_cannot_be_written_to_is_met_calmly(tmp_path, disk):
    (tmp_path / "data").write_text("a file where the folder should be")
    room = Room(tmp_path / "data", disk.free, here=disk.free)

    made = room.keep_ballast()
    room.give_back()

    assert not made


def test_a_disk_that_fills_while_it_is_made_keeps_no_half_of_it(room, ballast, monkeypatch):
    def full(_count):
        raise OSError

    monkeypatch.setattr("facilitator.services.room.secrets.token_bytes", full)

    made = room.keep_ballast()

    assert not made
    assert not ballast.exists()


@pytest.mark.parametrize("place", ["OneDrive", "Dropbox"])
def test_a_synchronised_place_gets_none(tmp_path, disk, place):
    room = Room(tmp_path / place, disk.free, here=disk.free)

    made = room.keep_ballast()

    assert not made
    assert not (tmp_path / place).exists()


def test_it_lies_beside_the_programs_own_data_and_never_beside_the_exercise(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    room = room_for(folder / "levee.exercise")

    room.keep_ballast()

    assert list(folder.iterdir()) == []


def test_this_disk_can_be_asked(tmp_path):
    assert free_at(tmp_path)() > 0
