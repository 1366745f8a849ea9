"""The copies of an exercise: what is in each, and how one becomes a file to work with again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain.errors import Failed, Fault
from facilitator.services.places import SUFFIX, backups_dir, exercises_dir, key_of
from facilitator.services.settings import load
from facilitator.services.telling import tell_entry, tell_line
from facilitator.store.backup import Backup, backups, copy_whole, run_of
from facilitator.store.comparing import identities, parted
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Recent

Now = Callable[[], datetime]
LAST = 6
"""How many of the last entries are shown of a copy."""
_TRIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that the program made by itself: of when, how large, and in which place."""

    path: Path
    exercise: str
    at: datetime
    size: int
    second: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How a copy differs from the file as it stands: entries that only one of them has.

    ``forked`` are entries that stand in both with other content, ``plan_differs`` whether the
    script was changed since.
    """

    only_copy: int = 0
    only_file: int = 0
    forked: int = 0
    plan_differs: bool = False

    @property
    def same(self) -> bool:
        """Whether the file holds just what the copy holds."""
        return self == Compared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What is in a copy; ``last`` are its newest entries as people read them, oldest first.

    ``compared`` is None where the present file cannot be read; ``good`` is false where an entry
    is not as it was written.
    """

    title: str
    run: str
    rehearsal: bool
    rows: int
    entries: int
    last_at: datetime | None
    last: tuple[str, ...]
    fingerprint: tuple[str, ...]
    good: bool
    compared: Compared | None = None


def second_place() -> Path | None:
    """Return the folder that copies are also put into, if one was chosen."""
    chosen = load().backup_place.strip()
    return Path(chosen).expanduser() if chosen else None


def copies_of(recent: Recent | None, *, second: Path | None = None) -> tuple[Copy, ...]:
    """Return the copies of an exercise, or of all of them, newest first; none is opened."""
    found = [*_in(backups_dir(), second=False)]
    if second is not None:
        found += _in(second, second=True)
    if recent is not None:
        keys = keys_of(recent.exercise, rehearsal=recent.rehearsal, run=recent.run)
        found = [each for each in found if _belongs(each, keys, recent)]
    return tuple(sorted(found, key=lambda each: (each.at, not each.second), reverse=True))


def row_of(path: Path, rows: Sequence[Recent], *, now: Now) -> Recent:
    """Return what the library knows of a file, or else what the file says of itself.

    Raises Failed for a file that neither is on the list nor can be read.
    """
    known = next((each for each in rows if each.path == str(path)), None)
    if known is not None and known.run:
        return known
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        plan = file.plans.load()
        row = Recent(
            path=str(path),
            title=plan.title,
            exercise=plan.id,
            run=run_of(file.database),
            rehearsal=plan.rehearsal,
            opened_at=now(),
        )
        return row.concealed() if file.protected else row


def keys_of(exercise: str, *, rehearsal: bool, run: str) -> tuple[str, ...]:
    """Return the names under which copies of a run are kept; the second is that of old copies."""
    keys = (key_of(exercise, rehearsal=rehearsal, run=run), key_of(exercise, rehearsal=rehearsal))
    return tuple(dict.fromkeys(keys))


def _belongs(copy: Copy, keys: Sequence[str], recent: Recent) -> bool:
    if recent.run:
        return copy.exercise in keys
    # a row that was made before runs had names: whatever is of this exercise may be its own
    tail = copy.exercise.removeprefix(keys[-1])
    return bool(recent.exercise) and tail != copy.exercise and not tail.startswith("-rehearsal")


def _in(folder: Path, *, second: bool) -> list[Copy]:
    try:
        return [_copy(each, second=second) for each in backups(folder)]
    except OSError:
        # a stick that is not there just now
        return []


def _copy(found: Backup, *, second: bool) -> Copy:
    try:
        size = found.path.stat().st_size
    except OSError:
        size = 0
    return Copy(path=found.path, exercise=found.exercise, at=found.at, size=size, second=second)


def look_inside(copy: Path, present: Path | None = None, *, now: Now) -> Inside:
    """Read what is in a copy, and how the file as it stands differs from it; neither is changed.

    Raises Failed when the copy itself cannot be read.
    """
    with ExerciseFile.open(copy, now=now, read_only=True) as file:
        plan = file.plans.load()
        verdict = file.journal.verify()
        last = file.journal.last_line()
        newest = tuple(file.journal.entries(after=max(0, last - LAST)))
        return Inside(
            title=plan.title,
            run=run_of(file.database),
            rehearsal=plan.rehearsal,
            rows=len(plan.msel.rows),
            entries=verdict.entries,
            last_at=max((each.logged_at for each in newest), default=None),
            last=tuple(tell_line(tell_entry(each, plan)) for each in newest),
            fingerprint=verdict.fingerprint,
            good=verdict.good,
            compared=_compared(file, present, now) if present is not None else None,
        )


def _compared(copy: ExerciseFile, present: Path, now: Now) -> Compared | None:
    try:
        with ExerciseFile.open(present, now=now, read_only=True) as file:
            only_copy, only_file, forked = parted(
                identities(copy.database), identities(file.database)
            )
            return Compared(
                only_copy=only_copy,
                only_file=only_file,
                forked=forked,
                plan_differs=copy.plans.load() != file.plans.load(),
            )
    except Failed:
        return None


def restore(copy: Path, beside: Path | None, *, at: datetime) -> Path:
    """Make a new file of a copy, beside the present one, and return it; nothing is written over.

    Opening it makes a new station, since a copy remembers no place of its own. ``at`` is of when
    the copy is. Raises Failed; then nothing was made.
    """
    folder = beside.parent if beside is not None and beside.parent.is_dir() else exercises_dir()
    stem = beside.stem if beside is not None else copy.name.partition(".")[0]
    name = f"{stem}-{at.astimezone():%Y-%m-%d-%H%M}"
    for number in range(1, _TRIES + 1):
        target = folder / (f"{name}{SUFFIX}" if number == 1 else f"{name}-{number}{SUFFIX}")
        if target.exists():
            continue
        try:
            copy_whole(copy, target)
        except Failed as failed:
            if failed.fault is not Fault.EXISTS:
                raise
            continue
        return target
    raise Failed(Fault.EXISTS, name=f"{name}{SUFFIX}")
