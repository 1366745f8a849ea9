"""Erase an exercise from this computer: told before what goes, and then nothing of it is left."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed
from facilitator.domain.run import fold
from facilitator.i18n import _
from facilitator.services import settings
from facilitator.services.restoring import keys_of
from facilitator.services.traces import (
    beside_by_name,
    bundles_elsewhere,
    copies_everywhere,
    crashes_naming,
    files_of_servers,
    kept_of_stations,
    made_of_it,
    typed_into,
)
from facilitator.store.backup import run_of, stations_of
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library, Recent
from facilitator.store.opening import lock, unlock
from facilitator.store.people import erase_in

Now = Callable[[], datetime]
_PIECE = 1 << 20
_IN_PLAY = frozenset({ClockPhase.RUNNING, ClockPhase.PAUSED, ClockPhase.STOPPED})


class NotErased(Exception):
    """Says in one sentence why nothing was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doomed:
    """What would go: the file with its neighbours, the copies, what is kept beside, crashes.

    ``servers`` is what the servers of its rooms kept on this computer. ``stays`` lies beside it
    under its name and was made for people, such as reports: that is told, and left to them.
    ``shared`` is the title of another file of the same run; then the copies are its own too, and
    stay. ``names`` counts the people who are named in the file.
    """

    title: str
    file: Path
    neighbours: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    drafts: tuple[Path, ...] = ()
    crashes: tuple[Path, ...] = ()
    servers: tuple[Path, ...] = ()
    stays: tuple[Path, ...] = ()
    shared: str = ""
    names: int = 0
    in_play: bool = False

    @property
    def size(self) -> int:
        """Return how many bytes would go; what is gone already counts for none."""
        found = 0
        for each in self.paths:
            with suppress(OSError):
                found += each.stat().st_size
        return found

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return every file that would go, the exercise itself last."""
        return (
            *self.copies,
            *self.drafts,
            *self.crashes,
            *self.servers,
            *self.neighbours,
            self.file,
        )


def what_goes(recent: Recent, rows: Iterable[Recent], *, now: Now) -> Doomed:
    """Return what erasing an exercise would take, without touching any of it."""
    path = Path(recent.path)
    told = _known(recent, now)
    known = told.row
    sharing = [
        each
        for each in rows
        if each.path != known.path and known.run and each.run == known.run
        if Path(each.path).is_file()
    ]
    copies = () if sharing else tuple(copies_everywhere(known, now))
    keys = () if sharing else keys_of(known.exercise, rehearsal=known.rehearsal, run=known.run)
    return Doomed(
        title=known.title,
        file=path,
        neighbours=(*beside_by_name(path), *bundles_elsewhere(path, known.exercise)),
        copies=copies,
        drafts=(*typed_into(keys, known, rows), *kept_of_stations(told.stations)),
        crashes=tuple(crashes_naming(path)),
        servers=tuple(files_of_servers(path)),
        stays=tuple(made_of_it(path)),
        shared=sharing[0].title if sharing else "",
        names=told.names,
        in_play=told.in_play,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a file says of itself: its row, its stations, who is named in it, if it is in play."""

    row: Recent
    stations: tuple[str, ...] = ()
    names: int = 0
    in_play: bool = False


def _known(recent: Recent, now: Now) -> _Told:
    """Return what a file says of itself; of one that cannot be read, what the list says."""
    try:
        with ExerciseFile.open(Path(recent.path), now=now, read_only=True) as file:
            plan = file.plans.load()
            row = replace(
                recent,
                title=plan.title,
                exercise=plan.id,
                rehearsal=plan.rehearsal,
                run=run_of(file.database),
            )
            phase = fold(file.journal.control(), home=file.station).clock.phase
            return _Told(
                row=row,
                stations=stations_of(file.database),
                names=len(file.people.all()),
                in_play=phase in _IN_PLAY,
            )
    except Failed:
        return _Told(row=recent, stations=(recent.run,) if recent.run else ())


def erase(doomed: Doomed, typed: str, library: Library) -> int:
    """Erase what was told, if somebody typed the title, and return how many files that were.

    The bytes are written over once and the names taken away. Raises NotErased when the title is
    not the one of the exercise or it is in play, Failed(LOCKED) while it is open, and what the
    disk says; what was erased before that stays erased.
    """
    if not matches(typed, doomed.title):
        raise NotErased(_("That is not its title; nothing was erased."))
    if doomed.in_play:
        said = _("{title} is in play. End it before you erase it.")
        raise NotErased(said.format(title=doomed.title))
    gone = 0
    held = lock(doomed.file)[0] if doomed.file.exists() else None
    try:
        for each in doomed.paths:
            gone += _shred(each)
        _take_empty(doomed.servers, doomed.file.parent)
    finally:
        if held is not None:
            unlock(held)
    library.forget(str(doomed.file))
    library.forget_damaged()
    _forget_open(doomed.file)
    return gone


def matches(typed: str, title: str) -> bool:
    """Tell whether what was typed is the title; blanks round it do not count."""
    return " ".join(typed.split()) == " ".join(title.split()) != ""


def _shred(path: Path) -> int:
    """Write over a file once and remove it; one that is not there is none. Raises Failed."""
    try:
        if not path.is_file() or path.is_symlink():
            path.unlink(missing_ok=True)
            return 0
        left = path.stat().st_size
        with path.open("r+b") as file:
            while left > 0:
                left -= file.write(b"\0" * min(left, _PIECE))
            file.flush()
            os.fsync(file.fileno())
            file.truncate(0)
        path.unlink()
    except OSError as error:
        raise from_os(error, path.name) from error
    return 1


def _take_empty(files: Iterable[Path], until: Path) -> None:
    """Take away the folders that are empty now, up to the one in which the exercise lies."""
    folders = {above for each in files for above in each.parents if until in above.parents}
    for each in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        with suppress(OSError):
            each.rmdir()


def _forget_open(path: Path) -> None:
    """Take the file out of the settings, where the one that was open last stands."""
    kept = settings.load()
    if kept.open_file == str(path):
        with suppress(OSError):
            settings.save(replace(kept, open_file=""))


def erase_names(recent: Recent, rows: Iterable[Recent], *, now: Now) -> tuple[int, int]:
    """Erase the names of people in an exercise and in its copies; entries keep their ids.

    Return how many names there were, and how many copies could not be changed (damaged, or under
    another pass-phrase). Raises Failed, LOCKED while it is open.
    """
    with ExerciseFile.open(Path(recent.path), now=now) as file:
        names = file.people.erase_all()
    doomed = what_goes(recent, rows, now=now)
    copies = [*doomed.copies, *(each for each in doomed.neighbours if _holds_names(each))]
    return names, sum(1 for each in copies if not erase_in(each))


def _holds_names(neighbour: Path) -> bool:
    """Tell whether a neighbour is a file of its own, and not a part that SQLite looks after."""
    return not neighbour.name.endswith(("-journal", "-wal", "-shm"))
