"""What the log holds to judge by: observations and decisions, read when somebody evaluates."""

from collections.abc import Iterable, Sequence

from facilitator.domain.events import KINDS, DecisionLogged, EntryRef, Logged, ObservationLogged
from facilitator.domain.guides import Step, guide
from facilitator.domain.log import LogLine, LogQuery
from facilitator.domain.measures import measures
from facilitator.domain.observed import ObjectiveSeen, seen
from facilitator.domain.reviewing import REVIEW_KINDS, Review
from facilitator.services.desk import Desk

PAGE = 500
"""So many entries are read at once."""
_OBSERVATIONS = LogQuery(kinds=(ObservationLogged.kind,), order="happened")
_PLAYED = LogQuery(kinds=tuple(sorted(KINDS.keys() - REVIEW_KINDS)))
_DECISIONS = LogQuery(kinds=(DecisionLogged.kind,), order="happened")


class EvidenceFeed:
    """Keeps what was read until the log is longer."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk at which the exercise lies."""
        self._desk = desk
        self._until = -1
        self._seen: tuple[ObjectiveSeen, ...] = ()
        self._observations: tuple[LogLine, ...] = ()

    def steps(self, review: Review) -> tuple[Step, ...]:
        """Return the guide as it stands, with a review's ratings."""
        self._read()
        desk = self._desk
        return guide(self._seen, review, measures(desk.exercise, desk.state))

    def seen(self) -> tuple[ObjectiveSeen, ...]:
        """Return what was seen of each critical task up to now."""
        self._read()
        return self._seen

    def observations(self) -> tuple[LogLine, ...]:
        """Return what observers wrote, in the order in which it happened; nothing struck."""
        self._read()
        return self._observations

    def decisions(self) -> tuple[LogLine, ...]:
        """Return what was decided, in the order in which it happened; nothing struck."""
        return _standing(self._lines(self._desk.file.journal.keys(_DECISIONS)))

    def entry(self, ref: EntryRef) -> LogLine | None:
        """Return an entry as it stands, or None."""
        found = self._desk.file.journal.entry(ref)
        lines = self._lines((found.line,)) if found is not None else ()
        return lines[0] if lines else None

    def _read(self) -> None:
        journal = self._desk.file.journal
        last = journal.last_line()
        if last == self._until:
            return
        # a rating is no news of the run: what was read stays
        news = self._until < 0 or len(journal.keys(_PLAYED, after=self._until)) > 0
        self._until = last
        if not news:
            return
        self._observations = _standing(self._lines(journal.keys(_OBSERVATIONS)))
        answers = (each.ref for some in self._desk.state.answers.values() for each in some)
        found = (journal.entry(ref) for ref in answers)
        lines = tuple(dict.fromkeys(each.line for each in found if each is not None))
        decided = self._lines(lines)
        self._seen = seen(self._desk.exercise, self._desk.state, (*self._observations, *decided))

    def _lines(self, keys: Sequence[int]) -> tuple[LogLine, ...]:
        journal = self._desk.file.journal
        found: list[LogLine] = []
        for begin in range(0, len(keys), PAGE):
            found += journal.lines(keys[begin : begin + PAGE])
        return tuple(found)


def _standing(lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    return tuple(
        each for each in lines if each.struck is None and isinstance(each.entry.event, Logged)
    )
