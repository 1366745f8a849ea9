"""Put a finished document where it belongs: the old one or the new one is there, never half."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from facilitator.store.faults import from_os

TRIES = 99
"""How many numbered names are tried beside a document that another program holds open."""


def written(out: Path, write: Callable[[IO[bytes]], object]) -> Path:
    """Have a document written beside its place, put it there, and return where it stands.

    If the target cannot be replaced (on Windows: while it is open elsewhere), the new one stands
    beside it with a number. Raises Failed for the disk.
    """
    beside = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as target:
            write(target)
            target.flush()
            os.fsync(target.fileno())
        return _put_in_place(beside, out)
    except OSError as error:
        raise from_os(error, out.name) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, out: Path) -> Path:
    """Rename to the target, or to a numbered name beside it if that is held by somebody."""
    for number in range(1, TRIES + 1):
        place = out if number == 1 else out.with_stem(f"{out.stem} ({number})")
        if number > 1 and place.exists():
            continue
        try:
            beside.replace(place)
        except (PermissionError, IsADirectoryError):
            if number == TRIES:
                raise
            continue
        return place
    raise FileExistsError(out)
