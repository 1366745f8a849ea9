"""One connection, one lock, one way to write: BEGIN IMMEDIATE, then COMMIT or ROLLBACK."""

import sqlite3
import sys
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from time import sleep
from typing import Any

from facilitator.domain.errors import Failed, Fault
from facilitator.store.encryption import RING, Key
from facilitator.store.faults import from_sqlite, sqlite_errors

BUSY_S = 2.0
"""How long another program that reads the file is waited for."""

_LOT = 500
"""Pages that are copied at a time: 2 MB, a few milliseconds."""

_PRAGMAS = (
    # WAL with NORMAL loses acknowledged rows at a power cut; the SQLite of Python 3.11 has the
    # WAL-reset fault; DELETE with EXTRA lost none and leaves nothing beside a file that is copied
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    # with it off, INSERT OR REPLACE rewrites a journal row past the DELETE trigger
    "PRAGMA recursive_triggers = ON",
    "PRAGMA foreign_keys = ON",
    # until it is known to be ours
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_size = -16000",
)


def connect(
    path: Path | None, *, read_only: bool = False, key: Key | None = None
) -> sqlite3.Connection:
    """Return a connection with the pragmas of this program; None means in memory.

    An encrypted file is opened by the key that it was unlocked with; ``key`` makes a new one.
    Raises one of ``sqlite_errors``; nothing is written before the first statement that writes.
    """
    if key is None and path is not None:
        key = RING.key_for(path)
    mode = "ro" if read_only else "rw"
    place = ":memory:" if path is None else f"{path.resolve().as_uri()}?mode={mode}"
    if key is not None:
        return prepared(encrypted(place, key))
    return prepared(
        sqlite3.connect(
            place,
            uri=path is not None,
            timeout=BUSY_S,
            isolation_level=None,
            check_same_thread=False,
        )
    )


def encrypted(place: str, key: Key | None) -> sqlite3.Connection:
    """Return a connection of SQLCipher to an address; without a key it reads and writes plain.

    It is used as one of sqlite3, which it is but for the names of its errors.
    """
    # a library of 7 MB; only for encrypted files
    from sqlcipher3 import dbapi2  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

    module: Any = dbapi2  # it has no types
    made: sqlite3.Connection = module.connect(
        place, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )
    # it writes on the console of whoever mistypes
    made.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        made.execute(f'PRAGMA key = "{key.as_sql()}"').fetchall()
    return made


def engines() -> tuple[tuple[str, str], ...]:
    """Return what keeps plain and encrypted files here, by name and version."""
    with closing(encrypted(":memory:", None)) as connection:
        (version,) = connection.execute("PRAGMA cipher_version").fetchone()
        (inside,) = connection.execute("SELECT sqlite_version()").fetchone()
    return ("SQLite", sqlite3.sqlite_version), ("SQLCipher", f"{version} (SQLite {inside})")


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a connection after the pragmas of this program; it is closed if they fail."""
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma).fetchall()
        if sys.platform == "darwin":
            # an ordinary fsync does not reach the platter there
            connection.execute("PRAGMA fullfsync = ON")
    except (*sqlite_errors(), UnicodeDecodeError):
        connection.close()
        raise
    return connection


class Database:
    """The one connection to an exercise file, shared by threads through one lock."""

    def __init__(
        self, connection: sqlite3.Connection, name: str, *, key: Key | None = None
    ) -> None:
        """Take over a connection; ``name`` is what people call the file in messages.

        ``key`` is that of an encrypted file; copies of it get the same.
        """
        self.name = name
        self.key = key
        self._connection = connection
        self._lock = RLock()

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Hold the lock while reading.

        Raises Failed when the disk or the file does not let us read.
        """
        with self._lock, self._faults():
            yield self._connection

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection]:
        """Hold the lock for one transaction, committed at the end of the outermost block.

        Raises Failed when it could not be committed; then nothing of it was written, and the
        next transaction may succeed.
        """
        with self._lock, self._faults():
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def decoding(self) -> Generator[None]:
        """Say CORRUPT of rows whose values no program of ours can have written."""
        try:
            yield
        except (OverflowError, TypeError, ValueError) as error:
            raise Failed(Fault.CORRUPT, name=self.name, said=str(error)) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return all rows of a query."""
        with self.reading() as connection:
            return connection.execute(sql, values).fetchall()

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy everything by the backup API; between two lots of pages others may write.

        What they write is in the copy, since it goes through the same connection. Raises Failed.
        """
        with self._lock, self._faults():
            self._connection.backup(target, pages=_LOT, progress=self._let_others_in)

    def close(self) -> None:
        """Close the connection; closing twice does nothing."""
        with self._lock:
            self._connection.close()

    def _let_others_in(self, *_progress: int) -> None:
        self._lock.release()
        # a lock is not fair: without a moment's sleep the waiting thread would not get it
        sleep(0.001)
        self._lock.acquire()

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some errors (disk full, I/O)
        if self._connection.in_transaction:
            with suppress(*sqlite_errors()):
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _faults(self) -> Generator[None]:
        try:
            yield
        except sqlite_errors() as error:
            failed = from_sqlite(error, self.name)
            if failed is None:
                raise
            raise failed from error
        except UnicodeDecodeError as error:
            # names or messages out of a damaged schema
            raise Failed(Fault.CORRUPT, name=self.name, said=str(error)) from error
