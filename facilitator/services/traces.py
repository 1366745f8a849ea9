"""What an exercise leaves behind on a computer: copies, unfinished lines, bundles, crashes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from facilitator.domain.errors import Failed
from facilitator.exchange.packs import LOG_SUFFIX, Broken, read_bundle
from facilitator.services.places import (
    SUFFIX,
    backups_dir,
    data_dir,
    exercises_dir,
    key_of,
    state_dir,
)
from facilitator.services.restoring import copies_of, second_place
from facilitator.store.backup import run_of
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Recent

Now = Callable[[], datetime]
_SPARE = ("typed", "waiting", "review", "sheets", "passes")
"""The folders of the user's own state in which something of an exercise may be kept."""


def copies_everywhere(known: Recent, now: Now) -> Iterator[Path]:
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


def beside_by_name(path: Path) -> Iterator[Path]:
    """Yield what stands beside a file under its name: logs, older versions, what was set aside."""
    name, stem = escape(path.name), escape(path.stem)
    for pattern in (f"{name}-*", f"{name}.*", f".{name}.*", f"{stem}.corrupt*"):
        for each in _files(path.parent.glob(pattern)):
            if each.name != f"{path.name}.lock":
                yield each


def typed_into(keys: Iterable[str], known: Recent, rows: Iterable[Recent]) -> Iterator[Path]:
    """Yield the lines, fields and passes that are kept for a run in the user's own state."""
    alone = not any(each.exercise == known.exercise and each.path != known.path for each in rows)
    names = list(keys)
    for key in names:
        # what is kept under the exercise's name alone may be another run's
        if key.endswith(known.run[-12:] or "\0") or alone:
            for folder in _SPARE:
                yield from (state_dir() / folder).glob(f"{key}.json*")
                yield from (state_dir() / folder).glob(f".{key}.json*")


def kept_of_stations(stations: Iterable[str]) -> Iterator[Path]:
    """Yield how the stations of a file reached a room of others, and how far they had read."""
    for each in stations:
        for folder in ("links", "sites"):
            yield from _files((state_dir() / folder).glob(f"{escape(each)}.*"))


def crashes_naming(path: Path) -> Iterator[Path]:
    """Yield the reports of crashes that name the file."""
    for each in sorted(state_dir().glob("*crash*.txt")):
        with suppress(OSError):
            if path.stem in each.read_text("utf-8", "replace"):
                yield each


def bundles_elsewhere(path: Path, exercise: str) -> Iterator[Path]:
    """Yield what was said of a file that could not be written beside it, and so lies elsewhere."""
    folder = exercises_dir()
    if folder == path.parent:
        return
    for each in _files(folder.glob(f"{escape(path.name)}-*{LOG_SUFFIX}")):
        if _is_about(each, exercise):
            yield each


def _is_about(found: Path, exercise: str) -> bool:
    try:
        return read_bundle(found.read_bytes()).manifest.exercise == exercise
    except (OSError, Broken):
        return False


def files_of_servers(path: Path) -> Iterator[Path]:
    """Yield what the servers of an exercise's rooms keep beside it, its journal among it."""
    yield from _files(path.with_suffix(".servers").rglob("*"))


def made_of_it(path: Path) -> Iterator[Path]:
    """Yield what lies beside a file under its name and was made for people, such as reports.

    What bears the longer name of another exercise there is the other's.
    """
    stem = path.stem
    others = [
        each.stem
        for each in _files(path.parent.glob(f"*{SUFFIX}"))
        if each != path and len(each.stem) > len(stem)
    ]
    for each in _files(path.parent.glob(f"{escape(stem)}[-. ]*")):
        its_own = each == path or each.name.startswith(path.name) or each.suffix == SUFFIX
        aside = each.name.startswith(f"{stem}.corrupt")
        if not its_own and not aside and not any(each.name.startswith(other) for other in others):
            yield each


def _files(found: Iterable[Path]) -> Iterator[Path]:
    return (each for each in sorted(found) if each.is_file())
