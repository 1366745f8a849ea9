"""Ways to become a room: host an exercise for others, join one, or come back to it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.exchange.packs import PackManifest, pack, read_pack
from facilitator.exchange.sealed import Broken
from facilitator.services import rooms
from facilitator.services.conduct import Conduct
from facilitator.services.places import exercises_dir, free_path
from facilitator.services.session import Session, Shelf
from facilitator.sites import kept
from facilitator.sites.filing import PLAN
from facilitator.sites.line import Line
from facilitator.sites.place import TRUSTED, Place, pinned
from facilitator.sites.replicator import Replicator

REACH_S = 15.0
"""Seconds within which the plan of an exercise that is joined has to come."""


def plan_of(conduct: Conduct) -> bytes:
    """Return the plan as rooms get it when they join: all of it, since a room may have to lead."""
    manifest = PackManifest(
        exercise=conduct.exercise.id,
        title=conduct.exercise.title,
        device=conduct.file.station,
        role=conduct.author.role,
        host=conduct.file.station,
        whole_script=True,
    )
    return pack(manifest, conduct.exercise)


def host(conduct: Conduct, place: Place) -> Replicator:
    """Return the line of the room that makes the exercise's stream; raises Failed, Refused."""
    _same_exercise(conduct, place)
    kept.keep(conduct.file.station, place)
    return _replicator(conduct, place, makes=True)


def invited(place: Place) -> tuple[Place, Exercise]:
    """Return a place with its certificate, and the plan of the exercise to which it leads.

    Raises Failed (UNREACHABLE, OTHER_HOST, CORRUPT) and Refused (NOT_LET_IN, OTHER_EXERCISE).
    """
    place = pinned(place)
    content = asyncio.run(_fetched(place))
    try:
        _manifest, plan = read_pack(content)
    except Broken as error:
        raise Failed(Fault.CORRUPT, name=place.addresses[0], said="checksum") from error
    if plan.id != place.exercise:
        raise Refused(Reason.OTHER_EXERCISE, name=place.addresses[0])
    return place, plan


def join(
    place: Place,
    shelf: Shelf,
    *,
    name: str,
    agencies: Sequence[str] = (),
    out: Path | None = None,
) -> Session:
    """Make this computer a room: fetch the plan, and open an exercise of its own for it.

    ``agencies`` are named by short name or id. Raises Failed (UNREACHABLE, OTHER_HOST) and Refused
    (NOT_LET_IN for wrong credentials, NAME_NEEDED, UNKNOWN_AGENCY).
    """
    if not name.strip():
        raise Refused(Reason.NAME_NEEDED)
    place, plan = invited(place)
    place = msgspec.structs.replace(place, name=name.strip())
    known = {each.short.casefold(): each.id for each in plan.agencies}
    known |= {each.id.casefold(): each.id for each in plan.agencies}
    try:
        seated = tuple(known[each.casefold()] for each in agencies)
    except KeyError as error:
        raise Refused(Reason.UNKNOWN_AGENCY) from error
    title = f"{plan.title} - {place.name}"
    session = shelf.make(plan, out or free_path(title, exercises_dir()))
    rooms.open_room(session.conduct, number=place.number, name=place.name, agencies=seated)
    kept.keep(session.conduct.file.station, place)
    return session


def linked(conduct: Conduct) -> Replicator | None:
    """Return the line of a room that has one, not started; None for an exercise played alone."""
    place = kept.kept(conduct.file.station)
    if place is None or place.exercise != conduct.exercise.id:
        return None
    return _replicator(conduct, place, makes=place.number == 1)


def _replicator(conduct: Conduct, place: Place, *, makes: bool) -> Replicator:
    return Replicator(
        conduct,
        place,
        name=place.name,
        kept_at=kept.cursor_of(conduct.file.station),
        makes=makes,
        # with many rooms, all of them listening to all would be most of the traffic
        directs=makes,
        plan=plan_of(conduct) if makes else b"",
    )


def _same_exercise(conduct: Conduct, place: Place) -> None:
    if conduct.exercise.id != place.exercise:
        raise Refused(Reason.OTHER_EXERCISE, name=conduct.exercise.title)


async def _fetched(place: Place) -> bytes:
    """Return the plan's pack; raises Failed(UNREACHABLE) and Refused(NOT_LET_IN)."""
    line = Line(place, name=place.name, lost=_nothing, back=_nothing)
    opening = asyncio.ensure_future(line.open())
    try:
        async with asyncio.timeout(REACH_S):
            while not opening.done():
                await asyncio.wait((opening,), timeout=0.2)
                if line.denied:
                    raise Refused(Reason.NOT_LET_IN)
            opening.result()
            return await _plan(line)
    except (TimeoutError, OSError) as error:
        raise Failed(Fault.UNREACHABLE, name=", ".join(place.addresses)) from error
    finally:
        opening.cancel()
        with suppress(Exception):
            await line.close()


async def _plan(line: Line) -> bytes:
    """Return the plan as soon as it is there: the room that hosts may be a moment behind."""
    while True:
        with suppress(Exception):
            store = await line.js.object_store(line.names.files)
            content = (await store.get(PLAN)).data
            if content:
                return content
        await asyncio.sleep(0.3)


async def _nothing() -> None:
    pass


def own_place(  # noqa: PLR0913 - one for each thing an organisation says of its servers
    exercise: str,
    addresses: Sequence[str],
    *,
    user: str = "",
    password: str = "",
    authority: str = "",
    credentials: str = "",
    replicas: int = 1,
    title: str = "",
) -> Place:
    """Return the place of servers that an organisation runs itself.

    An address with ``tls://`` and no authority is checked by those that the computer trusts.
    """
    if not authority and any(each.startswith("tls://") for each in addresses):
        authority = TRUSTED
    cleaned = tuple(each.split("://", 1)[-1] for each in addresses)
    return Place(
        exercise=exercise,
        addresses=cleaned,
        user=user,
        password=password,
        authority=authority,
        credentials=credentials,
        replicas=replicas,
        title=title,
    )


def rooms_of(place: Place, many: int) -> tuple[Place, ...]:
    """Return the places of further rooms on an organisation's own servers."""
    return tuple(msgspec.structs.replace(place, number=each) for each in range(2, many + 1))
