"""A file is brought to a newer schema whole, or not at all."""

import sqlite3
from contextlib import closing

import pytest

from facilitator.store.database import connect
from facilitator.store.file import ExerciseFile
from facilitator.store.migrations import MIGRATIONS, migrate, statements
from tests.store.made import EXERCISE, decisions, now

NEWER = "CREATE TABLE weather (wind INTEGER); ALTER TABLE people ADD COLUMN phone TEXT;"


def test_a_script_is_cut_into_its_statements():
    trigger = "CREATE TRIGGER t BEFORE DELETE ON x BEGIN SELECT 1; SELECT ';'; END;"

    assert statements(f"SELECT 1; {trigger}\n") == ["SELECT 1;", trigger]


@pytest.mark.parametrize("good", range(len(statements(MIGRATIONS[0])) + 1))
def test_a_migration_that_breaks_off_leaves_nothing(good):
    broken = "\n".join([*statements(MIGRATIONS[0])[:good], "SELECT * FROM nowhere;"])
    with closing(connect(None)) as raw:
        with pytest.raises(sqlite3.OperationalError):
            migrate(raw, (broken,))

        assert raw.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        assert raw.execute("PRAGMA user_version").fetchone() == (0,)
        assert raw.execute("PRAGMA application_id").fetchone() == (0,)


def test_a_newer_schema_keeps_what_was_there(path):
    with ExerciseFile.create(path, EXERCISE, now=now) as file:
        written = file.journal.append(decisions(3))
        with file.database.reading() as raw:
            migrate(raw, (*MIGRATIONS, NEWER))

        assert tuple(file.journal.entries()) == written
        assert file.database.rows("PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
        assert file.database.rows("SELECT count(*) FROM weather") == [(0,)]
        assert file.journal.verify().good


def test_a_file_of_this_schema_is_left_alone(file):
    with file.database.reading() as raw:
        before = raw.execute("SELECT sql FROM sqlite_schema").fetchall()
        migrate(raw)

        assert raw.execute("SELECT sql FROM sqlite_schema").fetchall() == before
