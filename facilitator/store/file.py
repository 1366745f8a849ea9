"""The exercise file: one plan and one run in one SQLite file."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from facilitator.domain.entry import micros
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.domain.ids import uuid7
from facilitator.store.attachments import Attachments
from facilitator.store.backup import backup
from facilitator.store.database import Database, connect
from facilitator.store.encryption import RING, Key
from facilitator.store.faults import from_os, from_sqlite, sqlite_errors
from facilitator.store.journal import Journal
from facilitator.store.migrations import migrate
from facilitator.store.opening import (
    check_header,
    checked,
    last_station,
    lock,
    place_of,
    unlock,
)
from facilitator.store.people import People
from facilitator.store.plans import Plans
from facilitator.store.versions import Versions

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from facilitator.store.sealing import Seal

Now = Callable[[], datetime]
SUFFIX = ".exercise"


class ExerciseFile:
    """An open exercise file, or an exercise in memory (``path`` is None)."""

    def __init__(
        self,
        database: Database,
        *,
        path: Path | None,
        station: str,
        unclean: bool = False,
        held: "BaseFileLock | None" = None,
    ) -> None:
        """Take over an open database; use create, open or memory instead."""
        self.path = path
        self.station = station
        self.recovered = unclean
        self.journal = Journal(database, station)
        self.plans = Plans(database)
        self.people = People(database)
        self.attachments = Attachments(database)
        self.versions = Versions(database)
        self.database = database
        self._held = held

    @classmethod
    def create(cls, path: Path, exercise: Exercise, *, now: Now, key: Key | None = None) -> Self:
        """Make a new file with a plan, and open it; with a key it is encrypted from the first byte.

        Raises Failed(EXISTS) if something is there, and what the disk says.
        """
        if path.exists():
            raise Failed(Fault.EXISTS, name=path.name)
        # made under another name: a half-made file never stands where people look
        unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
        try:
            unfinished.touch(exist_ok=False)
            _fill(unfinished, exercise, path.name, key)
            _put_in_place(unfinished, path)
        except OSError as error:
            raise from_os(error, path.name) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        if key is not None:
            RING.add(key)
        return cls.open(path, now=now)

    @classmethod
    def open(cls, path: Path, *, now: Now, read_only: bool = False) -> Self:
        """Open a file for writing, alone, or for reading beside whoever writes.

        Raises Failed: MISSING, FOREIGN, TOO_NEW, CORRUPT, LOCKED, SEALED or what the disk says;
        then the file was not touched.
        """
        check_header(path)
        if read_only:
            return cls._open_for_reading(path)
        held, clean = lock(path)
        try:
            place = place_of(path)
            connection = checked(path, thorough=not clean, place=place)
            database = Database(connection, path.name, key=RING.key_for(path))
            try:
                station = _station(database, place, now())
            except BaseException:
                database.close()
                raise
        except BaseException:
            if clean:
                unlock(held)
            else:
                held.release()
            raise
        return cls(database, path=path, station=station, unclean=not clean, held=held)

    @classmethod
    def memory(cls, exercise: Exercise, *, now: Now) -> Self:
        """Return an exercise that is gone when it is closed: for tests and trials."""
        connection = connect(None)
        migrate(connection)
        database = Database(connection, exercise.title)
        station = _station(database, ":memory:", now())
        file = cls(database, path=None, station=station)
        file.plans.save(exercise)
        return file

    @classmethod
    def _open_for_reading(cls, path: Path) -> Self:
        try:
            connection = checked(path, thorough=False, read_only=True)
        except Failed as failed:
            if failed.fault is not Fault.READ_ONLY:
                raise
            # a killed writer left a transaction half done: take it back, then read
            held, _clean = lock(path)
            try:
                checked(path, thorough=True).close()
            finally:
                unlock(held)
            connection = checked(path, thorough=False, read_only=True)
        database = Database(connection, path.name, key=RING.key_for(path))
        with database.reading():
            station, _place = last_station(connection)
        return cls(database, path=path, station=station)

    @property
    def protected(self) -> bool:
        """Whether the file is encrypted."""
        return self.database.key is not None

    @property
    def seal(self) -> "Seal | None":
        """What closes the lines that are kept beside an encrypted file; None for a plain one."""
        if self.database.key is None:
            return None
        from facilitator.store.sealing import Seal  # noqa: PLC0415 - for encrypted files only

        return Seal(self.database.key)

    def stations(self) -> tuple[str, ...]:
        """Return the stations under whose names this file was written to, the present one last."""
        rows = self.database.rows("SELECT id FROM station ORDER BY line")
        return tuple(each for (each,) in rows)

    def backup(self, target: Path) -> None:
        """Copy the file to a new place while it is written to; the copy is a new station's."""
        backup(self.database, target)

    def close(self) -> None:
        """Close the file and give up its lock; closing twice does nothing."""
        self.database.close()
        if self._held is not None:
            unlock(self._held)
            self._held = None

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the file."""
        self.close()


def _fill(path: Path, exercise: Exercise, name: str, key: Key | None) -> None:
    try:
        connection = connect(path, key=key)
    except sqlite_errors() as error:
        raise from_sqlite(error, name) or error from error
    database = Database(connection, name, key=key)
    try:
        with database.reading():
            migrate(connection)
        Plans(database).save(exercise)
    finally:
        database.close()


def _put_in_place(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise Failed(Fault.EXISTS, name=path.name) from error
    except OSError:
        # no hard links on this medium (a stick, often)
        if path.exists():
            raise Failed(Fault.EXISTS, name=path.name) from None
        unfinished.rename(path)


def _station(database: Database, place: str, at: datetime) -> str:
    """Return who writes here: the last station if it wrote in this place, else a new one."""
    with database.reading() as connection:
        last, where = last_station(connection)
    if last and where == place:
        return last
    station = uuid7(at, secrets.token_bytes(10))
    with database.writing() as connection:
        connection.execute(
            "INSERT INTO station (id, place, since) VALUES (?, ?, ?)", (station, place, micros(at))
        )
    return station
