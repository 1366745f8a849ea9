"""Who may write what beside the one who leads."""

from collections.abc import Mapping

from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    ActionAccepted,
    Amended,
    Attached,
    DecisionLogged,
    EntryRef,
    Event,
    FeedbackGiven,
    HotWashNoted,
    Logged,
    NoteLogged,
    ObservationLogged,
    RatingGiven,
    ReaderCommented,
    RequestLogged,
    StationClockSet,
    StationOpened,
    Struck,
    Unread,
    Unstruck,
    Way,
)
from facilitator.domain.exercise import Role
from facilitator.domain.stations import Observer

_WATCHES = frozenset({NoteLogged, DecisionLogged, RequestLogged, ObservationLogged, HotWashNoted})
_EVALUATES = _WATCHES | {RatingGiven, FeedbackGiven}
_PLAYS: frozenset[type[Event]] = frozenset({NoteLogged, FeedbackGiven, HotWashNoted})
MAY_WRITE: Mapping[str, frozenset[type[Event]]] = {
    Role.FACILITATOR: _EVALUATES,
    Role.DIRECTOR: _EVALUATES,
    Role.CONTROLLER: _WATCHES,
    Role.SIMCELL: _WATCHES,
    Role.LOGGIST: _WATCHES,
    Role.LEAD_EVALUATOR: _EVALUATES,
    Role.EVALUATOR: _EVALUATES,
    Role.SAFETY: frozenset({NoteLogged}),
    Role.PLAYER: _PLAYS,
    Role.READER: frozenset({NoteLogged, ReaderCommented, ActionAccepted}),
}
"""What each role may write through the door; a role that is not here may write a note."""
COVERING = frozenset({Role.EVALUATOR})
"""Roles that write decisions of the agencies they cover, and of no others."""
_OF_ITS_OWN: tuple[type[Event], ...] = (StationOpened, StationClockSet)


def may_write(observer: Observer | None, event: Event) -> None:
    """Refuse what a device has no right to write; an unknown or revoked one has none.

    A remark (strike, amendment, files) is allowed on the device's own entries only.
    """
    if observer is None or observer.revoked:
        raise Refused(Reason.NOT_LET_IN)
    if isinstance(event, _OF_ITS_OWN):
        return
    if isinstance(event, Struck | Unstruck | Amended | Attached):
        _own(observer, event.entry)
        return
    allowed = MAY_WRITE.get(observer.role, frozenset({NoteLogged}))
    if isinstance(event, Unread) or type(event) not in allowed:
        raise Refused(Reason.NOT_THIS_ROLE, role=observer.role)
    if isinstance(event, DecisionLogged | RequestLogged) and not covers(observer, event.agencies):
        raise Refused(Reason.NOT_COVERED, role=observer.role)


def may_write_here(post: StationOpened | None, station: str, event: Event) -> None:
    """Refuse at an observer's own station what the room would not take from it.

    One such entry, and nothing behind it could be merged any more.
    """
    if post is None or post.way is Way.ROOM:
        return
    here = Observer(device=station, role=post.role, way=post.way, covers=post.covers)
    may_write(here, event)


def covers(observer: Observer, agencies: tuple[str, ...]) -> bool:
    """Whether a device may write for agencies; for nobody in particular it always may."""
    if observer.role not in COVERING or not observer.covers:
        return True
    return not agencies or bool(set(agencies) & set(observer.covers))


def _own(observer: Observer, entry: EntryRef) -> None:
    if entry.station != observer.device:
        raise Refused(Reason.NOT_YOURS)


def writes(role: str) -> tuple[str, ...]:
    """Return the kinds that a role may write, in the order of their names."""
    allowed = MAY_WRITE.get(role, frozenset({NoteLogged}))
    return tuple(sorted(each.kind for each in allowed))


def takes_part(event: Event) -> bool:
    """Whether an event is one that somebody beside the leader can write at all."""
    known = {each for allowed in MAY_WRITE.values() for each in allowed}
    return (
        isinstance(event, (Logged, Struck, Unstruck, Amended, Attached, *_OF_ITS_OWN))
        or type(event) in known
    )
