"""Holds the present: decide, append, fold, tell, under one lock."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, count
from threading import RLock

from facilitator.domain import rules, siterooms
from facilitator.domain.clock import elapsed, elapsed_then
from facilitator.domain.entry import MILLISECOND, Author, Draft, Entry, Gist
from facilitator.domain.errors import Failed
from facilitator.domain.events import Event, LeadTaken, Logged, StationTimed
from facilitator.domain.leading import CONTROLS
from facilitator.domain.run import apply, fold
from facilitator.domain.state import RunState
from facilitator.report.undisturbed import undisturbed
from facilitator.services.now import Clock
from facilitator.store.emergency import Emergency
from facilitator.store.file import ExerciseFile
from facilitator.store.journal import Merged
from facilitator.store.rows import Row

Listener = Callable[[tuple[Entry, ...]], None]
Sorry = Callable[[Failed], None]
TURNING: frozenset[type[Event]] = CONTROLS | {LeadTaken, StationTimed}
"""Entries of other stations after which the whole journal is folded anew."""


class Recorder:
    """The one who writes: an event becomes an entry, the entry becomes part of the state."""

    def __init__(self, file: ExerciseFile, *, clock: Clock, author: Author) -> None:
        """Fold what the file already holds."""
        self.file = file
        self.clock = clock
        self.author = author
        self.lock = RLock()
        self.state = fold(file.journal.control(), home=file.station)
        self._listeners: list[Listener] = []
        self._sorry: list[Sorry] = []
        self._untold: list[Entry] | None = None

    def listen(self, listener: Listener) -> None:
        """Tell somebody of every entry after its commit, in order; a listener must not wait."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Tell somebody no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def listen_for_failure(self, sorry: Sorry) -> None:
        """Tell somebody when the file does not take something, before whoever wrote it hears."""
        self._sorry.append(sorry)

    def record(
        self,
        event: Event,
        *,
        happened_at: datetime | None = None,
        exercise: timedelta | None = None,
        author: Author | None = None,
    ) -> Entry:
        """Write an event down; returns after the commit. Raises Failed, then nothing changed.

        At an observer's own station, raises Refused for what is not for that role; in a room that
        does not lead, for clock and script.
        """
        with self.lock:
            rules.may_write_here(self.state.post, self.file.station, event)
            siterooms.may_say(self.state, event)
            if self._must_take_lead(event):
                return self._take_lead_with(event, happened_at, exercise, author)
            draft = self.draft(event, happened_at=happened_at)
            if exercise is not None:
                draft = replace(draft, exercise=exercise)
            if author is not None:
                draft = replace(draft, author=author)
            with self._failing():
                (entry,) = self.file.journal.append((draft,))
            self.state = apply(self.state, entry)
            if self._untold is not None:
                self._untold.append(entry)
                return entry
            self._tell((entry,))
        return entry

    def _must_take_lead(self, event: Event) -> bool:
        """Whether a copy of the leader's file is run on from, that nothing else speaks for here.

        A copy, a restored or a salvaged file has a station of its own, whose word would not
        count; a station beside the leader has its post, and does not lead by accident.
        """
        leader = self.state.leader
        return (
            type(event) in CONTROLS
            and leader not in {"", self.file.station}
            and self.state.post is None
            # a room that led before does not take the lead back by accident
            and not siterooms.seats(self.state)
        )

    def _take_lead_with(
        self,
        event: Event,
        happened_at: datetime | None,
        exercise: timedelta | None,
        author: Author | None,
    ) -> Entry:
        with self.together():
            before = self.state.leader
            up_to, _hash = self.file.journal.head_of(before)
            self.record(LeadTaken(before=before, up_to=up_to), author=author)
            return self.record(event, happened_at=happened_at, exercise=exercise, author=author)

    def decide(self, rule: Callable[[RunState], Event], *, author: Author | None = None) -> Entry:
        """Write down what a rule makes of the state; nobody else writes in between."""
        with self.lock:
            return self.record(rule(self.state), author=author)

    def draft(self, event: Event, *, happened_at: datetime | None = None) -> Draft:
        """Return what would be written of an event now, or of when it happened."""
        now = self.clock.now()
        at = min(happened_at or now, now)
        return Draft(
            event=event,
            happened_at=at,
            logged_at=now,
            exercise=self.exercise_time(at),
            author=self.author,
        )

    def take_in(self, waiting: Emergency) -> tuple[Entry, ...]:
        """Write down what waited elsewhere, under the next numbers; raises Failed, then all waits.

        Times stay as they were taken.
        """
        with self.lock:
            number = count(self.state.next_number)

            def numbered(draft: Draft) -> Draft:
                if not isinstance(draft.event, Logged):
                    return draft
                return replace(draft, event=replace(draft.event, number=next(number)))

            with self._failing():
                taken = waiting.take_in(self.file.journal, self.file.database, change=numbered)
            if taken:
                self.state = apply(self.state, *taken)
                self._tell(taken)
        return taken

    def merge(self, rows: Iterable[Row]) -> Merged:
        """Take in what other stations wrote; all of it or, raising Failed, nothing.

        Twice counts once; listeners hear of what was new, after the commit.
        """
        with self.lock, undisturbed():
            with self._failing():
                merged = self.file.journal.merge(rows)
            if merged.new:
                self._take_up(merged)
        return merged

    def _take_up(self, merged: Merged) -> None:
        if not self._listeners:
            # nobody waits for the entries themselves, and the state needs no more than their gist
            self._fold_in(tuple(self.file.journal.control(after=merged.before)), merged.before)
            return
        entries = tuple(self.file.journal.merged(merged))
        self._fold_in(entries, merged.before)
        if self._untold is not None:
            self._untold += entries
            return
        self._tell(entries)

    def _fold_in(self, entries: Sequence[Entry | Gist], before: int) -> None:
        if any(not isinstance(each, Gist) and type(each.event) in TURNING for each in entries):
            # what was folded before may now count differently
            earlier = self.file.journal.control(until=before)
            self.state = fold(chain(earlier, entries), home=self.file.station)
        else:
            self.state = apply(self.state, *entries)

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
                with self._failing(), self.file.journal.together():
                    yield
            except BaseException:
                self.state, self._untold = before, None
                raise
            told, self._untold = tuple(self._untold), None
            if told:
                self._tell(told)

    @contextmanager
    def _failing(self) -> Generator[None]:
        try:
            yield
        except Failed as wrong:
            for sorry in self._sorry:
                sorry(wrong)
            raise

    def _tell(self, entries: tuple[Entry, ...]) -> None:
        # under the lock, so that nobody hears of an entry before he hears of an earlier one
        for listener in tuple(self._listeners):
            listener(entries)
