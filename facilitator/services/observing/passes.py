"""The passes of devices that were let in: their hashes are kept, so that a restart loses none."""

import hmac
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock

import msgspec

from facilitator.store.faults import from_os
from facilitator.store.library import write_whole

PASS_BYTES = 24


class Passes:
    """Who holds which pass; ``path`` is a file of this computer, never of the exercise."""

    def __init__(self, path: Path | None) -> None:
        """Take up the passes that were given before."""
        self._path = path
        self._lock = Lock()
        self._of: dict[str, str] = _read(path)

    def give(self, device: str) -> str:
        """Return a new pass for a device; an older one of the same device ends.

        Raises Failed if it cannot be kept: a pass that a restart forgets is not given.
        """
        made = secrets.token_urlsafe(PASS_BYTES)
        with self._lock:
            before = dict(self._of)
            self._of = {key: each for key, each in before.items() if each != device}
            self._of[_hash(made)] = device
            try:
                self._write()
            except OSError as error:
                self._of = before
                raise from_os(error, "passes") from error
        return made

    def device(self, offered: str) -> str:
        """Return the device that holds a pass, or "" for one that nobody holds."""
        asked, found = _hash(offered), ""
        with self._lock:
            for own, device in self._of.items():
                if hmac.compare_digest(own, asked):
                    found = device
        return found

    def _write(self) -> None:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, msgspec.json.encode(self._of))


def _read(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    return {}


def _hash(given: str) -> str:
    return sha256(given.encode(errors="replace")).hexdigest()
