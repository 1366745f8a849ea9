"""The server for phones and laptops: one thread, off until it is started, gone when it is not."""

import errno
import socket
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from facilitator import __version__
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.stations import Observer
from facilitator.services.observing.door import Door
from facilitator.services.observing.joincode import host_of
from facilitator.services.observing.roomtest import Seen
from facilitator.services.observing.serving import Opened
from facilitator.services.places import state_dir
from facilitator.store.faults import from_os

if TYPE_CHECKING:
    from facilitator.web.certificate import Certificate
    from facilitator.web.room import Say
    from facilitator.web.running import Running

PORT = 8026
"""The port that is tried first; any other that is free is as good."""
MOST_SEEN = 500


class Serving:
    """Lets phones and laptops in over the network, at one address, while it is started."""

    def __init__(self, door: Door, *, say: "Say", state: Path | None = None) -> None:
        """Stand ready; ``say`` puts a refusal into words, ``state`` is where the key is kept."""
        self._door = door
        self._say = say
        self._state = state
        self._running: Running | None = None
        self._seen: dict[str, Seen] = {}
        self._lock = Lock()

    @property
    def opened(self) -> Opened | None:
        """Where the door stands open, or None while it is shut."""
        running = self._running
        return running.opened if running is not None and running.alive else None

    @property
    def connected(self) -> int:
        """How many devices listen for news at this moment."""
        return len(self._running.news.devices()) if self._running is not None else 0

    def listening(self, observer: Observer) -> bool:
        """Whether a device listens for news at this moment."""
        running = self._running
        return running is not None and observer.device in running.news.devices()

    def seen(self) -> tuple[Seen, ...]:
        """Return the addresses from which something reached the door, the latest last."""
        with self._lock:
            return tuple(sorted(self._seen.values(), key=lambda each: each.at))

    def start(
        self, address: str, port: int = 0, *, everywhere: bool = False, laptops: bool = True
    ) -> Opened:
        """Open the door at one address of this computer; raises Failed, then it is shut.

        ``port`` 0 takes the usual one, or another if that is in use. ``everywhere`` opens it at
        every address of this computer; people are then told of ``address``.
        """
        self.stop()
        _needs_address(address)
        with self._lock:
            self._seen.clear()
        sockets = _sockets(address, port, everywhere=everywhere, laptops=laptops)
        try:
            self._running = self._run(address, sockets, everywhere=everywhere)
        except BaseException:
            for each in sockets:
                each.close()
            raise
        return self._running.opened

    def _run(
        self, address: str, sockets: Sequence[socket.socket], *, everywhere: bool
    ) -> "Running":
        # heavy: the server is loaded when a door opens, never before
        from facilitator.web.certificate import certificate  # noqa: PLC0415 - as above
        from facilitator.web.running import Running  # noqa: PLC0415 - as above

        paper: Certificate | None = None
        if len(sockets) > 1:
            try:
                paper = certificate(self._state or state_dir() / "door", self._door.conduct.now())
            except OSError as error:
                raise from_os(error, "laptops.pem") from error
        opened = Opened(
            address=address,
            port=_port(sockets[0]),
            laptop_port=_port(sockets[1]) if paper else 0,
            fingerprint=paper.fingerprint if paper else "",
        )
        running = Running(
            self._door,
            opened,
            hosts=[_hosts(address, _port(each), everywhere=everywhere) for each in sockets],
            say=self._say,
            saw=self._saw,
            version=__version__,
        )
        running.start(sockets, paper)
        return running

    def _saw(self, address: str) -> None:
        with self._lock:
            if address in self._seen or len(self._seen) < MOST_SEEN:
                self._seen[address] = Seen(address=address, at=self._door.conduct.now())

    def stop(self) -> None:
        """Shut the door within a second, whoever listens; shut already, it does nothing."""
        running, self._running = self._running, None
        if running is not None:
            running.stop()


def _needs_address(address: str) -> None:
    """Refuse what is no address: a name would be one that somebody else may point here."""
    try:
        ip_address(address)
    except ValueError as error:
        raise Failed(Fault.NO_SUCH_ADDRESS, address=address) from error


def _port(bound: socket.socket) -> int:
    return int(bound.getsockname()[1])


def _sockets(
    address: str, port: int, *, everywhere: bool, laptops: bool
) -> tuple[socket.socket, ...]:
    host = ("::" if ":" in address else "0.0.0.0") if everywhere else address  # noqa: S104 - asked for
    first = _bound(host, port or PORT, or_any=not port)
    if not laptops:
        return (first,)
    try:
        return first, _bound(host, _port(first) + 1, or_any=True)
    except BaseException:
        first.close()
        raise


def _bound(host: str, port: int, *, or_any: bool) -> socket.socket:
    """Return a socket that has its port; raises Failed."""
    try:
        return _listening(host, port)
    except OSError as error:
        if error.errno in {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT} or isinstance(
            error, socket.gaierror
        ):
            raise Failed(Fault.NO_SUCH_ADDRESS, address=host) from error
        if not or_any:
            raise Failed(Fault.PORT_TAKEN, port=str(port)) from error
    with suppress(OSError):
        return _listening(host, 0)
    raise Failed(Fault.PORT_TAKEN, port=str(port))


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # with the protocol named, asyncio sends small answers at once instead of after 40 ms
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
        if exclusive is not None:
            # there, a port that is in use could be taken away from whoever has it
            made.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(256)
        made.setblocking(False)  # noqa: FBT003 - its only argument
    except BaseException:
        made.close()
        raise
    return made


def _hosts(address: str, port: int, *, everywhere: bool) -> frozenset[str]:
    """Return the names by which a browser may ask for this server: addresses, never a domain."""
    names = {address}
    if everywhere:
        from facilitator.services.observing.addresses import addresses  # noqa: PLC0415 - only then

        names |= {each.address for each in addresses()}
    if any(ip_address(each).is_loopback for each in names):
        names |= {"127.0.0.1", "localhost"} | ({"::1"} if ":" in address else set())
    full = {host_of(each, port).casefold() for each in names}
    return frozenset(full | ({each.rpartition(":")[0] for each in full} if port == 80 else set()))  # noqa: PLR2004 - the port that is not written
