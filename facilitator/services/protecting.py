"""Put an exercise under a pass-phrase, give it another, or take it off; never without a sheet."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from facilitator import __version__, resources
from facilitator.domain.errors import Failed, Reason, Refused
from facilitator.domain.exercise import Exercise
from facilitator.domain.words import WORDS
from facilitator.i18n import translator
from facilitator.services.outfile import written
from facilitator.services.places import data_dir, key_of, state_dir
from facilitator.services.restoring import copies_of, second_place
from facilitator.store.backup import run_of
from facilitator.store.database import engines
from facilitator.store.emergency import Emergency
from facilitator.store.encryption import (
    RING,
    SALT,
    Key,
    derive,
    looks_encrypted,
    recovery_words,
    unlock,
)
from facilitator.store.faults import from_os
from facilitator.store.file import ExerciseFile
from facilitator.store.library import Library, Recent, write_whole
from facilitator.store.opening import lock
from facilitator.store.opening import unlock as unlock_file
from facilitator.store.rewriting import erase, reseal, rewrite, sweep
from facilitator.store.sealing import Seal, closed, opened

Now = Callable[[], datetime]
LEAST: Final = 8
"""Characters of a pass-phrase; with a tenth of a second for a guess even these take their time."""
_SUGGESTED: Final = 6
_ASKED: Final = 2
_TYPED: Final = ("typed", "review", "sheets")
"""The folders of the user's own state in which unfinished lines are kept."""


def suggested() -> str:
    """Return six words by chance: 48 bits, easily typed, and far too many to be guessed."""
    return " ".join(secrets.choice(WORDS) for _each in range(_SUGGESTED))


def require_long(passphrase: str) -> None:
    """Raise Refused(SHORT_PASSPHRASE) for a pass-phrase that is quickly guessed."""
    if len(passphrase.strip()) < LEAST:
        raise Refused(Reason.SHORT_PASSPHRASE, least=str(LEAST))


class Protection:
    """A pass-phrase to be, and its recovery sheet.

    It is ready when the sheet was written and two of its words were typed back: a pass-phrase
    that is forgotten on the day would else lose the exercise.
    """

    def __init__(self, passphrase: str) -> None:
        """Make the key; raises Refused(SHORT_PASSPHRASE)."""
        require_long(passphrase)
        self.key = derive(passphrase, secrets.token_bytes(SALT))
        self._words = recovery_words(self.key)
        numbers = range(1, len(self._words) + 1)
        self.asked = tuple(sorted(secrets.SystemRandom().sample(numbers, _ASKED)))
        """Which words are to be typed back, counted from 1."""
        self.sheet: Path | None = None
        self._confirmed = False

    def write_sheet(self, out: Path, *, title: str, file: str, at: datetime, language: str) -> Path:
        """Write the recovery sheet as PDF and return where it stands; raises Failed."""
        from facilitator.report.recovery import Recovery, write_recovery  # noqa: PLC0415 - heavy

        salted = self.key.secret.hex() + self.key.salt.hex()
        what = Recovery(title=title, file=file, at=at, words=self._words, raw=salted)
        fonts = resources.path("fonts")
        self.sheet = written(
            out,
            lambda target: write_recovery(what, target, words=translator(language), fonts=fonts),
        )
        return self.sheet

    def confirm(self, typed: tuple[str, ...]) -> bool:
        """Tell whether these are the words that were asked; only then is it ready."""
        meant = tuple(self._words[number - 1] for number in self.asked)
        said = tuple(each.strip().casefold() for each in typed)
        self._confirmed = self.sheet is not None and said == meant
        return self._confirmed

    def require_ready(self) -> Key:
        """Return the key; raises Refused(SHEET_FIRST) before the sheet is out and confirmed."""
        if not self._confirmed:
            raise Refused(Reason.SHEET_FIRST)
        return self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was done: copies that follow, copies that could not, and whether old bytes are gone."""

    copies: int
    left: tuple[Path, ...] = ()
    erased: bool = True


def is_protected(path: Path) -> bool:
    """Tell whether an exercise file is encrypted, as far as that can be seen without its key."""
    return looks_encrypted(path)


def is_locked(path: Path) -> bool:
    """Tell whether a file is encrypted and nobody has unlocked it since the program started."""
    return is_protected(path) and RING.key_for(path) is None


def open_lock(path: Path, typed: str) -> None:
    """Unlock a file by its pass-phrase or its recovery words, until the program ends.

    Takes a tenth of a second. Raises Failed: FOREIGN, WRONG_PASSPHRASE.
    """
    unlock(path, typed)


def lock_again(path: Path) -> None:
    """Forget the key of a file and of its copies: whoever opens one is asked again.

    Raises Failed(LOCKED) while it is open.
    """
    key = RING.key_for(path)
    if key is None:
        return
    held, clean = lock(path)
    RING.forget(key)
    if clean:
        unlock_file(held)
    else:
        # what a kill left stays, so that the next one who opens it looks through it
        held.release()


def protect(path: Path, protection: Protection, *, now: Now) -> Changed:
    """Put a closed exercise under a pass-phrase, or under another one.

    Its copies follow, and what is kept beside it. Raises Refused (SHEET_FIRST, LINES_WAIT), and
    Failed; then the exercise is as it was.
    """
    return _change(path, protection.require_ready(), now)


def take_off(path: Path, *, now: Now) -> Changed:
    """Take the pass-phrase off a closed exercise that was unlocked; as ``protect``."""
    return _change(path, None, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the program keeps of an exercise elsewhere goes by these names."""

    plan: Exercise
    run: str
    key: Key | None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of its files in the user's own state, old and new."""
        plan = self.plan
        runs = (self.run, "") if self.run else ("",)
        return tuple(key_of(plan.id, rehearsal=plan.rehearsal, run=run) for run in runs)


