"""Silent alterations are found, and the first bad entry is named."""

# ruff: noqa: S311, S608 - the chance is seeded; the statements are words of our own

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from facilitator.domain.entry import canonical, chained, digest
from facilitator.domain.fingerprint import head, words
from facilitator.domain.verdict import Why
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import COLUMNS
from tests.store.made import EXERCISE, decisions, now

ENTRIES = 30
TEXTS = ("author", "audience", "kind", "payload")
NUMBERS = ("happened_at", "logged_at", "exercise_ms")
BLOBS = ("previous", "digest", "hash")


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("original") / "levant.exercise"
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(ENTRIES))
        known = file.journal.head()
    return path, known


def opened(path):
    raw = sqlite3.connect(path)
    for table in ("journal", "fork"):
        for done in ("changed", "erased"):
            raw.execute(f"DROP TRIGGER {table}_is_never_{done}")
    return closing(raw)


def verdict_of(path, known=None):
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        return file.journal.verify(expected=known)


def edit(raw, chance):
    line = chance.randint(1, ENTRIES)
    column = chance.choice(TEXTS + NUMBERS + BLOBS)
    change = {
        **dict.fromkeys(TEXTS, f"{column} || ' '"),
        **dict.fromkeys(NUMBERS, f"{column} + 1"),
        **dict.fromkeys(BLOBS, "randomblob(32)"),
    }[column]
    raw.execute(f"UPDATE journal SET {column} = {change} WHERE line = ?", (line,))


def delete(raw, chance):
    raw.execute("DELETE FROM journal WHERE line = ?", (chance.randint(1, ENTRIES),))


def swap(raw, chance):
    one, two = chance.sample(range(1, ENTRIES + 1), 2)
    what = chance.choice(("payload", "line", "seq"))
    if what == "payload":
        new = {
            a: raw.execute("SELECT payload FROM journal WHERE line = ?", (b,)).fetchone()[0]
            for a, b in ((one, two), (two, one))
        }
        raw.executemany(
            "UPDATE journal SET payload = ? WHERE line = ?",
            [(text, line) for line, text in new.items()],
        )
        return
    raw.execute(f"UPDATE journal SET {what} = -1 WHERE {what} = {one}")
    raw.execute(f"UPDATE journal SET {what} = {one} WHERE {what} = {two}")
    raw.execute(f"UPDATE journal SET {what} = {two} WHERE {what} = -1")


def insert(raw, chance):
    line = chance.randint(1, ENTRIES)
    raw.execute(
        f"INSERT INTO journal ({COLUMNS}) SELECT station, seq + {ENTRIES}, happened_at, logged_at,"
        " exercise_ms, author, audience, kind, payload, previous, digest, hash"
        " FROM journal WHERE line = ?",
        (line,),
    )


def cut_tail(raw, chance):
    raw.execute("DELETE FROM journal WHERE line > ?", (chance.randint(0, ENTRIES - 1),))


def rewrite(raw, chance):
    """Change an entry and compute the whole chain behind it anew."""
    line = chance.randint(1, ENTRIES)
    raw.execute("UPDATE journal SET payload = payload || ' ' WHERE line = ?", (line,))
    previous = b""
    for row in raw.execute(f"SELECT line, {COLUMNS} FROM journal ORDER BY seq").fetchall():
        own = digest(canonical(*row[1:10]))
        new = chained(previous, own)
        raw.execute(
            "UPDATE journal SET previous = ?, digest = ?, hash = ? WHERE line = ?",
            (previous, own, new, row[0]),
        )
        previous = new


def test_an_untouched_file_is_good(original):
    path, known = original

    verdict = verdict_of(path, known)

    assert verdict.good
    assert verdict.entries == ENTRIES
    assert list(verdict.stations.values()) == [ENTRIES]
    assert verdict.as_expected
    assert verdict.fingerprint == words(known)
    assert verdict_of(path, words(known)).good


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("tamper", [edit, delete, swap, insert])
def test_every_alteration_inside_is_found(original, tmp_path, tamper, seed):
    path, known = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        tamper(raw, random.Random(seed))
        raw.commit()

    verdict = verdict_of(copy, known)

    assert not verdict.good
    if verdict.first_bad is None:
        # the last entry was taken away: nothing inside the file can tell
        assert (tamper, verdict.entries) == (delete, ENTRIES - 1)
        assert verdict.as_expected is False


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("tamper", [cut_tail, rewrite])
def test_a_cut_tail_and_a_whole_rewrite_are_found_against_a_known_head(
    original, tmp_path, tamper, seed
):
    path, known = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        tamper(raw, random.Random(seed))
        raw.commit()

    assert verdict_of(copy).good
    assert not verdict_of(copy, known).good
    assert not verdict_of(copy, words(known)).good


def test_the_first_bad_entry_is_named(original, tmp_path):
    path, _ = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        raw.execute("UPDATE journal SET payload = '{}' WHERE line IN (9, 21)")
        raw.execute("DELETE FROM journal WHERE line = 25")
        raw.commit()

    bad = verdict_of(copy).first_bad

    assert bad is not None
    assert (bad.line, bad.seq, bad.why) == (9, 9, Why.CHANGED)


def test_a_missing_entry_is_named_by_its_number(original, tmp_path):
    path, _ = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        raw.execute("DELETE FROM journal WHERE line = 7")
        raw.commit()

    bad = verdict_of(copy).first_bad

    assert bad is not None
    assert (bad.seq, bad.why) == (7, Why.GAP)


def test_text_that_is_no_text_any_more_is_found(original, tmp_path):
    path, _ = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        raw.execute(
            "UPDATE journal SET payload = CAST(x'7b2261223a22ff227d' AS TEXT) WHERE line = 3"
        )
        raw.commit()

    bad = verdict_of(copy).first_bad

    assert bad is not None
    assert bad.line == 3


def test_a_file_whose_triggers_were_dropped_can_still_be_verified_and_written(original, tmp_path):
    path, _ = original
    copy = shutil.copy(path, tmp_path / "copy.exercise")
    with opened(copy) as raw:
        raw.execute("CREATE TRIGGER theirs AFTER INSERT ON journal BEGIN SELECT 1; END")
        raw.commit()

    with ExerciseFile.open(copy, now=now) as file:
        file.journal.append(decisions(1))
        with pytest.raises(sqlite3.IntegrityError), file.database.writing() as raw:
            raw.execute("DELETE FROM journal")
        assert file.database.rows("SELECT 1 FROM sqlite_schema WHERE name = 'theirs'") == []
        assert file.journal.verify().good


def test_the_order_of_stations_does_not_change_the_fingerprint():
    one, two = ("a", 3, b"x"), ("b", 9, b"y")

    assert head([one, two]) == head([two, one])
    assert head([one]) != head([one, two])
    assert len(set(words(head([one])))) > 1
    assert len(words(head([one]))) == 12


def test_damage_outside_the_journal_is_found_too(original, tmp_path):
    path = tmp_path / "copy.exercise"
    shutil.copyfile(original[0], path)
    with closing(sqlite3.connect(path)) as raw:
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'journal'"
            " AND sql IS NOT NULL"
        ).fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes(size)
    path.write_bytes(content)

    with ExerciseFile.open(path, now=now, read_only=True) as file:
        verdict = file.journal.verify()

    assert verdict.damaged
    assert verdict.first_bad is None
    assert not verdict.good
