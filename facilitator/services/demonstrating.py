"""Set up an exercise that plays itself, and leave its file and its report."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from facilitator.domain.entry import Author
from facilitator.domain.errors import Failed, Fault
from facilitator.domain.exercise import Exercise
from facilitator.exchange.draft import Answers
from facilitator.exchange.formats import read
from facilitator.i18n import language
from facilitator.services.conduct import Conduct
from facilitator.services.judging import judge
from facilitator.services.now import PlayedClock
from facilitator.services.planning import (
    NewExercise,
    exercise_from_draft,
    exercise_from_scenario,
)
from facilitator.services.playing import Play
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile

BEGIN = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
"""The made-up morning on which every demonstration is played."""


class Unreadable(Exception):
    """The script that was to be played is refused; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """An exercise that is ready to play itself."""

    file: ExerciseFile
    conduct: Conduct
    play: Play
    clock: PlayedClock

    def evaluate(self) -> None:
        """Rate what was played, find what is to be learned, and agree what is done about it."""
        judge(self.conduct, self.clock)


def set_up(folder: Path, *, script: Path | str, seed: int) -> Demonstration:
    """Make ``demo.exercise`` anew in a folder, of a script file or of a built-in scenario's key.

    An earlier demonstration is played anew; anything else of that name is left as it is. Raises
    Failed, Unreadable; KeyError for a key that no scenario has.
    """
    plan = _plan(script)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failed(Fault.NO_PERMISSION, name=str(folder)) from error
    path = folder / "demo.exercise"
    if path.exists():
        _require_played(path)
        path.unlink()
    clock = PlayedClock(BEGIN)
    file = ExerciseFile.create(path, plan, now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    return Demonstration(file, conduct, Play(conduct, clock, seed=seed), clock)


def _require_played(path: Path) -> None:
    """Refuse to take the place of anything but an earlier demonstration. Raises Failed."""
    with ExerciseFile.open(path, now=lambda: BEGIN, read_only=True) as file:
        first = next(file.journal.entries(), None)
    if first is not None and first.happened_at != BEGIN:
        raise Failed(Fault.EXISTS, name=path.name)


def _plan(script: Path | str) -> Exercise:
    if isinstance(script, str):
        return exercise_from_scenario(load(script, language()), now=BEGIN)
    result = read(script, Answers())
    if not result.recognised:
        raise Unreadable(result.refused)
    about = NewExercise(title=script.stem.replace("_", " "), language=language())
    return exercise_from_draft(result.scripts[0], about, now=BEGIN)
