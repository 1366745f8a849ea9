"""Entries that are indexed by the lot are found just like entries that are indexed one by one."""

import json
from datetime import UTC, datetime

import pytest

from facilitator.domain.exercise import Exercise
from facilitator.domain.log import LogQuery
from facilitator.store import bulk
from facilitator.store.bulk import all_searched, searched
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import Row, row_of
from tests.nasty import strings
from tests.store.golden import GOLDEN
from tests.store.made import decision, draft


def now():
    return datetime(2026, 11, 25, tzinfo=UTC)


def vocabulary(file):
    with file.database.writing() as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search, instance)"
        )
        return connection.execute("SELECT * FROM temp.words ORDER BY 1, 2, 3, 4").fetchall()


def rows_of(events):
    previous, rows = b"", []
    for seq, event in enumerate(events, 1):
        rows.append(row_of(draft(event), "elsewhere", seq, previous))
        previous = rows[-1].hash
    return rows


def merged(rows):
    file = ExerciseFile.memory(Exercise(id="ex", title="T"), now=now)
    file.journal.merge(rows)
    return file


def test_the_index_of_a_lot_is_that_of_single_entries(monkeypatch):
    texts = [text for _name, text in strings() if "\x00" not in text]
    events = [*GOLDEN, *(decision(text=each[:2000], reason=each[:50]) for each in texts)]
    rows = rows_of(events)
    assert all_searched(rows) is not None
    one_by_one = merged(rows)
    monkeypatch.setattr(bulk, "LOT", 1)

    by_the_lot = merged(rows)

    assert vocabulary(by_the_lot) == vocabulary(one_by_one)


def test_after_a_lot_single_entries_are_indexed_again():
    file = merged(rows_of([decision(number=each) for each in range(1, bulk.LOT + 5)]))

    file.journal.append((draft(decision(text="afterwards")),))

    assert len(file.journal.keys(LogQuery(text="afterwards"))) == 1


@pytest.mark.parametrize(
    "payload", ['{"text": 1.5}', '{"text": true}', '{"text": "a\\u0000b"}', '{"text": {"a": 1}}']
)
def test_what_no_program_of_ours_writes_is_left_to_sqlite(payload):
    json.loads(payload)

    with pytest.raises(bulk.Unusual):
        searched("note.logged", payload)
    row = Row("s", 1, 0, 0, 0, "a", "all", "note.logged", payload, b"", b"", b"")
    assert all_searched([row]) is None


def test_a_lot_with_a_false_entry_leaves_nothing_and_the_index_whole():
    rows = rows_of([decision(number=each) for each in range(1, bulk.LOT + 5)])
    rows[-1] = rows[-1]._replace(payload=rows[-1].payload.replace("}", " }"))
    file = ExerciseFile.memory(Exercise(id="ex", title="T"), now=now)

    with pytest.raises(Exception, match="corrupt"):
        file.journal.merge(rows)

    assert file.journal.last_line() == 0
    file.journal.append((draft(decision(text="afterwards")),))
    assert len(file.journal.keys(LogQuery(text="afterwards"))) == 1


def test_a_lot_counts_and_keeps_what_single_entries_do(monkeypatch):
    many = rows_of([decision(number=each) for each in range(1, 2 * bulk.LOT)])
    other = rows_of([decision(number=each, text="forged") for each in range(1, 2 * bulk.LOT)])
    lots = [many[: bulk.LOT], [*many, *many[-3:], *other[5:9], *other[-2:]], many[:7]]
    by_the_lot, one_by_one = (
        ExerciseFile.memory(Exercise(id="ex", title="T"), now=now) for _each in range(2)
    )

    told = [by_the_lot.journal.merge(each) for each in lots]

    monkeypatch.setattr(bulk, "LOT", 1_000_000)
    assert told == [one_by_one.journal.merge(each) for each in lots]
    assert list(by_the_lot.journal.rows()) == list(one_by_one.journal.rows())
    assert vocabulary(by_the_lot) == vocabulary(one_by_one)
    forks = "SELECT * FROM fork ORDER BY line"
    assert by_the_lot.database.rows(forks) == one_by_one.database.rows(forks)


def test_the_new_entries_of_a_lot_are_those_that_stand_in_the_journal():
    file = ExerciseFile.memory(Exercise(id="ex", title="T"), now=now)
    file.journal.append((draft(decision(text="own")),))
    many = rows_of([decision(number=each) for each in range(1, bulk.LOT + 9)])
    file.journal.merge(many[3:5])

    lot = file.journal.merge(many)
    single = file.journal.merge(rows_of([decision(number=7)])[:0])

    assert list(file.journal.merged(lot)) == list(file.journal.entries(after=lot.before))
    assert len(lot.rows) == lot.new == len(many) - 2
    assert not list(file.journal.merged(single))
