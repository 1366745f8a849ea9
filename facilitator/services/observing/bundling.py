"""Entries that come on a stick, or in a whole file: looked at first, then merged in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from facilitator.domain import fingerprint
from facilitator.domain.entry import moment
from facilitator.domain.errors import Failed, Fault, Reason, Refused
from facilitator.domain.events import (
    Attached,
    BundleMerged,
    Event,
    Logged,
    StationTimed,
)
from facilitator.exchange.packs import LOG_SUFFIX, LogManifest, bundle, read_bundle
from facilitator.exchange.sealed import Broken
from facilitator.i18n import _
from facilitator.report.undisturbed import undisturbed
from facilitator.services.conduct import Conduct
from facilitator.services.observing.senders import FromStation, sent_by
from facilitator.services.outfile import written
from facilitator.store.codec import decode
from facilitator.store.faults import from_os
from facilitator.store.file import SUFFIX, ExerciseFile
from facilitator.store.rows import Row

LARGEST_BUNDLE = 400_000_000


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
    stations = tuple(sent_by(conduct, station, sent) for station, sent in by_station.items())
    return Incoming(name=name, rows=rows, stations=stations, files=files, head=head)


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
    # until the entries are told of and given up: looking through them would be a tenth of the time
    with undisturbed():
        return _merged(conduct, incoming, strangers=strangers, offsets=offsets or {})


def _merged(
    conduct: Conduct, incoming: Incoming, *, strangers: bool, offsets: dict[str, timedelta]
) -> MergeReport:
    kept, left_out, refused = _chosen(conduct, incoming, strangers=strangers)
    before = conduct.file.journal.entries_count()
    timed = _timed(conduct, incoming, kept, offsets)
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
