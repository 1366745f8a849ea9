"""The stations beside the one that leads: who they are, and which numbers they may give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.domain.events import (
    Event,
    ObserverAdmitted,
    ObserverMarked,
    ObserverReadmitted,
    ObserverRevoked,
    Way,
)

BLOCK = 1000
"""How many numbers a station gets for the entries that it numbers itself."""
HOST_NUMBERED = frozenset({Way.PHONE})
"""Ways in by which the accepting station gives an entry its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observer:
    """A device that was let in; ``person`` is the id under which its claimed name is kept."""

    device: str
    role: str
    way: Way
    covers: tuple[str, ...] = ()
    person: str = ""
    first_number: int = 0
    revoked: bool = False
    reason: str = ""
    remark: str = ""


def taken(observers: Mapping[str, Observer], event: Event) -> Mapping[str, Observer]:
    """Return the observers after an event; of other events the very same."""
    match event:
        case ObserverAdmitted():
            old = observers.get(event.device)
            new = Observer(
                device=event.device,
                role=event.role,
                way=event.way,
                covers=event.covers,
                person=event.person,
                first_number=event.first_number,
                revoked=old.revoked if old else False,
                reason=old.reason if old else "",
                remark=old.remark if old else "",
            )
            return {**observers, event.device: new}
        case ObserverRevoked():
            return _changed(observers, event.device, revoked=True, reason=event.reason)
        case ObserverReadmitted():
            return _changed(observers, event.device, revoked=False, reason="")
        case ObserverMarked():
            return _marked(observers, event)
        case _:
            return observers


def _changed(
    observers: Mapping[str, Observer], device: str, *, revoked: bool, reason: str
) -> Mapping[str, Observer]:
    known = observers.get(device)
    if known is None:
        return observers
    return {**observers, device: replace(known, revoked=revoked, reason=reason)}


def _marked(observers: Mapping[str, Observer], event: ObserverMarked) -> Mapping[str, Observer]:
    known = observers.get(event.device)
    if known is None:
        return observers
    return {**observers, event.device: replace(known, remark=event.remark)}


def free_block(first_numbers: Iterable[int], next_number: int) -> int:
    """Return the first number of a block that nobody has and that lies well ahead of ours."""
    highest = max(first_numbers, default=0)
    ahead = (next_number + BLOCK // 2) // BLOCK * BLOCK + BLOCK
    return max(highest + BLOCK, ahead + 1)


def past_blocks(number: int, first_numbers: Iterable[int]) -> int:
    """Return the number, or the first one behind the block of another station that holds it."""
    for first in sorted(first_numbers):
        if first <= number < first + BLOCK:
            number = first + BLOCK
    return number


def called(observers: Mapping[str, Observer], device: str) -> str:
    """Return what a device is called in what it rates: its role and which of that role it is."""
    of_role = [
        each.device
        for each in observers.values()
        if device in observers and each.role == observers[device].role
    ]
    return f"{observers[device].role} {of_role.index(device) + 1}" if of_role else ""
