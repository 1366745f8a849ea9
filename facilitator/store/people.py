"""Names of people: the one table that may be erased; the journal holds ids and roles."""

from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path

from facilitator.store.codec import without_surrogates
from facilitator.store.database import Database, connect
from facilitator.store.faults import sqlite_errors


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part; ``agency`` is an agency's id, or empty."""

    id: str
    name: str
    role: str = ""
    agency: str = ""


class People:
    """The people of one exercise file."""

    def __init__(self, database: Database) -> None:
        """Read and write through a database."""
        self._database = database

    def all(self) -> tuple[Person, ...]:
        """Return everybody, by name."""
        rows = self._database.rows("SELECT id, name, role, agency FROM people ORDER BY name, id")
        return tuple(Person(*row) for row in rows)

    def name(self, person_id: str) -> str:
        """Return the name behind an id, or "" if it is not known (any more)."""
        rows = self._database.rows("SELECT name FROM people WHERE id = ?", (person_id,))
        return rows[0][0] if rows else ""

    def put(self, person: Person) -> None:
        """Add somebody, or change what is known of them."""
        row = tuple(without_surrogates(each) for each in astuple(person))
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO people (id, name, role, agency) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,"
                " agency = excluded.agency",
                row,
            )

    def erase_all(self) -> int:
        """Erase every name for good, as ``erase`` does, and return how many there were."""
        names = [each.id for each in self.all()]
        for each in names:
            self.erase(each)
        return len(names)

    def erase(self, person_id: str) -> None:
        """Erase a name for good: its bytes are overwritten, the entries keep the id."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM people WHERE id = ?", (person_id,))


def erase_in(copy: Path) -> bool:
    """Erase every name in a copy without becoming a station of it, and tell whether it was done.

    What is no exercise file, or cannot be read or changed, is left as it is.
    """
    try:
        with closing(connect(copy)) as connection:
            connection.execute("DELETE FROM people")
    except (*sqlite_errors(), UnicodeDecodeError):
        return False
    return True
