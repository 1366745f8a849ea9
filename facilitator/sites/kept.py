"""How a room of this computer reaches its servers again: in the profile, for its owner only."""

from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.services.places import state_dir
from facilitator.sites.certificates import write_private
from facilitator.sites.place import Place
from facilitator.store.faults import from_os


def keep(station: str, place: Place) -> None:
    """Keep where the servers of a room are; raises Failed."""
    path = _path(station, "json")
    try:
        write_private(path, msgspec.json.encode(place))
    except OSError as error:
        raise from_os(error, path.name) from error


def kept(station: str) -> Place | None:
    """Return where the servers of a room are, or None if it never joined any."""
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(_path(station, "json").read_bytes(), type=Place)
    return None


def cursor_of(station: str) -> Path:
    """Return where it is kept how far a room has read."""
    return _path(station, "cursor")


def _path(station: str, ending: str) -> Path:
    safe = "".join(each for each in station if each.isalnum() or each == "-")
    return state_dir() / "sites" / f"{safe}.{ending}"
