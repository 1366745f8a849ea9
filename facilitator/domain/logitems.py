"""The whole log as a report tells it: every entry of every kind, with what later befell it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    Amended,
    EntryRef,
    InjectDelivered,
    InjectReplaced,
    Logged,
    Struck,
    Unstruck,
)

LATE = timedelta(minutes=3)
"""Written longer than this after it happened, an entry is late (FAULTS R11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogItem:
    """One entry with what befell it; ``struck`` is the strike that stands, if any.

    ``replaced_by`` is the number of the entry that replaces it, or of the inject that stands in
    its place; ``late`` is how long after it happened it was written, if that was too long.
    """

    entry: Entry
    struck: Entry | None = None
    replaced_by: str = ""
    amended: tuple[Entry, ...] = ()
    late: timedelta | None = None

    @property
    def logged(self) -> Logged | None:
        """Return the event if a person wrote it, as it was first written."""
        return self.entry.event if isinstance(self.entry.event, Logged) else None

    @property
    def now(self) -> Logged | None:
        """Return the event if a person wrote it, with its amendments made."""
        event = self.logged
        for each in self.amended:
            if event is not None and isinstance(each.event, Amended):
                event = _amend(event, each.event)
        return event


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Every entry in the order in which it was written, and the way from references to entries."""

    items: tuple[LogItem, ...]
    by_ref: dict[EntryRef, Entry]

    @property
    def moments(self) -> dict[EntryRef, datetime]:
        """Return when each entry that a person wrote happened, by its reference."""
        return {
            each.entry.ref: each.entry.happened_at for each in self.items if each.logged is not None
        }


def read_log(entries: Iterable[Entry]) -> Log:
    """Return the log of entries that come in their order of writing."""
    # the name of an entry is made anew at each asking
    kept = [(entry, entry.ref) for entry in entries]
    strikes: dict[EntryRef, Entry] = {}
    replaced: dict[EntryRef, str] = {}
    amended: dict[EntryRef, list[Entry]] = {}
    for entry, _ref in kept:
        match entry.event:
            case Struck(entry=ref):
                strikes.setdefault(ref, entry)
            case Unstruck(entry=ref):
                strikes.pop(ref, None)
            case InjectReplaced(delivered=ref, number=number):
                strikes[ref] = entry
                replaced[ref] = number
            case Amended(entry=ref):
                amended.setdefault(ref, []).append(entry)
            case Logged(replaces=EntryRef() as ref, number=number):
                replaced[ref] = str(number)
            case _:
                pass
    items = tuple(
        LogItem(
            entry=entry,
            struck=strikes.get(ref),
            replaced_by=replaced.get(ref, ""),
            amended=tuple(amended.get(ref, ())),
            late=_late(entry),
        )
        for entry, ref in kept
    )
    return Log(items=items, by_ref={ref: entry for entry, ref in kept})


def delivered_event(entry: Entry | None) -> InjectDelivered | InjectReplaced | None:
    """Return the event if it brought an inject to its players."""
    if entry is not None and isinstance(entry.event, InjectDelivered | InjectReplaced):
        return entry.event
    return None


def _late(entry: Entry) -> timedelta | None:
    gap = entry.logged_at - entry.happened_at
    return gap if isinstance(entry.event, Logged) and gap > LATE else None


def _amend(event: Logged, change: Amended) -> Logged:
    said = {
        "text": change.text,
        "reason": change.rationale,
        "by_role": change.by_role,
        "tags": change.tags,
        "inject": change.inject,
        "options": change.options,
        "told": change.told,
        "review_at": change.review_at,
        "late_reason": change.late_reason,
    }
    changed = {name: value for name, value in said.items() if value is not None}
    links = {"agencies": change.now.agencies, "expected": change.now.expected}
    return replace(event, **changed, **links)  # pyright: ignore[reportArgumentType] - named fields
