"""What is looked at before an exercise file is opened: whose it is, and who has it open."""

import json
import os
import platform
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.errors import Failed, Fault
from facilitator.store.backup import backup
from facilitator.store.database import Database, connect, encrypted, prepared
from facilitator.store.encryption import RING, require_key
from facilitator.store.faults import from_os, from_sqlite, sqlite_errors
from facilitator.store.migrations import APPLICATION_ID, VERSION, migrate
from facilitator.store.trial import try_recovery
from facilitator.store.trusting import restore, trust, whole

if TYPE_CHECKING:
    from filelock import BaseFileLock

_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_VERSION_AT = 60
_APPLICATION_AT = 68


def check_header(path: Path) -> None:
    """Read the first hundred bytes and refuse what this program must not touch.

    Of an encrypted file nothing is readable before its key is known. Raises Failed: MISSING,
    FOREIGN, TOO_NEW (``needs`` is the program's version), CORRUPT, SEALED, WRONG_PASSPHRASE.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        fault = Failed(Fault.FOREIGN, name=path.name) if path.is_dir() else None
        raise fault or from_os(error, path.name) from error
    if not header:
        raise Failed(Fault.CORRUPT, name=path.name)
    if not header.startswith(_MAGIC):
        require_key(path)
        return
    if len(header) < _HEADER:
        raise Failed(Fault.CORRUPT, name=path.name)
    if _number(header, _APPLICATION_AT) != APPLICATION_ID:
        raise Failed(Fault.FOREIGN, name=path.name)
    version = _number(header, _VERSION_AT)
    if version > VERSION:
        raise Failed(Fault.TOO_NEW, name=path.name, needs=_needed(path) or str(version))
    if version < 1:
        raise Failed(Fault.CORRUPT, name=path.name)


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _needed(path: Path) -> str:
    """Return the version of the program that a newer file asks for, if it says so."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return _says_it_needs(connection)
    except sqlite3.Error:
        return ""


