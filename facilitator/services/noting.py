"""The verbs of the log."""

from dataclasses import replace
from datetime import datetime

from facilitator.domain import linking, rules
from facilitator.domain.attachments import Attachment
from facilitator.domain.entry import Draft, Entry
from facilitator.domain.entryline import parse
from facilitator.domain.errors import Reason, Refused
from facilitator.domain.events import (
    EntryRef,
    Logged,
)
from facilitator.services.desk import Desk
from facilitator.services.writing import NO_DETAILS, Details, Understood, event_of, happened
from facilitator.store.emergency import Emergency


class Noting(Desk):
    """Writes lines down, and strikes, amends and replaces them."""

    def understand(self, line: str, *, detach: bool = False) -> Understood:
        """Return how a line would be written, without writing it."""
        parsed = parse(line, self.exercise.agencies)
        link = linking.Link() if detach else linking.link(parsed, self.exercise, self.state)
        return Understood(line=parsed, link=link)

    def suggest(self, line: str) -> tuple[linking.Suggestion, ...]:
        """Return what the agency of a line still owes, as lines to take over."""
        parsed = parse(line + " _" if line.endswith(" ") else line, self.exercise.agencies)
        return linking.suggest(parsed, self.exercise, self.state)

    def log(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> Entry:
        """Write a line down; any line that is not blank becomes an entry."""
        with self._recorder.lock:
            event, at = self._read_line(line, typed_at, details, detach=detach)
            return self._recorder.record(event, happened_at=at)

    def draft(
        self,
        line: str,
        *,
        typed_at: datetime | None = None,
        details: Details = NO_DETAILS,
        detach: bool = False,
    ) -> Draft:
        """Return a line as ``log`` would write it now, without writing it."""
        with self._recorder.lock:
            event, at = self._read_line(line, typed_at, details, detach=detach)
            return self._recorder.draft(event, happened_at=at)

    def take_in(self, waiting: Emergency) -> tuple[Entry, ...]:
        """Write down what waited outside the file; raises Failed, then all of it still waits."""
        return self._recorder.take_in(waiting)

    def _read_line(
        self, line: str, typed_at: datetime | None, details: Details, *, detach: bool
    ) -> tuple[Logged, datetime]:
        if not line.strip():
            raise Refused(Reason.TEXT_NEEDED)
        understood = self.understand(line, detach=detach)
        at = happened(understood.line, typed_at or self.now())
        return event_of(understood, details, self.state, at), at

    def strike(self, ref: EntryRef, reason: str) -> Entry:
        """Strike an entry through."""
        target = self.file.journal.entry(ref)
        return self._recorder.decide(lambda state: rules.strike(state, target, reason))

    def unstrike(self, ref: EntryRef, reason: str = "") -> Entry:
        """Let a struck entry count again."""
        target = self.file.journal.entry(ref)
        return self._recorder.decide(lambda state: rules.unstrike(state, target, reason))

    def amend(
        self, ref: EntryRef, changes: rules.Changes, *, agencies: tuple[str, ...] | None = None
    ) -> Entry:
        """Put an entry right; both versions stay readable."""
        target = self.file.journal.entry(ref)
        return self._recorder.decide(lambda state: rules.amend(state, target, changes, agencies))

    def attach(self, ref: EntryRef, attachments: tuple[Attachment, ...]) -> Entry:
        """Add files, which the exercise file already holds, to an entry."""
        target = self.file.journal.entry(ref)
        return self._recorder.record(rules.attach(target, attachments))

    def replace_entry(self, ref: EntryRef, line: str, reason: str) -> Entry:
        """Strike an entry and write the right one at its time."""
        target = self.file.journal.entry(ref)
        if not line.strip():
            raise Refused(Reason.TEXT_NEEDED)
        with self._recorder.together():
            self._recorder.record(rules.strike(self.state, target, reason))
            if target is None or not isinstance(target.event, Logged):
                raise Refused(Reason.CANNOT_STRIKE)
            understood = self.understand(line)
            details = Details(replaces=ref, replaces_number=target.event.number)
            event = event_of(understood, details, self.state, target.happened_at)
            linked = replace(event, inject=event.inject or target.event.inject)
            return self._recorder.record(
                linked, happened_at=target.happened_at, exercise=target.exercise
            )
