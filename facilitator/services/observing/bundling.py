"""Entries that come on a stick, or in a whole file: looked at first, then merged in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from facilitator.domain import fingerprint, rules
from facilitator.domain.clock import wall_of
from facilitator.domain.entry import moment
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import (
    Attached,
    BundleMerged,
    Event,
    Logged,
    StationClockSet,
    StationOpened,
    StationTimed,
)
from facilitator.domain.stations import Observer
from facilitator.exchange.packs import LOG_SUFFIX, LogManifest, bundle, read_bundle
from facilitator.exchange.sealed import Broken
from facilitator.i18n import _
from facilitator.report.undisturbed import undisturbed
from facilitator.services.conduct import Conduct
from facilitator.services.outfile import written
from facilitator.store.codec import decode
from facilitator.store.faults import from_os
from facilitator.store.file import SUFFIX, ExerciseFile
from facilitator.store.rows import Row

LARGEST_BUNDLE = 400_000_000
_TELLING = frozenset({StationOpened.kind, StationClockSet.kind})
"""What a station says of itself: who it is, and how its clock went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromStation:
    """What one station sends: how many entries, how many of them are new, and who it is.

    ``observer`` is None for a station that was never let in; ``refused`` counts entries that its
    role may not write; ``sound`` is how many come before the first such. ``by`` is how far its
    clock was off, None if nothing tells.
    """

    station: str
    entries: int
    new: int
    observer: Observer | None = None
    refused: int = 0
    sound: int = 0
    by: timedelta | None = None
    error: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A bundle as it was read and compared with what is here; nothing is merged yet."""

    name: str
    rows: tuple[Row, ...]
    stations: tuple[FromStation, ...]
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    head: tuple[str, ...] = ()

    @property
    def strangers(self) -> tuple[FromStation, ...]:
        """Return the stations that were never let in and have something new."""
        return tuple(each for each in self.stations if each.observer is None and each.new)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """What a merge came to: ``before`` + ``new`` entries stand here now, ``known`` were here.

    ``left_out`` are entries of stations that nobody let in, ``refused`` what a role may not
    write; ``lost`` is nought, or something went wrong.
    """

    before: int
    new: int
    known: int
    forks: int = 0
    refused: int = 0
    left_out: int = 0
    lost: int = 0
    timed: tuple[FromStation, ...] = ()


# --- handing in -------------------------------------------------------------------------------


def hand_in(conduct: Conduct, out: Path) -> Path:
    """Write what was written at this computer's own stations as a bundle; returns where it is.

    Raises Failed. The same entries give the same bytes.
    """
    with undisturbed():
        content = _bundled(conduct)
    target = out if out.suffix.casefold() == LOG_SUFFIX else out.with_suffix(LOG_SUFFIX)
    return written(target, lambda place: place.write(content))


def _bundled(conduct: Conduct) -> bytes:
    file = conduct.file
    rows = [row for station in file.stations() for row in file.journal.rows_of(station)]
    # nothing that names a file does so without its digest
    naming = (decode(row.kind, row.payload) for row in rows if '"sha256"' in row.payload)
    wanted = {each for event in naming for each in _files_of(event)}
    files = {each: file.attachments.read(each) for each in sorted(wanted)}
    heads = [each for each in file.journal.heads() if each[0] in set(file.stations())]
    manifest = LogManifest(
        exercise=conduct.exercise.id,
        title=conduct.exercise.title,
        station=file.station,
        entries=len(rows),
        made_at=moment(rows[-1].logged_at).isoformat(timespec="seconds") if rows else "",
        head=fingerprint.words(fingerprint.head(heads)),
        role=conduct.author.role,
    )
    return bundle(manifest, rows, files)


def _files_of(event: Event) -> tuple[str, ...]:
    if isinstance(event, Logged | Attached):
        return tuple(each.sha256 for each in event.attachments)
    return ()


# --- looking at what comes --------------------------------------------------------------------


def look_at(conduct: Conduct, path: Path) -> Incoming:
    """Read a bundle or a whole exercise file, and compare it with what is here.

    Nothing is changed. Raises Failed (CORRUPT for a single byte that is not as written) and
    Refused(OTHER_EXERCISE).
    """
    with undisturbed():
        if path.suffix.casefold() == SUFFIX:
            return _look_at_file(conduct, path)
        return _look_at_bundle(conduct, path)


def _look_at_bundle(conduct: Conduct, path: Path) -> Incoming:
    try:
        if path.stat().st_size > LARGEST_BUNDLE:
            raise Failed(Fault.FOREIGN, name=path.name)
        read = read_bundle(path.read_bytes())
    except OSError as error:
        raise from_os(error, path.name) from error
    except Broken as error:
        raise Failed(Fault.CORRUPT, name=path.name, said="checksum") from error
    if read.manifest.exercise != conduct.exercise.id:
        raise Refused(Reason.OTHER_EXERCISE, name=path.name)
    rows = tuple(map(Row._make, read.rows))
    return _compared(conduct, path.name, rows, read.files, read.manifest.head)


def _look_at_file(conduct: Conduct, path: Path) -> Incoming:
    with ExerciseFile.open(path, now=conduct.now, read_only=True) as file:
        if file.plans.load().id != conduct.exercise.id:
            raise Refused(Reason.OTHER_EXERCISE, name=path.name)
        rows = tuple(file.journal.rows())
        files = {
            digest: file.attachments.read(digest)
            for digest, _size in file.attachments.all()
            if not conduct.file.attachments.has(digest)
        }
    return _compared(conduct, path.name, rows, files, ())


def _compared(
    conduct: Conduct,
    name: str,
    rows: tuple[Row, ...],
    files: dict[str, bytes],
    head: tuple[str, ...],
) -> Incoming:
    by_station: dict[str, list[Row]] = {}
    for row in rows:
        by_station.setdefault(row.station, []).append(row)
    stations = tuple(_station(conduct, station, sent) for station, sent in by_station.items())
    return Incoming(name=name, rows=rows, stations=stations, files=files, head=head)


def _station(conduct: Conduct, station: str, rows: Sequence[Row]) -> FromStation:
    last, _hash = conduct.file.journal.head_of(station)
    events = [(row, decode(row.kind, row.payload)) for row in rows if row.kind in _TELLING]
    observer = observer_of(conduct, station, [event for _row, event in events])
    by, error = clock_offset(conduct, events)
    barred = [at for at, row in enumerate(rows) if observer and not _may_stand(observer, row)]
    return FromStation(
        station=station,
        entries=len(rows),
        new=sum(1 for row in rows if row.seq > last),
        observer=observer,
        refused=len(barred),
        sound=barred[0] if barred else len(rows),
        by=by,
        error=error,
    )


def observer_of(conduct: Conduct, station: str, events: Sequence[Event]) -> Observer | None:
    """Return whose station that is: let in by itself, or opened with a pack that was made here.

    This computer's own stations, and those of whoever led, need nobody to let them in.
    """
    observers = conduct.state.observers
    if station in observers:
        return observers[station]
    known = conduct.state.posts.get(station)
    if known is not None and known.pack in observers:
        return replace(observers[known.pack], device=station)
    for event in events:
        if isinstance(event, StationOpened) and event.pack in observers:
            return replace(observers[event.pack], device=station)
    return None


def _may_stand(observer: Observer, row: Row) -> bool:
    try:
        rules.may_write(observer, decode(row.kind, row.payload))
    except Refused:
        return False
    return True


def clock_offset(
    conduct: Conduct, events: Sequence[tuple[Row, Event]]
) -> tuple[timedelta | None, timedelta]:
    """Return how far a station's clock was off, and how sure that is; None if nothing tells.

    The common mark is the exercise clock: a station that set its own copy by the room's at a
    moment while it ran says which of its moments is which of ours. The surest mark counts, of
    equally sure ones the last.
    """
    best: tuple[timedelta, timedelta] | None = None
    for row, event in events:
        if not isinstance(event, StationClockSet) or not event.running:
            continue
        ours = wall_of(conduct.state.clock, event.at)
        if ours is None:
            continue
        if best is None or event.error <= best[1]:
            best = ours - moment(row.happened_at), event.error
    return best if best is not None else (None, timedelta(0))


# --- merging ----------------------------------------------------------------------------------


def merge(
    conduct: Conduct,
    incoming: Incoming,
    *,
    strangers: bool = False,
    offsets: dict[str, timedelta] | None = None,
) -> MergeReport:
    """Merge what was looked at, in one go; raises Failed, then nothing was taken.

    Entries of stations that were never let in are left out unless ``strangers`` says so; what a
    role may not write is left out always, and everything of that station behind it as well, since
    a chain with a hole could not be checked. ``offsets`` overrules what the marks tell.
    """
    kept, left_out, refused = _chosen(conduct, incoming, strangers=strangers)
    before = conduct.file.journal.entries_count()
    timed = _timed(conduct, incoming, kept, offsets or {})
    with conduct.together():
        for content in incoming.files.values():
            conduct.file.attachments.add("", "application/octet-stream", content)
        for each in timed:
            if each.by is None:
                continue
            conduct.record(
                StationTimed(
                    station=each.station,
                    by=each.by,
                    error=each.error,
                    how=_("exercise clock as a common mark"),
                )
            )
        merged = conduct.merge(kept)
        if merged.new or merged.forks:
            conduct.record(
                BundleMerged(
                    name=incoming.name,
                    new=merged.new,
                    known=merged.known,
                    forks=merged.forks,
                    stations=tuple(sorted({row.station for row in kept})),
                )
            )
    lost = len(kept) - merged.new - merged.known - merged.forks
    return MergeReport(
        before=before,
        new=merged.new,
        known=merged.known,
        forks=merged.forks,
        refused=refused,
        left_out=left_out,
        lost=lost,
        timed=timed,
    )


def _chosen(conduct: Conduct, incoming: Incoming, *, strangers: bool) -> tuple[list[Row], int, int]:
    """Return the rows to merge, how many of strangers stay out, how many a role may not write."""
    ours = {station for station, _seq, _hash in conduct.file.journal.heads()}
    who = {each.station: each for each in incoming.stations}
    kept: list[Row] = []
    left_out = refused = 0
    met = dict.fromkeys(who, 0)
    for row in incoming.rows:
        sender = who[row.station]
        met[row.station] += 1
        if sender.observer is None and row.station not in ours and not strangers:
            left_out += 1
        elif met[row.station] > sender.sound:
            refused += 1
        else:
            kept.append(row)
    return kept, left_out, refused


def _timed(
    conduct: Conduct, incoming: Incoming, kept: Sequence[Row], offsets: dict[str, timedelta]
) -> tuple[FromStation, ...]:
    """Return the stations whose times are to be read by our clock, and are not yet."""
    here = conduct.file.journal.times().by
    sent = {row.station for row in kept}
    found: list[FromStation] = []
    for each in incoming.stations:
        by = offsets.get(each.station, each.by)
        if each.station not in sent or by is None or here.get(each.station) == by:
            continue
        if each.station not in set(conduct.file.stations()):
            found.append(replace(each, by=by))
    return tuple(found)
