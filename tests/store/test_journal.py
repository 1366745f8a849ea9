"""Appending, and reading back."""

# ruff: noqa: S608 - the statements are words of our own

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.entry import chained, gist_of
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.events import DecisionLogged, EntryRef, RunStarted, Unread
from facilitator.domain.run import fold
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import COLUMNS
from tests.store.golden import GOLDEN
from tests.store.made import EXERCISE, decision, decisions, draft, now


def test_what_was_appended_is_read_back_equal(file):
    written = file.journal.append([draft(event, 3.25) for event in GOLDEN])

    assert tuple(file.journal.entries()) == written
    assert [entry.event for entry in written] == list(GOLDEN)


def test_entries_survive_closing_and_opening(path, file):
    written = file.journal.append(decisions(3))
    file.close()

    with ExerciseFile.open(path, now=now) as again:
        assert tuple(again.journal.entries()) == written
        (more,) = again.journal.append(decisions(1, first=4))
        assert (more.station, more.seq, more.line) == (written[0].station, 4, 4)
        assert again.journal.verify().good


def test_a_station_counts_its_entries_without_gaps(file):
    file.journal.append(decisions(2))
    written = file.journal.append(decisions(3))

    assert [entry.seq for entry in written] == [3, 4, 5]


def test_reading_goes_on_behind_a_line(file):
    written = file.journal.append(decisions(5))

    assert tuple(file.journal.entries(after=3)) == written[3:]
    assert [gist.seq for gist in file.journal.control(after=3)] == [4, 5]
    assert file.journal.last_line() == 5


def test_an_empty_journal_has_no_last_line(file):
    assert file.journal.last_line() == 0
    assert list(file.journal.entries()) == []


def test_an_entry_is_found_by_identity_and_by_number(file):
    written = file.journal.append(decisions(20))

    assert file.journal.entry(written[6].ref) == written[6]
    assert file.journal.numbered(7) == written[6]
    assert file.journal.entry(EntryRef(station="nobody", seq=1)) is None
    assert file.journal.numbered(99) is None


def test_times_are_kept_to_the_microsecond_and_exercise_time_to_the_millisecond(file):
    (entry,) = file.journal.append([draft(decision(), 1.234567, written=9.000001)])

    assert entry.happened_at.microsecond == 234567
    assert entry.logged_at.microsecond == 1
    assert entry.exercise == timedelta(seconds=1, milliseconds=234)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET payload = '{}'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        # another line for the same identity
        f"REPLACE INTO journal ({COLUMNS}) SELECT {COLUMNS} FROM journal",
        "UPDATE OR REPLACE journal SET seq = 1",
    ],
)
def test_nothing_changes_or_erases_an_entry(file, sql):
    written = file.journal.append(decisions(2))

    with pytest.raises(sqlite3.IntegrityError, match="append-only"), file.database.writing() as raw:
        raw.execute(sql)

    assert tuple(file.journal.entries()) == written


def test_no_verb_of_the_store_updates_or_deletes_journal_rows(file):
    seen = []

    def watch(action, table, *_others):
        if action in {sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE} and table == "journal":
            seen.append(action)
        return sqlite3.SQLITE_OK

    with file.database.reading() as raw:
        raw.set_authorizer(watch)
    written = file.journal.append([draft(event) for event in GOLDEN])
    file.journal.merge(file.journal.rows())
    file.plans.save(EXERCISE)
    list(file.journal.control())
    file.journal.lines([entry.line for entry in written])
    file.journal.verify()

    assert seen == []


def test_appends_inside_together_are_committed_as_one(file):
    with file.journal.together():
        file.journal.append(decisions(1))
        file.journal.append(decisions(1, first=2))

    assert file.journal.last_line() == 2


def test_a_fault_inside_together_leaves_nothing_and_the_chain_goes_on(file):
    file.journal.append(decisions(1))

    def go_wrong():
        with file.journal.together():
            file.journal.append(decisions(1, first=2))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    file.journal.append(decisions(1, first=2))

    assert [entry.seq for entry in file.journal.entries()] == [1, 2]
    assert file.journal.verify().good


def test_many_threads_write_one_gapless_chain(file):
    with ThreadPoolExecutor(8) as pool:
        for _ in pool.map(lambda n: file.journal.append(decisions(2, first=n)), range(40)):
            pass

    assert [entry.seq for entry in file.journal.entries()] == list(range(1, 81))
    assert file.journal.verify().good


def test_control_entries_fold_to_the_same_state(file):
    file.journal.append([draft(RunStarted(plan_digest="ab"))])
    file.journal.append([draft(event, seconds) for seconds, event in enumerate(GOLDEN[10:])])

    assert fold(file.journal.control()) == fold(file.journal.entries())


def test_of_what_people_wrote_the_fold_gets_the_gist(file):
    event = next(each for each in GOLDEN if isinstance(each, DecisionLogged))
    (written,) = file.journal.append([draft(event, 5, written=7)])

    (read,) = file.journal.control()

    assert read == gist_of(written, event)
    assert read.ref == written.ref


def test_an_entry_of_a_newer_version_is_kept_and_read_as_such(file):
    file.journal.append([draft(Unread(written_as="weather.changed", payload='{"wind":7}'))])

    for read in (file.journal.entries(), file.journal.control()):
        assert next(read).event == Unread(written_as="weather.changed", payload='{"wind":7}')
    assert file.journal.verify().good


# --- merging ---------------------------------------------------------------------------------


def other_rows(count: int = 5):
    with ExerciseFile.memory(EXERCISE, now=now) as other:
        other.journal.append(decisions(count))
        return list(other.journal.rows())


@settings(max_examples=20, deadline=None)
@given(st.randoms())
def test_any_order_and_any_repetition_give_the_same_journal(chance):
    rows = other_rows() + other_rows(3)
    shuffled = chance.sample(rows, len(rows))
    with (
        ExerciseFile.memory(EXERCISE, now=now) as here,
        ExerciseFile.memory(EXERCISE, now=now) as there,
    ):
        assert here.journal.merge(rows).new == 8
        for row in [*shuffled, *shuffled]:
            there.journal.merge([row])

        assert set(here.journal.rows()) == set(there.journal.rows()) == set(rows)
        assert here.journal.head() == there.journal.head()
        assert here.journal.verify().good
        assert there.journal.verify().good


def test_a_fork_is_kept_and_makes_verify_fail(memory):
    rows = other_rows(2)
    first, second = rows
    with ExerciseFile.memory(EXERCISE, now=now) as liar:
        liar.journal.station = first.station
        liar.journal.append([draft(decision(text="something else"))])
        (forked,) = liar.journal.rows()

    assert memory.journal.merge([first, second]).new == 2
    assert memory.journal.merge([forked]).new == 0
    assert memory.journal.merge([forked]).new == 0

    verdict = memory.journal.verify()
    assert not verdict.good
    assert verdict.forks == 1
    assert verdict.first_bad is not None
    assert (verdict.first_bad.station, verdict.first_bad.seq) == (first.station, 1)
    assert list(memory.journal.rows()) == rows


def test_an_entry_that_is_not_what_its_hash_says_is_not_taken_in(memory):
    good, bad = other_rows(2)
    bad = bad._replace(payload=bad.payload.replace("sector B", "sector C"))

    with pytest.raises(Failed) as failed:
        memory.journal.merge([good, bad])

    assert failed.value.fault is Fault.CORRUPT
    assert memory.journal.last_line() == 0


def test_the_hash_covers_the_entry_before():
    first, second = other_rows(2)

    assert second.previous == first.hash
    assert second.hash == chained(first.hash, second.digest)
