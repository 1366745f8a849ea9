"""A chief officer at an exercise: reads beside whoever writes, comments, takes on, approves.

The file is read, never held. What the reader says is written into it at once when nobody has it
open; while somebody has, it goes into a bundle beside it, which whoever writes merges.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from secrets import SystemRandom, token_bytes
from threading import Lock

from facilitator.domain import fingerprint
from facilitator.domain.entry import EPOCH, Author, Draft, Entry
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import About, Event, ReportStatus, StationOpened
from facilitator.domain.exercise import Role
from facilitator.domain.findings import Findings
from facilitator.domain.ids import uuid7
from facilitator.domain.logitems import LogItem
from facilitator.domain.reviewing import REVIEW_KINDS, Review
from facilitator.domain.reviewing import review as reviewed
from facilitator.domain.rules import needs, of_reading, of_review
from facilitator.exchange.packs import LOG_SUFFIX, LogManifest, bundle
from facilitator.services.conduct import Conduct
from facilitator.services.now import Clock
from facilitator.services.outfile import written
from facilitator.services.places import exercises_dir
from facilitator.services.reporting import findings_of
from facilitator.services.reviewing import Reviewing
from facilitator.store.file import ExerciseFile
from facilitator.store.rows import Row, entry_of, row_of

ASKED = 2
"""So many of the twelve words are typed by whoever approves."""
_NOT_TO_BE_WRITTEN = frozenset({Fault.LOCKED, Fault.READ_ONLY, Fault.NO_PERMISSION})

Rule = Callable[[Review], Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An exercise as it was read: what the report says, and the twelve words over its journal.

    ``asked`` are the places of the words that whoever approves has to type, counted from 1.
    """

    findings: Findings
    review: Review
    words: tuple[str, ...]
    asked: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[LogItem, ...]:
        """Return what happened, in the order in which it did; nothing of the review."""
        kept = (each for each in self.findings.log if each.entry.event.kind not in REVIEW_KINDS)
        return tuple(sorted(kept, key=lambda each: (each.entry.happened_at, each.entry.line)))


@dataclass(slots=True)
class _Own:
    """What could not be written into the file: the reader's own station, row by row."""

    station: str = ""
    rows: list[Row] = field(default_factory=list[Row])

    def entries(self) -> list[Entry]:
        """Return the rows as entries."""
        return [entry_of((0, *row[:9], row.hash)) for row in self.rows]


