"""Whether the triggers and indices of a file are ours, so that they may run.

Files come from other people. SQLite lets triggers use full-text search, and indices use JSON,
only in a trusted schema; so a file is trusted when whatever runs by itself is word for word ours.
"""

import re
import sqlite3
from functools import cache

from facilitator.store.migrations import MIGRATIONS, statements
from facilitator.store.planrows import TABLES

_RUNNING = "SELECT sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL"
_ALTERED = re.compile(r"ALTER TABLE (\w+) ")
_MADE = re.compile(r"CREATE (?:VIRTUAL )?TABLE (\w+) ")
_TABLES = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
_NAMED = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index')"


@cache
def _ours(*beginnings: str) -> frozenset[str]:
    return frozenset(
        each.removesuffix(";")
        for script in MIGRATIONS
        for each in statements(script)
        if each.startswith(beginnings)
    )


def _running() -> frozenset[str]:
    return _ours("CREATE TRIGGER", "CREATE INDEX")


@cache
def _unaltered() -> frozenset[str]:
    """Return our tables that no migration changes; SQLite words the others in its own way."""
    altered = {found[1] for each in _ours("ALTER TABLE") if (found := _ALTERED.match(each))}
    tables = _ours("CREATE TABLE", "CREATE VIRTUAL TABLE")
    return frozenset(
        each for each in tables if (found := _MADE.match(each)) and found[1] not in altered
    )


def whole(connection: sqlite3.Connection) -> bool:
    """Whether all of our tables are there; other programs may add their own.

    Those of the journal stand word for word; those of the plan have the columns that it needs.
    """
    found = {sql for (sql,) in connection.execute(_TABLES)}
    return _unaltered() <= found and all(
        table.columns().keys() <= _columns(connection, table.name) for table in TABLES
    )


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    asked = "SELECT name FROM pragma_table_info(?)"
    return {name for (name,) in connection.execute(asked, (table,))}


def trust(connection: sqlite3.Connection) -> bool:
    """Trust the schema if whatever runs by itself is ours, and say whether it is."""
    ours = frozenset(sql for (sql,) in connection.execute(_RUNNING)) == _running()
    if ours:
        connection.execute("PRAGMA trusted_schema = ON")
    return ours


def restore(connection: sqlite3.Connection) -> None:
    """Take away triggers and indices that are not ours, and bring back ours; then trust.

    The data stays as it is: whether somebody changed entries is for the chains to say.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = connection.execute(_NAMED).fetchall()
        for kind, name, sql in found:
            if sql is not None and sql not in _running():
                quoted = str(name).replace('"', '""')
                connection.execute(f'DROP {kind} "{quoted}"')
        connection.execute("PRAGMA trusted_schema = ON")
        for sql in sorted(_running() - {each for (_, _, each) in found}):
            connection.execute(sql)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
