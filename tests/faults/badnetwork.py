"""A network that loses things: a proxy on loopback that drops requests, and replies after them."""

import socket
import threading
from contextlib import suppress

HERE = "127.0.0.1"
_PART = 65536


class BadNetwork:
    """Hands connections on to a host; ``requests`` and ``replies`` are the shares that get lost.

    A lost request never reaches the host. A lost reply is one that the host has sent: what was
    asked for was done, and nobody hears of it.
    """

    def __init__(self, target, chance, *, requests=0.2, replies=0.2):
        self.target = target
        self.lost_requests = self.lost_replies = self.asked = 0
        self._requests, self._replies = requests, replies
        self._chance, self._lock = chance, threading.Lock()
        self._listening = socket.create_server((HERE, 0))
        self._open = True
        threading.Thread(target=self._take, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._open = False
        self._listening.close()

    @property
    def url(self):
        return f"http://{HERE}:{self._listening.getsockname()[1]}"

    def _take(self):
        with suppress(OSError):
            while self._open:
                line, _ = self._listening.accept()
                threading.Thread(target=self._hand_on, args=(line,), daemon=True).start()

    def _drops(self, share, name):
        with self._lock:
            lost = self._chance.random() < share
            if lost:
                setattr(self, name, getattr(self, name) + 1)
            return lost

    def _hand_on(self, line):
        """Serve one connection, a request at a time; a loss closes it without a word."""
        with suppress(OSError), line:
            while request := whole(line):
                with self._lock:
                    self.asked += 1
                if self._drops(self._requests, "lost_requests"):
                    return
                with socket.create_connection((HERE, self.target), 10) as host:
                    host.sendall(request)
                    reply = whole(host)
                if not reply or self._drops(self._replies, "lost_replies"):
                    return
                line.sendall(reply)


def whole(line):
    """Return one whole message with its body of a known length; nothing if the other side went."""
    said = b""
    while b"\r\n\r\n" not in said:
        part = line.recv(_PART)
        if not part:
            return b""
        said += part
    head, _, body = said.partition(b"\r\n\r\n")
    lines = [each.partition(b":") for each in head.lower().split(b"\r\n")[1:]]
    length = next((int(value) for name, _, value in lines if name == b"content-length"), 0)
    while len(body) < length:
        part = line.recv(_PART)
        if not part:
            return b""
        body += part
    return head + b"\r\n\r\n" + body
