"""The passes of devices that were let in: their hashes are kept, so that a restart loses none."""

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
        self._change(device, {_hash(made): device})
        return made

    def end(self, device: str) -> None:
        """Let a device's pass count no more. Raises Failed, then it still counts."""
        self._change(device, {})

    def device(self, offered: str) -> str:
        """Return the device that holds a pass, or "" for one that nobody holds."""
        # how long looking up a hash takes says nothing of the pass that it is the hash of
        with self._lock:
            return self._of.get(_hash(offered), "")

    def _change(self, device: str, instead: dict[str, str]) -> None:
        with self._lock:
            kept = {key: each for key, each in self._of.items() if each != device} | instead
            try:
                self._write(kept)
            except OSError as error:
                raise from_os(error, "passes") from error
            self._of = kept

    def _write(self, kept: dict[str, str]) -> None:
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, msgspec.json.encode(kept))


def _read(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    return {}


def _hash(given: str) -> str:
    return sha256(given.encode(errors="replace")).hexdigest()
