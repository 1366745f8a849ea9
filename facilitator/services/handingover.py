"""Hand an exercise over: a copy that was read back and checked, and a note that says what it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator import __version__
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.domain.verdict import Verdict
from facilitator.i18n import _, ngettext
from facilitator.services.outfile import written
from facilitator.services.places import SUFFIX, data_dir, slug
from facilitator.store.backup import copy_whole
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile

Now = Callable[[], datetime]
_TRIES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What stands in the chosen place: the copy, the note beside it, and what tells them apart.

    ``words`` are the twelve of the fingerprint, ``good`` whether every entry is as it was written.
    Of a ``protected`` exercise, whose copy is encrypted, the note tells no more than the file's
    name does.
    """

    path: Path
    note: Path
    title: str
    entries: int
    size: int
    sha256: str
    words: tuple[str, ...]
    good: bool
    protected: bool = False


def hand_over(source: Path, folder: Path, *, now: Now) -> HandedOver:
    """Put a copy of an exercise and a note into a folder; the exercise may be open meanwhile.

    The copy is read back from there and compared byte by byte, and its journal is computed anew
    against the fingerprint of the original. Raises Failed; then nothing stands there.
    """
    with TemporaryDirectory(dir=_workshop(), prefix="handing-over-") as name:
        beside = Path(name) / f"copy{SUFFIX}"
        with ExerciseFile.open(source, now=now, read_only=True) as file:
            plan, protected = file.plans.load(), file.protected
            file.backup(beside)
        with ExerciseFile.open(beside, now=now, read_only=True) as copy:
            verdict = copy.journal.verify()
        title = source.stem if protected else plan.title
        path, digest = _placed(beside, folder, _stem(title, now()))
    try:
        _check(path, verdict, now)
        made = HandedOver(
            path=path,
            note=path.with_suffix(".txt"),
            title=title,
            entries=verdict.entries,
            size=path.stat().st_size,
            sha256=digest,
            words=verdict.fingerprint,
            good=verdict.good,
            protected=protected,
        )
        text = note_of(made, plan, now()).encode("utf-8")
        written(made.note, lambda out: out.write(text))
    except OSError as error:
        path.unlink(missing_ok=True)
        raise from_os(error, path.name) from error
    except Failed:
        path.unlink(missing_ok=True)
        raise
    return made


def _workshop() -> Path:
    """Return the folder in which the copy is made first: on this computer, not on a stick."""
    folder = data_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_os(error, folder.name) from error
    return folder


def _stem(title: str, at: datetime) -> str:
    return f"{slug(title)}-{at.astimezone():%Y-%m-%d}"


def _placed(beside: Path, folder: Path, stem: str) -> tuple[Path, str]:
    """Put the copy where nothing stands yet, neither a file nor a note; return it and its hash."""
    for number in range(1, _TRIES + 1):
        target = folder / (f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}")
        if target.exists() or target.with_suffix(".txt").exists():
            continue
        return target, copy_whole(beside, target)
    raise Failed(Fault.EXISTS, name=f"{stem}{SUFFIX}")


def _check(path: Path, verdict: Verdict, now: Now) -> None:
    """Compute the journal of what stands there now; raises Failed(CORRUPT) if it differs."""
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        if file.journal.verify() != verdict:
            raise Failed(Fault.CORRUPT, name=path.name, said="read back")


def _sealed_words(made: HandedOver) -> list[str]:
    if not made.protected:
        return []
    return [_("It is encrypted: tell its pass-phrase by another way than this file.")]


def note_of(made: HandedOver, plan: Exercise, at: datetime) -> str:
    """Return the text that lies beside the copy; its last line is one that ``sha256sum`` reads."""
    kind = _("Rehearsal of an exercise") if plan.rehearsal else _("Exercise")
    entries = ngettext("{n} entry", "{n} entries", made.entries).format(n=made.entries)
    state = (
        _("Every entry is as it was written.")
        if made.good
        else _("Not every entry is as it was written; the program's check says which.")
    )
    lines = [
        f"{kind}: {made.title}",
        _("Handed over: {when}").format(when=f"{at.astimezone():%Y-%m-%d %H:%M %z}"),
        _("File: {name}, {size} bytes, {entries}").format(
            name=made.path.name, size=made.size, entries=entries
        ),
        state,
        *_sealed_words(made),
        "",
        _("Fingerprint of the log, in twelve words:"),
        "  " + " ".join(made.words),
        _("It is the same as the one noted at ENDEX as long as no entry was added or cut off."),
        "",
        _(
            "The file holds everything: script, log, findings, attachments, and the names of "
            "people. Give it only to those who may read all of it."
        ),
        _(
            "It opens in Facilitator {version} or later. To check it without opening: "
            "facilitator verify {name}"
        ).format(version=__version__, name=made.path.name),
        _("To check that it is the same file, compare its SHA-256:"),
        "",
        f"{made.sha256}  {made.path.name}",
        "",
    ]
    return "\n".join(lines)
