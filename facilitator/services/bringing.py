"""Make every exercise that comes of one file: all of them, or none."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from facilitator.domain.exercise import Exercise
from facilitator.exchange.draft import ScriptDraft
from facilitator.services.house import begun
from facilitator.services.planning import NewExercise, exercise_from_draft
from facilitator.services.session import Session, Shelf

if TYPE_CHECKING:
    from pathlib import Path


def exercises_of(
    parts: Sequence[tuple[ScriptDraft, str]], *, language: str, now: datetime
) -> tuple[Exercise, ...]:
    """Return the exercises of several scripts, each with its title, as runs of one exercise."""
    made = [
        begun(exercise_from_draft(script, NewExercise(title=title, language=language), now=now))
        for script, title in parts
    ]
    return tuple(replace(each, id=made[0].id) for each in made)


def make_all(shelf: Shelf, exercises: Sequence[Exercise]) -> Session:
    """Make a file of each exercise and return the first of them open.

    Raises Failed or Refused; then none of them was made.
    """
    made: list[Path] = []
    try:
        for each in reversed(exercises[1:]):
            session = shelf.make(each)
            made.append(session.path)
            shelf.close(session)
        return shelf.make(exercises[0])
    except BaseException:
        for path in made:
            shelf.forget(str(path))
            with suppress(OSError):
                path.unlink()
        raise