def _change(path: Path, key: Key | None, now: Now) -> Changed:
    with ExerciseFile.open(path, now=now, read_only=True) as file:
        known = _Known(plan=file.plans.load(), run=run_of(file.database), key=file.database.key)
    before = _seal(known.key)
    for name in known.names:
        if Emergency(state_dir() / "waiting", name, seal=before).waiting():
            raise Refused(Reason.LINES_WAIT)
    typed = {each: kept for each in _kept_typed(known) if (kept := _read(each, before)) is not None}
    erased = rewrite(path, key)
    for each in (*_kept_typed(known), *_kept_waiting(known)):
        erase(each)
    for each, kept in typed.items():
        with suppress(OSError):
            write_whole(each, closed(_seal(key), kept))
    copies, left = _follow(path, known, key, now)
    _relist(path, known, protected=key is not None)
    return Changed(copies=copies, left=tuple(left), erased=erased)


def _seal(key: Key | None) -> Seal | None:
    return None if key is None else Seal(key)


def _kept_typed(known: _Known) -> Iterator[Path]:
    for folder in _TYPED:
        for name in known.names:
            place = state_dir() / folder / f"{name}.json"
            if place.is_file():
                yield place


def _kept_waiting(known: _Known) -> Iterator[Path]:
    for name in known.names:
        place = state_dir() / "waiting" / f"{name}.jsonl"
        if place.is_file():
            yield place


def _read(path: Path, seal: Seal | None) -> bytes | None:
    try:
        return opened(seal, path.read_bytes())
    except (OSError, ValueError):
        return None


def _follow(path: Path, known: _Known, key: Key | None, now: Now) -> tuple[int, list[Path]]:
    """Put the copies that the program made by itself under the same key; count them."""
    row = Recent(
        path=str(path),
        title="",
        exercise=known.plan.id,
        opened_at=now(),
        rehearsal=known.plan.rehearsal,
        run=known.run,
    )
    done, left = 0, list[Path]()
    for copy in copies_of(row, second=second_place()):
        try:
            if _run_in(copy.path, now) == known.run:
                reseal(copy.path, key)
                done += 1
        except Failed:
            left.append(copy.path)
    return done, left


def _run_in(copy: Path, now: Now) -> str:
    with ExerciseFile.open(copy, now=now, read_only=True) as file:
        return run_of(file.database)


def follow_up(path: Path, *, now: Now) -> None:
    """Finish what a kill cut short: old bytes, and copies of an open exercise that do not follow.

    Nothing is said of what cannot be done: it is tried again when the exercise is next opened.
    """
    key = RING.key_for(path)
    if key is None:
        return
    sweep(path)
    with suppress(Failed):
        with ExerciseFile.open(path, now=now, read_only=True) as file:
            known = _Known(plan=file.plans.load(), run=run_of(file.database), key=key)
        _follow(path, known, key, now)


def _relist(path: Path, known: _Known, *, protected: bool) -> None:
    """Say in the library what the start page may know of the exercise now."""
    library = Library(data_dir())
    for row in library.recent():
        if Path(row.path) == path:
            plain = replace(row, title=known.plan.title, protected=False)
            with suppress(Failed):
                library.change(row.concealed() if protected else plain)


def read_passphrase(path: Path) -> str:
    """Return the pass-phrase in a file: its first line, without the line's end; raises Failed."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        wrong = error if isinstance(error, OSError) else OSError(str(error))
        raise from_os(wrong, path.name) from error
    return text.splitlines()[0] if text else ""


def passphrase_for(path: Path) -> str:
    """Return the pass-phrase in a file for something new; raises Refused(SHORT_PASSPHRASE)."""
    found = read_passphrase(path)
    require_long(found)
    return found


def made_of() -> tuple[tuple[str, str], ...]:
    """Return this program and what keeps its files, by name and version."""
    return (("Facilitator", __version__), *engines())
