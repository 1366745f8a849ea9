"""Events to JSON text and back: strictly typed, by the kind that stands beside the text."""

import re
from typing import TYPE_CHECKING, cast

import msgspec

from facilitator.domain.events import KINDS, Event, Unread

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURROGATE = re.compile("[\ud800-\udfff]")
_encode = msgspec.json.Encoder().encode
_DECODERS = {kind: msgspec.json.Decoder(each) for kind, each in KINDS.items()}


def without_surrogates(text: str) -> str:
    """Return text with U+FFFD for each lone surrogate, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _clean(value: object) -> object:
    """Return what JSON is made of, clean of lone surrogates; msgspec would not take them."""
    match value:
        case str():
            return without_surrogates(value)
        case dict():
            named = cast("dict[str, object]", value)
            return {key: _clean(each) for key, each in named.items()}
        case list() | tuple():
            return [_clean(each) for each in cast("Sequence[object]", value)]
        case _:
            return value


def kind_of(event: Event) -> str:
    """Return the name on disk of an event's kind."""
    return event.written_as if isinstance(event, Unread) else event.kind


def encode(event: Event) -> str:
    """Return the JSON text of an event; lone surrogates become U+FFFD."""
    if isinstance(event, Unread):
        return without_surrogates(event.payload)
    try:
        return _encode(event).decode()
    except UnicodeEncodeError:
        return _encode(_clean(msgspec.to_builtins(event))).decode()


def decode(kind: str, payload: str) -> Event:
    """Return the event of a JSON text; of a kind or a shape not known here, an Unread.

    A newer program may have given a known kind a value that this one cannot read: the entry is
    kept as it is, as with an unknown kind.
    """
    decoder = _DECODERS.get(kind)
    if decoder is None:
        return Unread(written_as=kind, payload=payload)
    try:
        return decoder.decode(payload)
    except msgspec.MsgspecError:
        return Unread(written_as=kind, payload=payload)
