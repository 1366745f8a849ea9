"""Bring a file to the schema of this program, in one exclusive transaction."""

import sqlite3

from facilitator.store.schema import FIRST
from facilitator.store.schema_two import SECOND

APPLICATION_ID = 0x46414349
"""The letters FACI: by these four bytes a file is known to be ours."""

NEEDS = "0.2"
"""The oldest version of this program that can open a file with the newest schema."""

MIGRATIONS = (FIRST, SECOND)
"""Plain SQL; the number of those that have run is the file's ``user_version``."""

VERSION = len(MIGRATIONS)


def statements(script: str) -> list[str]:
    """Return the statements of a script one by one.

    ``executescript`` would commit first, and so leave the transaction.
    """
    found: list[str] = []
    part = ""
    for piece in script.split(";"):
        part += piece + ";"
        if sqlite3.complete_statement(part):
            found.append(part.strip())
            part = ""
    return [each for each in found if each != ";"]


def migrate(connection: sqlite3.Connection, scripts: tuple[str, ...] = MIGRATIONS) -> None:
    """Run what the file has not had yet: all of it, or nothing; the schema is trusted then."""
    connection.execute("PRAGMA trusted_schema = ON")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for script in scripts[version:]:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(scripts)}")
        connection.execute("REPLACE INTO meta (key, value) VALUES ('needs', ?)", (NEEDS,))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
