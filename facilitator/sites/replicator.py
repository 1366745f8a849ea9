"""Keeps a room's journal and the servers' the same, in one thread with a loop of its own."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from facilitator.services.rooms import RoomLine, Said, overview
from facilitator.sites import cursor
from facilitator.sites.filing import PLAN, Files
from facilitator.sites.holding import Holding
from facilitator.sites.ledger import Ledger
from facilitator.sites.line import Line, NoStream, made
from facilitator.sites.place import Place
from facilitator.sites.reading import heads_of
from facilitator.sites.receiving import Receiver
from facilitator.sites.sending import Sender
from facilitator.sites.standing import Link, Standing, Wrong
from facilitator.sites.talking import Talker, said_of

if TYPE_CHECKING:
    from facilitator.services.conduct import Conduct

TRY_S = 0.5
OPEN_S = 12.0
"""Seconds after which a connection that does not come about is begun anew."""
FILES_S = 3.0
LOOK_S = 2.0
STOP_S = 10.0


class Replicator:
    """Publishes a room's new entries and merges everybody else's, for as long as it is started.

    The room's own file stays the truth: whatever the servers forget is published again. ``makes``
    says that this room makes the stream where there is none, ``directs`` that it listens to how
    the other rooms are.
    """

    def __init__(  # noqa: PLR0913 - one for each thing that a room is told
        self,
        conduct: "Conduct",
        place: Place,
        *,
        name: str = "",
        kept_at: Path | None = None,
        makes: bool = False,
        directs: bool = True,
        plan: bytes = b"",
    ) -> None:
        """Take the open exercise and where the servers are; ``kept_at`` is for the cursor.

        ``plan`` is the pack that other rooms get when they join.
        """
        self._plan = plan
        self._conduct, self._place = conduct, place
        self._name = name or place.name
        self._kept_at, self._makes, self._directs = kept_at, makes, directs
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._ledger: Ledger | None = None
        self._talker: Talker | None = None
        self._last = Standing()

    def start(self) -> None:
        """Begin; what the servers say, or that they are away, is seen in ``standing``."""
        self._thread = Thread(target=self._work, name="sites", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; entries that were not stored by the servers yet stay here and go next time."""
        loop, main = self._loop, self._main
        if loop is not None and main is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(main.cancel)
        if self._thread is not None:
            self._thread.join(STOP_S)
            self._thread = None

    def standing(self) -> Standing:
        """Return how the line stands now."""
        ledger = self._ledger
        if ledger is None:
            return self._last
        return replace(ledger.standing, waiting=ledger.waiting())

    def said(self) -> dict[str, Said]:
        """Return what the other rooms last said of themselves, by station."""
        return dict(self._talker.said) if self._talker is not None else {}

    def leader(self) -> str:
        """Return the name of the server that leads the stream, as it was last heard."""
        return self._ledger.leader if self._ledger is not None else ""

    def gaps(self) -> dict[str, int]:
        """Return of each station of which entries wait the first number that is missing."""
        return dict(self._ledger.holding.gaps()) if self._ledger is not None else {}

    def rooms(self) -> tuple[RoomLine, ...]:
        """Return all rooms as the director sees them."""
        talker, conduct = self._talker, self._conduct
        return overview(
            conduct,
            self.said(),
            name=self._name,
            head=talker.head() if talker is not None else "",
            alone_since=self.standing().alone_since,
            own=said_of(talker.word(), conduct.now()) if talker is not None else None,
        )

    def listen_to_all(self) -> None:
        """Hear from now on how the other rooms are: somebody looks at them here."""
        self._directs = True
        if self._talker is not None:
            self._talker.directs = True

    # --- in the thread -----------------------------------------------------------------------

    def _work(self) -> None:
        asyncio.run(self._guarded())

    async def _guarded(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        with suppress(asyncio.CancelledError):
            await self._live()

    async def _live(self) -> None:
        ledger = self._made_ledger()
        if self._conduct.exercise.id != self._place.exercise:
            ledger.lost(Wrong.OTHER_EXERCISE)
            self._ledger = ledger
            return
        files = Files(ledger)
        sender = Sender(ledger, files)
        talker = Talker(ledger, sender, self._name, self._directs)
        receiver = Receiver(ledger, sender, files)
        self._ledger, self._talker = ledger, talker
        hear = ledger.listener(asyncio.get_running_loop())
        self._conduct.listen(hear)
        # only now: what is written between reading and listening would wait for the next entry
        for station, seq, last in self._conduct.file.journal.heads():
            ledger.holding.know(station, seq, last)
        tasks = [
            asyncio.ensure_future(each)
            for each in (
                self._linking(ledger, sender, talker),
                sender.run(),
                receiver.run(),
                talker.run(),
                self._filing(ledger, files),
                self._watching(ledger),
            )
        ]
        try:
            await asyncio.gather(*tasks)
        finally:
            self._conduct.unlisten(hear)
            talker.close()
            for each in tasks:
                each.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with suppress(Exception):
                await asyncio.wait_for(ledger.line.close(), STOP_S / 4)
            ledger.workers.shutdown(wait=True)
            ledger.keep()
            ledger.now_stands(link=Link.STOPPED)

    def _made_ledger(self) -> Ledger:
        ledger = Ledger(
            conduct=self._conduct,
            line=Line(self._place, name=self._name, lost=self._lost, back=self._back),
            kept_at=self._kept_at,
            holding=Holding({}),
            own=set(self._conduct.file.stations()),
            wake=asyncio.Event(),
            met=asyncio.Event(),
        )
        ledger.now_stands(alone_since=self._conduct.now())
        return ledger

    async def _lost(self) -> None:
        if self._ledger is not None:
            self._ledger.lost()

    async def _back(self) -> None:
        # what was missed meanwhile is found by meeting the stream anew
        if self._ledger is not None:
            self._ledger.cuts += 1
            self._ledger.met.clear()

    async def _linking(self, ledger: Ledger, sender: Sender, talker: Talker) -> None:
        """Connect, and meet the stream after every connection; tried again for ever."""
        while True:
            if await self._opened(ledger):
                with suppress(Exception):
                    await talker.listen()
                    await self._meeting(ledger, sender)
            ledger.lost(ledger.standing.wrong)
            with suppress(Exception):
                await ledger.line.close()
            await asyncio.sleep(TRY_S)

    async def _opened(self, ledger: Ledger) -> bool:
        """Connect within a while; a client that was cut off while it connected may never end."""
        opening = asyncio.ensure_future(ledger.line.open())
        try:
            for _try in range(int(OPEN_S / TRY_S)):
                await asyncio.wait((opening,), timeout=TRY_S)
                self._note_denial(ledger)
                if opening.done():
                    return opening.exception() is None
            return False
        finally:
            opening.cancel()

    async def _meeting(self, ledger: Ledger, sender: Sender) -> None:
        """Meet the stream after each connection, for as long as the client keeps trying."""
        while not ledger.line.closed:
            if ledger.line.connected and not ledger.met.is_set():
                try:
                    await self.meet(ledger, sender)
                except NoStream:
                    ledger.now_stands(wrong=Wrong.NO_STREAM)
                except Exception:  # noqa: BLE001 - no leader yet, no answer: tried again
                    self._note_denial(ledger)
            await asyncio.sleep(TRY_S)

    def _note_denial(self, ledger: Ledger) -> None:
        if ledger.line.denied and not ledger.line.connected:
            ledger.lost(Wrong.CREDENTIALS)

    async def meet(self, ledger: Ledger, sender: Sender) -> None:
        """Find the stream, and lay what it holds against what is here."""
        cuts = ledger.cuts
        try:
            info = await ledger.line.stream()
        except NoStream:
            if not self._makes:
                raise
            await ledger.line.make_stream()
            info = await ledger.line.stream()
        ledger.leader = (info.cluster.leader if info.cluster is not None else "") or ""
        self.recognise(ledger, made(info))
        there = await heads_of(ledger.line)
        if self._missed(ledger, there, info.state.last_seq):
            # a cursor that does not fit this file: read it all, merging twice changes nothing
            ledger.reached = 0
        await sender.compare(there, cuts)
        if ledger.cuts == cuts:
            # else some of this was said of what the server held before it was away
            ledger.found()

    def recognise(self, ledger: Ledger, identity: str) -> None:
        """Take up the cursor of this very stream; of any other, read from its beginning."""
        if identity != ledger.identity:
            ledger.identity = identity
            ledger.reached = cursor.load(self._kept_at).of(identity)

    def _missed(self, ledger: Ledger, there: dict[str, tuple[int, bytes]], last: int) -> bool:
        """Whether the stream was read to its end and still knows more than this file."""
        if ledger.reached != last:
            return ledger.reached > last
        subjects = {ledger.line.names.station(each): each for each in ledger.holding.heads}
        for subject, (seq, _piece) in there.items():
            here = ledger.holding.heads.get(subjects.get(subject, ""), (0, b""))[0]
            if seq > here:
                return True
        return False

    async def _watching(self, ledger: Ledger) -> None:
        """Notice a line that is cut without a word, and have it built up anew."""
        while True:
            await ledger.met.wait()
            if not await ledger.line.alive():
                ledger.lost()
                ledger.line.let_go()
            await asyncio.sleep(LOOK_S)

    async def _filing(self, ledger: Ledger, files: Files) -> None:
        turn = 0
        while True:
            await ledger.met.wait()
            if turn != ledger.turn:
                turn = ledger.turn
                files.there.clear()
                with suppress(Exception):
                    if self._plan:
                        await files.put(PLAN, self._plan)
                    await files.offer_all()
            if ledger.waiting_files:
                with suppress(Exception):
                    await files.fetch()
            await asyncio.sleep(FILES_S if not ledger.waiting_files else FILES_S / 3)
