"""What a laptop in the room hands in: its own entries only, and how far its clock is off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from facilitator.domain import rules
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import Event, StationOpened, StationTimed
from facilitator.domain.stations import Observer
from facilitator.i18n import _
from facilitator.services.conduct import Conduct
from facilitator.services.observing.senders import clock_offset
from facilitator.store.codec import decode
from facilitator.store.rows import Row

SAME = timedelta(milliseconds=500)
"""Clocks that are apart by less than this are left as they are."""


def take_rows(conduct: Conduct, observer: Observer, rows: Sequence[Row]) -> tuple[int, int]:
    """Take in a laptop's own entries; returns how many were new and how many known.

    Raises Refused for a single one that it may not write; then none was taken.
    """
    told = [(row, decode(row.kind, row.payload)) for row in rows]
    opened = _opened_by(conduct, told)
    for row, event in told:
        if observer.device not in {row.station, opened.get(row.station)}:
            raise Refused(Reason.NOT_YOURS)
        rules.may_write(replace(observer, device=row.station), event)
    with conduct.together():
        merged = conduct.merge(rows)
        for station in dict.fromkeys(row.station for row in rows):
            _compare_clock(conduct, station, [each for each in told if each[0].station == station])
    return merged.new, merged.known


def _opened_by(conduct: Conduct, told: Sequence[tuple[Row, Event]]) -> dict[str, str]:
    """Return which device opened each station, as far as these entries or earlier ones say."""
    opened = {each: post.pack for each, post in conduct.state.posts.items()}
    for row, event in told:
        if isinstance(event, StationOpened):
            opened.setdefault(row.station, event.pack)
    return opened


def _compare_clock(conduct: Conduct, station: str, told: Sequence[tuple[Row, Event]]) -> None:
    by, error = clock_offset(conduct, told)
    if by is None:
        return
    before = conduct.file.journal.times().by.get(station, timedelta(0))
    if abs(by - before) > SAME:
        how = _("exercise clock as a common mark")
        conduct.record(StationTimed(station=station, by=by, error=error, how=how))
