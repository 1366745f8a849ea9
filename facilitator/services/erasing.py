"""Erase an exercise from this computer: told before what goes, and then nothing of it is left."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from facilitator.domain.clock import ClockPhase
from facilitator.domain.errors import Failed
from facilitator.domain.run import fold
from facilitator.i18n import _
from facilitator.services import settings
from facilitator.services.places import backups_dir, data_dir, key_of, state_dir
from facilitator.services.restoring import copies_of, keys_of, second_place
from facilitator.store.backup import run_of, stations_of
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library, Recent
from facilitator.store.opening import lock, unlock
from facilitator.store.people import erase_in

Now = Callable[[], datetime]
_PIECE = 1 << 20
_SPARE = ("typed", "waiting", "review", "passes")
"""The folders of the user's own state in which something of an exercise may be kept."""
_IN_PLAY = frozenset({ClockPhase.RUNNING, ClockPhase.PAUSED, ClockPhase.STOPPED})


class NotErased(Exception):
    """Says in one sentence why nothing was erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doomed:
    """What would go: the file with its neighbours, the copies, what is kept beside, reports.

    ``shared`` is the title of another file of the same run; then the copies are its own too, and
    stay. ``names`` counts the people who are named in the file.
    """

    title: str
    file: Path
    neighbours: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()
    drafts: tuple[Path, ...] = ()
    crashes: tuple[Path, ...] = ()
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
        return (*self.copies, *self.drafts, *self.crashes, *self.neighbours, self.file)


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
    copies = () if sharing else tuple(_copies(known, now))
    keys = () if sharing else keys_of(known.exercise, rehearsal=known.rehearsal, run=known.run)
    return Doomed(
        title=known.title,
        file=path,
        neighbours=tuple(_neighbours(path)),
        copies=copies,
        drafts=(*_drafts(keys, known, rows), *_links(told.stations)),
        crashes=tuple(_crashes(path)),
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


def _copies(known: Recent, now: Now) -> Iterator[Path]:
    """Yield the copies of a run; one whose name does not tell its run is looked into."""
    own = key_of(known.exercise, rehearsal=known.rehearsal, run=known.run)
    for each in copies_of(known, second=second_place()):
        if not known.run or each.exercise == own or _is_of(each.path, known.run, now):
            yield each.path
    # what a killed program had not finished
    yield from backups_dir().glob(f".{own}.*.new")
    for half in data_dir().glob("handing-over-*/*"):
        if _is_of(half, known.run, now):
            yield half


def _is_of(copy: Path, run: str, now: Now) -> bool:
    try:
        with ExerciseFile.open(copy, now=now, read_only=True) as file:
            return run_of(file.database) == run
    except Failed:
        # it cannot be told any more, and what is erased must not survive in a damaged copy
        return True


def _neighbours(path: Path) -> Iterator[Path]:
    """Yield what stands beside a file under its name: logs, older versions, what was set aside."""
    beside = (f"{path.name}-*", f"{path.name}.*", f".{path.name}.*", f"{path.stem}.corrupt*")
    for pattern in beside:
        for each in sorted(path.parent.glob(_literal(pattern, path))):
            if each.is_file() and each.name != f"{path.name}.lock":
                yield each


def _literal(pattern: str, path: Path) -> str:
    """Return a pattern in which the name of the file stands for itself, whatever is in it."""
    from glob import escape  # noqa: PLC0415 - only here

    for name in (path.name, path.stem):
        if name in pattern:
            return pattern.replace(name, escape(name))
    return pattern


def _drafts(keys: Iterable[str], known: Recent, rows: Iterable[Recent]) -> Iterator[Path]:
    alone = not any(each.exercise == known.exercise and each.path != known.path for each in rows)
    names = list(keys)
    for key in names:
        # what is kept under the exercise's name alone may be another run's
        if key.endswith(known.run[-12:] or "\0") or alone:
            for folder in _SPARE:
                yield from (state_dir() / folder).glob(f"{key}.json*")
                yield from (state_dir() / folder).glob(f".{key}.json*")


def _links(stations: Iterable[str]) -> Iterator[Path]:
    """Yield how the stations of a file reached a room of others."""
    for each in stations:
        link = state_dir() / "links" / f"{each}.json"
        if link.is_file():
            yield link


def _crashes(path: Path) -> Iterator[Path]:
    """Yield the reports of crashes that name the file."""
    for each in sorted(state_dir().glob("*crash*.txt")):
        with suppress(OSError):
            if path.stem in each.read_text("utf-8", "replace"):
                yield each


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
