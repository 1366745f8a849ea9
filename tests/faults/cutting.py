"""Entries are written until the power goes; then it is looked what is there."""

from pathlib import Path

from facilitator.domain.errors import Failed
from facilitator.store.database import Database
from facilitator.store.faults import sqlite_errors
from facilitator.store.journal import Journal
from facilitator.store.opening import checked
from tests.faults.chance import chance
from tests.faults.otherdriver import Driver, driven_by
from tests.faults.powercut import Disk
from tests.store.made import decision, decisions, draft

PLACE = Path("/power/levant.exercise")
ENTRIES = 8
BEFORE = 3
STATION = "station-one"
DELETE_FULL = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL")
DELETE_OFF = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = OFF")
# without shared memory, which this disk has not, WAL goes in exclusive mode only
EXCLUSIVE = "PRAGMA locking_mode = EXCLUSIVE"
WAL_NORMAL = (EXCLUSIVE, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL")


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
    except (Failed, *sqlite_errors()):
        return "corrupt"
    finally:
        database.close()


def cuts(vfs, blank, seeds, pragmas=None, *, driver=None, after=None):
    """Cut the power once for each seed; return what was wrong after each.

    ``after`` has a look of its own at the disk before SQLite sees it again.
    """
    found = []
    with driven_by(driver or Driver(vfs.NAME), pragmas):
        vfs.disk = Disk()
        vfs.disk.put(str(PLACE), blank)
        write(chance(0), [])
        most = vfs.disk.steps
        for seed in seeds:
            luck, acknowledged = chance(seed), []
            vfs.disk = Disk()
            vfs.disk.put(str(PLACE), blank)
            vfs.disk.cut_at = luck.randint(1, most + BEFORE)
            write(luck, acknowledged)
            vfs.disk = vfs.disk.cut(luck)
            wrong = "" if after is None else after(vfs.disk)
            found.append(wrong or look(acknowledged))
    return found
