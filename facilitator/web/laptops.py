"""What laptops get and give, over a protected connection only: pack, lines, and the clock."""

import asyncio
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from facilitator.domain.clock import elapsed
from facilitator.domain.entry import EPOCH, MILLISECOND
from facilitator.services.observing.door import Joined
from facilitator.services.observing.handing_in import rows_given
from facilitator.services.observing.packing import pack_of
from facilitator.web import bodies
from facilitator.web.entering import needs_laptop
from facilitator.web.room import Room, told


async def pack(request: Request, room: Room) -> Response:
    """Return the pack of a laptop: the plan as its role may have it."""
    observer = needs_laptop(request, room)
    joined = Joined(observer=observer, secret="", name=room.door.name(observer))
    content = await asyncio.to_thread(pack_of, room.door, joined)
    return Response(content, media_type="application/octet-stream")


async def rows(request: Request, room: Room) -> Response:
    """Take in the lines of a laptop's own journal."""
    observer = needs_laptop(request, room)
    body = bodies.read(await request.body(), bodies.Rows)
    given = rows_given([bodies.fields_of(each) for each in body.rows])
    new, known = await asyncio.to_thread(room.door.take_rows, observer, given)
    seq, head = room.door.head_of(observer)
    room.door.roll.saw(observer.device, room.door.conduct.now(), head=(seq, head), waiting=0)
    return told({"new": new, "known": known, "next_seq": seq + 1, "head": head})


async def clock(request: Request, room: Room) -> Response:
    """Return the exercise clock, for a laptop to set its own copy by."""
    needs_laptop(request, room)
    conduct = room.door.conduct
    now, state = conduct.now(), conduct.state.clock
    return told(
        {
            "at_ms": elapsed(state, now) // MILLISECOND,
            "running": state.running,
            "speed": state.speed,
            "error_ms": timedelta(0) // MILLISECOND,
            "now": (now - EPOCH) // MILLISECOND,
            "phase": state.phase.value,
        }
    )
