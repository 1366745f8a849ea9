"""What phones send becomes entries: once each, in the phone's own order, at the right time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.domain import rules
from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Author, Entry
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.evaluation import Rated, Rating
from facilitator.domain.events import (
    DeviceTime,
    EntryRef,
    Event,
    FeedbackGiven,
    HotWashNoted,
    HotWashSort,
    Logged,
    RatingGiven,
    Struck,
)
from facilitator.domain.rules import of_review
from facilitator.domain.stations import Observer, called
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.writing import Details

LONGEST_LINE = 16_000
"""Characters in an entry; more is refused before it is read (FAULTS R47)."""
OLDEST = timedelta(days=3)
"""An entry that claims to be older than this is one of a clock that is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One thing that a phone sends.

    ``seq`` counts the phone's own entries from 1, ``key`` is the phone's own id of this one.
    ``wall`` is what the phone's clock said when it happened, ``now`` what it says while sending,
    ``arrived`` what ours said when it came, ``error`` how far off the journey may make it. What it
    is of goes by which field is there: ``line`` an entry as it was typed, ``rates`` a task's
    rating, ``hot_wash`` and ``feedback`` what a player says, ``strikes`` takes back an earlier
    ``seq`` of the same phone.
    """

    seq: int
    key: str
    wall: datetime
    now: datetime
    arrived: datetime | None = None
    error: timedelta = timedelta(0)
    line: str = ""
    inject: str = ""
    late_reason: str = ""
    attachments: tuple[Attachment, ...] = ()
    rates: tuple[str, str] | None = None
    note: str = ""
    hot_wash: tuple[str, str] | None = None
    agency: str = ""
    feedback: Mapping[str, object] = field(default_factory=dict[str, object])
    strikes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """The answer to one thing that was sent: it is in the file, or why it is not.

    ``number`` is the number people see, 0 if it has none; ``head`` the hash of the device's
    chain with it, which the device keeps. ``again`` says that it was here already.
    """

    seq: int
    saved: bool
    number: int = 0
    head: str = ""
    again: bool = False
    reason: Reason | None = None
    expected: int = 0


def accept(conduct: Conduct, observer: Observer, sent: Sequence[Sent]) -> tuple[Ack, ...]:
    """Write down what a phone sent, in its order; the first that cannot be taken ends it."""
    acks: list[Ack] = []
    for each in sorted(sent, key=lambda one: one.seq):
        ack = _accept(conduct, observer, each)
        acks.append(ack)
        if not ack.saved:
            break
    return tuple(acks)


def _accept(conduct: Conduct, observer: Observer, sent: Sent) -> Ack:
    here = conduct.file.journal.entry(EntryRef(station=observer.device, seq=sent.seq))
    if here is not None:
        return _again(here, sent)
    try:
        event, at = _event(conduct, observer, sent)
        rules.may_write(conduct.state.observers.get(observer.device), event)
        entry = conduct.write_for(
            observer.device,
            sent.seq,
            event,
            author=Author(role=observer.role, person=observer.person),
            happened_at=at,
        )
    except Refused as refused:
        expected = int(refused.details.get("expected", "0"))
        return Ack(seq=sent.seq, saved=False, reason=refused.reason, expected=expected)
    return _saved(entry)


def _saved(entry: Entry, *, again: bool = False) -> Ack:
    number = entry.event.number if isinstance(entry.event, Logged) else 0
    return Ack(seq=entry.seq, saved=True, number=number, head=entry.hash.hex(), again=again)


def _again(here: Entry, sent: Sent) -> Ack:
    """Answer what was here already; another content under the same number is said, never dropped.

    The phone then takes a new identity and sends it anew.
    """
    if not _is_of(here.event, sent):
        return Ack(seq=sent.seq, saved=False, reason=Reason.OTHER_UNDER_THIS_NUMBER)
    return _saved(here, again=True)


def _is_of(event: Event, sent: Sent) -> bool:
    """Whether an event is what was made of that; those without a key go by what they say."""
    match event:
        case Logged(device=DeviceTime(key=key)):
            return key == sent.key
        case FeedbackGiven(form=form):
            return form == sent.key
        case RatingGiven(of=task, rating=rating, note=note):
            return sent.rates == (task, rating.value) and sent.note.strip() == note.strip()
        case HotWashNoted(sort=sort, text=text, agency=agency):
            here = (sort.value, text.strip())
            sort_sent, text_sent = sent.hot_wash or ("", "")
            return here == (sort_sent, text_sent.strip()) and agency == sent.agency
        case Struck(entry=ref):
            return ref.seq == sent.strikes
        case _:
            return False


def _event(conduct: Conduct, observer: Observer, sent: Sent) -> tuple[Event, datetime]:
    now = conduct.now()
    offset = (sent.arrived or now) - sent.now
    at = min(sent.wall + offset, now)
    if now - at > OLDEST:
        at = now
    if sent.rates is not None:
        return _rating(conduct, observer, sent), at
    if sent.hot_wash is not None:
        return _hot_wash(conduct, observer, sent), at
    if sent.feedback:
        return of_review.give_feedback(conduct.exercise, _feedback(sent)), at
    if sent.strikes:
        return _strike(conduct, observer, sent), at
    if not sent.line.strip():
        raise Refused(Reason.TEXT_NEEDED)
    understood = conduct.understand(sent.line)
    details = Details(
        late_reason=sent.late_reason.strip(),
        attachments=sent.attachments,
        device=DeviceTime(key=sent.key, wall=sent.wall, offset=offset, error=sent.error),
    )
    return conduct.event_of(understood, details, at)


def _hot_wash(conduct: Conduct, observer: Observer, sent: Sent) -> HotWashNoted:
    given, text = sent.hot_wash or ("", "")
    try:
        sort = HotWashSort(given)
    except ValueError:
        raise Refused(Reason.TEXT_NEEDED) from None
    note = f"{observer.device}:{sent.seq}"
    return of_review.note_hot_wash(conduct.exercise, note, sent.agency, sort, text)


def _rating(conduct: Conduct, observer: Observer, sent: Sent) -> RatingGiven:
    task, given = sent.rates or ("", "")
    by = called(conduct.state.observers, observer.device)
    try:
        rating = Rating(given)
    except ValueError:
        raise Refused(Reason.NOTHING_TO_RATE) from None
    return of_review.rate(conduct.exercise, Rated.TASK, task, rating, by=by, note=sent.note)


def _strike(conduct: Conduct, observer: Observer, sent: Sent) -> Struck:
    target = conduct.file.journal.entry(EntryRef(station=observer.device, seq=sent.strikes))
    return rules.strike(conduct.state, target, sent.note.strip() or _("taken back at once"))


def _feedback(sent: Sent) -> FeedbackGiven:
    import msgspec  # noqa: PLC0415 - only for feedback

    try:
        return msgspec.convert({**sent.feedback, "form": sent.key}, FeedbackGiven)
    except msgspec.ValidationError:
        raise Refused(Reason.TEXT_NEEDED) from None
