"""One decision appended, against a bare insert into a bare table with the same pragmas."""

import sqlite3
from contextlib import closing
from datetime import timedelta

from facilitator.domain.entry import NO_HASH, Author, Draft
from facilitator.domain.events import DecisionLogged
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import COLUMNS, row_of
from tests.bench.figures import figure, interleaved, part
from tests.bench.made import now

TIMES = 2.0
_INSERT = f"INSERT INTO bare ({COLUMNS}) VALUES ({', '.join('?' * 12)})"  # noqa: S608 - our words


def draft(number):
    event = DecisionLogged(
        number=number,
        typed="a1 Close the ring road at sector B because it is the only way out by Shift leader",
        agencies=("a1",),
        text="Close the ring road at sector B",
        reason="it is the only way out",
        by_role="Shift leader",
        tags=("road",),
    )
    return Draft(
        event=event,
        happened_at=now() + timedelta(seconds=number),
        logged_at=now() + timedelta(seconds=number),
        exercise=timedelta(seconds=number),
        author=Author(role="facilitator"),
    )


def bare_table(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute(f"CREATE TABLE bare (line INTEGER PRIMARY KEY, {COLUMNS})")
    return connection


def measure(made):
    path, size = made.copy(made.sizes[1]), made.samples(400, 20)
    warm = max(1, size // 10)
    bare_path = path.with_suffix(".bare")
    with ExerciseFile.open(path, now=now) as file, closing(bare_table(bare_path)) as bare:
        drafts = iter([draft(number) for number in range(1, size + warm + 1)])
        rows = iter([row_of(draft(n), "station", n, NO_HASH) for n in range(1, size + warm + 1)])

        def insert():
            row = next(rows)
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(_INSERT, row)
            bare.execute("COMMIT")

        taken = interleaved(
            size, warm=warm, bare=insert, ours=lambda: file.journal.append((next(drafts),))
        )
    found = []
    for share in (50, 95):
        raw = part(taken["bare"], share)
        ours, limit = part(taken["ours"], share), TIMES * raw
        found += [
            figure(f"bare insert, p{share}", raw, "ms", values=taken["bare"]),
            figure(f"append one decision, p{share}", ours, "ms", limit, values=taken["ours"]),
        ]
    return found
