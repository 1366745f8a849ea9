"""The exercises that were opened last, in one small readable file."""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec

from facilitator.store.codec import without_surrogates
from facilitator.store.faults import from_os

MOST = 500
"""How many rows are kept; beyond them only those that somebody archived or dated."""
_FILE = "recent.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """An exercise file that was opened before; ``exercise`` groups its runs, ``run`` names one.

    ``archived``, ``keep_until`` and ``copied_at`` are the library's own, kept nowhere else: whether
    somebody put it away, until when it is to be kept, and of when the backup is that it was made
    of. The rest is what the start page shows without opening the file, as it stood when it was
    last closed: ``marks`` holds letter, shape, colour and name of each agency, ``phase`` the word
    of the clock, ``held_at`` when it was started. Of a ``protected`` one, whose file is encrypted,
    nothing stands here that tells what it is about.
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
    run: str = ""
    archived: bool = False
    keep_until: date | None = None
    copied_at: datetime | None = None
    protected: bool = False

    def concealed(self) -> "Recent":
        """Return the row as it may stand here of an encrypted exercise."""
        title = Path(self.path).stem
        return replace(self, title=title, scenario="", marks=(), protected=True)

    @property
    def kept(self) -> bool:
        """Whether the row holds something that stands nowhere else."""
        return self.archived or self.keep_until is not None


class Library:
    """What was opened last, newest first."""

    def __init__(self, folder: Path) -> None:
        """Keep the list in a folder of the user's data."""
        self._file = folder / _FILE

    def move(self, folder: Path) -> None:
        """Keep the list in another folder from now on."""
        self._file = folder / _FILE

    def recent(self) -> tuple[Recent, ...]:
        """Return what was opened last; a list that cannot be read is an empty one."""
        try:
            return tuple(msgspec.json.decode(self._file.read_bytes(), type=tuple[Recent, ...]))
        except (OSError, msgspec.MsgspecError):
            return ()

    def remember(self, opened: Recent) -> None:
        """Put an exercise on top of the list; what the library alone knows of it stays.

        Raises Failed if the disk does not take it.
        """
        rows = self._rows()
        before = next((each for each in rows if each.path == opened.path), opened)
        now = replace(
            opened,
            archived=before.archived,
            keep_until=before.keep_until,
            copied_at=before.copied_at,
        )
        self._write((now, *(each for each in rows if each.path != opened.path)))

    def change(self, row: Recent) -> None:
        """Keep what the library alone knows of an exercise, in its place in the list.

        Raises Failed if the disk does not take it.
        """
        rows = self._rows()
        there = any(each.path == row.path for each in rows)
        changed = tuple(row if each.path == row.path else each for each in rows)
        self._write(changed if there else (*rows, row))

    def forget(self, path: str) -> None:
        """Take an exercise off the list; the file itself stays."""
        self._write(tuple(each for each in self._rows() if each.path != path))

    def forget_damaged(self) -> None:
        """Take away lists that were set aside or never finished: they name what was erased."""
        for pattern in (f"{_FILE}.damaged", f".{_FILE}.*.new"):
            for each in self._file.parent.glob(pattern):
                with suppress(OSError):
                    each.unlink()

    def _rows(self) -> tuple[Recent, ...]:
        """Return the rows before they are written anew; a damaged list is set aside, not lost."""
        rows = self.recent()
        if not rows:
            self._set_aside()
        return rows

    def _set_aside(self) -> None:
        with suppress(OSError, msgspec.MsgspecError):
            try:
                msgspec.json.decode(self._file.read_bytes(), type=tuple[Recent, ...])
            except msgspec.MsgspecError:
                self._file.replace(self._file.with_name(f"{_FILE}.damaged"))

    def _write(self, rows: tuple[Recent, ...]) -> None:
        recent = (*rows[:MOST], *(each for each in rows[MOST:] if each.kept))
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
