"""Copies of an open exercise, made by themselves while it is written and when it is closed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from facilitator.domain.errors import Failed
from facilitator.services.now import Clock
from facilitator.store.backup import backup_name, copy_whole, thin
from facilitator.store.file import ExerciseFile

EVERY = timedelta(minutes=5)
"""How often an exercise that is being written to is copied."""


def _nowhere() -> None:
    """Put copies into no second place."""


class Backups:
    """Knows when a copy is due, and makes it; a file that did not change is not copied again."""

    def __init__(
        self,
        file: ExerciseFile,
        exercise_id: str,
        *,
        folder: Path,
        clock: Clock,
        second: Callable[[], Path | None] = _nowhere,
    ) -> None:
        """Begin with what the file holds now as not yet copied.

        ``second`` is asked at each copy for a folder that it is also put into.
        """
        self._file = file
        self._exercise = exercise_id
        self._folder = folder
        self._clock = clock
        self._second = second
        self.second_failed: Failed | None = None
        self._last: Path | None = None
        self._line = 0
        self._made_at: datetime = clock.now()
        self._making = Lock()
        self._opened_with = file.journal.last_line()

    def due(self) -> bool:
        """Whether five minutes have gone by and something new was written, or waits for a stick."""
        waits = self._changed() or self.second_failed is not None
        return waits and self._clock.now() - self._made_at >= EVERY

    def make(self) -> Path | None:
        """Copy the file if something is new, thin old copies, and return the copy.

        May be called on any thread; a second call waits for the first. Raises Failed when the
        folder cannot be written to; the exercise itself is not touched.
        """
        with self._making:
            return self._make()

    def make_last(self) -> Path | None:
        """Copy the file before it is closed, if anything was written since it was opened.

        Waits for a copy that is being made. Raises Failed as ``make`` does.
        """
        with self._making:
            written = self._file.journal.last_line() > self._opened_with
            return self._make() if written or self.second_failed is not None else None

    def _make(self) -> Path | None:
        if not self._changed():
            self._try_second_again()
            return None
        line, now = self._file.journal.last_line(), self._clock.now()
        self._made_at = now
        target = self._free(now)
        self._file.backup(target)
        self._line = line
        thin(self._folder, current=self._exercise)
        self._last = target
        self._copy_again(target)
        return target

    def _try_second_again(self) -> None:
        """Put the last copy into the second place after all, if that took none before."""
        if self.second_failed is not None and self._last is not None:
            self._made_at = self._clock.now()
            self._copy_again(self._last)

    def _free(self, at: datetime) -> Path:
        """Return a name that is free: two copies within a second are both wanted."""
        while (target := self._folder / backup_name(self._exercise, at)).exists():
            at += timedelta(seconds=1)
        return target

    def _copy_again(self, made: Path) -> None:
        """Put a copy into the second place as well; ``second_failed`` says if that did not do.

        A stick that is not there must not keep the first copy from counting as made.
        """
        self.second_failed = None
        folder = self._second()
        if folder is None:
            return
        try:
            copy_whole(made, folder / made.name)
            thin(folder, current=self._exercise)
        except Failed as failed:
            self.second_failed = failed

    def _changed(self) -> bool:
        return self._file.journal.last_line() > self._line
