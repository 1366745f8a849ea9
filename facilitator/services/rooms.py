"""What a director sees of all rooms, and what a room does of itself while several play."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from facilitator.domain.clock import ClockPhase
from facilitator.domain.entry import Entry
from facilitator.domain.entryline import EntryLine
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import Logged, NoteLogged, StationOpened, Way
from facilitator.domain.siterooms import Seat, first_number, given_here, seats, seats_for
from facilitator.services.conduct import Conduct
from facilitator.services.writing import NO_DETAILS, Understood
from facilitator.store.rows import Row

SILENT = timedelta(seconds=7)
"""A room that said nothing for so long is not heard from: three signs of life stayed away."""
SITE_LINE = "facilitatorsite1."
"""With what the line begins by which a computer becomes a room of a larger exercise."""
LOCAL = "#local"
"""The tag of what was given in one room alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a room last said of itself, and when that was heard here.

    ``waiting`` entries are in the room and not yet with the servers; ``lag`` are there and not yet
    in the room. ``head`` is the fingerprint over all that the room holds.
    """

    station: str
    name: str = ""
    heard_at: datetime
    phase: str = ""
    exercise: timedelta = timedelta(0)
    leader: str = ""
    entries: int = 0
    delivered: int = 0
    waiting: int = 0
    lag: int = 0
    held: int = 0
    refused: int = 0
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """One room as the director sees it; ``alone_since`` is None while it is heard from.

    ``entries`` is how many of the room's own entries are here; ``behind`` by how much its clock
    differs from the one here. ``agrees`` says that it holds exactly what is here.
    """

    seat: Seat
    leads: bool = False
    here: bool = False
    said: Said | None = None
    entries: int = 0
    last_at: datetime | None = None
    given: int = 0
    alone_since: datetime | None = None
    behind: timedelta = timedelta(0)
    agrees: bool = False

    def alone(self, now: datetime) -> timedelta:
        """Return for how long nothing was heard from the room."""
        return now - self.alone_since if self.alone_since else timedelta(0)


class Rooms(Protocol):
    """The line of an open exercise to the other rooms, as far as somebody looks at them."""

    def rooms(self) -> tuple[RoomLine, ...]:
        """Return all rooms as they stand."""
        ...

    def listen_to_all(self) -> None:
        """Hear from now on how the other rooms are."""
        ...


def overview(  # noqa: PLR0913 - what is known of this room, and of the others
    conduct: Conduct,
    said: Mapping[str, Said],
    *,
    name: str = "",
    head: str = "",
    alone_since: datetime | None = None,
    own: Said | None = None,
) -> tuple[RoomLine, ...]:
    """Return all rooms as they stand: of the journal, and of what they said of themselves.

    ``name`` is what this room is called, ``head`` the fingerprint of what is here, ``alone_since``
    since when this room itself is cut off, ``own`` how this room stands.
    """
    state, now = conduct.state, conduct.now()
    own_station = conduct.file.station
    known = {each.station: each for each in seats(state)}
    lead = state.leader or own_station
    for station in dict.fromkeys((lead, own_station, *said)):
        if station not in known:
            told = said[station].name if station in said else ""
            known[station] = Seat(station=station, name=name if station == own_station else told)
    heads = {station: seq for station, seq, _hash in conduct.file.journal.heads()}
    lines: list[RoomLine] = []
    for station, seat in known.items():
        here = station == own_station
        word = said.get(station) or (own if here else None)
        alone = alone_since if here else _alone(word, now)
        lines.append(
            RoomLine(
                seat=seat,
                leads=station == lead,
                here=here,
                said=word,
                entries=heads.get(station, 0),
                given=len(given_here(state, station)),
                alone_since=alone,
                behind=_behind(conduct, word),
                agrees=here or (word is not None and bool(head) and word.head == head),
            )
        )
    return tuple(sorted(lines, key=lambda each: (not each.leads, each.seat.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class NextUp:
    """What GO would deliver in the room that leads, and the names of the rooms it is for."""

    number: str
    title: str
    rooms: tuple[str, ...]


def next_up(conduct: Conduct) -> NextUp | None:
    """Return what is next and where it is given; None if nothing is, or the play is over.

    No name means the room that leads, where whoever sits nowhere else sits.
    """
    row = conduct.standby().row
    if row is None or conduct.state.clock.phase is ClockPhase.ENDED:
        return None
    meant = seats_for(row.inject, seats(conduct.state))
    names = tuple(each.name for each in meant)
    return NextUp(number=row.inject.number, title=row.inject.title, rooms=names)


def _alone(word: Said | None, now: datetime) -> datetime | None:
    if word is None or now - word.heard_at <= SILENT:
        return None
    return word.heard_at


def _behind(conduct: Conduct, word: Said | None) -> timedelta:
    if word is None:
        return timedelta(0)
    clock = conduct.state.clock
    then = conduct.elapsed()
    if clock.running:
        then -= (conduct.now() - word.heard_at) * clock.speed
    return then - word.exercise


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAlarm:
    """A real emergency that is not over: in which room ("" the first), since when.

    ``answered`` says that the exercise stands for it in all rooms that are linked, ``note`` who was
    hurt and where, if somebody wrote it.
    """

    name: str
    since: datetime
    here: bool = False
    answered: bool = False
    note: str = ""


def alarms(conduct: Conduct) -> tuple[RoomAlarm, ...]:
    """Return the real emergencies that are not over, the earliest first; none in a lone room."""
    names = {each.station: each.name for each in seats(conduct.state)}
    if not names:
        return ()
    found = (
        RoomAlarm(
            name=names.get(each.ref.station, ""),
            since=each.since,
            here=each.ref.station == conduct.file.station,
            answered=each.answered,
            note=conduct.state.alarms.note_of(each),
        )
        for each in conduct.state.alarms.open
    )
    return tuple(sorted(found, key=lambda each: (each.since, each.name)))


def may_declare(conduct: Conduct) -> bool:
    """Whether REAL EMERGENCY declares one now: the clock goes, or stands for another room's."""
    state = conduct.state
    if state.clock.phase is not ClockPhase.STOPPED:
        return True
    return bool(seats(state)) and not state.alarms.declared_by(conduct.file.station)


