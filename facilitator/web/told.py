"""What is told to devices, as JSON: only what is named here ever leaves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec

from facilitator.domain.entry import EPOCH, MILLISECOND
from facilitator.domain.events import Logged
from facilitator.domain.exercise import Agency
from facilitator.domain.log import LogLine
from facilitator.domain.roomview import GivenInject, GuideTask, RoomView
from facilitator.services.observing.own import Own

Told = dict[str, Any]


def packed(told: object) -> bytes:
    """Return something as JSON in UTF-8."""
    return msgspec.json.encode(told)


def told_view(view: RoomView, *, revoked: bool) -> Told:
    """Return a look at the run."""
    return {
        "now": (view.now - EPOCH) // MILLISECOND,
        "phase": view.phase.value,
        "running": view.running,
        "exercise_ms": _ms(view.exercise),
        "speed": view.speed,
        "story": view.story.isoformat() if view.story else None,
        "title": view.head.title,
        "rehearsal": view.head.rehearsal,
        "safety_word": view.head.safety_word,
        "agencies": told_agencies(view.agencies),
        "given": [_given(each) for each in view.given],
        "tasks": [_task(each) for each in view.tasks],
        "kinds": list(view.kinds),
        "discussion": view.discussion,
        "questions": list(view.questions),
        "revoked": revoked,
    }


def told_agencies(agencies: Sequence[Agency]) -> list[Told]:
    """Return agencies by their marks; nothing of contacts or seats."""
    return [
        {
            "id": each.id,
            "name": each.name,
            "short": each.short,
            "letter": each.letter,
            "shape": each.shape,
            "colour": each.colour,
        }
        for each in agencies
    ]


def _given(each: GivenInject) -> Told:
    return {
        "inject": each.inject,
        "number": each.number,
        "title": each.title,
        "text": each.text,
        "at_ms": _ms(each.at),
        "to": list(each.to),
        "to_all": each.to_all,
        "disregard": each.disregard,
    }


def _task(each: GuideTask) -> Told:
    return {
        "id": each.id,
        "text": each.text,
        "objective": each.objective,
        "agencies": list(each.agencies),
    }


def told_own(each: Own) -> Told:
    """Return an entry of the device that asks."""
    return {
        "seq": each.seq,
        "number": each.number,
        "kind": each.kind,
        "text": each.text,
        "happened_ms": (each.happened_at - EPOCH) // MILLISECOND,
        "struck": each.struck,
        "task": each.task,
        "rating": each.rating,
    }


def told_line(each: LogLine) -> Told:
    """Return a line of the log for those who may read it."""
    event = each.entry.event
    logged = event if isinstance(event, Logged) else None
    return {
        "line": each.entry.line,
        "number": logged.number if logged else 0,
        "kind": event.kind,
        "text": logged.text if logged else "",
        "agencies": list(logged.agencies) if logged else [],
        "role": each.entry.author.role,
        "at_ms": _ms(each.entry.exercise),
        "struck": each.struck is not None,
    }


def _ms(span: timedelta) -> int:
    return span // MILLISECOND
