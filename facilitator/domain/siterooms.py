"""The rooms of an exercise that is played in several places, and who sits where."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import ClockReanchored, Event, SafetyCleared, SafetyStopped, Way
from facilitator.domain.leading import CONTROLS
from facilitator.domain.msel import Inject
from facilitator.domain.state import Delivery, RunState

ROOM_BLOCK = 10_000
"""How many numbers a room gets for its own entries; the first room begins at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A room by the station that writes there, and the agencies that play there.

    The room that made the exercise has no agencies of its own: whoever sits nowhere else sits
    there.
    """

    station: str
    name: str = ""
    agencies: tuple[str, ...] = ()


def first_number(room: int) -> int:
    """Return the first number that people see on entries of a room; the first room is 1."""
    return 0 if room <= 1 else (room - 1) * ROOM_BLOCK + 1


def seats(state: RunState) -> tuple[Seat, ...]:
    """Return the rooms that have joined, in the order in which they did."""
    return tuple(
        Seat(station=station, name=opened.pack, agencies=opened.covers)
        for station, opened in state.posts.items()
        if opened.way is Way.ROOM
    )


def seats_for(inject: Inject | Delivery, rooms: Sequence[Seat]) -> tuple[Seat, ...]:
    """Return the rooms in which an inject is given; none of them means the room that leads.

    An inject to all goes to every room; any other to the rooms in which its recipients sit. A
    script addresses a room by the agencies that play there.
    """
    if inject.to_all:
        return tuple(rooms)
    return tuple(each for each in rooms if not set(each.agencies).isdisjoint(inject.to))


def given_here(state: RunState, station: str) -> tuple[Delivery, ...]:
    """Return the deliveries that are for a room, in the order in which they went out."""
    rooms = seats(state)
    own = next((each for each in rooms if each.station == station), None)
    taken = {agency for each in rooms for agency in each.agencies}
    found: list[Delivery] = []
    for each in state.deliveries.values():
        if each.to_all:
            found.append(each)
        elif own is not None:
            if not set(own.agencies).isdisjoint(each.to):
                found.append(each)
        elif not set(each.to) <= taken:
            found.append(each)
    return tuple(found)


_EVERYBODY = (SafetyStopped, ClockReanchored)
"""REAL EMERGENCY, which the room that leads then answers; and what a computer's own clock did."""


def may_say(state: RunState, event: Event) -> None:
    """Refuse, where several rooms play, what moves clock or script anywhere but where it is led.

    It would stand in the journal and change nothing. Raises Refused(NOT_LEADING).
    """
    if type(event) not in CONTROLS or isinstance(event, _EVERYBODY):
        return
    if isinstance(event, SafetyCleared) and state.alarms.withdrawable(state.home):
        # declared here, and not heard where the exercise is led: it can be taken back here
        return
    if state.leader not in {"", state.home} and seats(state):
        raise Refused(Reason.NOT_LEADING)
