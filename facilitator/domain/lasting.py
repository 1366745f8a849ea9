"""States that last: what an agency set up, and until when, as the log says it.

Whoever writes the log opens a state with a tag that ends in a plus, and closes it with the same
tag and a minus: ``pd cordon round the school #cordon+``, later ``pd school is free #cordon-``.
Nothing is guessed from other words, so that a bar in a figure always has two lines of the log to
show for it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from facilitator.domain.events import EntryRef, Logged
from facilitator.domain.logitems import LogItem

_SIGNED = re.compile(r"#([^\W\d]\w*)([+\-\u2212\u2013])(?!\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """A state of one agency; ``until`` is None of one that nobody closed.

    ``opened`` and ``closed`` are the numbers of the entries that say so. ``level`` counts up from 0
    where several last at once, so that no two lie on each other.
    """

    name: str
    since: timedelta
    until: timedelta | None = None
    opened: int = 0
    closed: int = 0
    ref: EntryRef | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Sign:
    """A state is opened or closed, by which entry."""

    at: timedelta
    name: str
    opens: bool
    event: Logged
    ref: EntryRef


def lasting(items: Iterable[LogItem]) -> Mapping[str, tuple[Lasting, ...]]:
    """Return the states of each agency, each in the order in which they were opened.

    A joint entry opens or closes for all its agencies; one that names no agency closes for all and
    opens for none. Struck entries count for nothing; opened again while open changes nothing.
    """
    running: dict[tuple[str, str], Lasting] = {}
    found: dict[str, list[Lasting]] = {}
    for sign in sorted(_signs(items), key=lambda each: each.at):
        key = sign.name.casefold()
        if sign.opens:
            for agency in sign.event.agencies:
                running.setdefault((agency, key), _opened(sign))
            continue
        named = sign.event.agencies or tuple(who for who, what in running if what == key)
        for agency in named:
            begun = running.pop((agency, key), None)
            if begun is not None:
                ended = replace(begun, until=sign.at, closed=sign.event.number)
                found.setdefault(agency, []).append(ended)
    for (agency, _key), begun in running.items():
        found.setdefault(agency, []).append(begun)
    return {agency: _levelled(own) for agency, own in found.items()}


def _signs(items: Iterable[LogItem]) -> Iterable[_Sign]:
    for item in items:
        event = item.now
        if event is None or item.struck is not None:
            continue
        for name, sign in _SIGNED.findall(f"{event.text} {event.reason}"):
            yield _Sign(item.entry.exercise, name, sign == "+", event, item.entry.ref)


def _opened(sign: _Sign) -> Lasting:
    name = " ".join(sign.name.replace("_", " ").split())
    return Lasting(name=name, since=sign.at, opened=sign.event.number, ref=sign.ref)


def _levelled(own: Iterable[Lasting]) -> tuple[Lasting, ...]:
    """Return states in their order, each on the lowest level that is free when it begins."""
    ends: list[timedelta] = []
    made: list[Lasting] = []
    for each in sorted(own, key=lambda one: (one.since, one.opened, one.name)):
        level = next((i for i, end in enumerate(ends) if end <= each.since), len(ends))
        if level == len(ends):
            ends.append(timedelta(0))
        ends[level] = timedelta.max if each.until is None else each.until
        made.append(replace(each, level=level))
    return tuple(made)
