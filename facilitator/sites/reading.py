"""Reads a stream: from a position on, or the last message of each subject."""

# pyright: reportUnknownMemberType=false
# the client is typed, but for its keyword arguments

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from facilitator.sites.line import ASKED_S, Line
from facilitator.sites.naming import read_message_id

if TYPE_CHECKING:
    from nats.aio.msg import Msg

_OLD_FORM = 9
"""Parts of a reply subject as servers write it that know no domains."""


class Reader:
    """Reads the stream from a position on; what it asks for comes as soon as it is there."""

    BATCH = 2000
    ASK_S = 20.0
    BEAT_S = 2.0

    def __init__(self, line: Line, *, start: int = 0, last_of_each: bool = False) -> None:
        """Begin behind position ``start``, or take the last message of each subject alone."""
        self._line, self._start, self._last = line, start, last_of_each
        self._came: deque[Msg] = deque()
        self._told = asyncio.Event()
        self._gone, self._torn = "", False
        self._count = 0
        self._left = 0
        self._heard = 0.0
        self._consumer = ""

    async def __aenter__(self) -> Self:
        """Open a consumer that vanishes by itself when nobody reads."""
        from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy  # noqa: PLC0415 - an extra

        line = self._line
        config = ConsumerConfig(
            ack_policy=AckPolicy.NONE,
            deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
            opt_start_seq=self._start + 1,
            inactive_threshold=60.0,
            mem_storage=True,
            num_replicas=1,
        )
        if self._last:
            config.deliver_policy = DeliverPolicy.LAST_PER_SUBJECT
            config.opt_start_seq = None
            config.filter_subject = line.names.journal
            config.headers_only = True
        info = await line.js.add_consumer(line.names.stream, config, timeout=ASKED_S)
        self._consumer = info.name
        self._inbox = line.client.new_inbox()
        self._taken = await line.client.subscribe(
            self._inbox, cb=self._took, pending_bytes_limit=256_000_000
        )
        await self._ask()
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Close it; where the line is cut the servers forget it by themselves."""
        with suppress(Exception):
            await self._taken.unsubscribe()
        with suppress(Exception):
            await asyncio.wait_for(
                self._line.js.delete_consumer(self._line.names.stream, self._consumer), 1
            )

    async def _ask(self) -> None:
        self._left += self.BATCH
        self._heard = asyncio.get_running_loop().time()
        beat, expires = int(self.BEAT_S * 1e9), int(self.ASK_S * 1e9)
        asked = f'{{"batch":{self.BATCH},"expires":{expires},"idle_heartbeat":{beat}}}'
        names = self._line.names
        subject = f"{self._line.api}.CONSUMER.MSG.NEXT.{names.stream}.{self._consumer}"
        await self._line.client.publish(subject, asked.encode(), reply=self._inbox)

    async def _took(self, message: "Msg") -> None:
        """Keep a message of the stream; hear what the servers say about the asking itself."""
        self._heard = asyncio.get_running_loop().time()
        status = (message.headers or {}).get("Status", "")
        if not status:
            self._came.append(message)
            self._left -= 1
            self._told.set()
        elif status == "408":
            self._left -= int((message.headers or {}).get("Nats-Pending-Messages", self._left))
        elif status != "100":
            self._gone = status
            self._told.set()
        await self._ask_ahead()

    def _follows(self, message: "Msg") -> bool:
        """Whether a message is the next that the servers sent; else some were lost on the way."""
        self._count += 1
        return count_of(message) == self._count

    async def _ask_ahead(self) -> None:
        """Ask before all has come, so that nothing waits for the asking; never without bound."""
        if self._left <= self.BATCH // 2 and len(self._came) < self.BATCH * 2:
            await self._ask()

    async def next(self, *, within: float, most: int = 4000) -> list["Msg"]:
        """Return what came, at once, or nothing after ``within`` seconds.

        Raises ConnectionError when the consumer is gone or silent: then open another.
        """
        loop = asyncio.get_running_loop()
        if not self._torn and not self._came and not self._gone:
            try:
                await asyncio.wait_for(self._told.wait(), within)
            except TimeoutError:
                if loop.time() - self._heard > 3 * self.BEAT_S:
                    raise ConnectionError("silent") from None
                return []
        found: list[Msg] = []
        while self._came and not self._torn and len(found) < most:
            message = self._came.popleft()
            if self._follows(message):
                found.append(message)
            else:
                # lost on a line that was cut: what came after it is read again, from before it
                self._gone, self._torn = "gap", True
        if not self._came:
            self._told.clear()
        if not found:
            raise ConnectionError(self._gone)
        await self._ask_ahead()
        return found


def position_of(message: "Msg") -> tuple[int, int]:
    """Return where a message stands in the stream, and how many are behind it."""
    parts = message.reply.split(".")
    # newer servers put a domain and an account in front
    at = 5 if len(parts) == _OLD_FORM else 7
    return int(parts[at]), int(parts[at + 3])


def count_of(message: "Msg") -> int:
    """Return as which message of its reader the servers sent it, from 1."""
    parts = message.reply.split(".")
    return int(parts[6 if len(parts) == _OLD_FORM else 8])


async def heads_of(line: Line) -> dict[str, tuple[int, bytes]]:
    """Return of each subject the last entry's number and the piece of its hash."""
    found: dict[str, tuple[int, bytes]] = {}
    info = await line.stream()
    if not info.state.messages:
        return found
    async with Reader(line, last_of_each=True) as reader:
        while True:
            messages = await reader.next(within=ASKED_S)
            if not messages:
                raise TimeoutError
            for each in messages:
                written = (each.headers or {}).get("Nats-Msg-Id", "")
                found[each.subject] = read_message_id(written)
            if not position_of(messages[-1])[1]:
                return found
