"""Making, opening and closing exercise files."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.store.database import BUSY_S
from facilitator.store.file import ExerciseFile
from facilitator.store.migrations import APPLICATION_ID, VERSION
from tests.store.made import EXERCISE, decisions, draft, now

HOLD = """
import sys, datetime, pathlib
from facilitator.store.file import ExerciseFile
file = ExerciseFile.open(pathlib.Path(sys.argv[1]), now=lambda: datetime.datetime.now(datetime.UTC))
print("open", flush=True)
sys.stdin.readline()
"""


def fault_of(path, **how):
    with pytest.raises(Failed) as failed:
        ExerciseFile.open(path, now=now, **how)
    return failed.value


@pytest.fixture
def holder(path):
    ExerciseFile.create(path, EXERCISE, now=now).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as process:
        assert process.stdout.readline() == b"open\n"
        yield process
        process.kill()


# --- making ----------------------------------------------------------------------------------


def test_a_new_file_holds_its_plan_and_nothing_beside_it(path):
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        assert file.plans.load() == EXERCISE
        assert file.path == path
        assert not file.recovered

    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_there_is_never_overwritten(path):
    path.write_text("mine")

    with pytest.raises(Failed) as failed:
        ExerciseFile.create(path, EXERCISE, now=now)

    assert failed.value.fault is Fault.EXISTS
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_a_fault_in_words(tmp_path):
    with pytest.raises(Failed) as failed:
        ExerciseFile.create(tmp_path / "gone" / "x.exercise", EXERCISE, now=now)

    assert failed.value.fault is Fault.MISSING


@pytest.mark.parametrize("name", ["a b#?%41&.exercise", "ñandú 🚒.exercise", "'; --.exercise"])
def test_any_file_name_works(tmp_path, name):
    path = tmp_path / name
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(1))

    with ExerciseFile.open(path, now=now, read_only=True) as file:
        assert file.journal.verify().good


def test_the_file_is_written_with_full_durability(file):
    found = {
        name: file.database.rows(f"PRAGMA {name}")[0][0]
        for name in ("journal_mode", "synchronous", "recursive_triggers", "foreign_keys")
    }

    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,
        "recursive_triggers": 1,
        "foreign_keys": 1,
    }


# --- what is refused -------------------------------------------------------------------------


def header_changed(path, at, number):
    content = bytearray(path.read_bytes())
    content[at : at + 4] = number.to_bytes(4, "big")
    path.write_bytes(content)


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE t (x)")
        raw.commit()


def newer(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE meta SET value = '7.5' WHERE key = 'needs'")
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
        raw.commit()


def torn(path):
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\x00" * 8192 + content[12288:])


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (foreign, Fault.FOREIGN),
        (newer, Fault.TOO_NEW),
        (torn, Fault.CORRUPT),
        (lambda path: path.write_bytes(b""), Fault.CORRUPT),
        (lambda path: path.write_bytes(b"PK\x03\x04 a spreadsheet"), Fault.FOREIGN),
        (lambda path: path.write_bytes(b"SQLite format 3\x00"), Fault.CORRUPT),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), Fault.CORRUPT),
        (lambda path: header_changed(path, 60, 0), Fault.CORRUPT),
        (lambda path: header_changed(path, 68, 7), Fault.FOREIGN),
    ],
    ids=["foreign", "newer", "torn", "empty", "other", "header", "cut", "version-0", "other-id"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_refused_is_left_untouched(path, spoil, fault, read_only):
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(20))
    spoil(path)
    before = path.read_bytes()

    failed = fault_of(path, read_only=read_only)

    assert failed.fault is fault
    assert failed.details["name"] == path.name
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_newer_file_names_the_version_that_it_needs(path, file):
    file.close()
    newer(path)

    assert fault_of(path).details["needs"] == "7.5"


def test_a_file_that_is_gone_is_missing(path):
    assert fault_of(path).fault is Fault.MISSING
    assert list(path.parent.iterdir()) == []


def test_a_folder_is_not_ours(tmp_path):
    assert fault_of(tmp_path).fault is Fault.FOREIGN


def test_our_files_are_known_by_four_letters(path, file):
    assert path.read_bytes()[68:72] == b"FACI"
    assert int.from_bytes(b"FACI", "big") == APPLICATION_ID
    assert file.database.rows("PRAGMA application_id") == [(APPLICATION_ID,)]


# --- one at a time ---------------------------------------------------------------------------


@pytest.mark.usefixtures("holder")
def test_a_second_opening_is_told_at_once(path):
    began = time.perf_counter()

    assert fault_of(path).fault is Fault.LOCKED
    assert time.perf_counter() - began < BUSY_S


@pytest.mark.usefixtures("file")
def test_the_same_process_does_not_open_a_file_twice(path):
    assert fault_of(path).fault is Fault.LOCKED


def test_a_link_is_no_way_round_the_lock(path, file):
    link = path.with_name("link.exercise")
    link.symlink_to(path)

    assert fault_of(link).fault is Fault.LOCKED
    assert file.journal.last_line() == 0


def test_a_lock_left_by_a_kill_does_not_block(path, holder):
    holder.kill()
    holder.wait()
    assert path.with_name(f"{path.name}.lock").exists()

    with ExerciseFile.open(path, now=now) as file:
        assert file.recovered
        file.journal.append(decisions(1))
    with ExerciseFile.open(path, now=now) as file:
        assert not file.recovered


def test_others_read_while_one_writes(path, file):
    with ExerciseFile.open(path, now=now, read_only=True) as reader:
        file.journal.append(decisions(2))

        assert reader.journal.last_line() == 2
        assert reader.station == file.station
        with pytest.raises(Failed) as failed:
            reader.journal.append(decisions(1))
        assert failed.value.fault is Fault.READ_ONLY


def test_reading_leaves_the_file_untouched(path, file):
    file.journal.append(decisions(2))
    file.close()
    before = path.read_bytes()

    with ExerciseFile.open(path, now=now, read_only=True) as reader:
        list(reader.journal.entries())
        reader.journal.verify()
        reader.plans.load()

    assert path.read_bytes() == before


def test_a_transaction_that_was_cut_off_is_taken_back_even_for_a_reader(path, file):
    file.journal.append(decisions(3))
    whole = path.read_bytes()
    journal = path.with_name(f"{path.name}-journal")
    with file.database.writing() as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("PRAGMA cache_spill = 1")
        raw.executemany(
            "INSERT INTO people VALUES (?, ?, '', '')", [(f"{n}", "x" * 900) for n in range(200)]
        )
        half, rest = path.read_bytes(), journal.read_bytes()
    file.close()
    path.write_bytes(half)
    journal.write_bytes(rest)
    assert half != whole

    with ExerciseFile.open(path, now=now, read_only=True) as reader:
        assert reader.journal.verify().good
        assert reader.people.all() == ()
        assert reader.journal.last_line() == 3


def test_closing_twice_does_nothing(file):
    file.close()
    file.close()


# --- stations --------------------------------------------------------------------------------


def test_the_same_file_keeps_its_station(path, file):
    file.close()

    with ExerciseFile.open(path, now=now) as again:
        assert again.station == file.station


def test_a_copy_gets_a_new_station(path, file):
    file.journal.append(decisions(2))
    file.close()
    copy = Path(shutil.copy(path, path.with_name("copy.exercise")))

    with ExerciseFile.open(copy, now=now) as other, ExerciseFile.open(path, now=now) as mine:
        assert file.station == mine.station != other.station
        other.journal.append(decisions(1, first=3))
        mine.journal.append([draft(decisions(1, first=3)[0].event, 77)])
        assert mine.journal.merge(other.journal.rows()).new == 1
        assert mine.journal.verify().good
        assert len(mine.journal.verify().stations) == 2


def test_a_restored_backup_gets_a_new_station_even_in_the_old_place(path, file):
    file.backup(path.with_name("backup.exercise"))
    file.close()
    # over the old bytes: the same inode
    path.write_bytes(path.with_name("backup.exercise").read_bytes())

    with ExerciseFile.open(path, now=now) as restored:
        assert restored.station != file.station


def test_a_rehearsal_in_memory_is_a_whole_exercise(memory):
    memory.journal.append(decisions(2))

    assert memory.path is None
    assert memory.plans.load() == EXERCISE
    assert memory.journal.verify().good


def test_a_plan_that_cannot_be_written_leaves_no_file(path):
    twice = replace(EXERCISE, length=timedelta.max)

    with pytest.raises(OverflowError):
        ExerciseFile.create(path, twice, now=now)

    assert list(path.parent.iterdir()) == []
