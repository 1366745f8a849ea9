"""A whole exercise file under another key: copied, compared with the old one, put in its place."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from facilitator.domain.errors import Failed, Fault
from facilitator.store.database import encrypted
from facilitator.store.encryption import RING, Key
from facilitator.store.faults import from_os, from_sqlite, sqlite_errors
from facilitator.store.opening import check_header, checked, lock, place_of, unlock

_LOT = 1 << 20
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    " ORDER BY name"
)
_LAST = "(SELECT max(line) FROM station)"


def rewrite(path: Path, key: Key | None) -> bool:
    """Put a closed exercise file under another key, or under none.

    Whoever is killed in between leaves the old file or the new one. Returns whether the old
    bytes were overwritten. Raises Failed as opening does, and then the file is as it was.
    """
    check_header(path)
    held, _clean = lock(path)
    try:
        # sound, of this schema, and without a transaction half done
        checked(path, thorough=True).close()
        sweep(path)
        erased = reseal(path, key)
        for copy in sorted(path.parent.glob(f"{_quoted(path.name)}.version-*")):
            erased = reseal(copy, key) and erased
    finally:
        unlock(held)
    return erased


def reseal(path: Path, key: Key | None) -> bool:
    """Put a file that nobody has open under another key, as ``rewrite`` does; nor is it upgraded.

    A copy that has the key already stays as it is.
    """
    before = RING.key_for(path)
    if before == key:
        return True
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        unfinished.touch(exist_ok=False)
        place = place_of(path)
        _copy(path, before, unfinished, key)
        _require_same(path, before, unfinished, key)
        _keep_place(unfinished, key, path=path, place=place)
        if key is not None:
            RING.add(key)
        return _swap(unfinished, path)
    except sqlite_errors() as error:
        raise from_sqlite(error, path.name) or error from error
    except OSError as error:
        raise from_os(error, path.name) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Erase what somebody who was killed while putting a file under a key left beside it."""
    for kind in ("old", "new*"):
        for left in path.parent.glob(f".{_quoted(path.name)}.*.{kind}"):
            erase(left)


def erase(path: Path) -> bool:
    """Overwrite a file and remove it; returns whether both could be done.

    A disk without moving parts may keep the old bytes elsewhere, where no program reaches them.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, _LOT)))
            os.fsync(file.fileno())
        path.unlink()
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return False
    return True


def _quoted(name: str) -> str:
    """Return a name in which a pattern finds itself alone."""
    return "".join(f"[{each}]" if each in "[]*?" else each for each in name)


def _open(path: Path, key: Key | None, mode: str) -> sqlite3.Connection:
    connection = encrypted(f"{path.resolve().as_uri()}?mode={mode}", key)
    connection.execute("PRAGMA trusted_schema = ON")
    return connection


def _copy(path: Path, before: Key | None, target: Path, key: Key | None) -> None:
    with closing(_open(path, before, "ro")) as connection:
        place = f"{target.resolve().as_uri()}?mode=rw"
        connection.execute(
            "ATTACH DATABASE ? AS fresh KEY ?", (place, "" if key is None else key.as_sql())
        )
        connection.execute("PRAGMA fresh.synchronous = EXTRA").fetchall()
        connection.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for name in ("application_id", "user_version"):
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA fresh.{name} = {int(value)}").fetchall()
        connection.execute("DETACH DATABASE fresh")


def _require_same(path: Path, before: Key | None, target: Path, key: Key | None) -> None:
    """Refuse a copy that does not read as the original does, row by row; raises Failed(CORRUPT)."""
    digests: list[str] = []
    for place, its_key in ((path, before), (target, key)):
        with closing(_open(place, its_key, "ro")) as connection:
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()
            if sound != ("ok",):
                raise Failed(Fault.CORRUPT, name=path.name, said=str(sound))
            digests.append(_digest(connection))
    if digests[0] != digests[1]:
        raise Failed(Fault.CORRUPT, name=path.name, said="copy")


def _digest(connection: sqlite3.Connection) -> str:
    found = sha256()
    connection.text_factory = bytes
    for values in _all_rows(connection):
        for value in values:
            raw = value if isinstance(value, bytes) else repr(value).encode()
            found.update(f"{type(value).__name__}{len(raw)}:".encode())
            found.update(raw)
    return found.hexdigest()


def _all_rows(connection: sqlite3.Connection) -> Iterator[Any]:
    for name in ("application_id", "user_version"):
        yield connection.execute(f"PRAGMA {name}").fetchone()
    yield from connection.execute(_SCHEMA)
    for (table,) in connection.execute(_TABLES).fetchall():
        quoted = table.decode().replace('"', '""')
        yield (table,)
        yield from connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a name of its own, quoted


def _keep_place(unfinished: Path, key: Key | None, *, path: Path, place: str) -> None:
    """Let the station that writes in this place go on writing in the new file."""
    now = place_of(path, unfinished.stat())
    with closing(_open(unfinished, key, "rw")) as connection:
        connection.execute("PRAGMA synchronous = EXTRA").fetchall()
        connection.execute(
            f"UPDATE station SET place = ? WHERE place = ? AND line = {_LAST}",  # noqa: S608 - our own words
            (now, place),
        )


def _swap(unfinished: Path, path: Path) -> bool:
    """Put the new file in the place of the old, and then erase the old one."""
    old = path.with_name(f".{path.name}.{secrets.token_hex(4)}.old")
    linked = False
    with suppress(OSError):
        # a second name, by which the old bytes are still found after the swap
        os.link(path, old)
        linked = True
    try:
        _settle(unfinished)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            old.unlink(missing_ok=True)
        raise
    try:
        # before that, a power cut may bring the old name back, and it must not find nothing there
        _settle(path.parent)
    except OSError:
        return False
    return linked and erase(old)


def _settle(path: Path) -> None:
    """Wait until a file, or what a folder calls its files, is on the disk; raises OSError."""
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        # Windows writes names through by itself, and lets nobody open a folder
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
