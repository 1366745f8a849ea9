"""Reads for the evaluator's guide what the state does not hold: the entries themselves."""

from collections.abc import Iterable

from facilitator.domain.entry import Entry
from facilitator.domain.events import EntryRef, Logged, ObservationLogged
from facilitator.domain.log import LogLine, LogQuery
from facilitator.domain.observed import ObjectiveSeen, seen
from facilitator.domain.state import RunState  # noqa: TC001 - beside its neighbours
from facilitator.services.conduct import Conduct

MOST = 2000
"""So many observations are read when the guide is opened: the newest."""
_OBSERVATIONS = LogQuery(kinds=(ObservationLogged.kind,))


class GuideFeed:
    """Keeps observations and answering decisions; only what is new or was put right is read."""

    def __init__(self, conduct: Conduct) -> None:
        self._conduct = conduct
        self._lines: dict[EntryRef, LogLine] = {}
        self._begun = False
        self._at: RunState | None = None
        self._last: tuple[ObjectiveSeen, ...] = ()

    def take(self, entries: Iterable[Entry]) -> None:
        """Take in what was committed."""
        self._at = None
        if not self._begun:
            return
        new = [each.line for each in entries if isinstance(each.event, ObservationLogged)]
        for each in entries:
            touched: EntryRef | None = getattr(each.event, "entry", None)
            if touched in self._lines:
                new.append(self._lines[touched].entry.line)
        self._read(new)

    def seen(self) -> tuple[ObjectiveSeen, ...]:
        """Return what was observed on the tasks of each objective until now."""
        conduct = self._conduct
        if self._begun and conduct.state is self._at:
            return self._last
        if not self._begun:
            self._begun = True
            self._read(conduct.file.journal.keys(_OBSERVATIONS)[-MOST:])
        answers = [each for some in conduct.state.answers.values() for each in some]
        missing = [each.ref for each in answers if each.ref not in self._lines]
        entries = [conduct.file.journal.entry(ref) for ref in missing]
        self._read(entry.line for entry in entries if entry is not None)
        self._at = conduct.state
        self._last = self._tell({each.ref for each in answers})
        return self._last

    def _tell(self, standing: set[EntryRef]) -> tuple[ObjectiveSeen, ...]:
        conduct = self._conduct
        lines = [
            line
            for ref, line in self._lines.items()
            if ref in standing or isinstance(line.entry.event, ObservationLogged)
        ]
        return seen(conduct.exercise, conduct.state, lines)

    def _read(self, lines: Iterable[int]) -> None:
        wanted = tuple(dict.fromkeys(lines))
        if not wanted:
            return
        for line in self._conduct.file.journal.lines(wanted):
            if isinstance(line.entry.event, Logged):
                self._lines[line.entry.ref] = line
