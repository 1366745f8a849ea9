"""Entries changed, taken out or slipped in with a plain SQLite tool are named (FAULTS R9, R10)."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from facilitator.domain.fingerprint import words
from facilitator.store import database
from facilitator.store.file import ExerciseFile
from tests.faults.chance import chance
from tests.faults.erasing import look_away, watch
from tests.store.made import EXERCISE, decision, decisions, draft, now, struck
from tests.store.test_checking import cut_tail, delete, edit, insert, opened, rewrite, swap

ENTRIES = 30
INSIDE = (edit, delete, swap, insert)
WHOLE = (cut_tail, rewrite)


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    path = tmp_path_factory.mktemp("original") / "levant.exercise"
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(ENTRIES))
        known = words(file.journal.head())
    return path, known


def tampered(path, folder, tamper, luck):
    copy = shutil.copy(path, folder / "copy.exercise")
    with opened(copy) as raw:
        tamper(raw, luck)
        raw.commit()
    return copy


def unseen(original, folder, seeds, acts, *, with_head=True):
    """Tamper once for each seed; return the seeds of which nothing was said."""
    path, known = original
    missed = []
    for seed in seeds:
        luck = chance(seed)
        copy = tampered(path, folder, luck.choice(acts), luck)
        with ExerciseFile.open(copy, now=now, read_only=True) as file:
            verdict = file.journal.verify(expected=known if with_head else None)
        named = verdict.first_bad is not None or verdict.as_expected is False
        if verdict.good or not named:
            missed.append(seed)
    return missed


def test_every_tampering_is_named(original, tmp_path):
    assert unseen(original, tmp_path, range(40), INSIDE + WHOLE) == []


@pytest.mark.fault
@pytest.mark.row("R9", "tamperings with plain sqlite3, all named")
def test_every_one_of_a_thousand_tamperings_is_named(original, tmp_path, tally):
    tally(1000)

    assert unseen(original, tmp_path, range(5000, 6000), INSIDE + WHOLE) == []


@pytest.mark.known_bad("R9", "a chain without a head outside the file")
def test_without_a_head_outside_a_cut_tail_and_a_rewrite_go_unseen(original, tmp_path):
    assert unseen(original, tmp_path, range(20), WHOLE, with_head=False) != []


# --- nothing is erased (R10) -------------------------------------------------------------------


def a_day(file):
    """Log, strike, amend, keep a plan and a person: all that a day writes."""
    for number in range(1, 20):
        (entry,) = file.journal.append([draft(decision(number), number)])
        if number % 3 == 0:
            file.journal.append([draft(struck(entry, number), number)])
    file.plans.save(EXERCISE)
    file.plans.freeze()
    file.versions.keep(EXERCISE, at=now())


def acts_on(table, file, day):
    """Return how often a table was changed or erased from while a day went on."""
    found = watch(file, {table})
    day(file)
    look_away(file)
    return len(found)


@pytest.fixture
def file(tmp_path):
    with ExerciseFile.create(tmp_path / "levant.exercise", EXERCISE, now=now) as made:
        yield made


@pytest.mark.row("R10", "a day watched by the authorizer")
@pytest.mark.parametrize("table", ["journal", "fork"])
def test_nothing_changes_or_erases_an_entry(file, table):
    assert acts_on(table, file, a_day) == 0


@pytest.mark.row("R10", "statements that would erase")
@pytest.mark.parametrize(
    "said",
    [
        "UPDATE journal SET payload = '{}' WHERE line = 1",
        "DELETE FROM journal WHERE line = 1",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE line = 1",
        "REPLACE INTO journal SELECT * FROM journal WHERE line = 1",
        "UPDATE OR REPLACE journal SET seq = 1 WHERE line = 2",
    ],
)
def test_the_file_itself_refuses_what_would_erase(file, said):
    file.journal.append(decisions(3))
    before = list(file.journal.rows())

    with pytest.raises(sqlite3.Error), file.database.reading() as raw:
        raw.execute(said)

    assert list(file.journal.rows()) == before


@pytest.mark.known_bad("R10", "the triggers dropped")
def test_without_the_triggers_an_entry_can_be_erased(file):
    file.journal.append(decisions(3))
    with file.database.reading() as raw:
        raw.execute("DROP TRIGGER journal_is_never_erased")
        raw.execute("DELETE FROM journal WHERE line = 1")

    assert len(list(file.journal.rows())) == 2


@pytest.mark.known_bad("R10", "recursive_triggers off: INSERT OR REPLACE passes")
def test_without_recursive_triggers_an_entry_can_be_replaced(tmp_path, monkeypatch):
    path = tmp_path / "levant.exercise"
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        file.journal.append(decisions(3))
    kept = [each for each in database._PRAGMAS if "recursive_triggers" not in each]
    monkeypatch.setattr(database, "_PRAGMAS", tuple(kept))

    with ExerciseFile.open(path, now=now) as file, file.database.reading() as raw:
        raw.execute("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE line = 1")


def test_a_trigger_that_was_dropped_is_back_after_the_next_opening(tmp_path):
    path = tmp_path / "levant.exercise"
    ExerciseFile.create(path, EXERCISE, now=now).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER journal_is_never_erased")

    with ExerciseFile.open(path, now=now) as file:
        file.journal.append(decisions(1))
        with pytest.raises(sqlite3.Error), file.database.reading() as raw:
            raw.execute("DELETE FROM journal")