def may_end_emergency(conduct: Conduct) -> bool:
    """Whether this room can say that a real emergency is over: it leads, or nobody has heard."""
    return conduct.leads or conduct.state.alarms.withdrawable(conduct.file.station)


def open_room(conduct: Conduct, *, number: int, name: str, agencies: Sequence[str] = ()) -> None:
    """Say once, as a room's first entry, that this station is a room and who plays there.

    A room is staffed by facilitators: it goes on by its own copy when it is cut off, and may take
    the lead. Raises Failed.
    """
    if conduct.state.post is not None or conduct.state.leader == conduct.file.station:
        return
    conduct.record(
        StationOpened(
            role=conduct.author.role,
            covers=tuple(agencies),
            way=Way.ROOM,
            pack=name,
            first_number=first_number(number),
        )
    )


def hand_over(conduct: Conduct, reason: str) -> Entry:
    """Take the lead in this room: from here on its word moves clock and script.

    Raises Refused: ALREADY_LEADING, or REASON_NEEDED, since everybody will ask.
    """
    if not reason.strip():
        raise Refused(Reason.REASON_NEEDED)
    return conduct.take_lead(reason.strip())


def give_locally(conduct: Conduct, text: str) -> Entry:
    """Note an inject that was given in this room alone: it is in the log, and on nobody's display.

    Script and clock stay with the room that leads. Raises Refused(TEXT_NEEDED).
    """
    if not text.strip():
        raise Refused(Reason.TEXT_NEEDED)
    told = " ".join(text.split())
    # said as it stands: a first word that is some agency's letter belongs to the text
    line = EntryLine(typed=told, kind=NoteLogged.kind, text=told, tags=(LOCAL.removeprefix("#"),))
    with conduct.together():
        event, _at = conduct.event_of(Understood(line=line), NO_DETAILS, conduct.now())
        return conduct.record(event)


def local_injects(entries: Sequence[Entry], station: str) -> tuple[Entry, ...]:
    """Return what was given in one room alone."""
    return tuple(
        each
        for each in entries
        if each.station == station
        and isinstance(each.event, Logged)
        and LOCAL.removeprefix("#") in each.event.tags
    )


def answer_emergency(conduct: Conduct, rows: Sequence[Row] = ()) -> None:  # noqa: ARG001 - what came in; the state says more
    """Stop the exercise if another room said REAL EMERGENCY: only the leader's word stops all."""
    conduct.answer_emergencies()
