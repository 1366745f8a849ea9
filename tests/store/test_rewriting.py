"""A file is put under a key, under another one, or under none: whole, or not at all."""

import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.store import encryption, rewriting
from facilitator.store.encryption import RING, derive, looks_encrypted, opens
from facilitator.store.file import ExerciseFile
from facilitator.store.rewriting import reseal, rewrite, sweep
from tests.store.made import EXERCISE, decision, decisions, draft, now

ROOT = Path(__file__).parents[2]
CANARY = "CANARY-4711-evacuate-the-harbour"


@pytest.fixture(autouse=True)
def ring(monkeypatch):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


def key_of(word, salt=1):
    return derive(word, bytes([salt]) * 16)


@pytest.fixture
def plain(path):
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(300))
        file.journal.append([draft(decision(301, CANARY), 301)])
        file.attachments.add("map.txt", "text/plain", b"\0" + CANARY.encode() * 100)
    return path


def all_of(path):
    with ExerciseFile.open(path, now=now) as file:
        return (
            list(file.journal.entries()),
            file.plans.load(),
            file.journal.verify(),
            file.station,
            file.database.rows("SELECT count(*) FROM search WHERE search MATCH 'canary'"),
        )


def test_a_protected_file_reads_as_before_and_its_station_goes_on(plain):
    before = all_of(plain)

    erased = rewrite(plain, key_of("a"))

    assert erased
    assert looks_encrypted(plain)
    assert all_of(plain) == before


def test_no_byte_of_it_stays_readable_in_its_folder(plain):
    held = plain.with_name("second name of the old bytes")
    os.link(plain, held)

    rewrite(plain, key_of("a"))

    assert CANARY.encode() not in held.read_bytes()
    assert {each.name for each in plain.parent.iterdir()} == {plain.name, held.name}
    assert CANARY.encode() not in plain.read_bytes()


def test_a_changed_pass_phrase_shuts_out_the_old_one(plain):
    old, new = key_of("a"), key_of("b", 2)
    before = all_of(plain)
    rewrite(plain, old)

    rewrite(plain, new)

    assert opens(plain, new)
    assert not opens(plain, old)
    assert all_of(plain) == before


def test_protection_that_is_taken_off_leaves_the_plain_file(plain):
    before = all_of(plain)
    rewrite(plain, key_of("a"))

    rewrite(plain, None)

    assert plain.read_bytes().startswith(b"SQLite format 3")
    assert all_of(plain) == before


def test_old_bytes_are_erased_only_when_the_new_name_is_on_the_disk(plain, monkeypatch):
    done, sync, erase = [], os.fsync, rewriting.erase

    def noted(handle):
        status = os.fstat(handle)
        done.append("names" if stat.S_ISDIR(status.st_mode) else "bytes")
        sync(handle)

    def erasing(old):
        done.append(f"erased {looks_encrypted(plain)}")
        return erase(old)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(rewriting, "erase", erasing)

    rewrite(plain, key_of("a"))

    assert done[:3] == ["bytes", "names", "erased True"]


def test_an_open_file_is_left_alone(plain):
    with ExerciseFile.open(plain, now=now), pytest.raises(Failed) as told:
        rewrite(plain, key_of("a"))

    assert told.value.fault is Fault.LOCKED
    assert not looks_encrypted(plain)


def test_a_copy_that_differs_is_not_put_in_place(plain, monkeypatch):
    real = rewriting._copy

    def bad(path, before, target, key):
        real(path, before, target, key)
        with rewriting.closing(rewriting._open(target, key, "rw")) as connection:
            connection.execute("UPDATE meta SET value = value || ' '")

    monkeypatch.setattr(rewriting, "_copy", bad)
    before = plain.read_bytes()

    with pytest.raises(Failed) as told:
        rewrite(plain, key_of("a"))

    assert told.value.fault is Fault.CORRUPT
    assert plain.read_bytes() == before
    assert [each.name for each in plain.parent.iterdir()] == [plain.name]


def test_copies_of_older_versions_beside_it_are_protected_too(plain, tmp_path):
    beside = plain.with_name(f"{plain.name}.version-1")
    beside.write_bytes(plain.read_bytes())

    rewrite(plain, key_of("a"))

    assert opens(beside, key_of("a"))
    assert all(CANARY.encode() not in each.read_bytes() for each in tmp_path.iterdir())


def test_resealing_with_the_same_key_changes_nothing(plain):
    rewrite(plain, key_of("a"))
    before = plain.read_bytes()

    reseal(plain, key_of("a"))

    assert plain.read_bytes() == before


def test_what_a_kill_left_beside_it_is_erased(plain):
    left = plain.with_name(f".{plain.name}.12345678.old")
    left.write_bytes(CANARY.encode())
    other = plain.with_name(".other.exercise.12345678.old")
    other.write_bytes(b"x")

    sweep(plain)

    assert not left.exists()
    assert other.exists()


PROTECT = """
import pathlib, sys
from facilitator.store.encryption import Key
from facilitator.store.rewriting import rewrite
key = Key(secret=bytes(32), salt=bytes([7]) * 16)
sys.stdout.write("begun\\n"); sys.stdout.flush()
rewrite(pathlib.Path(sys.argv[1]), key)
sys.stdout.write("done\\n"); sys.stdout.flush()
"""


def killed(path, moment_s):
    with subprocess.Popen(
        [sys.executable, "-c", PROTECT, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        process.stdout.readline()
        try:
            process.wait(moment_s)
        except subprocess.TimeoutExpired:
            process.kill()
        return b"done" in process.stdout.read()


def lives(path, chance, rounds):
    """Kill somebody who protects a file, again and again; return how often each file was left."""
    key = encryption.Key(secret=bytes(32), salt=bytes([7]) * 16)
    before, found = all_of(path), {"old": 0, "new": 0}
    for _ in range(rounds):
        killed(path, chance.uniform(0, 0.35))
        RING.add(key)
        found["new" if looks_encrypted(path) else "old"] += 1

        assert all_of(path) == before
        if looks_encrypted(path):
            rewrite(path, None)
        sweep(path)
        assert {each.name for each in path.parent.iterdir()} <= {path.name, f"{path.name}.lock"}
    return found


def test_a_kill_leaves_the_old_file_or_the_new_one(plain):
    found = lives(plain, random.Random(3), rounds=8)  # noqa: S311 - the chance is seeded

    assert sum(found.values()) == 8


@pytest.mark.fault
def test_a_hundred_kills_leave_the_old_file_or_the_new_one(plain):
    found = lives(plain, random.Random(4), rounds=100)  # noqa: S311 - the chance is seeded

    assert min(found.values()) > 0


def test_an_attachment_keeps_its_bytes(plain):
    content = b"\0" + CANARY.encode() * 100
    with ExerciseFile.open(plain, now=now) as file:
        (digest,) = file.database.rows("SELECT sha256 FROM attachment")[0]

    rewrite(plain, key_of("a"))

    with ExerciseFile.open(plain, now=now) as file:
        assert file.attachments.read(digest) == content
