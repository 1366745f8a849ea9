"""The exercises that were opened last, in one small readable file."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from facilitator.store.codec import without_surrogates
from facilitator.store.faults import from_os

_SHOWN = 20
_FILE = "recent.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """An exercise file that was opened before; ``exercise`` groups its runs.

    The rest is what the start page shows without opening the file, as it stood when it was last
    closed: ``marks`` holds letter, shape, colour and name of each agency, ``phase`` the word of
    the clock, ``held_at`` when it was started.
    """

    path: str
    title: str
    exercise: str
    opened_at: datetime
    rehearsal: bool = False
    scenario: str = ""
    type: str = "tabletop"
    phase: str = "ready"
    rows: int = 0
    delivered: int = 0
    lines: int = 0
    held_at: datetime | None = None
    marks: tuple[tuple[str, str, str, str], ...] = ()


class Library:
    """What was opened last, newest first."""

    def __init__(self, folder: Path) -> None:
        """Keep the list in a folder of the user's data."""
        self._file = folder / _FILE

    def recent(self) -> tuple[Recent, ...]:
        """Return what was opened last; a list that cannot be read is an empty one."""
        try:
            return tuple(msgspec.json.decode(self._file.read_bytes(), type=tuple[Recent, ...]))
        except (OSError, msgspec.MsgspecError):
            return ()

    def remember(self, opened: Recent) -> None:
        """Put an exercise on top of the list; raises Failed if the disk does not take it."""
        others = (each for each in self.recent() if each.path != opened.path)
        self._write((opened, *others)[:_SHOWN])

    def forget(self, path: str) -> None:
        """Take an exercise off the list; the file itself stays."""
        self._write(tuple(each for each in self.recent() if each.path != path))

    def _write(self, recent: tuple[Recent, ...]) -> None:
        plain = [
            {
                name: without_surrogates(value) if isinstance(value, str) else value
                for name, value in msgspec.to_builtins(each).items()
            }
            for each in recent
        ]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, msgspec.json.format(msgspec.json.encode(plain)))
        except OSError as error:
            raise from_os(error, self._file.name) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it holds the old content or the new, never a part; raises OSError."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
