"""The server that the portable folder brings compressed, unpacked into the profile on first use."""

import hashlib
import lzma
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.services.places import data_dir
from facilitator.store.faults import from_os

_ALL_MAY_READ_AND_START = 0o755


def unpacked(name: str, inside: Path | None = None, into: Path | None = None) -> Path | None:
    """Return the server of that name, ready to start; nothing where none was brought.

    Raises Failed: DISK_FULL, NO_PERMISSION and the like, CORRUPT if what was brought is damaged.
    """
    folder = inside or Path(str(getattr(sys, "_MEIPASS", sys.prefix)))
    if (plain := folder / name).is_file():
        return plain
    packed = folder / f"{name}.xz"
    if not packed.is_file():
        return None
    try:
        mark = hashlib.sha256(packed.read_bytes()).hexdigest()[:16]
        place = (into or data_dir() / "programs") / mark / name
        if not place.is_file():
            _unpack(packed, place)
    except OSError as error:
        raise from_os(error, packed.name) from error
    except (EOFError, lzma.LZMAError) as error:
        raise Failed(Fault.CORRUPT, name=packed.name) from error
    return place


def _unpack(packed: Path, place: Path) -> None:
    """Put it there whole or not at all, also when two unpack it at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    number, held = tempfile.mkstemp(dir=place.parent)
    try:
        with os.fdopen(number, "wb") as to, lzma.open(packed) as source:
            shutil.copyfileobj(source, to)
        Path(held).chmod(_ALL_MAY_READ_AND_START)
        Path(held).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(held).unlink()
        raise
