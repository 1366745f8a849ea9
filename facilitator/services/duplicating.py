"""Take an exercise up again: as another run of the same, or as a new exercise of its own."""

from dataclasses import replace
from pathlib import Path
from secrets import token_bytes

from facilitator.domain.exercise import Exercise
from facilitator.domain.ids import uuid7
from facilitator.services.planning import exercise_from_scenario, rehearsal_of
from facilitator.services.renaming import with_new_ids
from facilitator.services.session import Session, Shelf
from facilitator.services.templates import copy_attachments
from facilitator.store.encryption import RING
from facilitator.store.file import ExerciseFile


def again(shelf: Shelf, source: Path, title: str) -> Session:
    """Make another run of an exercise, in a file of its own, and open it.

    It keeps the exercise's id and those of its parts, so that runs can be compared. Raises Failed.
    """
    plan = shelf.plan_of(source)
    return _made(
        shelf,
        source,
        replace(plan, title=title.strip() or plan.title, rehearsal=False, planned_at=None),
    )


def anew(shelf: Shelf, source: Path, title: str) -> Session:
    """Make a new exercise with the plan of another, and open it; raises Failed."""
    now = shelf.clock.now()
    plan = exercise_from_scenario(shelf.plan_of(source), title=title, now=now)
    plan = with_new_ids(replace(plan, planned_at=None), lambda: uuid7(now, token_bytes(10)))
    return _made(shelf, source, plan)


def rehearse(shelf: Shelf, source: Path) -> Session:
    """Make a rehearsal of an exercise, in a file of its own, and open it; raises Failed."""
    return _made(shelf, source, rehearsal_of(shelf.plan_of(source)))


def _made(shelf: Shelf, source: Path, plan: Exercise) -> Session:
    # what is made of an encrypted exercise is opened by the same pass-phrase and the same sheet
    session = shelf.make(plan, key=RING.key_for(source))
    with ExerciseFile.open(source, now=shelf.clock.now, read_only=True) as file:
        copy_attachments(plan, file.attachments, session.conduct.file.attachments)
    return session