class SigningOff:
    """Reads an exercise for a chief officer, and keeps what is said to it.

    ``desk`` is where the exercise lies if this program has it open itself; then things are said in
    its thread. ``by`` is the reader's function, as it stands in the report. ``read`` may be
    called on a worker.
    """

    def __init__(self, path: Path, clock: Clock, *, desk: Conduct | None = None) -> None:
        """Take the place of a file; nothing is read yet."""
        self.path = path
        self.by = ""
        self._clock = clock
        self._desk = desk
        self._own = _Own()
        self._lock = Lock()
        self.handed_over: Path | None = None

    # --- reading -----------------------------------------------------------------------------

    def read(self) -> Reading:
        """Read the exercise as it stands, with what the reader said beside it; raises Failed."""
        with self._lock, self._to_read() as file:
            findings = findings_of(file, now=self._clock.now)
            words = fingerprint.words(file.journal.head())
        review = self._with_own(findings)
        places = SystemRandom().sample(range(1, len(words) + 1), ASKED)
        return Reading(
            findings=replace(findings, review=review),
            review=review,
            words=words,
            asked=tuple(sorted(places)),
        )

    def _to_read(self) -> AbstractContextManager[ExerciseFile]:
        # beside whoever writes, also where that is this very program: reading goes on a worker
        return ExerciseFile.open(self.path, now=self._clock.now, read_only=True)

    def _with_own(self, findings: Findings) -> Review:
        own = self._own.entries()
        if not own:
            return findings.review
        said = [each.entry for each in findings.log if each.entry.event.kind in REVIEW_KINDS]
        known = {each.ref for each in said}
        # what was merged meanwhile counts once
        return reviewed([*said, *(each for each in own if each.ref not in known)])

    # --- saying ------------------------------------------------------------------------------

    def comment(self, text: str, *, about: About = About.REPORT, of: str = "") -> Path | None:
        """Say something of the report, a finding or an action.

        Returns the bundle it was put into, or None once it stands in the file itself. Raises
        Refused for a rule, and Failed; then nothing was kept.
        """
        ident = uuid7(self._clock.now(), token_bytes(10))
        return self._say(
            lambda now: of_reading.comment(now, ident, text, by=self.by, about=about, of=of)
        )

    def take_back(self, comment: str) -> Path | None:
        """Take a comment back; as ``comment``."""

        def rule(now: Review) -> Event:
            found = next((each for each in now.comments if each.id == comment), None)
            if found is None:
                raise Refused(Reason.UNKNOWN_ENTRY)
            return of_reading.comment(
                now, comment, "", by=self.by or found.by, about=found.about, of=found.of
            )

        return self._say(rule)

    def accept(self, action: str) -> Path | None:
        """Take an action on, with the owner and the date it has; as ``comment``."""
        return self._say(lambda now: of_reading.accept(now, action, by=self.by))

    def approve(self, seen: Reading, typed: Mapping[int, str], *, remark: str = "") -> Entry:
        """Approve the report as it was read: the next version, final, over its twelve words.

        ``typed`` are the words that were asked, by their places. It needs the file itself: Failed
        (LOCKED) while somebody has it open. Raises Refused(WORDS_DIFFER, CHANGED_SINCE,
        OWNER_AND_DATE_NEEDED, TEXT_NEEDED for want of who approves).
        """
        for place in seen.asked:
            if typed.get(place, "").strip().casefold() != seen.words[place - 1].casefold():
                raise Refused(Reason.WORDS_DIFFER)
        with self._lock, self._to_write() as desk, desk.together():
            needs(desk.author.role, of_reading.READS)
            if fingerprint.words(desk.file.journal.head()) != seen.words:
                raise Refused(Reason.CHANGED_SINCE)
            return desk.record(
                of_review.issue(
                    Reviewing(desk).review,
                    ReportStatus.FINAL,
                    approved_by=self.by,
                    fingerprint=seen.words,
                    remark=remark,
                )
            )

    def _say(self, rule: Rule) -> Path | None:
        with self._lock:
            try:
                self._write(rule)
            except Failed as failed:
                if failed.fault not in _NOT_TO_BE_WRITTEN:
                    raise
                self.handed_over = self._hand_over(rule, failed)
                return self.handed_over
            return None

    def _write(self, rule: Rule) -> None:
        with self._to_write() as desk, desk.together():
            needs(desk.author.role, of_reading.READS)
            desk.record(rule(Reviewing(desk).review))

    def _to_write(self) -> AbstractContextManager[Conduct]:
        if self._desk is not None:
            return nullcontext(self._desk)
        return _Opened(self.path, self._clock)

    # --- beside whoever has it open --------------------------------------------------------------

    def _hand_over(self, rule: Rule, failed: Failed) -> Path:
        """Put an entry behind the reader's others, and all of them into one bundle.

        Not beside an encrypted exercise: a bundle can be read by everybody.
        """
        with ExerciseFile.open(self.path, now=self._clock.now, read_only=True) as file:
            if file.protected:
                raise failed
            plan = file.plans.load()
            findings = findings_of(file, now=self._clock.now)
            host = file.station
        event = rule(self._with_own(findings))
        station = self._own.station or uuid7(self._clock.now(), token_bytes(10))
        rows = list(self._own.rows)
        if not rows:
            opened = StationOpened(role=Role.READER.value, host=host)
            rows.append(self._row(opened, station, rows, findings.until))
        rows.append(self._row(event, station, rows, findings.until))
        manifest = LogManifest(
            exercise=plan.id,
            title=plan.title,
            station=station,
            entries=len(rows),
            made_at=self._clock.now().isoformat(timespec="seconds"),
            head=fingerprint.words(fingerprint.head([(station, len(rows), rows[-1].hash)])),
            role=Role.READER.value,
            name=self.by,
        )
        content = bundle(manifest, rows, {})
        out = self._put(f"{self.path.name}-{station[-6:]}{LOG_SUFFIX}", content)
        self._own = _Own(station=station, rows=rows)
        return out

    def _row(self, event: Event, station: str, before: list[Row], at: timedelta) -> Row:
        now = self._clock.now()
        draft = Draft(
            event=event,
            happened_at=max(now, EPOCH),
            logged_at=now,
            exercise=at,
            author=Author(role=Role.READER.value),
        )
        previous = before[-1].hash if before else b""
        return row_of(draft, station, len(before) + 1, previous)

    def _put(self, name: str, content: bytes) -> Path:
        """Write the bundle beside the exercise, or where exercises are made if that cannot be."""
        try:
            return written(self.path.with_name(name), lambda place: place.write(content))
        except Failed as failed:
            if failed.fault not in _NOT_TO_BE_WRITTEN:
                raise
            return written(exercises_dir() / name, lambda place: place.write(content))


class _Opened:
    """A file that is opened for one entry, and closed again."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self._file: ExerciseFile | None = None

    def __enter__(self) -> Conduct:
        file = ExerciseFile.open(self._path, now=self._clock.now)
        try:
            desk = Conduct(file, clock=self._clock, author=Author(role=Role.READER.value))
        except BaseException:
            file.close()
            raise
        self._file = file
        return desk

    def __exit__(self, *_error: object) -> None:
        if self._file is not None:
            self._file.close()
