"""A cable between a room and a server that can be cut in either direction: to see what happens."""

import socket
import threading
from contextlib import suppress

_PART = 65536
HERE = "127.0.0.1"
_WAIT_S = 0.05


class Cable:
    """Hands bytes on, on this computer alone; while a direction is cut they stay on the way.

    ``there`` leads from the room to the server, ``back`` from the server to the room.
    """

    def __init__(self, port: int) -> None:
        """Lead to a port of this computer; ``port`` of the cable is a free one."""
        self._target = port
        self._there, self._back = threading.Event(), threading.Event()
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._open = True
        self._torn = False
        self.mend()
        self._listening = socket.create_server((HERE, 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, *, there: bool = True, back: bool = True) -> None:
        """Let nothing pass any more; nobody is told, as with a real cable."""
        if there:
            self._there.clear()
        if back:
            self._back.clear()

    def tear(self) -> None:
        """Break every connection at once, and let no new one through: both sides notice."""
        self._torn = True
        with self._lock:
            ends = tuple(self._ends)
        for each in ends:
            _hang_up(each)

    def mend(self) -> None:
        """Let bytes pass again, those that waited first."""
        self._torn = False
        self._there.set()
        self._back.set()

    def close(self) -> None:
        """Take the cable away."""
        self._open = False
        self._listening.close()
        self.tear()
        self._there.set()
        self._back.set()

    def _accept(self) -> None:
        with suppress(OSError):
            while self._open:
                room, _address = self._listening.accept()
                threading.Thread(target=self._lead, args=(room,), daemon=True).start()

    def _lead(self, room: socket.socket) -> None:
        with suppress(OSError), room:
            if self._torn:
                return
            with socket.create_connection((HERE, self._target), 3) as server:
                server.settimeout(None)
                with self._lock:
                    self._ends |= {room, server}
                back = threading.Thread(
                    target=self._pump, args=(server, room, self._back), daemon=True
                )
                back.start()
                self._pump(room, server, self._there)
                back.join()
                with self._lock:
                    self._ends -= {room, server}

    def _pump(self, source: socket.socket, target: socket.socket, passes: threading.Event) -> None:
        with suppress(OSError):
            while part := source.recv(_PART):
                while self._open and not passes.wait(_WAIT_S):
                    pass
                target.sendall(part)
        _hang_up(source)
        _hang_up(target)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
