"""Encrypted exercise files: opened by a pass-phrase or by recovery words, and by nothing else."""

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.words import WORDS
from facilitator.store import encryption
from facilitator.store.database import connect
from facilitator.store.encryption import (
    PAGE,
    RING,
    Key,
    derive,
    from_words,
    looks_encrypted,
    opens,
    plain_bytes,
    recovery_words,
    unlock,
)
from facilitator.store.file import ExerciseFile
from facilitator.store.migrations import MIGRATIONS, VERSION, migrate
from facilitator.store.people import Person, erase_in
from facilitator.store.salvage import salvage_into
from tests.store.made import EXERCISE, decision, decisions, draft, now

PASSPHRASE = "Größe harbour kiwi lantern"  # noqa: S105 - opens nothing but these files
CANARY = "CANARY-4711-evacuate-the-harbour"


@pytest.fixture(autouse=True)
def ring(monkeypatch):
    monkeypatch.setattr(encryption.RING, "_secrets", {})
    monkeypatch.setattr(encryption, "ROUNDS", 1000)


@pytest.fixture
def key():
    return derive(PASSPHRASE, bytes(range(16)))


@pytest.fixture
def sealed(path, key):
    with ExerciseFile.create(path, EXERCISE, now=now, key=key) as file:
        file.journal.append(decisions(20))
        file.journal.append([draft(decision(21, CANARY), 21)])
    return path


def locked_up(key):
    RING.forget(key)


def faults_of(act):
    with pytest.raises(Failed) as told:
        act()
    return told.value.fault


def reading(path):
    return ExerciseFile.open(path, now=now, read_only=True)


def test_an_encrypted_file_holds_what_was_written(sealed):
    with ExerciseFile.open(sealed, now=now) as file:
        texts = [each.event.text for each in file.journal.entries()]

        assert len(texts) == 21
        assert texts[-1] == CANARY
        assert file.plans.load() == EXERCISE
        assert file.journal.verify().good


def test_nothing_of_it_can_be_read_without_the_key(sealed, tmp_path):
    for each in tmp_path.iterdir():
        content = each.read_bytes()

        assert CANARY.encode() not in content
        assert EXERCISE.title.encode() not in content
        assert b"SQLite" not in content
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        sqlite3.connect(sealed).execute("SELECT * FROM meta")


def test_a_locked_file_asks_for_its_pass_phrase_and_is_not_touched(sealed, key):
    locked_up(key)
    before = sealed.read_bytes()

    assert faults_of(lambda: ExerciseFile.open(sealed, now=now)) is Fault.SEALED
    assert faults_of(lambda: reading(sealed)) is Fault.SEALED
    assert sealed.read_bytes() == before
    assert [each.name for each in sealed.parent.iterdir()] == [sealed.name]


def test_a_wrong_pass_phrase_is_said_to_be_wrong(sealed, key):
    locked_up(key)

    assert faults_of(lambda: unlock(sealed, PASSPHRASE + " ")) is Fault.WRONG_PASSPHRASE
    assert faults_of(lambda: reading(sealed)) is Fault.SEALED


def test_the_pass_phrase_opens_it_however_its_letters_are_composed(sealed, key):
    locked_up(key)

    unlock(sealed, PASSPHRASE.replace("ö", "o\u0308"))

    with reading(sealed) as file:
        assert file.journal.last_line() == 21


def test_the_recovery_words_open_it(sealed, key):
    locked_up(key)
    words = recovery_words(key)

    unlock(sealed, ", ".join(each.upper() for each in words))

    with reading(sealed) as file:
        assert file.journal.last_line() == 21


def test_a_slip_in_the_recovery_words_is_noticed(key):
    words = list(recovery_words(key))
    slipped = [*words[:3], "zucchini" if words[3] != "zucchini" else "acorn", *words[4:]]

    assert from_words(" ".join(slipped), key.salt) is None
    assert from_words(" ".join(words[:-1]), key.salt) is None
    assert from_words(" ".join(words), key.salt) == key


def test_the_beginning_of_a_word_stands_for_it_where_it_is_alone():
    key = Key(secret=bytes([WORDS.index("xylophone")]) * 32, salt=bytes(16))
    words = recovery_words(key)

    assert from_words(" ".join([*["xyl"] * 32, words[-1]]), key.salt) == key
    assert from_words(" ".join([*["pin"] * 32, words[-1]]), key.salt) is None


def test_other_programs_that_know_the_format_open_it_by_the_pass_phrase(path, monkeypatch):
    dbapi2 = pytest.importorskip("sqlcipher3.dbapi2")
    monkeypatch.setattr(encryption, "ROUNDS", 256_000)
    key = derive("plain letters", bytes(range(16)))
    ExerciseFile.create(path, EXERCISE, now=now, key=key).close()

    other = dbapi2.connect(str(path))
    other.execute("PRAGMA key = 'plain letters'")

    assert other.execute("SELECT count(*) FROM meta").fetchone()[0] > 0
    other.close()


