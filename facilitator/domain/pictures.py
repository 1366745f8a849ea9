"""Pictures and pages that people attached to the log: which the report shows, and for whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.attachments import Attachment
from facilitator.domain.events import Attached, Audience, EntryRef, Logged
from facilitator.domain.logitems import LogItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An entry that a picture hangs on; ``open`` says that whoever may read the log may see it."""

    ref: EntryRef
    number: int
    at: timedelta
    text: str
    agencies: tuple[str, ...] = ()
    struck: bool = False
    open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A picture, or a document of which the first page is shown, with the entries it hangs on.

    The same bytes stand once, however often and under whatever name they were attached.
    """

    number: int
    attachment: Attachment
    entries: tuple[Shown, ...]


def pictures(items: Iterable[LogItem]) -> tuple[Pictured, ...]:
    """Return what can be shown of everything attached to entries, in the order of the log."""
    kept = list(items)
    by_ref = {each.entry.ref: each for each in kept if each.logged is not None}
    found: dict[str, tuple[Attachment, list[Shown]]] = {}
    for item in kept:
        event = item.entry.event
        owner, files = item, ()
        if isinstance(event, Logged):
            files = event.attachments
        elif isinstance(event, Attached):
            owner, files = by_ref.get(event.entry, item), event.attachments
        for each in files:
            if each.picture or each.pages:
                _first, entries = found.setdefault(each.sha256, (each, []))
                entries.append(_shown(owner, item))
    return tuple(
        Pictured(number=number, attachment=attachment, entries=tuple(entries))
        for number, (attachment, entries) in enumerate(found.values(), 1)
    )


def hanging_on(made: Iterable[Pictured], wanted: Callable[[Shown], bool]) -> tuple[Pictured, ...]:
    """Return the pictures that hang on entries that are wanted, numbered anew."""
    kept = [
        replace(each, entries=tuple(one for one in each.entries if wanted(one))) for each in made
    ]
    return tuple(
        replace(each, number=number)
        for number, each in enumerate((one for one in kept if one.entries), 1)
    )


def _shown(owner: LogItem, brought: LogItem) -> Shown:
    event = owner.now
    public = {owner.entry.audience, brought.entry.audience} == {Audience.ALL}
    return Shown(
        ref=owner.entry.ref,
        number=event.number if event is not None else 0,
        at=owner.entry.exercise,
        text=event.text if event is not None else "",
        agencies=event.agencies if event is not None else (),
        struck=owner.struck is not None,
        open=public,
    )
