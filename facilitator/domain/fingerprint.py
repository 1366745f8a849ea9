"""The heads of all chains as one fingerprint, and as twelve words that people can compare."""

import json
from collections.abc import Iterable
from hashlib import sha256

from facilitator.domain.words import WORDS

LENGTH = 12
"""Words in a fingerprint: 96 bits, far more than chance, few enough to read aloud."""


def head(heads: Iterable[tuple[str, int, bytes]]) -> bytes:
    """Return the SHA-256 over the last (station, seq, hash) of every station, in any order."""
    rows = [[station, seq, last.hex()] for station, seq, last in sorted(heads)]
    return sha256(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def words(head: bytes) -> tuple[str, ...]:
    """Return the twelve words of a head: one for each of its first twelve bytes."""
    return tuple(WORDS[each] for each in head[:LENGTH])
