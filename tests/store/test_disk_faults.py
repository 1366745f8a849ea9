"""A full disk, a folder that is read-only, a file that is busy or broken."""

# ruff: noqa: S311 - the chance is seeded; the commands are our own

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.store.faults import from_os, from_sqlite
from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, decision, decisions, draft, now

BIG = "x" * 20_000

FULL = """
import datetime, pathlib, resource, signal, sys
from facilitator.domain.errors import Failed
from facilitator.store.file import ExerciseFile
from tests.store.made import decision, draft
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = pathlib.Path(sys.argv[1])
file = ExerciseFile.open(path, now=lambda: datetime.datetime.now(datetime.UTC))
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 100_000, hard))
number = 0
try:
    while True:
        file.journal.append([draft(decision(number + 1, "x" * 5000))])
        number += 1
except Failed as failed:
    print(number, failed.fault.value)
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
file.journal.append([draft(decision(number + 1))])
print(file.journal.verify().good, file.journal.last_line())
"""


def pages(file, limit):
    with file.database.reading() as raw:
        raw.execute(f"PRAGMA max_page_count = {limit}")


def append_for_ever(file):
    for number in count(1):
        file.journal.append([draft(decision(number, BIG))])


def test_a_full_disk_is_said_and_the_next_entry_is_saved_when_there_is_space(file):
    file.journal.append(decisions(1))
    pages(file, 1)
    with pytest.raises(Failed) as failed:
        append_for_ever(file)
    acknowledged = file.journal.last_line()
    assert failed.value.fault is Fault.DISK_FULL
    assert acknowledged > 0
    assert file.database.rows("PRAGMA quick_check") == [("ok",)]

    pages(file, 1_000_000)
    (entry,) = file.journal.append([draft(decision(99, BIG))])

    assert entry.seq == acknowledged + 1
    assert file.journal.verify().good


def test_a_full_disk_inside_together_leaves_nothing(file):
    file.journal.append(decisions(1))
    pages(file, 1)

    with pytest.raises(Failed), file.journal.together():
        append_for_ever(file)

    pages(file, 1_000_000)
    file.journal.append(decisions(1, first=2))
    assert [entry.event.number for entry in file.journal.entries()] == [1, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_file_that_may_not_grow_is_a_fault_and_logging_goes_on_afterwards(path):
    ExerciseFile.create(path, EXERCISE, now=now).close()

    said = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()

    number = int(said[0])
    assert number > 0
    assert said[1] in {"disk_full", "disk_error"}
    assert said[2:] == ["True", str(number + 1)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_read_only_folder_is_a_fault(path, file):
    file.close()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(Failed) as failed:
            ExerciseFile.open(path, now=now)
    finally:
        path.parent.chmod(0o700)

    assert failed.value.fault in {Fault.NO_PERMISSION, Fault.READ_ONLY}


def test_another_program_that_writes_makes_the_file_busy(path, file):
    with file.database.reading() as raw:
        raw.execute("PRAGMA busy_timeout = 20")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Failed) as failed:
            file.journal.append(decisions(1))
        other.execute("ROLLBACK")

    assert failed.value.fault is Fault.BUSY
    file.journal.append(decisions(1))


def test_the_file_waits_two_seconds_for_other_programs(file):
    assert file.database.rows("PRAGMA busy_timeout") == [(2000,)]


def test_our_own_mistakes_are_not_called_faults_of_the_disk(file):
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        file.database.rows("SELECT * FROM nowhere")

    assert from_sqlite(sqlite3.ProgrammingError("wrong number of values"), "x") is None


def test_faults_of_the_system_are_told_apart():
    def fault_of(number):
        return from_os(OSError(number, os.strerror(number)), "x").fault

    assert fault_of(28) is Fault.DISK_FULL
    assert fault_of(30) is Fault.READ_ONLY
    assert fault_of(13) is Fault.NO_PERMISSION
    assert fault_of(5) is Fault.DISK_ERROR


# --- broken files (FAULTS R7) ----------------------------------------------------------------


def mutated(content, chance):
    content = bytearray(content)
    match chance.choice(("flip", "cut", "zero")):
        case "flip":
            for _ in range(chance.randint(1, 30)):
                content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
        case "cut":
            del content[chance.randrange(len(content) // 512) * 512 :]
        case _:
            page = chance.randrange(1, len(content) // 4096) * 4096
            content[page : page + 4096] = bytes(4096)
    return bytes(content)


def look_through(path):
    """Open a copy and read everything; return the fault, or what verify says."""
    try:
        with ExerciseFile.open(path, now=now) as file:
            file.plans.load()
            list(file.journal.control())
            list(file.journal.entries())
            return file.journal.verify()
    except Failed as failed:
        return failed.fault


def broken_copies(tmp_path, rounds, seed):
    source = tmp_path / "source.exercise"
    with ExerciseFile.create(source, EXERCISE, now=now) as file:
        file.journal.append(decisions(60))
        good = file.journal.verify()
    content, chance = source.read_bytes(), random.Random(seed)
    for number in range(rounds):
        path = tmp_path / f"{number}.exercise"
        path.write_bytes(mutated(content, chance))
        found = look_through(path)
        if isinstance(found, Fault):
            assert found in {Fault.CORRUPT, Fault.FOREIGN, Fault.TOO_NEW}, (number, found)
        else:
            # what was hit is no entry, or verify names it
            assert found.entries == good.entries or not found.good, number
        path.unlink()


def test_a_broken_copy_is_refused_or_read_but_never_a_crash_nor_an_empty_log(tmp_path):
    broken_copies(tmp_path, rounds=150, seed=3)


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_broken_copies(tmp_path, seed):
    broken_copies(tmp_path, rounds=1000, seed=1000 + seed)
