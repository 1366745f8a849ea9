"""Copies of an exercise file by SQLite's backup API, and which of them are kept."""

import os
import secrets
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.store.database import Database, connect
from facilitator.store.faults import from_os, from_sqlite, sqlite_errors

KEPT = 10
"""How many of the newest backups of every exercise are never thinned."""

_READ = 1 << 20
_STAMP = "%Y%m%dT%H%M%SZ"
_SUFFIX = ".exercise"


def backup(database: Database, target: Path) -> None:
    """Copy a file that is being written to; the copy appears whole or not at all.

    The copy forgets where it lay, so whoever opens it writes under a new station's name. Raises
    Failed: EXISTS, or what the disk says.
    """
    if target.exists():
        raise Failed(Fault.EXISTS, name=target.name)
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch(exist_ok=False)
        with closing(connect(unfinished, key=database.key)) as copy:
            copy.execute("PRAGMA trusted_schema = ON")
            database.copy_into(copy)
            copy.execute("UPDATE station SET place = ''")
        unfinished.replace(target)
    except sqlite_errors() as error:
        raise from_sqlite(error, target.name) or error from error
    except OSError as error:
        raise from_os(error, target.name) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def run_of(database: Database) -> str:
    """Return what names a run and every copy of it: the station that made the file; "" if none."""
    return next(iter(stations_of(database)), "")


def stations_of(database: Database) -> tuple[str, ...]:
    """Return every station that this file and those it was copied from were written by."""
    rows = database.rows("SELECT id FROM station ORDER BY line")
    return tuple(str(each) for (each,) in rows)


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file that nobody writes to, read the copy back, and return its SHA-256.

    The copy appears whole or not at all. Raises Failed: EXISTS, CORRUPT if the medium gives back
    other bytes than it was given, or what the disk says.
    """
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        given = sha256()
        with source.open("rb") as read, unfinished.open("xb") as write:
            while piece := read.read(_READ):
                given.update(piece)
                write.write(piece)
            write.flush()
            os.fsync(write.fileno())
        if digest_of(unfinished) != given.hexdigest():
            raise Failed(Fault.CORRUPT, name=target.name, said="read back")
        put_new(unfinished, target)
    except OSError as error:
        raise from_os(error, target.name) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return given.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file as its medium gives it back; raises OSError."""
    found = sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # what was just written would else come out of memory and prove nothing of the medium
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_READ):
            found.update(piece)
    return found.hexdigest()


def put_new(unfinished: Path, target: Path) -> None:
    """Give a finished file its name, and never write over another; raises OSError, Failed."""
    try:
        os.link(unfinished, target)
    except FileExistsError as error:
        raise Failed(Fault.EXISTS, name=target.name) from error
    except OSError:
        # no hard links on this medium (a stick, often)
        if target.exists():
            raise Failed(Fault.EXISTS, name=target.name) from None
        unfinished.rename(target)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in a folder: of which exercise, and when."""

    path: Path
    exercise: str
    at: datetime


def backup_name(exercise_id: str, at: datetime) -> str:
    """Return the file name of a backup."""
    safe = "".join(each if each.isalnum() or each == "-" else "_" for each in exercise_id)
    return f"{safe}.{at.astimezone(UTC).strftime(_STAMP)}{_SUFFIX}"


def backups(folder: Path) -> list[Backup]:
    """Return the backups of a folder, newest first; other files are no concern of ours."""
    found: list[Backup] = []
    for path in folder.glob(f"*.*{_SUFFIX}"):
        exercise, _, stamp = path.name.removesuffix(_SUFFIX).rpartition(".")
        with suppress(ValueError):
            at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, exercise, at))
    return sorted(found, key=lambda each: (each.at, each.path.name), reverse=True)


def to_thin(found: Iterable[Backup], *, current: str) -> list[Backup]:
    """Return the backups that may go, given newest first.

    All of the current exercise and the newest ten of every other are spared; behind these the
    last one of each day stays.
    """
    spared = backup_name(current, datetime(1970, 1, 1, tzinfo=UTC)).partition(".")[0]
    kept: dict[str, int] = {}
    days: set[tuple[str, str]] = set()
    gone: list[Backup] = []
    for each in found:
        if each.exercise == spared:
            continue
        kept[each.exercise] = kept.get(each.exercise, 0) + 1
        day = (each.exercise, each.at.date().isoformat())
        if kept[each.exercise] > KEPT and day in days:
            gone.append(each)
        days.add(day)
    return gone


def thin(folder: Path, *, current: str) -> int:
    """Delete the backups that may go and return how many those were."""
    gone = to_thin(backups(folder), current=current)
    for each in gone:
        with suppress(OSError):
            each.path.unlink()
    return len(gone)
