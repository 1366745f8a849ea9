"""The plan in its tables: read whole, written row by row as it is typed."""

# pyright: reportUnknownMemberType=false
# (sqlite-utils is partly untyped)
# ruff: noqa: S608 - the parts of these statements are words of our own, never input

import sqlite3
from hashlib import sha256

import msgspec

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.store.database import Database
from facilitator.store.plandelta import Delta, delta, everything, touched
from facilitator.store.planrows import TABLES, Cell, Rows, exercise_of
from facilitator.store.upcasts import plan_text, read_plan


class Plans:
    """The one plan of an exercise file."""

    def __init__(self, database: Database) -> None:
        """Read and write through a database."""
        self._database = database
        # what the tables hold, as long as nobody but this value wrote them
        self._saved: Exercise | None = None

    def load(self) -> Exercise:
        """Return the plan; raises Failed(CORRUPT) if the tables make none."""
        try:
            loaded = exercise_of({table.name: self._table(table.name) for table in TABLES})
        except (
            msgspec.MsgspecError,
            ValueError,
            KeyError,
            TypeError,
            StopIteration,
        ) as error:
            raise Failed(Fault.CORRUPT, name=self._database.name, said=str(error)) from error
        self._saved = loaded
        return loaded

    def save(self, exercise: Exercise) -> int:
        """Write the rows that differ, in one transaction, and return how many those were.

        Raises Failed when the disk does not take them; then none was written.
        """
        before, self._saved = self._saved or self._begun(), None
        changes = delta(before, exercise) if before else everything(exercise)
        with self._database.writing() as connection:
            for table in TABLES:
                _write(connection, table.name, changes[table.name])
            for table in reversed(TABLES):
                gone = [(each,) for each in changes[table.name].gone]
                connection.executemany(f"DELETE FROM {table.name} WHERE id = ?", gone)
        if not connection.in_transaction:
            # else somebody else's transaction goes on, and may still be taken back
            self._saved = exercise
        return touched(changes)

    def _begun(self) -> Exercise | None:
        """Return the plan of a file that has one already."""
        return self.load() if self._database.rows("SELECT 1 FROM exercise LIMIT 1") else None

    def digest(self) -> str:
        """Return the SHA-256 of the plan as it stands, as hexadecimal digits."""
        return sha256(self._text().encode()).hexdigest()

    def freeze(self) -> str:
        """Keep the plan as it stands, for good, and return its digest."""
        text = self._text()
        digest = sha256(text.encode()).hexdigest()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO plan_as_started (digest, plan) VALUES (?, ?) ON CONFLICT DO NOTHING",
                (digest, text),
            )
        return digest

    def as_started(self, digest: str) -> Exercise | None:
        """Return the plan of that digest as it was kept, or None."""
        rows = self._database.rows("SELECT plan FROM plan_as_started WHERE digest = ?", (digest,))
        return read_plan(rows[0][0], self._database.name) if rows else None

    def _text(self) -> str:
        return plan_text(self.load())

    def _table(self, name: str) -> Rows:
        with self._database.reading() as connection:
            cursor = connection.execute(f"SELECT * FROM {name}")
            columns = [each[0] for each in cursor.description]
            rows: list[dict[str, Cell]] = [dict(zip(columns, row, strict=True)) for row in cursor]
        return {str(row["id"]): row for row in rows}


def _write(connection: sqlite3.Connection, table: str, change: Delta) -> None:
    if change.rows:
        # heavy (it imports numpy where there is one); only when a plan is written
        from sqlite_utils import Database as Tables  # noqa: PLC0415

        # one transaction is open (ours): sqlite-utils joins it and never commits
        Tables(connection).table(table).upsert_all(change.rows, pk="id")
    connection.executemany(f"UPDATE {table} SET position = ? WHERE id = ?", change.moved)
