"""Notice in time that the disk fills up, and keep a few megabytes to give back when it is full."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.services.places import data_dir, risk_of

MEGABYTE = 1_000_000
LEVELS = (200, 50)
"""Megabytes below which somebody is told, once each until there was plenty of room again."""
BALLAST = 5
"""Megabytes of the file that is given back: room for some thousand lines."""

Free = Callable[[], int]
"""Returns how many bytes are free; may raise OSError."""


def free_at(place: Path) -> Free:
    """Return what measures the disk on which a place lies."""
    return lambda: shutil.disk_usage(place).free


class Room:
    """The room that is left where an exercise lies; never raises, least of all on a full disk."""

    def __init__(self, folder: Path, free: Free, *, here: Free | None = None) -> None:
        """Take the folder of the ballast, and what measures the disk where the exercise lies.

        ``here`` measures the disk of the folder, which may be another one.
        """
        self._ballast = folder / "ballast"
        self._free = free
        self._here = here or free_at(folder)
        self._told = LEVELS[0] + 1

    def low(self) -> int | None:
        """Return the megabytes that are left, if somebody has to be told of it now."""
        left = _megabytes(self._free)
        if left is None:
            return None
        below = [level for level in LEVELS if left < level]
        if not below:
            self._told = LEVELS[0] + 1
            return None
        if min(below) >= self._told:
            return None
        self._told = min(below)
        return left

    def keep_ballast(self) -> bool:
        """Make the ballast if there is plenty of room, and return whether it is there."""
        if self._is_whole():
            return True
        # a synchronised place would send it round the world, and a stick is not ours to fill
        if risk_of(self._ballast) is not None:
            return False
        with suppress(OSError):
            self._ballast.parent.mkdir(parents=True, exist_ok=True)
            if _plenty(self._free) and _plenty(self._here):
                return self._make()
        return False

    def give_back(self) -> None:
        """Remove the ballast, so that what waits can be written."""
        with suppress(OSError):
            self._ballast.unlink(missing_ok=True)

    def failed(self, wrong: Failed) -> None:
        """Give the ballast back if it was for want of room that something was not written."""
        if wrong.fault is Fault.DISK_FULL:
            self.give_back()

    def _is_whole(self) -> bool:
        with suppress(OSError):
            return self._ballast.stat().st_size >= BALLAST * MEGABYTE
        return False

    def _make(self) -> bool:
        try:
            with self._ballast.open("wb") as file:
                for _each in range(BALLAST):
                    # chance, because some disks store what repeats in next to no room
                    file.write(secrets.token_bytes(MEGABYTE))
        except OSError:
            self.give_back()
            return False
        return True


def room_for(path: Path) -> Room:
    """Return the room where an exercise lies, with the ballast beside the program's own data."""
    return Room(data_dir(), free_at(path.parent))


def _megabytes(free: Free) -> int | None:
    with suppress(OSError):
        return free() // MEGABYTE
    return None


def _plenty(free: Free) -> bool:
    left = _megabytes(free)
    return left is not None and left >= LEVELS[0]
