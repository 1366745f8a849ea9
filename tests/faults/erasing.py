"""Watches, by SQLite's own authorizer, whether entries are changed or erased (FAULTS R10)."""

import sqlite3

NEVER = frozenset({"journal", "fork"})
"""The tables in which nothing is ever changed."""


def watch(file, tables=NEVER):
    """Return a list that grows with every statement that would change or erase in the tables."""
    found = []

    def look(act, name, *_more):
        if act in {sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE} and name in tables:
            found.append((act, name))
        return sqlite3.SQLITE_OK

    with file.database.reading() as raw:
        raw.set_authorizer(look)
    return found


def look_away(file):
    """Watch no more."""
    with file.database.reading() as raw:
        raw.set_authorizer(None)
