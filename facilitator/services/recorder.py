"""Holds the present: decide, append, fold, tell, under one lock."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import RLock

from facilitator.domain.clock import elapsed, elapsed_then
from facilitator.domain.entry import MILLISECOND, Author, Draft, Entry
from facilitator.domain.events import Event
from facilitator.domain.run import apply, fold
from facilitator.services.now import Clock
from facilitator.store.file import ExerciseFile

Listener = Callable[[tuple[Entry, ...]], None]


class Recorder:
    """The one who writes: an event becomes an entry, the entry becomes part of the state."""

    def __init__(self, file: ExerciseFile, *, clock: Clock, author: Author) -> None:
        """Fold what the file already holds."""
        self.file = file
        self.clock = clock
        self.author = author
        self.lock = RLock()
        self.state = fold(file.journal.control())
        self._listeners: list[Listener] = []
        self._untold: list[Entry] | None = None

    def listen(self, listener: Listener) -> None:
        """Tell somebody of every entry after it was committed; a listener must not wait."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell somebody no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def record(
        self,
        event: Event,
        *,
        happened_at: datetime | None = None,
        exercise: timedelta | None = None,
        author: Author | None = None,
    ) -> Entry:
        """Write an event down; returns after the commit. Raises Failed, then nothing changed."""
        with self.lock:
            now = self.clock.now()
            at = min(happened_at or now, now)
            draft = Draft(
                event=event,
                happened_at=at,
                logged_at=now,
                exercise=self.exercise_time(at) if exercise is None else exercise,
                author=author or self.author,
            )
            (entry,) = self.file.journal.append((draft,))
            self.state = apply(self.state, entry)
            if self._untold is not None:
                self._untold.append(entry)
                return entry
        self._tell((entry,))
        return entry

    def exercise_time(self, at: datetime) -> timedelta:
        """Return the exercise time of a moment, in whole milliseconds."""
        clock = self.state.clock
        late = clock.since is not None and at < clock.since
        exact = elapsed_then(clock, at) if late else elapsed(clock, at)
        return exact // MILLISECOND * MILLISECOND

    @contextmanager
    def together(self) -> Generator[None]:
        """Write what is recorded inside as one transaction; it is told of after the commit.

        A block within a block belongs to the outer one.
        """
        with self.lock:
            if self._untold is not None:
                yield
                return
            before = self.state
            self._untold = []
            try:
                with self.file.journal.together():
                    yield
            except BaseException:
                self.state, self._untold = before, None
                raise
            told, self._untold = tuple(self._untold), None
        self._tell(told)

    def _tell(self, entries: tuple[Entry, ...]) -> None:
        for listener in tuple(self._listeners):
            listener(entries)
