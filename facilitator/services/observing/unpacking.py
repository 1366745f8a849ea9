"""A pack that was opened before leads back to its own exercise, instead of to another one."""

from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.domain.run import fold
from facilitator.exchange.packs import PackManifest, read_pack
from facilitator.exchange.sealed import Broken
from facilitator.services.observing.packing import open_pack
from facilitator.services.session import Session, Shelf
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile


def take_pack(path: Path, shelf: Shelf) -> Session:
    """Open the exercise that was made of a pack, or make one; raises Failed.

    CORRUPT for a pack in which a single byte is not as it was written.
    """
    before = opened_before(_manifest(path), shelf)
    return shelf.open(before) if before is not None else open_pack(path, shelf)


def _manifest(path: Path) -> PackManifest:
    try:
        manifest, _plan = read_pack(path.read_bytes())
    except OSError as error:
        raise from_os(error, path.name) from error
    except Broken as error:
        raise Failed(Fault.CORRUPT, name=path.name, said="checksum") from error
    return manifest


def opened_before(manifest: PackManifest, shelf: Shelf) -> Path | None:
    """Return the exercise on this computer that was made of this very pack, or None."""
    for each in shelf.recent():
        path = Path(each.path)
        if each.exercise not in {"", manifest.exercise} or not path.is_file():
            continue
        try:
            with ExerciseFile.open(path, now=shelf.clock.now, read_only=True) as file:
                post = fold(file.journal.control(), home=file.station).post
        except Failed:
            # somebody else's trouble: it is told of when that exercise is opened
            continue
        if post is not None and post.pack == manifest.device:
            return path
    return None
