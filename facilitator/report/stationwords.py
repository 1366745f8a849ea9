"""Who wrote beside the leader, and how it came in: the entries of devices and merges, in words."""

from facilitator.domain.events import (
    BundleMerged,
    Event,
    LeadTaken,
    ObserverAdmitted,
    ObserverMarked,
    ObserverReadmitted,
    ObserverRevoked,
    StationClockSet,
    StationOpened,
    StationTimed,
    Way,
)
from facilitator.domain.exercise import Exercise
from facilitator.report.wording import MINUS, ZERO, Speech, clock, names

Words = tuple[str, str]
SHOWN = 8
"""Characters of a station's id that are printed: enough to tell devices of one exercise apart."""


def short(station: str) -> str:
    """Return the end of a station's id, which is the part made by chance."""
    return station[-SHOWN:]


def stations_told(event: Event, exercise: Exercise, speech: Speech) -> Words | None:  # noqa: PLR0911 - one for each
    """Return what an entry says of devices, clocks and merges, or None if it says nothing of it."""
    _ = speech.words.text
    match event:
        case LeadTaken(before=before, reason=reason):
            return _("Lead over clock and script taken from {station}").format(
                station=short(before)
            ), reason
        case StationOpened(role=role, covers=covers):
            return _("Station opened: {role}").format(role=role), names(exercise, covers)
        case StationClockSet(at=at):
            return _("Own clock set by the room: {time}").format(time=clock(at)), ""
        case ObserverAdmitted(device=device, role=role, way=way, covers=covers):
            ways = {
                Way.PHONE: _("Let in by phone: {role}, device {device}"),
                Way.LAPTOP: _("Let in with a laptop: {role}, device {device}"),
                Way.PACK: _("Pack made: {role}, device {device}"),
                Way.ROOM: _("Room let in: {role}, device {device}"),
            }
            return ways[way].format(role=role, device=short(device)), names(exercise, covers)
        case ObserverRevoked(device=device, reason=reason):
            return _("Device {device} shut out").format(device=short(device)), reason
        case ObserverReadmitted(device=device):
            return _("Device {device} let in again").format(device=short(device)), ""
        case ObserverMarked(device=device, remark=remark):
            return _("Of device {device} is to be known").format(device=short(device)), remark
        case StationTimed(station=station, by=by, how=how):
            sign = MINUS if by < ZERO else "+"
            return _("Clock of {device} compared: {time}").format(
                device=short(station), time=sign + clock(abs(by))
            ), how
        case BundleMerged(name=name, new=new, known=known):
            return _("Merged: {new} new, {known} known").format(new=new, known=known), name
        case _:
            return None
