"""What SQLite and the disk complain about, as faults that people can act on."""

import errno
import sqlite3
import sys

from facilitator.domain.errors import Failed, Fault

_BY_CODE = {
    sqlite3.SQLITE_FULL: Fault.DISK_FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_IOERR: Fault.DISK_ERROR,
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_CORRUPT: Fault.CORRUPT,
    sqlite3.SQLITE_NOTADB: Fault.CORRUPT,
    sqlite3.SQLITE_CANTOPEN: Fault.DISK_ERROR,
    sqlite3.SQLITE_PERM: Fault.NO_PERMISSION,
}

_BY_ERRNO = {
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EACCES: Fault.NO_PERMISSION,
    errno.EPERM: Fault.NO_PERMISSION,
    errno.ENOENT: Fault.MISSING,
    errno.EEXIST: Fault.EXISTS,
}


def sqlite_errors() -> tuple[type[sqlite3.Error], ...]:
    """Return what to catch: the errors of SQLite, and those of SQLCipher once it is in use.

    These are a family of their own, with the same codes and names.
    """
    other = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if other is None else (sqlite3.Error, other.Error)


_DAMAGED = ("decode to UTF-8", "invalid fts5 file format", "vtable constructor failed", "malformed")


def from_sqlite(error: sqlite3.Error, name: str) -> Failed | None:
    """Return the fault that an error of SQLite stands for, or None if it is a bug of ours."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    fault = None if code is None else _BY_CODE.get(code & 0xFF)
    if fault is None and _tells_of_damage(error):
        fault = Fault.CORRUPT
    return None if fault is None else Failed(fault, name=name, said=str(error))


def _tells_of_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite calls a damaged value or search index an ordinary error."""
    operational = type(error).__name__ == sqlite3.OperationalError.__name__
    return operational and any(words in str(error) for words in _DAMAGED)


def from_os(error: OSError, name: str) -> Failed:
    """Return the fault that an error of the operating system stands for."""
    fault = _BY_ERRNO.get(error.errno or 0, Fault.DISK_ERROR)
    return Failed(fault, name=name, said=error.strerror or str(error))
