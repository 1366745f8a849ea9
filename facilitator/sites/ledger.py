"""What a room knows of the stream and of itself while it is linked; shared by its tasks."""

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, TypeVar

import msgspec

from facilitator.exchange.packs import Wire
from facilitator.sites import cursor
from facilitator.sites.holding import Holding
from facilitator.sites.standing import Link, Standing, Wrong
from facilitator.store.rows import Row

if TYPE_CHECKING:
    from collections.abc import Generator

    from facilitator.domain.entry import Entry
    from facilitator.services.conduct import Conduct
    from facilitator.sites.line import Line

T = TypeVar("T")
encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Wire).decode
_FILES = re.compile(r'"sha256":"([0-9a-f]{64})"')


@dataclass(slots=True)
class Ledger:
    """``own`` stations wrote here and were not read from the stream; ``sent`` is stored there.

    ``met`` is set while the stream is known and compared with what is here; ``turn`` counts how
    often it was, so that a reader notices that the stream is another one.
    """

    conduct: "Conduct"
    line: "Line"
    kept_at: Path | None
    holding: Holding
    own: set[str]
    wake: asyncio.Event
    met: asyncio.Event
    workers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="site")
    )
    sent: dict[str, int] = field(default_factory=dict[str, int])
    others: set[str] = field(default_factory=set[str])
    identity: str = ""
    leader: str = ""
    turn: int = 0
    cuts: int = 0
    """How often the line was cut or given up."""
    reached: int = 0
    """Up to which position of the stream all is merged here."""
    standing: Standing = field(default_factory=Standing)
    waiting_files: set[str] = field(default_factory=set[str])
    _merging: int = 0

    @property
    def station(self) -> str:
        """Return under whose name this room writes."""
        return self.conduct.file.station

    async def work(self, act: Callable[[], T]) -> T:
        """Do something with the file beside the loop, so that signs of life go on."""
        return await asyncio.get_running_loop().run_in_executor(self.workers, act)

    @contextmanager
    def merging(self) -> "Generator[None]":
        """Say that what is written now comes from the stream, and need not go back."""
        self._merging = get_ident()
        try:
            yield
        finally:
            self._merging = 0

    def heard(self, entries: "tuple[Entry, ...]") -> bool:
        """Note entries that were committed; returns whether any is this room's to publish."""
        from_stream = get_ident() == self._merging
        ours = False
        for each in entries:
            self.holding.know(each.station, each.seq, each.hash)
            # what is merged may be answered at once, as a real emergency is: that is ours to tell
            if not from_stream or each.station == self.station:
                self.own.add(each.station)
                ours = True
        return ours

    def listener(self, loop: asyncio.AbstractEventLoop) -> "Callable[[tuple[Entry, ...]], None]":
        """Return what hears of entries in any thread, and wakes whoever publishes."""

        def hear(entries: "tuple[Entry, ...]") -> None:
            if self.heard(entries):
                with suppress(RuntimeError):
                    loop.call_soon_threadsafe(self.wake.set)

        return hear

    def rows(self, station: str, after: int, most: int) -> list[Row]:
        """Return entries of a station as they stand in the file."""
        return list(islice(self.conduct.file.journal.rows_of(station, after=after), most))

    def waiting(self) -> int:
        """Return how many entries are here that the servers have not stored yet."""
        heads = self.holding.heads
        return sum(
            max(0, heads.get(each, (0, b""))[0] - self.sent.get(each, 0))
            for each in self.own | self.others
        )

    def keep(self) -> None:
        """Keep how far the stream was read."""
        cursor.keep(self.kept_at, cursor.Cursor(identity=self.identity, position=self.reached))

    def now_stands(self, **changes: object) -> None:
        """Change how the line stands; in the loop's thread alone, or a change may be lost."""
        self.standing = replace(self.standing, **changes)  # pyright: ignore[reportArgumentType] - fields by name

    def lost(self, wrong: Wrong = Wrong.NOTHING) -> None:
        """Note that the line is cut, or was refused."""
        self.cuts += 1
        self.met.clear()
        since = self.standing.alone_since or self.conduct.now()
        link = Link.REFUSED if wrong is not Wrong.NOTHING else Link.ALONE
        self.now_stands(link=link, wrong=wrong, alone_since=since)

    def found(self) -> None:
        """Note that the line stands and the stream is known."""
        self.turn += 1
        self.now_stands(
            link=Link.CONNECTED, wrong=Wrong.NOTHING, alone_since=None, identity=self.identity
        )
        self.met.set()


def files_in(payload: str) -> set[str]:
    """Return the files that an entry names, by the SHA-256 of their bytes."""
    return set(_FILES.findall(payload)) if '"sha256"' in payload else set()
