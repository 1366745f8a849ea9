"""Copies are whole, one window has a file, any SQLite keeps it alike (FAULTS R3, R6, R13, R14)."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.backups import Backups
from facilitator.services.conduct import Conduct
from facilitator.services.handingover import hand_over
from facilitator.services.now import PlayedClock
from facilitator.services.restoring import restore
from facilitator.store import database
from facilitator.store.backup import backups
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, inject
from tests.faults.chance import chance
from tests.store.made import EXERCISE, decision, decisions, draft, now

ROOT = Path(__file__).parents[2]
AUTHOR = Author(role="facilitator")
WAL = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL")


def rows_of(path):
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        assert file.journal.verify().good
        return list(file.journal.rows())


# --- copies by hand (R14) ----------------------------------------------------------------------


def copied_by_hand(path, folder, luck: Random, many):
    """Log, and copy the file alone now and then, as people do; return the copies that lack rows."""
    bad = []
    with ExerciseFile.open(path, now=now) as file:
        for number in range(1, many + 1):
            for _entry in range(luck.randint(1, 4)):
                text = "x" * luck.choice((5, 9000))
                file.journal.append([draft(decision(number, text), number)])
            copy = shutil.copyfile(path, folder / f"copy-{number}.exercise")
            try:
                if rows_of(copy) != list(file.journal.rows()):
                    bad.append(number)
            except Failed:
                bad.append(number)
            copy.unlink()
    return bad


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "levant.exercise"
    ExerciseFile.create(made, EXERCISE, now=now).close()
    return made


def test_a_copy_taken_by_hand_between_entries_is_whole(path, tmp_path):
    assert copied_by_hand(path, tmp_path, chance(1), 8) == []


@pytest.mark.fault
@pytest.mark.row("R14", "copies by hand while entries are logged")
def test_every_one_of_a_hundred_copies_by_hand_is_whole(path, tmp_path, tally):
    tally(100)

    assert copied_by_hand(path, tmp_path, chance(2), 100) == []


@pytest.mark.known_bad("R14", "WAL: what is newest is not in the file")
def test_with_wal_a_copy_by_hand_lacks_the_newest(path, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_PRAGMAS", (*WAL, *database._PRAGMAS[2:]))

    assert copied_by_hand(path, tmp_path, chance(3), 8) != []


@pytest.mark.row("R14", "handed over while it is open")
def test_what_is_handed_over_is_what_was_written(path, tmp_path):
    with ExerciseFile.open(path, now=now) as file:
        file.journal.append(decisions(30))
        handed = hand_over(path, tmp_path / "stick", now=now)
        rows = list(file.journal.rows())

    assert handed.good
    assert rows_of(handed.path) == rows


# --- copies by the program (R13) ---------------------------------------------------------------


@pytest.mark.row("R13", "every copy of a long day restored and compared")
def test_every_copy_that_was_made_can_be_restored(path, tmp_path, tally):
    clock = PlayedClock(STARTEX)
    folder, held = tmp_path / "backups", []
    with ExerciseFile.open(path, now=clock.now) as file:
        kept = Backups(file, "exercise-1", folder=folder, clock=clock)
        for number in range(1, 25):
            file.journal.append([draft(decision(number), number)])
            clock.move(timedelta(minutes=5))
            kept.make()
            held.append(list(file.journal.rows()))
    copies = sorted(backups(folder), key=lambda each: each.at)
    tally(len(copies))

    restored = [rows_of(restore(each.path, path, at=each.at)) for each in copies]

    assert len(copies) == 24
    assert restored == held


@pytest.mark.known_bad("R13", "a copy of the bytes in mid-transaction")
def test_a_copy_of_bytes_in_mid_transaction_is_no_copy(path, tmp_path):
    with ExerciseFile.open(path, now=now) as file:
        file.journal.append(decisions(40))
        good = list(file.journal.rows())
        with file.database.reading() as raw:
            raw.execute("PRAGMA cache_size = 1")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE inject SET notes = hex(randomblob(60000))")
            raw.execute("UPDATE agency SET contact = hex(randomblob(60000))")
            copy = shutil.copyfile(path, tmp_path / "torn.exercise")
            raw.execute("ROLLBACK")
    try:
        with ExerciseFile.open(copy, now=now) as torn:
            same = list(torn.journal.rows()) == good and torn.plans.load() == EXERCISE
    except Failed:
        same = False

    assert not same


@pytest.mark.row("R13", "a copy restored in mid-exercise is played on")
def test_a_copy_that_was_restored_in_mid_exercise_can_be_run_on(tmp_path):
    clock = PlayedClock(STARTEX)
    path = tmp_path / "levant.exercise"
    plan = exercise(inject("01"), inject("02", planned=5))
    with ExerciseFile.create(path, plan, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=AUTHOR)
        conduct.start()
        conduct.deliver("i-01")
        file.backup(tmp_path / "copy.exercise")
    again = restore(tmp_path / "copy.exercise", path, at=STARTEX)

    with ExerciseFile.open(again, now=clock.now) as file:
        conduct = Conduct(file, clock=clock, author=AUTHOR)
        conduct.deliver("i-02")
        conduct.pause()
        conduct.resume()
        conduct.end("enough")
        state = conduct.state
        refolded = Conduct(file, clock=clock, author=AUTHOR).state

    assert set(state.deliveries) == {"i-01", "i-02"}
    assert str(state.clock.phase) == "ended"
    assert refolded == state


# --- one window (R6) ---------------------------------------------------------------------------

HOLDS = """
import datetime, pathlib, sys
from facilitator.store.file import ExerciseFile
file = ExerciseFile.open(pathlib.Path(sys.argv[1]), now=lambda: datetime.datetime.now(datetime.UTC))
print("open", flush=True)
sys.stdin.read()
"""


def holder(path):
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert held.stdout.readline().strip() == "open"
    return held


@pytest.mark.row("R6", "a second start; a start after a kill")
def test_a_second_start_is_told_at_once_and_a_kill_leaves_no_lock(path):
    with holder(path) as held:
        began = time.monotonic()
        with pytest.raises(Failed) as failed:
            ExerciseFile.open(path, now=now)
        waited = time.monotonic() - began
        os.kill(held.pid, signal.SIGKILL)
        held.wait()

    assert failed.value.fault is Fault.LOCKED
    assert waited < database.BUSY_S
    with ExerciseFile.open(path, now=now) as file:
        assert file.recovered


@pytest.mark.known_bad("R6", "a lock that is only a file")
def test_a_lock_that_is_only_a_file_blocks_for_ever_after_a_kill(path, monkeypatch):
    def by_file(path):
        if path.with_name(f"{path.name}.lock").exists():
            raise Failed(Fault.LOCKED, name=path.name)
        raise AssertionError("there is no lock file")

    with holder(path) as held:
        held.kill()
        held.wait()
    monkeypatch.setattr("facilitator.store.file.lock", by_file)

    with pytest.raises(Failed):
        ExerciseFile.open(path, now=now)


# --- the build of SQLite (R3) ------------------------------------------------------------------


@pytest.mark.row("R3", "affected and mended builds: the mode chosen")
@pytest.mark.parametrize("version", ["3.40.1", "3.44.5", "3.50.6", "3.51.2", "3.51.3", "3.53.0"])
def test_on_every_build_one_connection_keeps_a_deleted_journal(path, monkeypatch, version):
    monkeypatch.setattr(sqlite3, "sqlite_version", version)
    parts = tuple(map(int, version.split(".")))
    monkeypatch.setattr(sqlite3, "sqlite_version_info", parts)

    with ExerciseFile.open(path, now=now) as file:
        modes = file.database.rows("PRAGMA journal_mode"), file.database.rows("PRAGMA synchronous")

    assert modes == ([("delete",)], [(3,)])


@pytest.mark.known_bad("R3", "WAL on an affected build")
def test_another_mode_is_seen(path, monkeypatch):
    monkeypatch.setattr(database, "_PRAGMAS", (*WAL, *database._PRAGMAS[2:]))
    with ExerciseFile.open(path, now=now) as file:
        modes = file.database.rows("PRAGMA journal_mode"), file.database.rows("PRAGMA synchronous")

    assert modes != ([("delete",)], [(3,)])


def test_a_file_that_another_program_put_into_wal_is_brought_back(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")

    with ExerciseFile.open(path, now=now) as file:
        assert file.database.rows("PRAGMA journal_mode") == [("delete",)]
