"""Gather what people wrote, as far as control needs it: answers, counts, what can be undone."""

from collections import deque
from datetime import timedelta

from facilitator.domain.entry import Gist
from facilitator.domain.events import (
    Amended,
    DecisionLogged,
    EntryRef,
    Links,
    Logged,
    RequestLogged,
    Struck,
    Unstruck,
)
from facilitator.domain.state import BIN, Answer, Doing, RunState

REMEMBERED = 40
"""How many of the last doings can be undone, one after the other."""
_ANSWERS = frozenset({DecisionLogged.kind, RequestLogged.kind})


def links_of(event: Logged, at: timedelta) -> Links:
    """Return what an entry counts for."""
    return Links(
        written_as=event.kind,
        number=event.number,
        agencies=event.agencies,
        expected=event.expected,
        at=at,
    )


class Written:
    """The log's part of a state while it is being folded."""

    def __init__(self, start: RunState) -> None:
        """Begin where a state stands."""
        self.answers = start.answers
        self._own: dict[str, tuple[Answer, ...]] | None = None
        self.decided = dict(start.decided)
        self.last_decision = dict(start.last_decision)
        self.decision_bins = dict(start.decision_bins)
        self.struck = dict(start.struck)
        self.amended = dict(start.amended)
        self.logged = start.logged
        self.numbers = dict(start.numbers)
        self._recent: deque[Doing | Gist] = deque(start.recent, REMEMBERED)

    def log(self, gist: Gist, *, block: int = 0) -> None:
        """Take in an entry, numbered out of a block; what was said of it may have come before."""
        self.logged += 1
        self.numbers[block] = max(self.numbers.get(block, 1), gist.number + 1)
        if gist.kind in _ANSWERS:
            self._tally(gist.kind, gist.agencies, gist.exercise, 1)
            if gist.expected and not self._spoken_of(gist.ref):
                self._answer(gist.ref, _links(gist))
        self._recent.append(gist)

    def _spoken_of(self, ref: EntryRef) -> bool:
        return ref in self.struck or ref in self.amended

    def strike(self, event: Struck) -> None:
        """Take an entry out of the sums."""
        if event.entry not in self.struck:
            self.struck[event.entry] = event.was.number
            self._take_out(event.entry, self.amended.get(event.entry, event.was))
            kept = [each for each in self._recent if each.ref != event.entry]
            self._recent = deque(kept, REMEMBERED)

    def unstrike(self, event: Unstruck) -> None:
        """Let a struck entry count again."""
        if event.entry in self.struck:
            del self.struck[event.entry]
            self._put_in(event.entry, self.amended.get(event.entry, event.was))

    def amend(self, event: Amended) -> None:
        """Let an entry count for what it says now."""
        before = self.amended.get(event.entry, event.was)
        self.amended[event.entry] = event.now
        if event.entry not in self.struck:
            self._take_out(event.entry, before)
            self._put_in(event.entry, event.now)

    def remember(self, doing: Doing) -> None:
        """Keep something that was done to the script, so that it can be undone."""
        self._recent.append(doing)

    def forget(self, inject: str) -> None:
        """Forget what was done to a row: it has been put back."""
        kept = [
            each for each in self._recent if not isinstance(each, Doing) or each.inject != inject
        ]
        self._recent = deque(kept, REMEMBERED)

    def recent(self) -> tuple[Doing, ...]:
        """Return what can be undone, the newest last."""
        return tuple(_doing(each) for each in self._recent)

    def _put_in(self, ref: EntryRef, links: Links) -> None:
        self._tally(links.written_as, links.agencies, links.at, 1)
        self._answer(ref, links)

    def _take_out(self, ref: EntryRef, links: Links) -> None:
        self._tally(links.written_as, links.agencies, links.at, -1)
        for expected in links.expected:
            answers = self.answers.get(expected, ())
            self._set(expected, tuple(each for each in answers if each.ref != ref))

    def _tally(self, kind: str, agencies: tuple[str, ...], at: timedelta, by: int) -> None:
        if kind != DecisionLogged.kind:
            return
        slot = at // BIN
        for agency in agencies:
            self.decided[agency] = self.decided.get(agency, 0) + by
            key = (agency, slot)
            self.decision_bins[key] = self.decision_bins.get(key, 0) + by
            last = self.last_decision.get(agency)
            if by > 0 and (last is None or at > last):
                self.last_decision[agency] = at

    def _answer(self, ref: EntryRef, links: Links) -> None:
        for expected in links.expected:
            answer = Answer(ref=ref, number=links.number, at=links.at, agencies=links.agencies)
            known = self.answers.get(expected, ())
            if any(each.ref == ref for each in known):
                continue
            told = (*known, answer)
            if known and _when(known[-1]) > _when(answer):
                told = tuple(sorted(told, key=_when))
            self._set(expected, told)

    def _set(self, expected: str, answers: tuple[Answer, ...]) -> None:
        """Put the answers of an expected action; without any, the mapping stays the very same."""
        if self._own is None:
            self.answers = self._own = dict(self.answers)
        self._own[expected] = answers


def _when(answer: Answer) -> tuple[timedelta, str, int]:
    """Return what puts answers in order, whatever order they came in."""
    return answer.at, answer.ref.station, answer.ref.seq


def _links(gist: Gist) -> Links:
    return Links(
        written_as=gist.kind,
        number=gist.number,
        agencies=gist.agencies,
        expected=gist.expected,
        at=gist.exercise,
    )


def _doing(each: Doing | Gist) -> Doing:
    """Return what undo needs of an entry; made only for the few that are remembered."""
    if isinstance(each, Doing):
        return each
    return Doing(ref=each.ref, kind=each.kind, number=str(each.number), was=_links(each))
