"""The plan in its tables: read whole, written row by row as it is typed."""

# pyright: reportUnknownMemberType=false
# (sqlite-utils is partly untyped)
# ruff: noqa: S608 - the parts of these statements are words of our own, never input

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.store.database import Database
from facilitator.store.planrows import TABLES, Cell, Rows, exercise_of, rows_of
from facilitator.store.upcasts import plan_text, read_plan


class Plans:
    """The one plan of an exercise file."""

    def __init__(self, database: Database) -> None:
        """Read and write through a database."""
        self._database = database

    def load(self) -> Exercise:
        """Return the plan; raises Failed(CORRUPT) if the tables make none."""
        try:
            return exercise_of(self._rows())
        except (
            msgspec.MsgspecError,
            ValueError,
            KeyError,
            TypeError,
            StopIteration,
        ) as error:
            raise Failed(Fault.CORRUPT, name=self._database.name, said=str(error)) from error

    def save(self, exercise: Exercise) -> int:
        """Write the rows that differ, in one transaction, and return how many those were.

        Raises Failed when the disk does not take them; then none was written.
        """
        # heavy (it imports numpy where there is one); only when a plan is written
        from sqlite_utils import Database as Tables  # noqa: PLC0415

        new = rows_of(exercise)
        written = 0
        with self._database.writing() as connection:
            old = self._rows()
            tables = Tables(connection)
            for table in TABLES:
                differing = _differing(old[table.name], new[table.name])
                if differing:
                    # one transaction is open (ours): sqlite-utils joins it and never commits
                    tables.table(table.name).upsert_all(differing, pk="id")
                written += len(differing)
            for table in reversed(TABLES):
                for gone in old[table.name].keys() - new[table.name].keys():
                    tables.table(table.name).delete_where("id = ?", [gone])
                    written += 1
        return written

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

    def _rows(self) -> dict[str, Rows]:
        return {table.name: self._table(table.name) for table in TABLES}

    def _table(self, name: str) -> Rows:
        with self._database.reading() as connection:
            cursor = connection.execute(f"SELECT * FROM {name}")
            columns = [each[0] for each in cursor.description]
            rows: list[dict[str, Cell]] = [dict(zip(columns, row, strict=True)) for row in cursor]
        return {str(row["id"]): row for row in rows}


def _differing(old: Mapping[str, Mapping[str, Cell]], new: Rows) -> list[dict[str, Cell]]:
    return [row for key, row in new.items() if old.get(key) != row]
