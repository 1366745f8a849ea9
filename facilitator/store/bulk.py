"""Many entries of others at once: what the search index keeps of them is worked out here.

The trigger of the search index asks SQLite to read each payload a dozen times, which is nothing
for an entry that somebody typed and seconds for fifty thousand. A lot is therefore written without
it, inside one transaction, and indexed by the same rules in Python; a test holds both against
each other.
"""

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, cast

import msgspec

from facilitator.store.rows import Row
from facilitator.store.schema import LOGGED_KINDS
from facilitator.store.searching import ascii_lower

LOT = 500
"""From so many entries on it is worth it."""
_TRIGGER = "journal_is_searched"
_INDEXED = "INSERT INTO search (rowid, text, reason, role, tags, marks) VALUES (?, ?, ?, ?, ?, ?)"


class Unusual(Exception):
    """A payload with values that no program of ours writes: SQLite itself has to read it."""


@contextmanager
def without_search(connection: sqlite3.Connection) -> Generator[None]:
    """Write entries that are not indexed; what indexes them is back before the commit."""
    asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    (made,) = connection.execute(asked, (_TRIGGER,)).fetchone()
    connection.execute(f"DROP TRIGGER {_TRIGGER}")
    yield
    connection.execute(made)


Searched = tuple[str, str, str, str, str]
"""Text, reason, role, tags and marks, as the search index keeps them."""


def index(connection: sqlite3.Connection, found: Iterable[tuple[int, Searched]]) -> None:
    """Index entries by their lines."""
    connection.executemany(_INDEXED, ((line, *texts) for line, texts in found))


def all_searched(rows: Iterable[Row]) -> list[Searched] | None:
    """Return what is indexed of each row, or None if one of them is for SQLite to read."""
    try:
        return [searched(each.kind, each.payload) for each in rows]
    except (Unusual, msgspec.MsgspecError):
        return None


_Words = tuple[str, ...] | None
_Text = str | None


class _Usual(msgspec.Struct):
    """What is indexed of a payload as our programs write it; all else in it is passed over."""

    text: _Text = None
    title: _Text = None
    options: _Text = None
    meanwhile: _Text = None
    reason: _Text = None
    rationale: _Text = None
    late_reason: _Text = None
    by_role: _Text = None
    source: _Text = None
    number: int | str | None = None
    agencies: _Words = None
    to: _Words = None
    now: msgspec.UnsetType | dict[str, Any] = msgspec.UNSET
    agency: _Text = None
    tags: _Words = None
    inject: _Text = None


class _Told(msgspec.Struct):
    """The same of any payload, whatever its values are."""

    text: Any = None
    title: Any = None
    options: Any = None
    meanwhile: Any = None
    reason: Any = None
    rationale: Any = None
    late_reason: Any = None
    by_role: Any = None
    source: Any = None
    number: Any = None
    agencies: Any = None
    to: Any = None
    now: Any = None
    agency: Any = None
    tags: Any = None
    inject: Any = None


_decode = msgspec.json.Decoder(_Told).decode
_decode_usual = msgspec.json.Decoder(_Usual).decode


def searched(kind: str, payload: str) -> Searched:
    """Return what is indexed of an entry; raises Unusual for what SQLite has to read."""
    if "\\u0000" in payload:
        raise Unusual
    try:
        told = _decode_usual(payload)
    except msgspec.ValidationError:
        return _searched_in_any(kind, payload)
    if told.now is not msgspec.UNSET:
        return _searched_in_any(kind, payload)
    before, behind, tags = _marks_of(
        kind, told.agencies, told.to, told.agency, told.tags, told.inject
    )
    number = f"n{'' if told.number is None else told.number}" if kind in LOGGED_KINDS else ""
    return (
        f"{told.text or ''} {told.title or ''} {told.options or ''} {told.meanwhile or ''}",
        f"{told.reason or ''} {told.rationale or ''} {told.late_reason or ''}",
        f"{told.by_role or ''} {told.source or ''}",
        tags,
        f"{before} {number} {behind}",
    )


# what is said of whom is the same in hundreds of entries
@lru_cache(maxsize=4096)
def _marks_of(  # noqa: PLR0913, PLR0917 - the fields that are filtered by, as a key of the cache
    kind: str, agencies: _Words, to: _Words, agency: _Text, tags: _Words, inject: _Text
) -> tuple[str, str, str]:
    """Return the marks before the number of an entry, those behind it, and its tags."""
    kept = tags or ()
    behind = (
        " ".join(["a" + _hex(each) for each in agencies or ()]),
        " ".join(["a" + _hex(each) for each in to or ()]),
        "",
        "" if agency is None else "a" + _hex(agency),
        " ".join(["t" + _lower_hex(each) for each in kept]),
        "" if inject is None else "i" + _hex(inject),
    )
    return "k" + _hex(kind), " ".join(behind), " ".join(kept)


def _searched_in_any(kind: str, payload: str) -> Searched:
    told = _decode(payload)
    changed: object = told.now
    now = cast("dict[str, object]", changed) if isinstance(changed, dict) else {}
    tags = _texts(told.tags)
    marks = (
        "k" + _hex(kind),
        f"n{_plain(told.number)}" if kind in LOGGED_KINDS else "",
        _marks("a", told.agencies),
        _marks("a", told.to),
        _marks("a", now.get("agencies")),
        _marks("a", told.agency),
        " ".join(["t" + _lower_hex(each) for each in tags]),
        _marks("i", told.inject),
    )
    return (
        _said(told.text, told.title, told.options, told.meanwhile),
        _said(told.reason, told.rationale, told.late_reason),
        _said(told.by_role, told.source),
        " ".join(tags),
        " ".join(marks),
    )


def _said(*values: object) -> str:
    return " ".join(["" if each is None else _plain(each) for each in values])


def _plain(value: object) -> str:
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Unusual
    return str(value)


def _marks(letter: str, value: object) -> str:
    if value is None:
        return ""
    return " ".join([letter + _hex(each) for each in _texts(value)])


def _texts(value: object) -> list[str]:
    match value:
        case None | int() | float():
            return []
        case str():
            return [value]
        case list():
            values = cast("list[object]", value)
            return [each for each in values if isinstance(each, str)]
        case dict():
            # an object is walked by SQLite too: its texts count
            named = cast("dict[str, object]", value)
            return [each for each in named.values() if isinstance(each, str)]
        case _:
            raise Unusual


# the ids and tags of an exercise are few, and stand in thousands of its entries
@lru_cache(maxsize=4096)
def _hex(value: str) -> str:
    return value.encode().hex().upper()


@lru_cache(maxsize=4096)
def _lower_hex(value: str) -> str:
    return _hex(ascii_lower(value))
