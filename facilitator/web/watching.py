"""What devices see: one look, news as it comes, and for some the log."""

import asyncio
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from facilitator.domain.log import LogQuery
from facilitator.domain.stations import Observer
from facilitator.web.news import READS_LOG, Listener
from facilitator.web.room import Room, told
from facilitator.web.told import packed, told_line
from facilitator.web.writing import number_in

HEARTBEAT_S = 10.0
"""A stream says at least this often that it is there."""
POLL_S = 20.0
"""How long a question without a stream is held back."""
STUCK_S = 20.0
"""A device that takes nothing for so long is let go."""
MOST_LINES = 200
_STREAM: tuple[tuple[bytes, bytes], ...] = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"x-accel-buffering", b"no"),
)


async def view(request: Request, room: Room) -> Response:
    """Return what a device may see now."""
    observer = room.observer(request)
    return Response(room.news.view(observer), media_type="application/json")


async def feed(request: Request, room: Room) -> Response:
    """Return new lines of the log to those who may read it, and to others none."""
    observer = room.observer(request)
    lines: list[object] = []
    if observer.role in READS_LOG and not observer.revoked:
        lines = await asyncio.to_thread(_lines, room, number_in(request, "after"))
    return told({"line": room.news.line, "lines": lines})


def _lines(room: Room, after: int) -> list[object]:
    journal = room.door.conduct.file.journal
    keys = journal.keys(LogQuery(), after=after)
    return [told_line(each) for each in journal.lines(keys[-MOST_LINES:])]


async def news(request: Request, room: Room) -> Response:
    """Tell a device what it may see, and again whenever that changes."""
    observer = room.observer(request)
    polls = request.query_params.get("poll") == "1" or "application/json" in (
        request.headers.get("accept", "")
    )
    if not polls:
        lines = request.query_params.get("lines") == "1" and observer.role in READS_LOG
        return Stream(room, observer, lines=lines)
    return await _held_back(request, room, observer)


async def _held_back(request: Request, room: Room, observer: Observer) -> Response:
    """Answer at once if the device missed something, else when there is news, or in a while."""
    listener = room.news.begin(observer)
    try:
        if number_in(request, "after") >= room.news.line:
            before = room.news.frame(observer).content
            loop = asyncio.get_running_loop()
            until = loop.time() + POLL_S
            while not listener.over and (left := until - loop.time()) > 0:
                with suppress(TimeoutError):
                    await asyncio.wait_for(listener.woken.wait(), left)
                listener.woken.clear()
                observer = room.door.conduct.state.observers.get(observer.device, observer)
                if room.news.frame(observer).content != before:
                    break
    finally:
        room.news.leave(listener)
    return Response(room.news.view(observer), media_type="application/json")


class Stream(Response):
    """Server-sent events: a view at once, another whenever it changes, else a sign of life."""

    def __init__(self, room: Room, observer: Observer, *, lines: bool = False) -> None:
        """Take who listens, and whether it is told of every line; nothing is sent before."""
        super().__init__()
        self._room = room
        self._observer = observer
        self._lines = lines

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send until the device goes, the door shuts, or nothing gets through."""
        del scope
        listener = self._room.news.begin(self._observer)
        gone = asyncio.ensure_future(_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": list(_STREAM)})
            await self._tell(listener, send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()
            self._room.news.leave(listener)

    async def _tell(self, listener: Listener, send: Send) -> None:
        last, line = b"", -1
        while not listener.over:
            observer = self._standing()
            room = self._room
            frame, now_at = room.news.frame(observer), room.news.line
            said = b""
            if frame.content != last:
                said = b"id: %d\nevent: view\ndata: %b\n\n" % (now_at, frame.view)
            elif now_at != line and self._lines:
                said = b"id: %d\nevent: line\ndata: %b\n\n" % (now_at, packed({"line": now_at}))
            elif line == -1 or not listener.woken.is_set():
                said = b": here\n\n"
            last, line = frame.content, now_at
            listener.woken.clear()
            if said and not await _sent(send, said):
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(listener.woken.wait(), HEARTBEAT_S)
                continue
            room.door.roll.saw(observer.device, room.door.conduct.now())

    def _standing(self) -> Observer:
        """Return the observer as it stands now: it may have been shut out meanwhile."""
        known = self._room.door.conduct.state.observers
        return known.get(self._observer.device, self._observer)


async def _sent(send: Send, said: bytes) -> bool:
    try:
        await asyncio.wait_for(
            send({"type": "http.response.body", "body": said, "more_body": True}), STUCK_S
        )
    except TimeoutError:
        return False
    return True


async def _gone(receive: Receive, listener: Listener) -> None:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            listener.over = True
            listener.woken.set()
            return
