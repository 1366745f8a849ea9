"""How the streams, subjects and messages of an exercise are called on the servers."""

import re
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,80}")
_HEX = "x."
_HASH = 8
"""Bytes of an entry's hash that stand in its message's id."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names that belong to one exercise."""

    exercise: str

    @property
    def stream(self) -> str:
        """Return the stream that holds the journal."""
        return f"exercise_{token(self.exercise)}".replace(".", "_")

    @property
    def files(self) -> str:
        """Return the bucket that holds attachments and the plan."""
        return f"files_{token(self.exercise)}".replace(".", "_")

    @property
    def journal(self) -> str:
        """Return the subjects of all stations' entries."""
        return f"exercise.{_word(self.exercise)}.*"

    def station(self, station: str) -> str:
        """Return the subject of one station's entries."""
        return f"exercise.{_word(self.exercise)}.{_word(station)}"

    @property
    def status(self) -> str:
        """Return the subject on which rooms say how they are; it is kept nowhere."""
        return f"status.{_word(self.exercise)}"

    @property
    def ask(self) -> str:
        """Return the subject on which a room asks for entries that it misses."""
        return f"ask.{_word(self.exercise)}"


def token(text: str) -> str:
    """Return a text as it may stand in a name: itself, or its bytes in hexadecimal."""
    return text if _PLAIN.fullmatch(text) else _HEX + text.encode(errors="replace").hex()


# a few hundred stations are named in every message
@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    """Return a text as one word of a subject, which dots part."""
    return token(text).replace(".", "_")


def message_id(station: str, seq: int, entry_hash: bytes) -> str:
    """Return by what the servers know an entry again.

    A piece of the hash is part of it: another entry under the same number (a fork) must not be
    taken for a repetition and dropped.
    """
    return f"{token(station)}-{seq}-{entry_hash[:_HASH].hex()}"


def read_message_id(written: str) -> tuple[int, bytes]:
    """Return the number and the piece of hash of an id; (0, b"") for one that is none of ours."""
    parts = written.split("/", maxsplit=1)[0].rsplit("-", 2)
    try:
        _station, seq, piece = parts
        return int(seq), bytes.fromhex(piece)
    except ValueError:
        return 0, b""


def same(piece: bytes, entry_hash: bytes) -> bool:
    """Whether a piece of hash is that of an entry."""
    return bool(piece) and entry_hash.startswith(piece)
