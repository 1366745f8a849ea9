"""Keeps a server of our own going: one that ended, or that its full disk shut, is started again."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.domain.errors import Failed
from facilitator.i18n import _
from facilitator.services.now import Clock
from facilitator.sites import servers

FULL, ENOUGH = 2_000_000, 32_000_000
"""Bytes of free disk below which a server is taken to be shut, and above which it is started."""
AGAIN = timedelta(seconds=10)
_SHUT = b"ritical write error"
_MOST = 1_000_000


@dataclass(slots=True)
class Tending:
    """Looks after a server that was started.

    A server that could not write keeps its journal shut until it is started again, even when there
    is room once more; nothing is lost meanwhile, since entries wait in their rooms.
    """

    exe: Path
    running: servers.Running
    clock: Clock
    full: int = FULL
    enough: int = ENOUGH
    _shut: bool = False
    _sorry: bool = False
    _read: int | None = None
    _next: datetime | None = None

    def look(self) -> str:
        """See to the server; returns what people should hear, or nothing."""
        if not self.running.alive:
            return self._started(_("The server had ended; it was started again."))
        if not self._shut and self._is_shut():
            self._shut = True
            return _(
                "The server's disk is full: entries wait in their rooms. Make room on it; "
                "the server is then started again by itself."
            )
        if self._shut and self._free() >= self.enough:
            self.running.stop()
            return self._started(_("There is room on the disk: the server was started again."))
        return ""

    def _started(self, said: str) -> str:
        """Start the server anew; where it does not start, say so once and try again later."""
        if self._next is not None and self.clock.now() < self._next:
            return ""
        self._read = None
        try:
            again = servers.start(self.exe, self.running.server, self.running.folder)
        except Failed:
            told, self._sorry = self._sorry, True
            return "" if told else _("The server does not start; it is tried again.")
        finally:
            self._next = self.clock.now() + AGAIN
        self.running.process = again.process
        self._shut = self._sorry = False
        return said

    def _is_shut(self) -> bool:
        # its log may lie on the same full disk, and then says nothing
        return self._complains() or self._free() < self.full

    def _complains(self) -> bool:
        """Whether the server wrote since its start, or since we looked, that it could not write."""
        path = self.running.folder / "server.log"
        with suppress(OSError), path.open("rb") as log:
            end = path.stat().st_size
            if self._read is None:
                self._read = end
            log.seek(max(self._read - len(_SHUT), end - _MOST, 0))
            said = log.read(_MOST + len(_SHUT))
            self._read = end
            return _SHUT in said
        return False

    def _free(self) -> int:
        """Return how many bytes are free where the server keeps its journal."""
        for each in (self.running.folder / "store", self.running.folder):
            with suppress(OSError):
                return shutil.disk_usage(each).free
        return self.enough
