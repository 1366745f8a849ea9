"""Entries as the fold needs them: 50,000 are read when a file opens, so each is light."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from facilitator.domain.entry import MILLISECOND, Entry, Gist
from facilitator.domain.events import (
    DecisionLogged,
    NoteLogged,
    ObservationLogged,
    RequestLogged,
)
from facilitator.store.rows import entry_of
from facilitator.store.times import Times

_WRITTEN = frozenset(
    each.kind for each in (DecisionLogged, RequestLogged, NoteLogged, ObservationLogged)
)


class _Counted(msgspec.Struct):
    """The part of a payload that counts; everything else is skipped while decoding."""

    number: int
    agencies: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()


def control_entries(rows: Iterable[tuple[Any, ...]], times: Times) -> Iterator[Entry | Gist]:
    """Return rows with the columns READ and hash as gists if people wrote them, else in full."""
    decode = msgspec.json.Decoder(_Counted).decode
    for row in rows:
        _line, station, seq, happened, _logged, exercise_ms, _author, _to, kind, payload, _ = row
        if kind not in _WRITTEN:
            yield times.entry(entry_of(row))
            continue
        counted = decode(payload)
        gist = Gist(
            station,
            seq,
            kind,
            exercise_ms * MILLISECOND,
            counted.number,
            counted.agencies,
            counted.expected,
        )
        yield times.gist(gist, happened) if times.by else gist
