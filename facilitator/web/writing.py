"""What devices write: entries, pictures; and what of it is here."""

import asyncio
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import EPOCH, MILLISECOND
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.i18n import Words
from facilitator.services.observing.accepting import Ack, Sent
from facilitator.services.observing.own import own_entries
from facilitator.services.observing.pictures import keep_picture, kept_picture
from facilitator.web import bodies
from facilitator.web.room import Room, told, word, words_of
from facilitator.web.told import told_own

MOST_PHOTOS = 200
"""Pictures of one device while the door is open."""


async def entries(request: Request, room: Room) -> Response:
    """Write entries down; answers after the commit."""
    observer = room.observer(request)
    body = bodies.read(await request.body(), bodies.Entries)
    conduct, door = room.door.conduct, room.door
    arrived = conduct.now()
    sent: list[Sent] = []
    for each in bodies.one_by_one(body.entries):
        photos = await _photos(each, room)
        sent.append(bodies.sent_of(each, body, arrived, photos))
    acks, head = await room.writer.accept(observer, sent)
    door.roll.saw(
        observer.device,
        arrived,
        waiting=max(0, body.waiting - sum(each.saved for each in acks)),
        offset=arrived - bodies.moment_of(body.now),
        error=sent[0].error if sent else None,
        head=head,
        refused=sum(not each.saved for each in acks),
    )
    words = words_of(request)
    return told(
        {
            "acks": [_ack(each, room, words) for each in acks],
            "next_seq": head[0] + 1,
            "line": room.news.line,
            "now": (conduct.now() - EPOCH) // MILLISECOND,
        }
    )


def _ack(ack: Ack, room: Room, words: Words) -> dict[str, object]:
    text = "" if ack.reason is None else room.say(refused_as(ack), words)
    return {
        "seq": ack.seq,
        "saved": ack.saved,
        "number": ack.number,
        "head": ack.head,
        "again": ack.again,
        "reason": ack.reason.value if ack.reason else "",
        "text": text,
        "expected": ack.expected,
    }


def refused_as(ack: Ack) -> Refused:
    """Return the refusal that an answer stands for."""
    return Refused(ack.reason or Reason.TEXT_NEEDED, expected=str(ack.expected))


async def _photos(each: bodies.OneEntry, room: Room) -> tuple[Attachment, ...]:
    found: list[Attachment] = []
    for number, digest in enumerate(each.photo, 1):
        name = f"photo-{each.seq}-{number}"
        try:
            found.append(await asyncio.to_thread(kept_picture, room.door.conduct, digest, name))
        except Failed as wrong:
            if wrong.fault is not Fault.MISSING:
                raise
            raise bodies.NotUnderstood from wrong
    return tuple(found)


async def photo(request: Request, room: Room) -> Response:
    """Keep a picture, to be named in an entry later."""
    observer = room.observer(request)
    if observer.revoked:
        raise Refused(Reason.NOT_LET_IN)
    if room.photos.get(observer.device, 0) >= MOST_PHOTOS:
        return word("too_many", HTTPStatus.TOO_MANY_REQUESTS)
    async with room.taking:
        content = await request.body()
        kept = await asyncio.to_thread(keep_picture, room.door.conduct, observer, content)
    if kept is None:
        return word("no_picture", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    room.photos[observer.device] = room.photos.get(observer.device, 0) + 1
    return told({"sha256": kept.sha256})


async def mine(request: Request, room: Room) -> Response:
    """Return what a device wrote, as it stands here."""
    observer = room.observer(request)
    after = number_in(request, "after")
    own = await asyncio.to_thread(own_entries, room.door.conduct, observer, after=after)
    seq, head = room.door.head_of(observer)
    return told({"entries": [told_own(each) for each in own], "next_seq": seq + 1, "head": head})


def number_in(request: Request, name: str) -> int:
    """Return a number of the query; what is none is 0."""
    given = request.query_params.get(name, "")[:12]
    return int(given) if given.isascii() and given.isdigit() else 0
