"""Entries as the fold needs them: 50,000 are made when a file opens, so each is as light as can be.

What people wrote is reduced to its number, agencies, inject and expected actions. In the classes
below, a class attribute stands for every field that is left out: it hides the slot of the parent,
so that nothing has to be stored (a third of the time of the ordinary constructor). Such an entry
is for folding only: it never equals, and is never written as, the entry that was read in full.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from facilitator.domain.entry import MILLISECOND, Author, Entry, micros, moment
from facilitator.domain.events import (
    DecisionLogged,
    Known,
    Logged,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
    RequestLogged,
)
from facilitator.store.rows import audience_of, entry_of

# pyright: reportIncompatibleVariableOverride=false, reportIncompatibleMethodOverride=false
# (hiding the parents' fields is the point of this file)

COLUMNS = (
    "line, station, seq, happened_at, logged_at, exercise_ms, author, audience, kind, payload, hash"
)
_NOTHING_KNOWN = Known()
_FIRST = micros(datetime.min.replace(tzinfo=UTC))
_LAST = micros(datetime.max.replace(tzinfo=UTC))


class _Gist(msgspec.Struct):
    """What the fold needs of a written entry; everything else is skipped while decoding."""

    number: int
    agencies: tuple[str, ...] = ()
    inject: str = ""
    expected: tuple[str, ...] = ()


class _Decision(DecisionLogged):
    __slots__ = ()
    text = typed = reason = by_role = options = source = late_reason = ""
    tags = told = ()
    review_at = replaces = None
    verbatim = False
    replaces_number = 0
    known = _NOTHING_KNOWN


class _Request(RequestLogged):
    __slots__ = ()
    text = typed = reason = by_role = options = source = late_reason = ""
    tags = told = ()
    review_at = replaces = None
    verbatim = False
    replaces_number = 0
    known = _NOTHING_KNOWN


class _Note(NoteLogged):
    __slots__ = ()
    text = typed = reason = by_role = options = source = late_reason = ""
    tags = told = ()
    review_at = replaces = None
    verbatim = False
    replaces_number = 0
    known = _NOTHING_KNOWN


class _Observation(ObservationLogged):
    __slots__ = ()
    text = typed = reason = by_role = options = source = late_reason = ""
    tags = told = ()
    review_at = replaces = None
    verbatim = False
    replaces_number = 0
    known = _NOTHING_KNOWN
    sort = ObservationSort.INTERPRETATION


class _Entry(Entry):
    __slots__ = ("happened_us",)
    happened_us: int

    @property
    def happened_at(self) -> datetime:
        """Return the moment, made only when it is asked for."""
        return moment(self.happened_us)

    @property
    def logged_at(self) -> datetime:
        """Return the moment it happened; the fold does not ask when it was written."""
        return moment(self.happened_us)


_WRITTEN: dict[str, type[Logged]] = {
    each.kind: each for each in (_Decision, _Request, _Note, _Observation)
}


def control_entries(rows: Iterable[tuple[Any, ...]]) -> Iterator[Entry]:
    """Return the entries of rows with COLUMNS: slim if people wrote them, else in full."""
    authors: dict[str, Author] = {}
    gist_of = msgspec.json.Decoder(_Gist).decode
    new = object.__new__
    # the setters of the slots; the ordinary way is closed, the values are frozen
    set_line, set_station, set_seq = _setters(Entry, "line", "station", "seq")
    set_exercise, set_author, set_audience = _setters(Entry, "exercise", "author", "audience")
    set_event, set_hash = _setters(Entry, "event", "hash")
    (set_happened,) = _setters(_Entry, "happened_us")
    set_number, set_agencies = _setters(Logged, "number", "agencies")
    set_inject, set_expected = _setters(Logged, "inject", "expected")
    for row in rows:
        (
            line,
            station,
            seq,
            happened,
            _,
            exercise_ms,
            author,
            audience,
            kind,
            payload,
            own,
        ) = row
        written = _WRITTEN.get(kind)
        if written is None:
            yield entry_of(row)
            continue
        try:
            gist = gist_of(payload)
        except msgspec.MsgspecError:
            yield entry_of(row)
            continue
        event = new(written)
        set_number(event, gist.number)
        set_agencies(event, gist.agencies)
        set_inject(event, gist.inject)
        set_expected(event, gist.expected)
        writer = authors.get(author)
        if writer is None:
            writer = authors[author] = Author.read(author)
        if not _FIRST <= happened <= _LAST:
            raise OverflowError(happened)
        entry = new(_Entry)
        set_line(entry, line)
        set_station(entry, station)
        set_seq(entry, seq)
        set_happened(entry, happened)
        set_exercise(entry, exercise_ms * MILLISECOND)
        set_author(entry, writer)
        set_audience(entry, audience_of(audience))
        set_event(entry, event)
        set_hash(entry, own)
        yield entry


def _setters(owner: type[Any], *names: str) -> list[Any]:
    return [owner.__dict__[name].__set__ for name in names]
