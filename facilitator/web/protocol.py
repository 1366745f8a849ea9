"""The server's manners towards slow and many: who says nothing is not waited for."""

import asyncio
import sys
from contextlib import suppress
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from facilitator.web.guard import HEADERS, NO_STORE

HEAD_S = 10.0
"""How long a connection may be open before its request stands there whole."""
NEXT_S = 30.0
"""How long a connection is kept for its next request."""
MOST_CONNECTIONS = 1000
"""250 devices with four connections each; more are closed at once."""

WANTED_FILES = 4096
KEPT_FILES = 128
"""Open files that are kept for the exercise itself, whatever the network does."""


def spare_files() -> int:
    """Return how many connections this process can hold beside its own files, asking for more.

    A system that lets it hold few would else let strangers keep the journal from being written.
    """
    if sys.platform == "win32":
        return MOST_CONNECTIONS
    import resource  # noqa: PLC0415 - there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    if soft < WANTED_FILES:
        allowed = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
            soft = allowed
    return max(0, soft - KEPT_FILES)


def patience(most: int) -> type["Patience"]:
    """Return the manners of a server that holds so many connections."""
    return type("Patience", (Patience,), {"most": most})


class Patience(H11Protocol):
    """Closes connections that send no whole request head in time, and those that are too many."""

    most = MOST_CONNECTIONS
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to wait for a request."""
        if not isinstance(transport, asyncio.Transport):
            transport.close()
            return
        if len(self.connections) >= min(self.most, MOST_CONNECTIONS):
            self.transport = transport
            transport.close()
            return
        super().connection_made(transport)
        self._waiting = self.loop.call_later(HEAD_S, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._heard()
        if self in self.connections:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came; a whole request head ends the waiting."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._heard()

    def on_response_complete(self) -> None:
        """Wait for the next request, as long as a browser may keep a connection."""
        super().on_response_complete()
        self._heard()
        self._waiting = self.loop.call_later(NEXT_S, self._give_up)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request at all, with the headers that every answer has."""
        del msg
        import h11  # noqa: PLC0415 - only for what is no request

        if self.conn.our_state not in {h11.IDLE, h11.SEND_RESPONSE}:
            self.transport.close()
            return
        headers = [*HEADERS, NO_STORE, (b"connection", b"close"), (b"content-length", b"0")]
        answer = h11.Response(status_code=400, headers=headers, reason=b"Bad Request")
        for each in (answer, h11.EndOfMessage()):
            said: Any = self.conn.send(each)
            self.transport.write(said or b"")
        self.transport.close()

    def _heard(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        cycle: Any = self.cycle  # before the first request there is none
        if not self.transport.is_closing() and (cycle is None or cycle.response_complete):
            self.transport.close()
