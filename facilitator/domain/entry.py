"""One line of the journal: an event with its identity, times, author, and place in a chain."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from typing import NamedTuple

from facilitator.domain.events import Audience, EntryRef, Event, Logged

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MILLISECOND = timedelta(milliseconds=1)
NO_HASH = b""
"""What stands before the first entry of a station."""


def micros(at: datetime) -> int:
    """Return a moment as whole UTC microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def moment(microseconds: int) -> datetime:
    """Return the moment of whole UTC microseconds since 1970."""
    # half the time of a timedelta by its keyword; a log has thousands
    return EPOCH + microseconds * MICROSECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote: a role, and the id of a person whose name can be erased."""

    role: str
    person: str = ""

    def __str__(self) -> str:
        """Return the form in which the journal keeps it."""
        return f"{self.role}:{self.person}" if self.person else self.role

    @classmethod
    def read(cls, written: str) -> "Author":
        """Return the author of what the journal keeps."""
        return _author(written)


@lru_cache(maxsize=1024)
def _author(written: str) -> Author:
    # few people write a log, and many entries each
    role, _, person = written.partition(":")
    return Author(role=role, person=person)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event that is about to be written; the store adds identity and chain."""

    event: Event
    happened_at: datetime
    logged_at: datetime
    exercise: timedelta
    author: Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One committed journal line; ``exercise`` is the exercise time at which it happened."""

    line: int
    station: str
    seq: int
    happened_at: datetime
    logged_at: datetime
    exercise: timedelta
    author: Author
    audience: Audience
    event: Event
    hash: bytes

    @property
    def ref(self) -> EntryRef:
        """Return the identity by which other entries name this one."""
        return EntryRef(station=self.station, seq=self.seq)


class Gist(NamedTuple):
    """What the fold needs of an entry that a person wrote: light, since a log has thousands."""

    station: str
    seq: int
    kind: str
    exercise: timedelta
    number: int
    agencies: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def ref(self) -> EntryRef:
        """Return the identity of the entry."""
        return EntryRef(station=self.station, seq=self.seq)


def gist_of(entry: Entry, event: Logged) -> Gist:
    """Return what the fold needs of an entry and its event."""
    return Gist(
        entry.station,
        entry.seq,
        event.kind,
        entry.exercise,
        event.number,
        event.agencies,
        event.expected,
    )


def canonical(  # noqa: PLR0913, PLR0917 - the columns of the journal, in the order that is hashed
    station: str,
    seq: int,
    happened_us: int,
    logged_us: int,
    exercise_ms: int,
    author: str,
    audience: str,
    kind: str,
    payload: str,
) -> bytes:
    """Return the bytes of an entry that are hashed: a JSON array without blanks, in UTF-8."""
    # what json.dumps writes, by its own quoting, without an encoder made anew for each entry
    times = f"{happened_us},{logged_us},{exercise_ms}"
    words = ",".join((_quoted(author), _quoted(audience), _quoted(kind), _quoted(payload)))
    return f"[{_quoted(station)},{seq},{times},{words}]".encode()


def digest(canonical_entry: bytes) -> bytes:
    """Return the SHA-256 of a canonical entry: all that a barred station gets of it."""
    return sha256(canonical_entry).digest()


def chained(previous: bytes, entry_digest: bytes) -> bytes:
    """Return the hash of an entry: SHA-256 over the one before and its own digest."""
    return sha256(previous + entry_digest).digest()
