"""Reads what others published, and merges it in lots; nothing is merged over a gap."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.errors import Failed
from facilitator.exchange.sealed import Broken
from facilitator.services import rooms
from facilitator.sites.filing import Files
from facilitator.sites.holding import Why
from facilitator.sites.ledger import Ledger, decode, files_in
from facilitator.sites.reading import Reader, position_of
from facilitator.sites.sending import Sender
from facilitator.sites.standing import Wrong
from facilitator.store.rows import Row

if TYPE_CHECKING:
    from nats.aio.msg import Msg

    from facilitator.store.journal import Merged

QUIET_S = 1.0
PAUSE_S = 0.2
DISK_S = 2.0
"""Seconds until entries are read again that the disk did not take."""
BUSY, GATHER_S = 8, 0.08
"""After a lot of more than so many entries, as long is waited for the next: fewer commits."""
FAR = 200
"""With more than so many still to come, nothing is waited for."""
KEEP_EVERY_S = 2.0


@dataclass(slots=True)
class Receiver:
    """The part of a replicator that takes in."""

    ledger: Ledger
    sender: Sender
    files: Files
    _kept_at: float = 0.0

    async def run(self) -> None:
        """Read for as long as the room is linked."""
        ledger = self.ledger
        while True:
            await ledger.met.wait()
            turn = ledger.turn
            try:
                async with Reader(ledger.line, start=ledger.reached) as reader:
                    while ledger.met.is_set() and ledger.turn == turn:
                        messages = await reader.next(within=QUIET_S)
                        await self._take(messages, turn)
            except Failed:
                # the disk: what was read stays in the stream, and is read again
                ledger.now_stands(wrong=Wrong.DISK)
                await asyncio.sleep(DISK_S)
            except Exception:  # noqa: BLE001 - the consumer is gone, the line cut: open another
                await asyncio.sleep(PAUSE_S)

    async def _take(self, messages: "list[Msg]", turn: int) -> None:
        ledger, holding = self.ledger, self.ledger.holding
        reached = pending = 0
        for each in messages:
            reached, pending = position_of(each)
            row = self._row(each)
            if row is not None:
                self.sender.passed(row.station, row.seq)
                holding.take(row, reached)
        if not messages:
            self._keep()
            return
        rows = holding.ready()
        if rows:
            await self._merge(rows)
        if not ledger.met.is_set() or ledger.turn != turn:
            # met anew meanwhile: the position is one of a stream that may be gone
            return
        ledger.reached = holding.safe_position(reached)
        ledger.now_stands(
            lag=pending,
            held=holding.held,
            position=reached,
            refused=tuple(holding.refused),
            many_refused=holding.many_refused,
        )
        if not pending:
            self._keep()
        if len(rows) > BUSY and pending < FAR:
            await asyncio.sleep(GATHER_S)

    def _row(self, message: "Msg") -> Row | None:
        """Return the entry of a message; one that is none is noted and left out."""
        station = message.subject.rpartition(".")[2]
        try:
            wire = decode(message.data)
            row = Row(*wire.columns())
        except (Broken, ValueError):
            self.ledger.holding.refuse(station, 0, Why.UNREADABLE)
            return None
        if self.ledger.line.names.station(row.station) != message.subject or row.seq < 1:
            self.ledger.holding.refuse(station, row.seq, Why.UNREADABLE)
            return None
        return row

    async def _merge(self, rows: list[Row]) -> None:
        ledger = self.ledger
        merged = await ledger.work(lambda: self._merge_now(rows))
        ledger.holding.settle(rows)
        for row in rows:
            # what was read from the stream is stored there
            if row.seq > ledger.sent.get(row.station, 0) and row.station not in ledger.own:
                ledger.sent[row.station] = row.seq
            ledger.waiting_files |= files_in(row.payload)
        wrong = ledger.standing.wrong
        ledger.now_stands(
            taken=ledger.standing.taken + merged.new,
            forks=ledger.standing.forks + merged.forks,
            wrong=Wrong.NOTHING if wrong is Wrong.DISK else wrong,
        )

    def _merge_now(self, rows: list[Row]) -> "Merged":
        conduct = self.ledger.conduct
        with self.ledger.merging():
            merged = conduct.merge(rows)
        if merged.new:
            rooms.answer_emergency(conduct, rows)
        return merged

    def _keep(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._kept_at > KEEP_EVERY_S:
            self._kept_at = now
            self.ledger.keep()
