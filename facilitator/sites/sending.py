"""Publishes what is here and not there: a bounded number at a time, until all is stored."""

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass, field

from facilitator.exchange.packs import Wire
from facilitator.sites.filing import Files
from facilitator.sites.ledger import Ledger, encode, files_in
from facilitator.sites.naming import message_id, same
from facilitator.sites.reading import heads_of
from facilitator.store.rows import Row

IN_FLIGHT = 64
"""Entries that are on their way at a time."""
LOT = 512
PAUSE_S = 0.3
"""Seconds until what was not acknowledged is tried again."""
OTHERS_S = 3.0
"""Seconds that a room gives the one that wrote an entry before it publishes it instead."""
LOOK_S = 1.0
ANSWER_MOST = 500


@dataclass(slots=True)
class Sender:
    """The part of a replicator that hands over."""

    ledger: Ledger
    files: Files
    dirty: set[str] = field(default_factory=set[str])
    asked: dict[tuple[str, int], float] = field(default_factory=dict[tuple[str, int], float])
    _flying: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(IN_FLIGHT))
    _others_at: float = 0.0

    async def compare(self, there: dict[str, tuple[int, bytes]], cuts: int) -> None:
        """Lay each station's head against the stream's last of it, and mark what is missing.

        What was heard before the line was cut once more (``cuts``) says nothing any more.
        """
        ledger = self.ledger
        names = ledger.line.names
        stored: dict[str, tuple[int, int]] = {}
        for station, (seq, own_hash) in tuple(ledger.holding.heads.items()):
            last, piece = there.get(names.station(station), (0, b""))
            agreed = last if last > seq else await self._agreed(station, last, piece)
            if last == seq and same(piece, own_hash):
                agreed = seq
            stored[station] = min(agreed, seq), seq
        if ledger.cuts != cuts:
            return
        ledger.others.clear()
        for station, (agreed, seq) in stored.items():
            ledger.sent[station] = agreed
            if agreed < seq:
                (self.dirty if station in ledger.own else ledger.others).add(station)
        self._others_at = asyncio.get_running_loop().time() + OTHERS_S
        ledger.wake.set()

    async def _agreed(self, station: str, last: int, piece: bytes) -> int:
        """Return the last number up to which stream and journal say the same of a station."""
        if not last:
            return 0
        rows = await self.ledger.work(lambda: self.ledger.rows(station, last - 1, 1))
        fits = bool(rows) and rows[0].seq == last and same(piece, rows[0].hash)
        # another one stands there under our number: ours goes beside it, so that all see the fork
        return last if fits else last - 1

    async def run(self) -> None:
        """Publish for as long as the room is linked."""
        ledger = self.ledger
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(ledger.wake.wait(), LOOK_S)
            ledger.wake.clear()
            if not ledger.met.is_set():
                await asyncio.sleep(PAUSE_S / 3)
                continue
            await self._round()

    async def _round(self) -> None:
        ledger = self.ledger
        heads = ledger.holding.heads
        for station in tuple(ledger.own):
            if ledger.sent.get(station, 0) < heads.get(station, (0, b""))[0]:
                self.dirty.add(station)
        for station in tuple(self.dirty):
            if not await self._send(station):
                await asyncio.sleep(PAUSE_S)
                ledger.wake.set()
                return
            self.dirty.discard(station)
        now = asyncio.get_running_loop().time()
        if ledger.others and now > self._others_at:
            await self._send_others()

    async def _send_others(self) -> None:
        """Publish what another room wrote and the stream still has not: it may never come back."""
        waited, cuts = set(self.ledger.others), self.ledger.cuts
        try:
            await self.compare(await heads_of(self.ledger.line), cuts)
        except Exception:  # noqa: BLE001 - the client raises errors of many kinds; tried again
            return
        for station in waited & self.ledger.others:
            if await self._send(station):
                self.ledger.others.discard(station)

    async def _send(self, station: str) -> bool:
        """Publish what is missing of a station; returns whether all of it is stored."""
        ledger = self.ledger
        while ledger.met.is_set():
            cuts, after = ledger.cuts, ledger.sent.get(station, 0)
            rows = await ledger.work(lambda after=after: ledger.rows(station, after, LOT))
            if not rows:
                return True
            for digest in {each for row in rows for each in files_in(row.payload)}:
                await self.files.offer(digest)
            stored = await asyncio.gather(*(self._publish(row) for row in rows))
            if ledger.cuts != cuts:
                # what was stored before the line was cut may be forgotten by now
                continue
            good = stored.index(False) if False in stored else len(rows)
            if good:
                ledger.sent[station] = max(ledger.sent.get(station, 0), rows[good - 1].seq)
                ledger.now_stands(sent=ledger.standing.sent + good)
            if good < len(rows):
                return False
        return False

    async def _publish(self, row: Row, *, again: str = "") -> bool:
        async with self._flying:
            message = message_id(row.station, row.seq, row.hash) + again
            try:
                await self.ledger.line.publish(row.station, encode(Wire.of(row)), message)
            except Exception:  # noqa: BLE001 - no leader, no server, no answer: all the same here
                return False
            return True

    async def answer(self, station: str, after: int) -> None:
        """Publish once more what somebody misses, under ids that are not taken for known ones."""
        ledger = self.ledger
        if ledger.holding.heads.get(station, (0, b""))[0] <= after:
            return
        key = station, after + 1
        if station not in ledger.own:
            began = self.asked[key] = asyncio.get_running_loop().time()
            await asyncio.sleep(OTHERS_S + secrets.randbelow(2000) / 1000)
            if self.asked.pop(key, None) != began:
                return
        again = f"/{secrets.token_hex(4)}"
        rows = await ledger.work(lambda: ledger.rows(station, after, ANSWER_MOST))
        await asyncio.gather(*(self._publish(row, again=again) for row in rows))

    def passed(self, station: str, seq: int) -> None:
        """Note that an entry came by: nobody has to send it instead."""
        if self.asked:
            self.asked.pop((station, seq), None)
