"""A line to the servers: connect, find the stream, publish, and read on. One event loop's own."""

# pyright: reportUnknownMemberType=false
# the client is typed, but for its keyword arguments

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator.sites.naming import Names
from facilitator.sites.place import Place

if TYPE_CHECKING:
    from datetime import datetime

    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.js import JetStreamContext
    from nats.js.api import StreamInfo

ASKED_S = 5.0
"""Seconds after which a request is given up, and tried again."""
CONNECT_S = 3
AGAIN_S = 0.5
PING_S = 15
ALIVE_S = 5
"""Seconds without any sign of life after which a line is taken to be cut."""
LOOK_S = 0.1
HANG_UP_S = 2.0
DUPLICATES_S = 120.0
"""For how long the servers know a message again."""
OWN_INBOX = "_INBOX"

Told = Callable[[], Awaitable[None]]
Heard = Callable[["Msg"], Awaitable[None]]


def _worth_saying(record: logging.LogRecord) -> bool:
    """Leave out what asyncio says of every encrypted line that is hung up."""
    return "eof_received" not in record.getMessage()


logging.getLogger("asyncio").addFilter(_worth_saying)


async def _heard(_message: "Msg") -> None:
    """Take what came only to show that the line stands."""


class NoStream(Exception):
    """The servers answer, and hold no journal of this exercise (yet)."""


class Line:
    """A connection that comes back by itself."""

    def __init__(self, place: Place, *, name: str, lost: Told, back: Told) -> None:
        """Take where the servers are; ``lost`` and ``back`` are told how the line changes."""
        self.place, self.names = place, Names(place.exercise)
        self._name, self._lost, self._back = name, lost, back
        self.denied = ""
        self._client: Client | None = None
        self._echo = ""
        self._js: JetStreamContext | None = None

    async def open(self) -> None:
        """Connect; raises OSError or an error of the client if no server lets us in."""
        from nats.aio.client import Client  # noqa: PLC0415 - an extra; only when it is wanted

        self.denied = ""
        client = self._client = Client()
        credentials = {"user": self.place.user, "password": self.place.password}
        if self.place.credentials:
            options: dict[str, object] = {"user_credentials": self.place.credentials}
        else:
            options = dict(credentials) if self.place.user else {}
        await client.connect(
            servers=self.place.urls(),
            name=self._name,
            error_cb=self._wrong,
            disconnected_cb=self._lost,
            reconnected_cb=self._back,
            connect_timeout=CONNECT_S,
            reconnect_time_wait=AGAIN_S,  # pyright: ignore[reportArgumentType] - seconds, parts too
            max_reconnect_attempts=-1,
            ping_interval=PING_S,
            max_outstanding_pings=2,
            tls=self.place.context(),
            tls_handshake_first=bool(self.place.pin),
            inbox_prefix=OWN_INBOX,
            pending_size=16_000_000,
            **options,  # pyright: ignore[reportArgumentType] - by name, as above
        )
        self._echo = client.new_inbox()
        await client.subscribe(self._echo, cb=_heard)
        domain = {"domain": self.place.domain} if self.place.domain else {}
        self._js = client.jetstream(timeout=ASKED_S, **domain)

    async def close(self) -> None:
        """Hang up."""
        client = self._client
        if client is None:
            return
        with suppress(Exception):
            await asyncio.wait_for(client.close(), HANG_UP_S)
        self.let_go()
        # what was let go needs a turn of the loop to be gone
        await asyncio.sleep(HANG_UP_S / 20)

    def let_go(self) -> None:
        """Drop the connection at once: over a dead line, an orderly goodbye takes half a minute."""
        transport = getattr(self._client, "_transport", None)
        for each in ("_io_writer", "_bare_io_writer"):
            writer: asyncio.StreamWriter | None = getattr(transport, each, None)
            if writer is not None:
                writer.transport.abort()

    async def alive(self) -> bool:
        """Whether the other end answered, or sent anything, within a few seconds."""
        client = self._client
        if client is None or not client.is_connected:
            return False
        # not by flush(): an answer that comes too late breaks the client's reading
        before, left = client.stats["in_bytes"], ALIVE_S
        with suppress(Exception):
            await client.publish(self._echo, b"?")
        while left > 0:
            if client.stats["in_bytes"] != before:
                return True
            await asyncio.sleep(LOOK_S)
            left -= LOOK_S
        return False

    async def _wrong(self, error: Exception) -> None:
        said = str(error).casefold()
        if "authorization" in said or "permissions" in said:
            self.denied = str(error)

    async def subscribe(self, subject: str, hear: "Heard") -> None:
        """Hear what is said on a subject that nobody keeps."""
        await self.client.subscribe(subject, cb=hear)

    @property
    def connected(self) -> bool:
        """Whether there is a server at the other end."""
        return self._client is not None and self._client.is_connected

    @property
    def closed(self) -> bool:
        """Whether the client has given up: only a new one comes back."""
        return self._client is None or self._client.is_closed

    @property
    def api(self) -> str:
        """Return the subject under which the streams are spoken to."""
        return f"$JS.{self.place.domain}.API" if self.place.domain else "$JS.API"

    @property
    def client(self) -> "Client":
        """Return the open client."""
        if self._client is None:
            raise NoStream
        return self._client

    @property
    def js(self) -> "JetStreamContext":
        """Return what speaks with the streams."""
        if self._js is None:
            raise NoStream
        return self._js

    # --- the stream --------------------------------------------------------------------------

    async def stream(self) -> "StreamInfo":
        """Return the stream as it stands; raises NoStream, and errors of the client."""
        from nats.js.errors import NotFoundError  # noqa: PLC0415 - an extra

        try:
            return await self.js.stream_info(self.names.stream)
        except NotFoundError as error:
            raise NoStream from error

    async def make_stream(self) -> None:
        """Make the stream of the journal and the bucket of files, where they are missing."""
        from nats.js.api import (  # noqa: PLC0415 - an extra
            DiscardPolicy,
            ObjectStoreConfig,
            StorageType,
            StreamConfig,
        )
        from nats.js.errors import NotFoundError  # noqa: PLC0415 - an extra

        try:
            await self.js.stream_info(self.names.stream)
        except NotFoundError:
            await self.js.add_stream(
                StreamConfig(
                    name=self.names.stream,
                    description="journal of a Facilitator exercise; each room keeps a whole copy",
                    subjects=[self.names.journal],
                    storage=StorageType.FILE,
                    num_replicas=self.place.replicas,
                    duplicate_window=DUPLICATES_S,
                    discard=DiscardPolicy.NEW,
                    deny_delete=True,
                    deny_purge=True,
                    allow_direct=True,
                )
            )
        try:
            await self.js.stream_info(f"OBJ_{self.names.files}")
        except NotFoundError:
            config = ObjectStoreConfig(
                bucket=self.names.files,
                storage=StorageType.FILE,
                replicas=self.place.replicas,
            )
            await self.js.create_object_store(self.names.files, config)

    async def publish(self, station: str, content: bytes, message: str) -> None:
        """Hand one entry over; returns once the servers have stored it."""
        await self.js.publish(
            self.names.station(station),
            content,
            timeout=ASKED_S,
            headers={"Nats-Msg-Id": message},
        )


def made(info: "StreamInfo") -> str:
    """Return what names a very stream: the moment when it was made."""
    created: datetime | None = info.created
    return created.isoformat() if created is not None else ""