def test_a_key_shows_nothing_of_itself(key):
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


def test_a_backup_is_encrypted_with_the_same_key(sealed, tmp_path, key):
    copy = tmp_path / "copies" / "one.exercise"

    with ExerciseFile.open(sealed, now=now) as file:
        file.backup(copy)

    assert opens(copy, key)
    assert CANARY.encode() not in copy.read_bytes()
    with ExerciseFile.open(copy, now=now) as file:
        assert file.journal.last_line() == 21
        assert file.journal.verify().good


def test_a_foreign_file_is_not_taken_for_an_encrypted_one(tmp_path):
    text = tmp_path / "letter.exercise"
    text.write_bytes(b"Dear colleagues. " * 241 + b"\0" * 4096)
    odd = tmp_path / "odd.exercise"
    odd.write_bytes(bytes(range(256)) * 16 + b"x")
    other = tmp_path / "chance.bin"
    other.write_bytes(bytes(range(256)) * 16)

    for each in (text, odd, other):
        assert not looks_encrypted(each)
        assert faults_of(lambda each=each: reading(each)) is Fault.FOREIGN


def test_an_encrypted_file_of_another_program_is_refused(path, key):
    dbapi2 = pytest.importorskip("sqlcipher3.dbapi2")
    other = dbapi2.connect(str(path))
    other.execute(f'PRAGMA key = "{key.as_sql()}"')
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    RING.add(key)

    assert faults_of(lambda: reading(path)) is Fault.FOREIGN


def test_a_newer_encrypted_file_is_refused_with_the_version_it_needs(sealed):
    with ExerciseFile.open(sealed, now=now) as file, file.database.writing() as connection:
        connection.execute("UPDATE meta SET value = '9.7' WHERE key = 'needs'")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")

    with pytest.raises(Failed) as told:
        ExerciseFile.open(sealed, now=now)

    assert told.value.fault is Fault.TOO_NEW
    assert told.value.details["needs"] == "9.7"


@pytest.fixture
def older(path, key, sealed):
    """Return an encrypted file that has the first schema only."""
    sealed.unlink()
    path.touch()
    connection = connect(path, key=key)
    migrate(connection, MIGRATIONS[:1])
    connection.execute("INSERT INTO station (id, place, since) VALUES ('s', '', 0)")
    connection.close()
    RING.add(key)
    return path


def test_an_older_encrypted_file_is_upgraded_with_an_encrypted_copy_beside(older, key):
    ExerciseFile.open(older, now=now).close()

    copy = older.with_name(f"{older.name}.version-1")
    assert opens(copy, key)
    assert opens(older, key)


def test_an_older_encrypted_file_can_be_read_as_it_is(older):
    before = older.read_bytes()

    with reading(older) as file:
        assert file.database.rows("PRAGMA user_version") == [(VERSION,)]

    assert older.read_bytes() == before


