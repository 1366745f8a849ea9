"""How far a stream was read: good for that very stream only, which is known by when it was made."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.store.library import write_whole


class Cursor(msgspec.Struct, kw_only=True, frozen=True):
    """A position in a stream; ``identity`` is when the stream was made, as the servers say it."""

    identity: str = ""
    position: int = 0

    def of(self, identity: str) -> int:
        """Return where to read on in a stream: from the beginning of any but our own."""
        return self.position if identity and identity == self.identity else 0


def load(path: Path | None) -> Cursor:
    """Return what was kept, or the beginning; merging twice costs time and nothing else."""
    if path is not None:
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(path.read_bytes(), type=Cursor)
    return Cursor()


def keep(path: Path | None, cursor: Cursor) -> None:
    """Keep a cursor; where the disk does not take it, reading starts over next time."""
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(cursor))
        os.chmod(path, 0o600)  # noqa: PTH101 - the same on every system
