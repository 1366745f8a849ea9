"""Files of every earlier schema are opened, brought to this one, and lose nothing."""

import json
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest

from facilitator.store.codec import encode, kind_of
from facilitator.store.file import ExerciseFile
from facilitator.store.migrations import MIGRATIONS, migrate, statements
from tests.store.golden import FIRST_VERSION
from tests.store.made import now

FROZEN = ("14ef5862", "798b3a2e")
"""The first letters of the SHA-256 of every schema that files were made with."""

OBJECTIVE = ("o1", 0, "1", "Warn the town", "Public warning", '["Say “now”", "Repeat it"]')


def raw_first(path) -> None:
    """Write a file as version 1 of the schema had it, row by row."""
    with closing(sqlite3.connect(path)) as raw:
        raw.isolation_level = None
        migrate(raw, MIGRATIONS[:1])
        raw.execute(
            "INSERT INTO exercise VALUES ('e1', 0, 'LEVANT', '', '', 'tabletop', 'clock', 0,"
            " 'en', '', '', '', '', NULL, NULL, NULL, NULL)"
        )
        raw.execute("INSERT INTO objective VALUES (?, ?, ?, ?, ?, ?)", OBJECTIVE)
        raw.execute(
            "INSERT INTO plan_as_started VALUES ('d1', ?)",
            (
                json.dumps(
                    {
                        "id": "e1",
                        "title": "LEVANT",
                        "objectives": [
                            {"id": "o1", "number": "1", "text": "W", "critical_tasks": ["a", "b"]}
                        ],
                    }
                ),
            ),
        )


@pytest.fixture
def first(path):
    raw_first(path)
    return path


def tasks(file: ExerciseFile) -> list[str]:
    (objective,) = file.plans.load().objectives
    return [each.text for each in objective.critical_tasks]


@pytest.mark.parametrize("number", range(len(FROZEN)))
def test_a_schema_that_files_were_made_with_never_changes(number):
    digest = sha256(MIGRATIONS[number].encode()).hexdigest()

    assert digest.startswith(FROZEN[number])


def test_the_tasks_of_an_older_plan_keep_their_words(first):
    with ExerciseFile.open(first, now=now) as file:
        found = tasks(file)
        ids = [each.id for each in file.plans.load().objectives[0].critical_tasks]

    assert found == ["Say “now”", "Repeat it"]
    assert ids == ["o1-task-1", "o1-task-2"]


def test_an_older_file_is_copied_before_it_is_changed(first):
    before = first.read_bytes()

    ExerciseFile.open(first, now=now).close()

    copy = first.with_name(first.name + ".version-1")
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    assert first.read_bytes() != before


def test_an_older_file_that_is_only_read_is_not_touched(first):
    before = first.read_bytes()

    with ExerciseFile.open(first, now=now, read_only=True) as file:
        assert tasks(file) == ["Say “now”", "Repeat it"]

    assert first.read_bytes() == before
    assert not first.with_name(first.name + ".version-1").exists()


def test_a_plan_kept_by_an_older_version_is_read(first):
    with ExerciseFile.open(first, now=now) as file:
        kept = file.plans.as_started("d1")

    assert kept is not None
    assert [each.text for each in kept.objectives[0].critical_tasks] == ["a", "b"]


@pytest.mark.parametrize("good", range(len(statements(MIGRATIONS[1]))))
def test_an_upgrade_that_breaks_off_leaves_the_older_file(first, good):
    broken = "\n".join([*statements(MIGRATIONS[1])[:good], "SELECT * FROM nowhere;"])
    with closing(sqlite3.connect(first)) as raw:
        raw.isolation_level = None
        with pytest.raises(sqlite3.OperationalError):
            migrate(raw, (MIGRATIONS[0], broken))

        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert raw.execute("SELECT critical_tasks FROM objective").fetchone() == OBJECTIVE[-1:]


def test_entries_written_by_an_older_version_fill_what_was_added_with_nothing():
    assert all(not getattr(event, "attachments", ()) for event in FIRST_VERSION if encode(event)), [
        kind_of(event) for event in FIRST_VERSION
    ]
