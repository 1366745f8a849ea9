"""Stands before every request: whom it was meant for, who sends it, how big it is."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' blob:; font-src 'self'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", CSP.encode()),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""On every answer, whatever it is."""
NO_STORE = (b"cache-control", b"no-store")
MB = 1_000_000
LARGEST_ENTRY = 16_000
MOST_ENTRIES = 50
SMALL = 16_000
LIMITS: dict[str, int] = {
    "/api/entries": LARGEST_ENTRY * MOST_ENTRIES,
    "/api/photo": 8 * MB,
    "/api/rows": 8 * MB,
}
"""Bytes that a body may have where it may have more than a few."""
PATIENCE_S = 15.0
"""How long the next part of a body is waited for."""


class TooLarge(Exception):
    """A body is larger than this place takes."""


class TooSlow(Exception):
    """A body did not come in time."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses what was not sent by our own page or an own laptop; adds headers to every answer.

    ``hosts`` are the only names by which this server answers: a page of somebody else's that had
    its own name point here (DNS rebinding) asks under that name.
    """

    app: App
    hosts: frozenset[str]
    saw: Callable[[str], None] = field(default=lambda _address: None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            return
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name, []).append(value)
        dressed = _Dressed(send, keep=scope["path"].startswith("/app/"))
        refused = self._refused(scope, headers)
        if refused is not None:
            await _say(dressed.send, *refused)
            return
        client = scope.get("client")
        if client:
            self.saw(client[0])
        limit = LIMITS.get(scope["path"], SMALL)
        if _length(headers) > limit:
            await _say(dressed.send, 413, "too_large")
            return
        try:
            await self.app(scope, _Limited(receive, limit).receive, dressed.send)
        except TooLarge:
            await _late(dressed, 413, "too_large")
        except TooSlow:
            await _late(dressed, 408, "too_slow")

    def _refused(self, scope: Scope, headers: dict[bytes, list[bytes]]) -> tuple[int, str] | None:
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or hosts[0].decode("latin-1").casefold() not in self.hosts:
            return 421, "not_this_host"
        if not self._own_origin(scope, headers, hosts[0]):
            return 403, "other_origin"
        sites = headers.get(b"sec-fetch-site", [])
        if any(each not in {b"same-origin", b"none"} for each in sites):
            return 403, "other_site"
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return 405, "not_this_way"
        if len(headers.get(b"content-length", [])) > 1:
            return 400, "not_understood"
        return None

    @staticmethod
    def _own_origin(scope: Scope, headers: dict[bytes, list[bytes]], host: bytes) -> bool:
        origins = headers.get(b"origin", [])
        if origins:
            own = scope["scheme"].encode() + b"://" + host
            return len(origins) == 1 and origins[0].lower() == own.lower()
        if scope["method"] in {"GET", "HEAD"}:
            return True
        # a browser names the origin of every POST; a laptop of ours shows its pass instead
        return b"authorization" in headers and b"sec-fetch-site" not in headers


class _Limited:
    """The body of a request, in parts, up to so many bytes and no slower than is bearable."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self._whole = False

    async def receive(self) -> Message:
        from asyncio import wait_for  # noqa: PLC0415 - only when the door is open

        if self._whole:
            # what comes now is that the other side went, which may take as long as it likes
            return await self._receive()
        try:
            message = await wait_for(self._receive(), PATIENCE_S)
        except TimeoutError:
            raise TooSlow from None
        if message["type"] == "http.request":
            self._whole = not message.get("more_body", False)
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise TooLarge
        return message


class _Dressed:
    """The answer, with the headers that every answer has."""

    def __init__(self, send: Send, *, keep: bool) -> None:
        self._send = send
        self._keep = keep
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            kept = list(message.get("headers", []))
            names = {name for name, _value in kept}
            kept += HEADERS
            if b"cache-control" not in names or not self._keep:
                kept = [each for each in kept if each[0] != b"cache-control"] + [NO_STORE]
            message = {**message, "headers": kept}
        await self._send(message)


async def _late(dressed: _Dressed, status: int, word: str) -> None:
    if not dressed.begun:
        await _say(dressed.send, status, word)


async def _say(send: Send, status: int, word: str) -> None:
    """Answer with a word alone, and close: what else was sent is not read."""
    body = f'{{"error":"{word}","text":""}}'.encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _length(headers: dict[bytes, list[bytes]]) -> int:
    given = headers.get(b"content-length", [b"0"])[0]
    # what is no number is refused by the server itself before it comes here
    return int(given) if given.isdigit() else 0
