"""Anybody can read the file with ordinary tools."""

# ruff: noqa: S608 - nasty on purpose; commands and statements are our own

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.domain.events import InjectDelivered, ObservationLogged, ObservationSort
from tests.store.golden import GOLDEN
from tests.store.made import decision, draft, struck

NASTY = (
    "FD asked <CBRN team> for help",
    "=1+1",
    "a\x00b",
    "\x1b[2J",
    "naïve café – “ok” €",
    "🚒\u202e\u200d",
    "'; DROP TABLE journal; --",
    '{"a": [',
    "%s %d {0} \\",
    "a\u2028b\r\nc",
    "x" * 200_000,
    "",
)


@pytest.fixture
def played(file):
    file.journal.append(
        [
            draft(InjectDelivered(inject="i1", number="5-A", title="Smoke", to=("fd", "pd")), 60),
            draft(
                decision(
                    1, "Warn", agencies=("pd", "?"), inject="i1", tags=("evac",), reason="wind"
                ),
                3723.5,
                written=3800,
            ),
            draft(
                ObservationLogged(
                    number=2, text="Calm", typed="+ Calm", sort=ObservationSort.STRENGTH
                ),
                -5,
            ),
        ]
    )
    file.journal.append([draft(struck(file.journal.numbered(1)))])
    return file


@pytest.mark.usefixtures("played")
def test_a_decision_reads_like_a_sentence(path):
    with closing(sqlite3.connect(path)) as plain:
        plain.row_factory = sqlite3.Row
        (row,) = plain.execute("SELECT * FROM decision")

    assert dict(row) | {
        "number": 1,
        "exercise_time": "01:02:03",
        "happened": "2026-11-18T11:02:03.500000Z",
        "logged": "2026-11-18T11:03:20.000000Z",
        "agencies": "Local police, ?",
        "text": "Warn",
        "reason": "wind",
        "tags": "evac",
        "inject": "5-A",
        "struck": 1,
    } == dict(row)


@pytest.mark.usefixtures("played")
def test_deliveries_and_observations_have_views_of_their_own(path):
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT number, recipients FROM delivery").fetchall() == [
            ("5-A", "Fire service, Local police")
        ]
        assert plain.execute("SELECT text, exercise_time FROM observation").fetchall() == [
            ("Calm", "-00:00:05")
        ]
        assert plain.execute("SELECT count(*) FROM entry_as_read").fetchone() == (4,)
        assert plain.execute(
            "SELECT text FROM entry_as_read WHERE line IN"
            " (SELECT rowid FROM search WHERE search MATCH 'wind')"
        ).fetchall() == [("Warn",)]


@pytest.mark.usefixtures("played")
def test_the_sqlite_utils_command_reads_the_file(path):
    said = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "rows", str(path), "decision"],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    ).stdout

    assert [row["text"] for row in json.loads(said)] == ["Warn"]


def test_every_kind_is_shown(path, file):
    file.journal.append([draft(event) for event in GOLDEN])

    with closing(sqlite3.connect(path)) as plain:
        for view in ("entry_as_read", "decision", "request", "observation", "note", "delivery"):
            assert plain.execute(f"SELECT * FROM {view}").fetchall()


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_survives_and_is_shown(path, file, text):
    nasty = decision(1, text, reason=text, tags=(text,), agencies=(text,), inject=text)
    file.journal.append([draft(nasty)])

    (entry,) = file.journal.entries()
    assert entry.event == nasty
    assert file.journal.verify().good
    with closing(sqlite3.connect(path)) as plain:
        # the JSON of SQLite ends a text at NUL; the payload has all of it
        shown = text.partition("\x00")[0]
        assert plain.execute("SELECT text, reason FROM decision").fetchall() == [(shown, shown)]
