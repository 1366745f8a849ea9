"""Gather what became of the script's rows: delivered, set aside, made, closed."""

from dataclasses import replace
from datetime import timedelta

from facilitator.domain.entry import Entry
from facilitator.domain.events import (
    EntryRef,
    ExpectedClosed,
    InjectAcknowledged,
    InjectCancelled,
    InjectDelivered,
    InjectHeld,
    InjectRecalled,
    InjectReplaced,
    InjectSkipped,
    InjectsShifted,
)
from facilitator.domain.state import BIN, Closed, Delivery, InjectMark, RunState

EVERYBODY = ("",)
"""The key under which injects to all are counted."""


class Given:
    """The script's part of a state while it is being folded."""

    def __init__(self, start: RunState) -> None:
        """Begin where a state stands."""
        self.deliveries = dict(start.deliveries)
        self.marks = dict(start.marks)
        self.released = start.released
        self.added = dict(start.added)
        self.shifted = dict(start.shifted)
        self.closed = dict(start.closed)
        self.inject_bins = dict(start.inject_bins)
        self.last_delivered = start.last_delivered

    def deliver(self, entry: Entry, event: InjectDelivered | InjectReplaced) -> None:
        """Take in a delivery, the first or one more."""
        old = self.deliveries.get(event.inject)
        if isinstance(event, InjectDelivered) and event.again and old is not None:
            again = replace(old, again=(*old.again, entry.exercise), recalled=None)
            self.deliveries[event.inject] = again
            return
        self.deliveries[event.inject] = Delivery(
            ref=entry.ref,
            inject=event.inject,
            number=event.number,
            title=event.title,
            at=entry.exercise,
            happened_at=entry.happened_at,
            to=event.to,
            to_all=event.to_all,
            text=event.text,
            attachments=event.attachments,
            replaced=isinstance(event, InjectReplaced),
        )
        self.marks.pop(event.inject, None)
        self.last_delivered = event.inject
        self._count(EVERYBODY if event.to_all else event.to, entry.exercise, 1)

    def replace(self, entry: Entry, event: InjectReplaced) -> EntryRef:
        """Put the right inject in the wrong one's place; returns the delivery that is struck."""
        wrong = self.deliveries.pop(event.wrong, None)
        if wrong is not None:
            self._count(EVERYBODY if wrong.to_all else wrong.to, wrong.at, -1)
        self.deliver(entry, event)
        return event.delivered

    def acknowledge(self, entry: Entry, event: InjectAcknowledged) -> None:
        """Take in that an agency has an inject; its first word counts."""
        old = self.deliveries.get(event.inject)
        if old is not None and old.acknowledged_by(event.agency) is None:
            said = (*old.acknowledged, (event.agency, entry.exercise))
            self.deliveries[event.inject] = replace(old, acknowledged=said)

    def recall(self, entry: Entry, event: InjectRecalled) -> None:
        """Take in that an inject is to be disregarded."""
        old = self.deliveries.get(event.inject)
        if old is not None:
            self.deliveries[event.inject] = replace(old, recalled=entry.exercise)

    def set_aside(self, entry: Entry, event: InjectHeld | InjectSkipped | InjectCancelled) -> None:
        """Take in that a row is held, skipped or cancelled."""
        status = event.kind.partition(".")[2]
        mark = InjectMark(status=status, at=entry.exercise, reason=event.reason)
        self.marks[event.inject] = mark
        self.released -= {event.inject}

    def release(self, inject: str) -> None:
        """Take in that a row which was set aside is to be played after all."""
        self.marks.pop(inject, None)
        self.released |= {inject}

    def shift(self, event: InjectsShifted) -> None:
        """Take in that rows were moved in time."""
        for inject in event.injects:
            self.shifted[inject] = self.shifted.get(inject, timedelta(0)) + event.by

    def close(self, entry: Entry, event: ExpectedClosed) -> None:
        """Take in that an expected action ended without a decision."""
        self.closed[event.expected] = Closed(
            as_what=event.as_what, at=entry.exercise, reason=event.reason
        )

    def _count(self, to: tuple[str, ...], at: timedelta, by: int) -> None:
        for agency in to:
            key = (agency, at // BIN)
            self.inject_bins[key] = self.inject_bins.get(key, 0) + by
