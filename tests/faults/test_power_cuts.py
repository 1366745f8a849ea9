"""The power goes at any moment: no entry that was acknowledged is lost (FAULTS R2)."""

import sqlite3
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed
from facilitator.store.database import Database
from facilitator.store.file import ExerciseFile
from facilitator.store.journal import Journal
from facilitator.store.opening import checked
from tests.faults.chance import chance
from tests.faults.otherdriver import driven_by
from tests.faults.powercut import Disk, PowerVfs
from tests.store.made import EXERCISE, decision, decisions, draft, now

PLACE = Path("/power/levant.exercise")
ENTRIES = 8
BEFORE = 3
STATION = "station-one"
DELETE_FULL = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL")
DELETE_OFF = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = OFF")
# without shared memory, which this disk has not, WAL goes in exclusive mode only
EXCLUSIVE = "PRAGMA locking_mode = EXCLUSIVE"
WAL_NORMAL = (EXCLUSIVE, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL")


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


def opened():
    return Database(checked(PLACE, thorough=True), PLACE.name)


def write(luck, acknowledged):
    """Append until the power goes; note what was acknowledged."""
    try:
        database = opened()
    except Failed:
        return
    journal = Journal(database, STATION)
    try:
        for number in range(1, ENTRIES + 1):
            # long ones go over several pages
            text = "x" * luck.choice((5, 200, 9000))
            (entry,) = journal.append([draft(decision(number, text))])
            acknowledged.append((entry.seq, entry.hash))
    except Failed:
        return
    finally:
        database.close()


def look(acknowledged):
    """Return what is wrong when the power is back: nothing, "lost" or "corrupt"."""
    try:
        database = opened()
    except Failed:
        return "corrupt"
    try:
        journal = Journal(database, STATION)
        found = [(each.seq, each.hash) for each in journal.entries()]
        verdict = journal.verify()
        if not verdict.good:
            return "corrupt"
        if found[: len(acknowledged)] != acknowledged or len(found) > len(acknowledged) + 1:
            return "lost"
        # and logging goes on
        (entry,) = journal.append(decisions(1, first=99))
        return "" if entry.seq == len(found) + 1 else "lost"
    except (Failed, sqlite3.Error):
        return "corrupt"
    finally:
        database.close()


def cuts(vfs, blank, seeds, pragmas=None, *, syncs=True):
    """Cut the power once for each seed; return what was wrong after each."""
    found = []
    with driven_by(vfs.NAME, pragmas):
        vfs.disk = Disk(syncs=syncs)
        vfs.disk.put(str(PLACE), blank)
        write(chance(0), [])
        most = vfs.disk.steps
        for seed in seeds:
            luck, acknowledged = chance(seed), []
            vfs.disk = Disk(syncs=syncs)
            vfs.disk.put(str(PLACE), blank)
            vfs.disk.cut_at = luck.randint(1, most + BEFORE)
            write(luck, acknowledged)
            vfs.disk = vfs.disk.cut(luck)
            found.append(look(acknowledged))
    return found


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
