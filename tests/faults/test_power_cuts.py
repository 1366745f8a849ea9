"""The power goes at any moment: no entry that was acknowledged is lost (FAULTS R2)."""

import pytest

from facilitator.store.file import ExerciseFile
from tests.faults.cutting import DELETE_FULL, DELETE_OFF, WAL_NORMAL, cuts
from tests.faults.powercut import PowerVfs
from tests.store.made import EXERCISE, now


@pytest.fixture(scope="module")
def vfs():
    made = PowerVfs()
    yield made
    made.unregister()


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "levant.exercise"
    ExerciseFile.create(path, EXERCISE, now=now).close()
    return path.read_bytes()


def test_no_acknowledged_entry_is_lost_when_the_power_goes(vfs, blank):
    assert cuts(vfs, blank, range(60)) == [""] * 60


@pytest.mark.fault
@pytest.mark.row("R2", "power cuts at any act of the disk")
@pytest.mark.parametrize("first", range(1000, 6000, 1000))
def test_no_acknowledged_entry_is_lost_in_five_thousand_power_cuts(vfs, blank, first, tally):
    print("seeds", first, "to", first + 999)
    tally(1000)

    found = cuts(vfs, blank, range(first, first + 1000))

    assert [each for each in zip(found, range(first, first + 1000), strict=True) if each[0]] == []


@pytest.mark.known_bad("R2", "WAL with synchronous=NORMAL: entries are lost")
def test_with_wal_and_normal_the_same_cuts_lose_entries(vfs, blank):
    assert "lost" in cuts(vfs, blank, range(40), WAL_NORMAL)


@pytest.mark.known_bad("R2", "synchronous=FULL: a deleted journal comes back")
def test_with_full_instead_of_extra_the_same_cuts_lose_entries(vfs, blank):
    assert "lost" in cuts(vfs, blank, range(40), DELETE_FULL)


@pytest.mark.known_bad("R2", "synchronous=OFF: the file is corrupt")
def test_with_off_the_same_cuts_corrupt_the_file(vfs, blank):
    assert "corrupt" in cuts(vfs, blank, range(40), DELETE_OFF)
