"""How rooms are told of to people: the same words in a terminal and in the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.clock import ClockPhase
from facilitator.domain.msel import Inject
from facilitator.domain.siterooms import seats
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.rooms import RoomAlarm, RoomLine

_SECOND = timedelta(seconds=1)
_OFF = timedelta(seconds=1)
"""A clock that differs by less is said to be right: words take their time over the line."""


class Stand(StrEnum):
    """How the line of a room stands, the worst first."""

    CUT_OFF = "cut_off"
    REFUSES = "refuses"
    UNHEARD = "unheard"
    LINKED = "linked"
    SAME = "same"
    HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A room in words; what is not known is a dash."""

    station: str
    name: str
    role: str
    phase: ClockPhase | None
    clock: str
    off: str
    given: str
    entries: str
    waiting: str
    behind: str
    stand: Stand
    line: str

    @property
    def title(self) -> str:
        """Return the room's name and what it is."""
        return " · ".join(filter(None, (self.name, self.role)))


def told(line: RoomLine, now: datetime, *, missed: bool) -> Told:
    """Return a room in words; ``missed`` says that it was listened for long enough."""
    said = line.said
    phase = ClockPhase(said.phase) if said and said.phase in list(ClockPhase) else None
    role = (_("leads") if line.leads else "", _("this room") if line.here else "")
    return Told(
        station=line.seat.station,
        name=line.seat.name or (_("the first room") if line.leads else line.seat.station[-8:]),
        role=" · ".join(filter(None, role)),
        phase=phase,
        clock=f"{span(said.exercise)} {phase_words(phase)}".rstrip() if said else "–",
        off=_off_words(line.behind) if said and line.alone_since is None else "–",
        given=_("{here} of {all}").format(here=line.given, all=said.delivered) if said else "–",
        entries=str(line.entries),
        waiting=str(said.waiting) if said else "–",
        behind=str(said.lag + said.held) if said else "–",
        stand=_stand(line),
        line=_line_words(line, now, missed=missed),
    )


def worst_first(lines: Sequence[RoomLine]) -> tuple[RoomLine, ...]:
    """Return the rooms with those first that are cut off, then whoever leads, then by name."""
    return tuple(
        sorted(
            lines,
            key=lambda each: (each.alone_since is None, not each.leads, each.seat.name),
        )
    )


def _stand(line: RoomLine) -> Stand:
    if line.alone_since is not None:
        return Stand.CUT_OFF
    if line.said is not None and line.said.refused:
        return Stand.REFUSES
    if line.here:
        return Stand.HERE
    if line.said is None:
        return Stand.UNHEARD
    return Stand.SAME if line.agrees else Stand.LINKED


def _line_words(line: RoomLine, now: datetime, *, missed: bool) -> str:
    stand = _stand(line)
    if line.alone_since is not None:
        at = f"{line.alone_since.astimezone():%H:%M}"
        words = _("alone since {time}") if line.here else _("not heard since {time}")
        return f"{words.format(time=at)} ({span(line.alone(now))})"
    if stand is Stand.REFUSES and line.said is not None:
        return _("refuses entries: {n}").format(n=line.said.refused)
    words = {
        Stand.UNHEARD: _("not heard yet") if missed else _("listening"),
        Stand.LINKED: _("linked"),
        Stand.SAME: _("holds the same"),
        Stand.HERE: _("linked"),
    }
    return words[stand]


def _off_words(behind: timedelta) -> str:
    """Return by how much a room's clock is off the one here, or nothing."""
    if abs(behind) < _OFF:
        return ""
    words = _("{span} behind") if behind > timedelta(0) else _("{span} ahead")
    return words.format(span=span(abs(behind)))


def phase_words(phase: ClockPhase | None) -> str:
    """Return what a clock does, in a word."""
    words = {
        ClockPhase.READY: _("not started"),
        ClockPhase.RUNNING: _("running"),
        ClockPhase.PAUSED: _("paused"),
        ClockPhase.STOPPED: _("REAL EMERGENCY"),
        ClockPhase.ENDED: _("ended"),
    }
    return words[phase] if phase is not None else ""


def span(length: timedelta) -> str:
    """Return hours, minutes and seconds."""
    seconds = abs(length) // _SECOND
    sign = "-" if length <= -_SECOND else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


# --- which room ---------------------------------------------------------------------------------


def where_words(conduct: Conduct, inject: Inject) -> str:
    """Return in which rooms an inject is given, or nothing if the exercise has only one."""
    return given_in(conduct, to=inject.to, to_all=inject.to_all)


def given_in(conduct: Conduct, *, to: tuple[str, ...], to_all: bool) -> str:
    """Return in which rooms some agencies sit; whoever sits nowhere else sits in the first."""
    rooms = seats(conduct.state)
    if not rooms:
        return ""
    if to_all:
        return _("all rooms")
    names = [each.name for each in rooms if not set(each.agencies).isdisjoint(to)]
    seated = {agency for each in rooms for agency in each.agencies}
    if not names or not set(to) <= seated:
        names.insert(0, _("the first room"))
    return ", ".join(names)


# --- real emergencies ---------------------------------------------------------------------------


def alarm_words(alarm: RoomAlarm) -> str:
    """Return whose a real emergency is, since when, and whether the exercise stands for it."""
    name = _("this room") if alarm.here else alarm.name or _("the first room")
    at = f"{alarm.since.astimezone():%H:%M}"
    words = _("Real emergency in {room} since {time}; the room that leads has not heard")
    if alarm.answered:
        words = _("Real emergency in {room} since {time}")
    told = words.format(room=name, time=at)
    return f"{told}: {alarm.note}" if alarm.note else told


# --- the lead -----------------------------------------------------------------------------------


def leader_name(conduct: Conduct) -> str:
    """Return what the room that leads is called."""
    if conduct.leads:
        return _("this room")
    names = {each.station: each.name for each in seats(conduct.state)}
    return names.get(conduct.state.leader) or _("the first room")


def lead_words(conduct: Conduct, lines: Sequence[RoomLine] = ()) -> str:
    """Say before it is done what becomes of clock and script when this room takes the lead."""
    if conduct.leads:
        return _(
            "This room leads: its word moves clock and script. To hand over, let the other room"
            " take the lead on its own screen; it is said here as soon as it has."
        )
    leads = [each for each in lines if each.seat.station == conduct.state.leader]
    name = next((each.seat.name for each in leads), "") or leader_name(conduct)
    words = [
        _(
            "Clock and script are led by {room}. If this room takes the lead, GO, pause and clock"
            " are here from then on, and that room goes on writing into the log. It can take the"
            " lead back in the same way."
        ).format(room=name)
    ]
    away = next((each for each in leads if each.alone_since is not None), None)
    cut = next((each for each in lines if each.here and each.alone_since is not None), None)
    gone = away or cut
    if gone is not None and gone.alone_since is not None:
        at = f"{gone.alone_since.astimezone():%H:%M}"
        words.append(
            _(
                "Nothing was heard from {room} since {time}: what it has done with clock and script"
                " since then will not count. Ask it first, if you can."
            ).format(room=name, time=at)
        )
    here = next((each for each in lines if each.here), None)
    if here is not None and here.said is not None and here.said.lag + here.said.held:
        words.append(_("Entries are still coming in: wait a moment."))
    return " ".join(words)
