"""Writes down what phones send, in a thread of its own: what comes together is one commit."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import perf_counter

from facilitator.domain.stations import Observer
from facilitator.services.observing.accepting import Ack, Sent
from facilitator.services.observing.door import Door

TOGETHER = 24
"""Entries in one commit at most: at the usual pace one or two, in a rush or on a slow disk more."""
BREATH_S = 0.012
"""Between two commits the window gets its turn: a lock goes to whoever asks first, and not to
whoever waits longest. On a slow disk it gets as much time as the last commit took."""
LONGEST_BREATH_S = 0.05

Head = tuple[int, str]
Answer = tuple[tuple[Ack, ...], Head]
"""What became of each entry, and the last number of the device's chain with its hash."""


@dataclass(frozen=True, slots=True)
class _Asked:
    observer: Observer
    sent: Sequence[Sent]
    answer: "asyncio.Future[Answer]"
    loop: asyncio.AbstractEventLoop

    def tell(self, answer: Answer) -> None:
        self.loop.call_soon_threadsafe(self._set, answer)

    def fail(self, error: Exception) -> None:
        self.loop.call_soon_threadsafe(self._set, error)

    def _set(self, answer: Answer | Exception) -> None:
        if self.answer.done():
            return
        if isinstance(answer, Exception):
            self.answer.set_exception(answer)
        else:
            self.answer.set_result(answer)


class Writer:
    """One thread that writes for all phones; acknowledges after the commit, never before."""

    def __init__(self, door: Door) -> None:
        """Begin to wait for entries."""
        self._door = door
        self._queue: SimpleQueue[_Asked | None] = SimpleQueue()
        self._breath = Event()
        self._thread = Thread(target=self._work, name="phones-writer", daemon=True)
        self._thread.start()

    async def accept(self, observer: Observer, sent: Sequence[Sent]) -> Answer:
        """Write down what a device sent; returns after the commit, raises Failed."""
        loop = asyncio.get_running_loop()
        asked = _Asked(observer, sent, loop.create_future(), loop)
        self._queue.put(asked)
        # whoever asked may go; what was asked is written down all the same
        return await asyncio.shield(asked.answer)

    def close(self) -> None:
        """Write what was asked for, and end."""
        self._breath.set()
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            lot, over = self._more(first)
            began = perf_counter()
            self._write(lot)
            if over:
                return
            took = perf_counter() - began
            self._breath.wait(min(max(BREATH_S, took), LONGEST_BREATH_S))

    def _more(self, first: _Asked) -> tuple[list[_Asked], bool]:
        lot, many = [first], len(first.sent)
        while many < TOGETHER:
            try:
                following = self._queue.get_nowait()
            except Empty:
                return lot, False
            if following is None:
                return lot, True
            lot.append(following)
            many += len(following.sent)
        return lot, False

    def _write(self, lot: list[_Asked]) -> None:
        try:
            with self._door.conduct.together():
                answers = [self._take(each) for each in lot]
        except Exception as error:  # noqa: BLE001 - whatever it was, everybody gets an answer
            if len(lot) == 1:
                lot[0].fail(error)
                return
            # what one of them did is no matter of the others
            for each in lot:
                self._write([each])
            return
        for asked, answer in zip(lot, answers, strict=True):
            asked.tell(answer)

    def _take(self, asked: _Asked) -> Answer:
        acks = self._door.accept(asked.observer, asked.sent)
        return acks, self._door.head_of(asked.observer)
