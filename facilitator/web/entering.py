"""Coming in: what is asked at the door, and what a device gets there."""

import asyncio
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from facilitator import i18n
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import Way
from facilitator.domain.exercise import Role
from facilitator.domain.stations import Observer
from facilitator.domain.wall import head_of
from facilitator.services.observing.invitations import ROLES
from facilitator.web import bodies
from facilitator.web.room import Room, told, word, words_of
from facilitator.web.told import told_agencies
from facilitator.web.words import KEYS, OPEN_AIR, ROLE_WORDS

MOST_DEVICES = 250
"""Devices that can be in at once; more are asked to wait, so that nobody fills the journal."""


async def hello(request: Request, room: Room) -> Response:
    """Say what is here, and nothing of the exercise."""
    return told(
        {
            "exercise_open": True,
            "languages": list(i18n.available()),
            "language": words_of(request).language,
            "version": room.version,
        }
    )


async def texts(request: Request, _room: Room) -> Response:
    """Return every text of the page in a language."""
    words = words_of(request)
    return told({"lang": words.language, "words": {key: words.text(key) for key in KEYS}})


async def reached(request: Request, _room: Room) -> Response:
    """Answer the room test: the address under which a device is seen here."""
    return told({"reached": True, "address": request.client.host if request.client else ""})


async def invited(request: Request, room: Room) -> Response:
    """Say what a code leads to: the roles to choose from, and the agencies."""
    body = bodies.read(await request.body(), bodies.Invited)
    guest = room.door.invitations.admit(body.secret)
    words, exercise = words_of(request), room.door.conduct.exercise
    head = head_of(exercise)
    return told(
        {
            "guest": guest.value,
            "roles": [_role(each, words) for each in ROLES[guest]],
            "agencies": told_agencies(exercise.agencies),
            "title": head.title,
            "rehearsal": head.rehearsal,
            "warning": "" if _safe(request) else words.text(OPEN_AIR),
        }
    )


async def join(request: Request, room: Room) -> Response:
    """Let a device in."""
    body = bodies.read(await request.body(), bodies.Join)
    room.door.invitations.admit(body.secret)
    if _full(room, body):
        return word("full", HTTPStatus.SERVICE_UNAVAILABLE)
    joined = await asyncio.to_thread(
        room.door.join,
        body.secret,
        name=body.name,
        role=body.role,
        covers=body.covers,
        way=Way.LAPTOP if _safe(request) else Way.PHONE,
        device=body.device,
        old=body.old,
    )
    seq, head = room.door.head_of(joined.observer)
    return told(
        {
            "device": joined.observer.device,
            "pass": joined.secret,
            "role": joined.observer.role,
            "role_text": _role(joined.observer.role, words_of(request))["text"],
            "name": joined.name,
            "next_seq": seq + 1,
            "head": head,
        }
    )


async def leave(request: Request, room: Room) -> Response:
    """Let a device go: its pass ends."""
    observer = room.observer(request)
    await asyncio.to_thread(room.door.leave, observer)
    room.news.shut_out(observer.device)
    return told({"left": True})


def _full(room: Room, body: bodies.Join) -> bool:
    observers = room.door.conduct.state.observers
    standing = sum(1 for each in observers.values() if not each.revoked)
    return standing >= MOST_DEVICES and body.device not in observers


def _role(role: str, words: i18n.Words) -> dict[str, str]:
    return {"id": str(role), "text": words.text(ROLE_WORDS.get(Role(role), str(role)))}


def _safe(request: Request) -> bool:
    return request.url.scheme == "https"


def needs_laptop(request: Request, room: Room) -> Observer:
    """Return the laptop that asks; raises Refused(NOT_LET_IN) to anything that came unprotected."""
    observer = room.observer(request)
    if not _safe(request) or observer.way not in {Way.LAPTOP, Way.PACK}:
        raise Refused(Reason.NOT_LET_IN)
    return observer
