"""Looks at the rooms of an exercise from beside them: hears what they say, and writes nothing."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.services.conduct import Conduct
from facilitator.services.now import Clock
from facilitator.services.rooms import NextUp, RoomLine, Said, next_up, overview
from facilitator.sites import kept
from facilitator.sites.line import Line
from facilitator.sites.place import Place
from facilitator.sites.talking import Word, said_of
from facilitator.store.file import ExerciseFile

if TYPE_CHECKING:
    from nats.aio.msg import Msg

LISTEN_S = 2.6
"""Seconds to listen, so that every room has spoken once."""


def look(
    path: Path, clock: Clock, said: dict[str, Said], *, seconds: float = LISTEN_S
) -> tuple[tuple[RoomLine, ...], NextUp | None]:
    """Return the rooms as they stand, by the file here and what is heard, and what is next.

    ``said`` is kept from one look to the next. Raises Failed (MISSING for an exercise that is in
    no site).
    """
    with ExerciseFile.open(path, now=clock.now, read_only=True) as file:
        place = kept.kept(file.station)
        if place is None:
            raise Failed(Fault.MISSING, name=path.name)
        cut = asyncio.run(_listen(place, said, clock.now, seconds))
        conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
        head = conduct.file.journal.head().hex()
        lines = overview(conduct, said, name=place.name, head=head, alone_since=cut)
        return lines, next_up(conduct)


async def _listen(
    place: Place, said: dict[str, Said], now: Callable[[], datetime], seconds: float
) -> datetime | None:
    """Hear what rooms say; returns since when no server answers, None if one does."""

    async def heard(message: "Msg") -> None:
        with suppress(msgspec.MsgspecError):
            word = msgspec.json.decode(message.data, type=Word)
            said[word.station] = said_of(word, now())

    line = Line(place, name="status", lost=_nothing, back=_nothing)
    opening = asyncio.ensure_future(line.open())
    began = now()
    try:
        await asyncio.wait((opening,), timeout=seconds)
        if not opening.done() or opening.exception() is not None:
            return began
        await line.subscribe(line.names.status, heard)
        await asyncio.sleep(seconds)
        return None
    finally:
        opening.cancel()
        with suppress(Exception):
            await line.close()


async def _nothing() -> None:
    pass
