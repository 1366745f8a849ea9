"""The store over another driver of SQLite: the same statements and pragmas, through apsw."""

import sqlite3
from contextlib import contextmanager

import apsw

from facilitator.store import database


@contextmanager
def said_as_sqlite3():
    """Raise what apsw complains about as sqlite3 would say it."""
    try:
        yield
    except apsw.Error as error:
        said = sqlite3.OperationalError(str(error))
        said.sqlite_errorcode = getattr(error, "extendedresult", 0)
        raise said from error


class Cursor:
    """What the store asks of a cursor of sqlite3."""

    def __init__(self, connection):
        self._connection = connection
        self._cursor = connection.cursor()
        self.lastrowid = 0
        self.rowcount = 0

    @property
    def description(self):
        return self._cursor.get_description()

    def run(self, many, sql, values):
        before = self._connection.total_changes()
        with said_as_sqlite3():
            (self._cursor.executemany if many else self._cursor.execute)(sql, values)
        self.lastrowid = self._connection.last_insert_rowid()
        self.rowcount = min(self._connection.total_changes() - before, 1)
        return self

    def fetchone(self):
        with said_as_sqlite3():
            return self._cursor.fetchone()

    def fetchall(self):
        with said_as_sqlite3():
            return self._cursor.fetchall()

    def close(self):
        self._cursor.close(force=True)

    def __iter__(self):
        with said_as_sqlite3():
            yield from self._cursor


class Connection:
    """What the store asks of a connection of sqlite3."""

    def __init__(self, place, *, vfs):
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        with said_as_sqlite3():
            self._connection = apsw.Connection(place, flags, vfs=vfs)
        self.text_factory = str

    @property
    def in_transaction(self):
        return self._connection.in_transaction

    def execute(self, sql, values=()):
        return Cursor(self._connection).run(many=False, sql=sql, values=tuple(values))

    def executemany(self, sql, rows):
        return Cursor(self._connection).run(many=True, sql=sql, values=list(rows))

    def close(self):
        try:
            self._connection.close(force=True)
        except apsw.Error:
            # there is no power: nothing can be closed properly
            return


class Driver:
    """sqlite3, but that connections go through apsw and a disk of ours."""

    def __init__(self, vfs):
        self._vfs = vfs

    def __getattr__(self, name):
        return getattr(sqlite3, name)

    def connect(self, place, **_how):
        return Connection(place, vfs=self._vfs)


class CipherDriver(Driver):
    """SQLCipher in the place of sqlite3, by a key, on a disk of ours."""

    def __init__(self, vfs, key):
        super().__init__(vfs)
        self._key = key

    def connect(self, place, **how):
        from sqlcipher3 import dbapi2

        made = dbapi2.connect(f"{place}&vfs={self._vfs}", **how)
        for pragma in ("cipher_log_level = NONE", f'key = "{self._key.as_sql()}"'):
            made.execute(f"PRAGMA {pragma}").fetchall()
        return made


@contextmanager
def driven_by(driver, pragmas=None):
    """Let the store reach the disk through a driver, with its own pragmas or others."""
    before = database.sqlite3, database._PRAGMAS
    database.sqlite3 = driver
    if pragmas is not None:
        database._PRAGMAS = (*pragmas, *before[1][2:])
    try:
        yield
    finally:
        database.sqlite3, database._PRAGMAS = before