def _says_it_needs(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = 'needs'").fetchone()
    return str(row[0]) if row else ""


def lock(path: Path) -> "tuple[BaseFileLock, bool]":
    """Take the lock beside a file; also say whether the last stop was clean.

    The operating system frees the lock of a process that was killed; the lock file it left
    behind is how an unclean stop is known. Raises Failed(LOCKED) at once if it is taken.
    """
    # it imports asyncio (50 ms); only when a file is opened
    from filelock import FileLock, Timeout  # noqa: PLC0415

    # beside the file itself: a link to it is another name for the same lock
    real = path.resolve()
    place = real.with_name(f"{real.name}.lock")
    clean = not place.exists() and not real.with_name(f"{real.name}-journal").exists()
    taken = FileLock(place, thread_local=False)
    try:
        taken.acquire(blocking=False)
    except Timeout as error:
        raise Failed(Fault.LOCKED, name=path.name) from error
    except OSError as error:
        raise from_os(error, path.name) from error
    return taken, clean


def unlock(held: "BaseFileLock") -> None:
    """Give up a lock after a clean stop: without the lock file, which would tell of a kill."""
    # while it is still held: whoever opened the old lock file meanwhile is told by filelock that
    # it has gone; on Windows it cannot go while open, and filelock removes it
    with suppress(OSError):
        Path(held.lock_file).unlink()
    held.release()


def place_of(path: Path, status: os.stat_result | None = None) -> str:
    """Return a fingerprint of where a file lies: machine, device, inode and path.

    A station remembers it. When it differs on opening, the file was copied, moved or restored,
    and a new station writes on, so that two copies never write under one name (RULINGS 4). One
    case stays unseen: an old copy written over the original's own bytes, in its own inode;
    backups made by this program carry no place at all, so restoring those is always seen.
    ``status`` is that of a file which is to lie there.
    """
    found = path.resolve()
    status = status or found.stat()
    what = [platform.node(), status.st_dev, status.st_ino, os.fspath(found)]
    return sha256(json.dumps(what).encode(errors="replace")).hexdigest()


def checked(
    path: Path, *, thorough: bool, place: str | None = None, read_only: bool = False
) -> sqlite3.Connection:
    """Return a connection to a sound file of this schema.

    A file that last lay in another ``place`` is looked through as after an unclean stop. Raises
    Failed: CORRUPT, or what the disk says; for an encrypted file also FOREIGN and TOO_NEW.
    """
    if thorough and not read_only:
        try_recovery(path)
    try:
        connection = connect(path, read_only=read_only)
    except sqlite_errors() as error:
        raise from_sqlite(error, path.name) or error from error
    except UnicodeDecodeError as error:
        raise Failed(Fault.CORRUPT, name=path.name, said=str(error)) from error
    try:
        version = _version(connection, path)
        connection.execute("SELECT count(*) FROM meta, (SELECT line FROM journal LIMIT 1)").close()
        if thorough or (place is not None and last_station(connection)[1] != place):
            _quick_check(connection, path)
        if version < VERSION:
            connection = _upgraded(connection, path, version, read_only=read_only)
        _require_our_tables(connection, path)
        if not trust(connection) and not read_only:
            restore(connection)
    except (*sqlite_errors(), UnicodeDecodeError) as error:
        connection.close()
        # our own tables are missing, or their names are unreadable: as good as corrupt
        failed = None if isinstance(error, UnicodeDecodeError) else from_sqlite(error, path.name)
        raise failed or Failed(Fault.CORRUPT, name=path.name, said=str(error)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema of a file, having seen that it is ours and not too new."""
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if ours != APPLICATION_ID:
        raise Failed(Fault.FOREIGN, name=path.name)
    if version > VERSION:
        needs = _says_it_needs(connection) or str(version)
        raise Failed(Fault.TOO_NEW, name=path.name, needs=needs)
    return int(version)


def _require_our_tables(connection: sqlite3.Connection, path: Path) -> None:
    if not whole(connection):
        raise Failed(Fault.CORRUPT, name=path.name, said="tables")


def _quick_check(connection: sqlite3.Connection, path: Path) -> None:
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise Failed(Fault.CORRUPT, name=path.name, said=str(said))


def _upgraded(
    connection: sqlite3.Connection, path: Path, version: int, *, read_only: bool
) -> sqlite3.Connection:
    """Bring an older file to this schema, a copy of it beside; for reading, in memory alone."""
    key = RING.key_for(path)
    if read_only:
        copy = connect(None) if key is None else _in_memory(path)
        if key is None:
            connection.backup(copy)
        connection.close()
        migrate(copy)
        return copy
    before = path.with_name(f"{path.name}.version-{version}")
    if not before.exists():
        backup(Database(connection, path.name, key=key), before)
    migrate(connection)
    return connection


def _in_memory(path: Path) -> sqlite3.Connection:
    """Return what an encrypted file holds, in memory; SQLCipher backs up to files alone."""
    key = RING.key_for(path)
    copy = encrypted(":memory:", None)
    place = f"{path.resolve().as_uri()}?mode=ro"
    try:
        copy.execute("ATTACH DATABASE ? AS sealed KEY ?", (place, key.as_sql() if key else ""))
        copy.execute("SELECT sqlcipher_export('main', 'sealed')").fetchall()
        (version,) = copy.execute("PRAGMA sealed.user_version").fetchone()
        copy.execute(f"PRAGMA user_version = {int(version)}")
        copy.execute("DETACH DATABASE sealed")
    except BaseException:
        copy.close()
        raise
    return prepared(copy)


def last_station(connection: sqlite3.Connection) -> tuple[str, str]:
    """Return who wrote here last, and in which place; empty if nobody did."""
    row = connection.execute("SELECT id, place FROM station ORDER BY line DESC LIMIT 1").fetchone()
    return row or ("", "")
