"""How a laptop of this computer reaches its room again: kept in the profile, for its owner only."""

import os
from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.services.places import state_dir
from facilitator.store.faults import from_os
from facilitator.store.library import write_whole


class Kept(msgspec.Struct, kw_only=True, frozen=True):
    """Where the room is, whose certificate to trust, and this laptop's pass."""

    address: str
    port: int
    fingerprint: str
    secret: str


def keep(station: str, link: Kept) -> None:
    """Keep a link; raises Failed."""
    path = _path(station)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, msgspec.json.encode(link))
        with suppress(OSError):
            os.chmod(path, 0o600)  # noqa: PTH101 - the same on every system
    except OSError as error:
        raise from_os(error, path.name) from error


def kept(station: str) -> Kept | None:
    """Return how a station reaches its room, or None if it never did."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(_path(station).read_bytes(), type=Kept)
    return None


def forget(station: str) -> None:
    """Forget a link."""
    with suppress(OSError):
        _path(station).unlink(missing_ok=True)


def _path(station: str) -> Path:
    safe = "".join(each for each in station if each.isalnum() or each == "-")
    return state_dir() / "links" / f"{safe}.json"
