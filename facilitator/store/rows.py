"""Journal entries as rows of the table, and back."""

from typing import Any, NamedTuple

import msgspec

from facilitator.domain.entry import (
    MILLISECOND,
    Author,
    Draft,
    Entry,
    canonical,
    chained,
    digest,
    micros,
    moment,
)
from facilitator.domain.events import Audience, Event
from facilitator.store.codec import decode, encode, kind_of, without_surrogates

COLUMNS = (
    "station, seq, happened_at, logged_at, exercise_ms, author, audience, kind, payload,"
    " previous, digest, hash"
)
READ = "line, station, seq, happened_at, logged_at, exercise_ms, author, audience, kind, payload"
"""What an entry is made of when it is read; the hash follows as the last column."""

_json = msgspec.json.Decoder(msgspec.Raw).decode


class Row(NamedTuple):
    """An entry as it is hashed, kept and handed on; times are UTC microseconds."""

    station: str
    seq: int
    happened_at: int
    logged_at: int
    exercise_ms: int
    author: str
    audience: str
    kind: str
    payload: str
    previous: bytes
    digest: bytes
    hash: bytes

    def sound(self) -> bool:
        """Whether the payload is JSON, and digest and hash are those of the content."""
        try:
            _json(self.payload)
            own = digest(canonical(*self[:9]))
        except (msgspec.MsgspecError, TypeError, UnicodeEncodeError):
            return False
        return own == self.digest and chained(self.previous, own) == self.hash


def row_of(draft: Draft, station: str, seq: int, previous: bytes) -> Row:
    """Return the row of a draft that follows ``previous`` in its station's chain."""
    event = draft.event
    happened, logged = micros(draft.happened_at), micros(draft.logged_at)
    exercise_ms = draft.exercise // MILLISECOND
    author, audience = without_surrogates(str(draft.author)), event.audience.value
    kind, payload = kind_of(event), encode(event)
    own = digest(
        canonical(station, seq, happened, logged, exercise_ms, author, audience, kind, payload)
    )
    return Row(
        station=station,
        seq=seq,
        happened_at=happened,
        logged_at=logged,
        exercise_ms=exercise_ms,
        author=author,
        audience=audience,
        kind=kind,
        payload=payload,
        previous=previous,
        digest=own,
        hash=chained(previous, own),
    )


def audience_of(written: str) -> Audience:
    """Return who may read an entry; what is not known here is for control alone."""
    return Audience.ALL if written == Audience.ALL else Audience.CONTROL


def entry_of(read: tuple[Any, ...], event: Event | None = None) -> Entry:
    """Return the entry of a row with the columns READ and hash."""
    (
        line,
        station,
        seq,
        happened,
        logged,
        exercise_ms,
        author,
        audience,
        kind,
        payload,
        own,
    ) = read
    return Entry(
        line=line,
        station=station,
        seq=seq,
        happened_at=moment(happened),
        logged_at=moment(logged),
        exercise=exercise_ms * MILLISECOND,
        author=Author.read(author),
        audience=audience_of(audience),
        event=decode(kind, payload) if event is None else event,
        hash=own,
    )
