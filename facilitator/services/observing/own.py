"""What a device wrote, as it stands here: for one whose own storage was lost."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.entry import Entry
from facilitator.domain.events import EntryRef, HotWashNoted, Logged, RatingGiven
from facilitator.domain.stations import Observer
from facilitator.services.conduct import Conduct

MOST_OWN = 500
"""How many entries are told at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One entry of a device; ``task`` and ``rating`` are those of a rating."""

    seq: int
    number: int
    kind: str
    text: str
    happened_at: datetime
    struck: bool
    task: str = ""
    rating: str = ""


def own_entries(conduct: Conduct, observer: Observer, *, after: int = 0) -> tuple[Own, ...]:
    """Return a device's entries behind a ``seq``, in its order; at most ``MOST_OWN``."""
    journal = conduct.file.journal
    last, _hash = journal.head_of(observer.device)
    found: list[Own] = []
    for seq in range(max(0, after) + 1, min(last, max(0, after) + MOST_OWN) + 1):
        entry = journal.entry(EntryRef(station=observer.device, seq=seq))
        if entry is not None:
            found.append(_own(conduct, entry))
    return tuple(found)


def _own(conduct: Conduct, entry: Entry) -> Own:
    event = entry.event
    text, task, rating = "", "", ""
    if isinstance(event, Logged):
        text = event.typed or event.text
    elif isinstance(event, RatingGiven):
        text, task, rating = event.note, event.of, event.rating.value
    elif isinstance(event, HotWashNoted):
        text = event.text
    return Own(
        seq=entry.seq,
        number=event.number if isinstance(event, Logged) else 0,
        kind=event.kind,
        text=text,
        happened_at=entry.happened_at,
        struck=conduct.state.struck.get(entry.ref, 0) > 0,
        task=task,
        rating=rating,
    )
