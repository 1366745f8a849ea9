"""What devices send, strictly read: anything else is refused before it means anything."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, TypeVar

import msgspec

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import EPOCH, MILLISECOND
from facilitator.services.observing.accepting import Sent
from facilitator.services.observing.handing_in import Fields
from facilitator.web.guard import LARGEST_ENTRY, MOST_ENTRIES, TooLarge

_YEAR_2200_MS = 7_258_118_400_000
Ms = Annotated[int, msgspec.Meta(ge=0, le=_YEAR_2200_MS)]
Us = Annotated[int, msgspec.Meta(ge=0, le=1000 * _YEAR_2200_MS)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=1 << 31)]
Count = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Word = Annotated[str, msgspec.Meta(max_length=200)]
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_MOST_PHOTOS = 8
_MOST_AGENCIES = 200


class NotUnderstood(Exception):
    """A body is not what this place takes."""


class Invited(msgspec.Struct, frozen=True):
    """The body of ``/api/invited``."""

    secret: Word


class Join(msgspec.Struct, frozen=True):
    """The body of ``/api/join``; ``device`` and ``old`` are those of an earlier time."""

    secret: Word
    name: Annotated[str, msgspec.Meta(max_length=1000)]
    role: Word
    covers: Annotated[tuple[Word, ...], msgspec.Meta(max_length=_MOST_AGENCIES)] = ()
    device: Word = ""
    old: Word = msgspec.field(default="", name="pass")


class Rates(msgspec.Struct, frozen=True):
    """A critical task is rated."""

    task: Word
    rating: Word


class HotWash(msgspec.Struct, frozen=True):
    """An answer in the hot wash."""

    sort: Word
    text: str
    agency: Word = ""


class OneEntry(msgspec.Struct, frozen=True):
    """One entry as a phone sends it; times are the phone's own, in ms since 1970."""

    seq: Seq
    key: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    at: Ms
    line: str = ""
    inject: Word = ""
    rates: Rates | None = None
    note: str = ""
    hot_wash: HotWash | None = None
    feedback: dict[str, object] | None = None
    strikes: Annotated[int, msgspec.Meta(ge=0, le=1 << 31)] = 0
    photo: Annotated[tuple[Digest, ...], msgspec.Meta(max_length=_MOST_PHOTOS)] = ()
    late_reason: str = ""


class Entries(msgspec.Struct, frozen=True):
    """The body of ``/api/entries``."""

    now: Ms
    entries: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_ENTRIES)]
    rtt_ms: Annotated[float, msgspec.Meta(ge=0, le=600_000)] = 0
    waiting: Count = 0
    head: Annotated[str, msgspec.Meta(max_length=128)] = ""


class OneRow(msgspec.Struct, frozen=True):
    """A line of a laptop's journal; bytes are in hexadecimal."""

    station: Word
    seq: Seq
    happened_at: Us
    logged_at: Us
    exercise_ms: Annotated[int, msgspec.Meta(ge=-(10**12), le=10**12)]
    author: Word
    audience: Word
    kind: Word
    payload: str
    previous: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    hash: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Rows(msgspec.Struct, frozen=True):
    """The body of ``/api/rows``."""

    rows: Annotated[list[OneRow], msgspec.Meta(max_length=5000)]


_Body = TypeVar("_Body")


def read(body: bytes, kind: type[_Body]) -> _Body:
    """Return a body as what it should be; raises NotUnderstood."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise NotUnderstood from error


def one_by_one(entries: Sequence[msgspec.Raw]) -> list[OneEntry]:
    """Return entries as what they should be; raises TooLarge, NotUnderstood."""
    if any(len(bytes(each)) > LARGEST_ENTRY for each in entries):
        raise TooLarge
    return [read(bytes(each), OneEntry) for each in entries]


def sent_of(
    each: OneEntry, body: Entries, arrived: datetime, photos: tuple[Attachment, ...]
) -> Sent:
    """Return an entry as the door takes it."""
    return Sent(
        seq=each.seq,
        key=each.key,
        wall=moment_of(each.at),
        now=moment_of(body.now),
        arrived=arrived,
        error=timedelta(milliseconds=body.rtt_ms),
        line=each.line,
        inject=each.inject,
        late_reason=each.late_reason,
        attachments=photos,
        rates=(each.rates.task, each.rates.rating) if each.rates else None,
        note=each.note,
        hot_wash=(each.hot_wash.sort, each.hot_wash.text) if each.hot_wash else None,
        agency=each.hot_wash.agency if each.hot_wash else "",
        feedback=each.feedback or {},
        strikes=each.strikes,
    )


def moment_of(ms: int) -> datetime:
    """Return the moment of whole milliseconds since 1970."""
    return EPOCH + ms * MILLISECOND


def fields_of(row: OneRow) -> Fields:
    """Return a line of a laptop's journal as its columns."""
    return (
        row.station,
        row.seq,
        row.happened_at,
        row.logged_at,
        row.exercise_ms,
        row.author,
        row.audience,
        row.kind,
        row.payload,
        bytes.fromhex(row.previous),
        bytes.fromhex(row.digest),
        bytes.fromhex(row.hash),
    )
