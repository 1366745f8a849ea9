"""Backups are whole, and the right ones are kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.store.backup import (
    KEPT,
    Backup,
    backup_name,
    backups,
    copy_whole,
    digest_of,
    run_of,
    thin,
    to_thin,
)
from facilitator.store.comparing import identities, parted
from facilitator.store.file import ExerciseFile
from tests.store.made import EXERCISE, decisions, now

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def test_a_backup_holds_what_the_file_held(path, file):
    file.journal.append(decisions(5))
    target = path.parent / "backups" / backup_name(EXERCISE.id, NOON)

    file.backup(target)

    with ExerciseFile.open(target, now=now) as copy:
        assert tuple(copy.journal.entries()) == tuple(file.journal.entries())
        assert copy.plans.load() == EXERCISE
        assert copy.journal.verify().good
    assert sorted(each.name for each in target.parent.iterdir()) == [target.name]


def test_an_exercise_in_memory_can_be_backed_up(memory, tmp_path):
    memory.journal.append(decisions(2))
    memory.backup(tmp_path / "kept.exercise")

    with ExerciseFile.open(tmp_path / "kept.exercise", now=now) as copy:
        assert copy.journal.last_line() == 2


def test_a_backup_is_never_written_over_another(path, file):
    with pytest.raises(Failed) as failed:
        file.backup(path)

    assert failed.value.fault is Fault.EXISTS
    file.journal.append(decisions(1))


def test_copies_taken_while_entries_are_written_are_whole(path, file):
    targets = [path.with_name(f"copy-{number}.exercise") for number in range(20)]
    with ThreadPoolExecutor(1) as pool:
        copying = [pool.submit(file.backup, target) for target in targets]
        number = 0
        while not all(each.done() for each in copying):
            number += 1
            file.journal.append(decisions(1, first=number))
        for each in copying:
            each.result()

    for target in targets:
        with ExerciseFile.open(target, now=now) as copy:
            assert copy.journal.verify().good
            assert copy.database.rows("PRAGMA quick_check") == [("ok",)]


def made_up(exercise, count, every):
    return [
        Backup(Path(backup_name(exercise, NOON - every * n)), exercise, NOON - every * n)
        for n in range(count)
    ]


def test_thinning_spares_the_last_ten_and_the_current_exercise():
    five = timedelta(minutes=5)
    found = made_up("current", 250, five) + made_up("other", 250, five)
    gone = to_thin(found, current="current")

    left = [each for each in found if each not in gone]
    assert not [each for each in gone if each.exercise == "current"]
    assert [each for each in left if each.exercise == "other"][:KEPT] == made_up("other", 10, five)
    # two hundred and fifty times five minutes before noon touch two days
    assert len([each for each in left if each.exercise == "other"]) == KEPT + 1


def test_only_backups_are_listed_and_thinned(tmp_path):
    for each in [*made_up("a", 30, timedelta(minutes=1)), *made_up("b", 3, timedelta(days=1))]:
        (tmp_path / each.path.name).touch()
    (tmp_path / "mine.exercise").touch()
    (tmp_path / "mine.too.exercise").touch()

    assert len(backups(tmp_path)) == 33
    assert thin(tmp_path, current="b") == 20
    assert (tmp_path / "mine.exercise").exists()
    assert (tmp_path / "mine.too.exercise").exists()
    assert len(backups(tmp_path)) == 13


def test_backups_are_listed_newest_first(tmp_path):
    for each in made_up("a", 3, timedelta(days=1)):
        (tmp_path / each.path.name).touch()

    assert [each.at for each in backups(tmp_path)] == [NOON - timedelta(days=n) for n in range(3)]


def test_a_whole_copy_has_the_bytes_of_the_original_and_says_their_hash(path, file, tmp_path):
    file.close()
    target = tmp_path / "elsewhere" / "copy.exercise"

    said = copy_whole(path, target)

    assert target.read_bytes() == path.read_bytes()
    assert said == digest_of(path) == digest_of(target)
    assert [each.name for each in target.parent.iterdir()] == ["copy.exercise"]


def test_a_whole_copy_is_never_written_over_another(path, file, tmp_path):
    file.close()
    target = tmp_path / "there.exercise"
    target.write_bytes(b"mine")

    with pytest.raises(Failed) as failed:
        copy_whole(path, target)

    assert failed.value.fault is Fault.EXISTS
    assert target.read_bytes() == b"mine"


def test_a_medium_that_gives_back_other_bytes_is_found_out(path, file, tmp_path, monkeypatch):
    file.close()
    monkeypatch.setattr("facilitator.store.backup.digest_of", lambda _path: "other")

    with pytest.raises(Failed) as failed:
        copy_whole(path, tmp_path / "copy.exercise")

    assert failed.value.fault is Fault.CORRUPT
    assert not [each for each in tmp_path.iterdir() if "copy" in each.name]


def test_a_copy_is_known_as_the_same_run_and_another_file_is_not(file, memory, tmp_path):
    target = tmp_path / "copy.exercise"
    file.backup(target)

    with ExerciseFile.open(target, now=now) as copy:
        assert run_of(copy.database) == run_of(file.database) != ""
        assert copy.station != file.station
    assert run_of(memory.database) != run_of(file.database)


def test_two_files_of_a_run_say_what_each_has_alone(file, tmp_path):
    file.journal.append(decisions(3))
    target = tmp_path / "copy.exercise"
    file.backup(target)
    file.journal.append(decisions(2, first=4))

    with ExerciseFile.open(target, now=now) as copy:
        copy.journal.append(decisions(1))
        told = parted(identities(copy.database), identities(file.database))

    assert told == (1, 2, 0)
    assert parted({("a", 1): b"x"}, {("a", 1): b"y"}) == (0, 0, 1)
