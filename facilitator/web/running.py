"""The server while it runs: its thread, its loop, and its end."""

import asyncio
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event, Thread

import uvicorn

from facilitator.domain.errors import Failed, Fault
from facilitator.services.observing.door import Door
from facilitator.services.observing.serving import Opened
from facilitator.web.application import application
from facilitator.web.certificate import Certificate
from facilitator.web.guard import Guard
from facilitator.web.news import News
from facilitator.web.protocol import patience, spare_files
from facilitator.web.room import Room, Say
from facilitator.web.writer import Writer

STARTING_S = 15.0
LAST_WORDS_S = 0.5
"""How long whoever is being answered has to take the answer when the door shuts."""


class Running:
    """One open door, in one thread."""

    def __init__(  # noqa: PLR0913 - one for each thing that a server is told
        self,
        door: Door,
        opened: Opened,
        *,
        hosts: Sequence[frozenset[str]],
        say: Say,
        saw: Callable[[str], None],
        version: str,
    ) -> None:
        """Take what is needed; nothing runs yet."""
        self.opened = opened
        self._hosts = hosts
        self._saw = saw
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._ready = Event()
        self._wrong: BaseException | None = None
        self._thread: Thread | None = None
        self.news = News(door, self._loop)
        self._writer = Writer(door)
        self._room = Room(door=door, news=self.news, writer=self._writer, say=say, version=version)

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, sockets: Sequence[socket.socket], paper: Certificate | None) -> None:
        """Run in a thread of its own; returns when the door is open. Raises Failed."""
        self._thread = Thread(
            target=self._work, args=(sockets, paper), name="phones-server", daemon=True
        )
        self._thread.start()
        if not self._ready.wait(STARTING_S) or self._wrong is not None:
            self.stop()
            said = str(self._wrong or "")
            raise Failed(Fault.PORT_TAKEN, port=str(self.opened.port), said=said)

    def stop(self) -> None:
        """Shut the door, whoever listens, and wait until it is shut."""
        if self.alive and self._thread is not None:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join()

    def _work(self, sockets: Sequence[socket.socket], paper: Certificate | None) -> None:
        try:
            self._loop.run_until_complete(self._serve(sockets, paper))
        except BaseException as error:  # noqa: BLE001 - whoever started it is told
            self._wrong = error
        finally:
            self._writer.close()
            with suppress(RuntimeError):
                self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
            for each in sockets:
                each.close()
            self._ready.set()

    async def _serve(self, sockets: Sequence[socket.socket], paper: Certificate | None) -> None:
        app = application(self._room)
        servers: list[uvicorn.Server] = []
        listening: list[asyncio.Server] = []
        most = spare_files() // len(self._hosts)
        for index, hosts in enumerate(self._hosts):
            guard = Guard(app, hosts, self._saw)
            server = uvicorn.Server(_config(guard, most, paper if index else None))
            servers.append(server)
        try:
            for server, each in zip(servers, sockets, strict=True):
                server.config.load()
                server.lifespan = server.config.lifespan_class(server.config)
                await server.startup(sockets=[each])
                listening += server.servers
            self._ready.set()
            await self._until_over(servers)
        finally:
            self.news.close()
            await _shut(servers, listening)

    async def _until_over(self, servers: Sequence[uvicorn.Server]) -> None:
        """Keep the servers' date right until the door shuts."""
        counter = 0
        while not self._over.is_set():
            for each in servers:
                await each.on_tick(counter)
            counter += 10
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), 1.0)


async def _shut(servers: Sequence[uvicorn.Server], listening: Sequence[asyncio.Server]) -> None:
    """Take nobody in any more, let answers end, then end them."""
    for each in listening:
        each.close()
    states = [each.server_state for each in servers]
    for state in states:
        for connection in list(state.connections):
            connection.shutdown()
    answering = [task for state in states for task in list(state.tasks)]
    if answering:
        _done, left = await asyncio.wait(answering, timeout=LAST_WORDS_S)
        for task in left:
            task.cancel()
        if left:
            await asyncio.wait(left, timeout=LAST_WORDS_S)
    for state in states:
        for connection in list(state.connections):
            connection.transport.abort()
    await asyncio.sleep(0)


def _config(guard: Guard, most: int, paper: Certificate | None) -> uvicorn.Config:
    return uvicorn.Config(
        guard,
        http=patience(most),
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=16_384,
        ssl_certfile=paper.path if paper else None,
    )