def test_damage_in_an_encrypted_file_is_said_to_be_damage(sealed):
    content = bytearray(sealed.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    sealed.write_bytes(content)

    assert faults_of(lambda: ExerciseFile.open(sealed, now=now)) is Fault.CORRUPT


def test_a_first_page_that_was_torn_is_found_in_the_journal(sealed, key):
    page = sealed.read_bytes()[:4096]
    header = bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4, "big") + bytes(8)
    header += (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    record = (1).to_bytes(4, "big") + page + bytes(4)
    journal = sealed.with_name(f"{sealed.name}-journal")
    torn = page[:512] + bytes(3584)
    sealed.write_bytes(torn + sealed.read_bytes()[4096:])

    assert not opens(sealed, key)
    journal.write_bytes(header.ljust(512, b"\0") + record)
    assert opens(sealed, key)


LIGHT = """
import sys, datetime, pathlib
from facilitator.store.file import ExerciseFile
now = lambda: datetime.datetime.now(datetime.UTC)
ExerciseFile.open(pathlib.Path(sys.argv[1]), now=now).close()
print([each for each in ("sqlcipher3", "cryptography") if each in sys.modules])
"""


def test_a_plain_file_is_opened_without_the_library_for_encrypted_ones(path):
    ExerciseFile.create(path, EXERCISE, now=now).close()

    said = subprocess.run(
        [sys.executable, "-c", LIGHT, str(path)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    ).stdout.strip()

    assert said == "[]"


def test_what_is_left_of_a_damaged_encrypted_file_is_saved_into_an_encrypted_one(sealed, key):
    with ExerciseFile.open(sealed, now=now) as file:
        file.journal.append([draft(decision(22, "long " * 3000 + CANARY), 22)])
        file.journal.append(decisions(300, first=23))
        wanted = [each.hash for each in file.journal.entries()]
    content = bytearray(sealed.read_bytes())
    middle = len(content) // PAGE // 2
    content[middle * PAGE + 50] ^= 1
    sealed.write_bytes(content)
    target = sealed.with_name("saved.exercise")

    saved = salvage_into(sealed, target, now=now())

    assert opens(target, key)
    assert saved.kept + saved.damaged + saved.lost >= len(wanted)
    with ExerciseFile.open(target, now=now) as file:
        kept = [each.hash for each in file.journal.entries()]
    assert len(set(kept) & set(wanted)) >= 0.8 * len(wanted)
    for each in sealed.parent.iterdir():
        assert CANARY.encode() not in each.read_bytes()


def test_decrypted_pages_are_those_of_a_plain_file(sealed):
    plain = plain_bytes(sealed)

    assert plain.startswith(b"SQLite format 3\0")
    assert CANARY.encode() in plain
    assert len(plain) == sealed.stat().st_size


def test_names_of_people_are_erased_in_an_encrypted_copy(sealed, key):
    with ExerciseFile.open(sealed, now=now) as file:
        file.people.put(Person(id="p1", name=CANARY, role="loggist", agency=""))

    erase_in(sealed)

    with ExerciseFile.open(sealed, now=now) as file:
        assert file.people.all() == ()
    assert opens(sealed, key)


APPEND = """
import datetime, pathlib, sys
from facilitator.store.encryption import RING, Key
from facilitator.store.file import ExerciseFile
from tests.store.made import decisions
RING.add(Key(secret=bytes.fromhex(sys.argv[2]), salt=bytes.fromhex(sys.argv[3])))
now = lambda: datetime.datetime.now(datetime.UTC)
file = ExerciseFile.open(pathlib.Path(sys.argv[1]), now=now)
number = file.journal.last_line()
while True:
    number += 1
    (entry,) = file.journal.append(decisions(1, first=number))
    sys.stdout.write(f"{entry.event.number}\\n")
    sys.stdout.flush()
"""


def killed(path, key, chance):
    """Append in another process, kill it at a random moment, return what it acknowledged."""
    command = [sys.executable, "-c", APPEND, str(path), key.secret.hex(), key.salt.hex()]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        acknowledged = [int(process.stdout.readline()) for _ in range(chance.randint(1, 30))]
        for _ in range(chance.randint(0, 20_000)):
            pass
        process.kill()
        rest = process.stdout.read().split(b"\n")
    return acknowledged + [int(each) for each in rest[:-1]]


def test_what_an_encrypted_file_acknowledged_is_there_after_a_kill(path, key):
    ExerciseFile.create(path, EXERCISE, now=now, key=key).close()
    chance, acknowledged = random.Random(5), []  # noqa: S311 - the chance is seeded

    for _ in range(10):
        acknowledged += killed(path, key, chance)
        with ExerciseFile.open(path, now=now) as file:
            numbers = [entry.event.number for entry in file.journal.entries()]
            verdict = file.journal.verify()

            assert set(acknowledged) <= set(numbers)
            assert numbers == list(range(1, len(numbers) + 1))
            assert verdict.good
            assert len(verdict.stations) == 1


def test_a_full_disk_is_said_of_an_encrypted_file_and_what_was_written_stays(sealed):
    with ExerciseFile.open(sealed, now=now) as file:
        with file.database.reading() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()

        assert faults_of(lambda: file.journal.append(decisions(500, first=22))) is Fault.DISK_FULL
        assert file.journal.last_line() == 21
        with file.database.reading() as connection:
            connection.execute("PRAGMA max_page_count = 1000000").fetchone()
        assert len(file.journal.append(decisions(500, first=22))) == 500


def test_another_reader_is_waited_for_and_then_said(sealed):
    with ExerciseFile.open(sealed, now=now) as file, reading(sealed) as other:
        with file.database.reading() as connection:
            connection.execute("PRAGMA busy_timeout = 50").fetchall()
        with other.database.reading() as connection:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM journal").fetchone()

            assert faults_of(lambda: file.journal.append(decisions(1, first=22))) is Fault.BUSY
            connection.execute("COMMIT")
        assert len(file.journal.append(decisions(1, first=22))) == 1


def test_the_journal_of_a_half_done_transaction_says_nothing_either(sealed):
    beside = sealed.with_name(f"{sealed.name}-journal")
    with ExerciseFile.open(sealed, now=now) as file:
        file.people.put(Person(id="p1", name=CANARY, role="loggist", agency=""))

        with file.database.writing() as connection:
            connection.execute("UPDATE people SET name = ? WHERE id = 'p1'", (CANARY + "!",))
            kept = beside.read_bytes()

    assert len(kept) > PAGE
    assert CANARY.encode() not in kept
