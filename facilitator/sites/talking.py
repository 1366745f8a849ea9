"""What rooms tell each other beside the journal: how they are, and what they miss."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from facilitator.domain import fingerprint
from facilitator.services.rooms import Said
from facilitator.sites.ledger import Ledger, encode
from facilitator.sites.sending import Sender

if TYPE_CHECKING:
    from nats.aio.msg import Msg

SAY_S = 2.0
GAP_S = 1.5
"""Seconds after which a room asks for what it misses."""
MOST_ROOMS = 2000


class Word(msgspec.Struct, kw_only=True, frozen=True):
    """How a room is, as it goes over the line; times in milliseconds."""

    station: str
    name: str = ""
    phase: str = ""
    exercise_ms: int = 0
    leader: str = ""
    entries: int = 0
    delivered: int = 0
    waiting: int = 0
    lag: int = 0
    held: int = 0
    refused: int = 0
    head: str = ""


class Missing(msgspec.Struct, kw_only=True, frozen=True):
    """A room misses a station's entries behind a number."""

    station: str
    after: int
    asks: str


@dataclass(slots=True)
class Talker:
    """The part of a replicator that talks with other rooms."""

    ledger: Ledger
    sender: Sender
    name: str
    directs: bool
    said: dict[str, Said] = field(default_factory=dict[str, Said])
    _hears: bool = False
    _gaps: dict[str, tuple[int, float]] = field(default_factory=dict[str, tuple[int, float]])
    _answers: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def listen(self) -> None:
        """Hear what others ask, and, where this room directs or leads, how they are."""
        line = self.ledger.line
        self._hears = False
        await line.subscribe(line.names.ask, self._asked)
        await self._hear_all()

    async def _hear_all(self) -> None:
        """Listen to how the others are, from when this room directs, leads, or somebody looks."""
        ledger = self.ledger
        if not self._hears and (self.directs or ledger.conduct.state.leader == ledger.station):
            await ledger.line.subscribe(ledger.line.names.status, self._heard)
            self._hears = True

    async def run(self) -> None:
        """Say how this room is, and ask for what it misses."""
        ledger = self.ledger
        while True:
            await ledger.met.wait()
            with suppress(Exception):
                line = ledger.line
                await line.client.publish(line.names.status, encode(self.word()))
                await self._ask()
                await self._hear_all()
            await asyncio.sleep(SAY_S / 2)
            with suppress(Exception):
                await self._ask()
            await asyncio.sleep(SAY_S / 2)

    def word(self) -> Word:
        """Return how this room is."""
        ledger = self.ledger
        conduct, standing = ledger.conduct, ledger.standing
        state = conduct.state
        return Word(
            station=ledger.station,
            name=self.name,
            phase=state.clock.phase.value,
            exercise_ms=conduct.elapsed() // timedelta(milliseconds=1),
            leader=state.leader,
            entries=sum(seq for seq, _hash in tuple(ledger.holding.heads.values())),
            delivered=len(state.deliveries),
            waiting=ledger.waiting(),
            lag=standing.lag,
            held=standing.held,
            refused=standing.many_refused,
            head=self.head(),
        )

    def head(self) -> str:
        """Return the fingerprint over all that is here, in hexadecimal."""
        heads = tuple(self.ledger.holding.heads.items())
        return fingerprint.head((station, seq, last) for station, (seq, last) in heads).hex()

    async def _heard(self, message: "Msg") -> None:
        with suppress(msgspec.MsgspecError):
            word = msgspec.json.decode(message.data, type=Word)
            if word.station == self.ledger.station or len(self.said) > MOST_ROOMS:
                return
            self.said[word.station] = said_of(word, self.ledger.conduct.now())

    async def _ask(self) -> None:
        """Ask for what has been missing for a while, again and again until it comes."""
        ledger = self.ledger
        now = asyncio.get_running_loop().time()
        gaps = ledger.holding.gaps()
        for gone in set(self._gaps) - set(gaps):
            del self._gaps[gone]
        for station, first in gaps.items():
            known, since = self._gaps.get(station, (0, now))
            if known != first:
                self._gaps[station] = first, now
            elif now - since >= GAP_S:
                self._gaps[station] = first, now
                asked = Missing(station=station, after=first - 1, asks=ledger.station)
                await ledger.line.client.publish(ledger.line.names.ask, encode(asked))

    async def _asked(self, message: "Msg") -> None:
        with suppress(msgspec.MsgspecError):
            asked = msgspec.json.decode(message.data, type=Missing)
            if asked.asks == self.ledger.station:
                return
            task = asyncio.ensure_future(self.sender.answer(asked.station, asked.after))
            self._answers.add(task)
            task.add_done_callback(self._answered)

    def _answered(self, task: "asyncio.Task[None]") -> None:
        self._answers.discard(task)
        if not task.cancelled():
            # what could not be answered is asked for again
            task.exception()

    def close(self) -> None:
        """Answer nobody any more."""
        for each in tuple(self._answers):
            each.cancel()


def said_of(word: Word, heard_at: datetime) -> Said:
    """Return what a room said of itself, and when that was heard."""
    return Said(
        station=word.station,
        name=word.name,
        heard_at=heard_at,
        phase=word.phase,
        exercise=timedelta(milliseconds=word.exercise_ms),
        leader=word.leader,
        entries=word.entries,
        delivered=word.delivered,
        waiting=word.waiting,
        lag=word.lag,
        held=word.held,
        refused=word.refused,
        head=word.head,
    )
