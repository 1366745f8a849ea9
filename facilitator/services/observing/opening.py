"""The door of an open exercise, with the passes that this computer gave before."""

from facilitator.services.conduct import Conduct
from facilitator.services.observing.door import Door
from facilitator.services.places import key_of, state_dir
from facilitator.store.backup import run_of


def door_of(conduct: Conduct) -> Door:
    """Return the door of an exercise; whoever was in before a restart still is."""
    exercise = conduct.exercise
    key = key_of(exercise.id, rehearsal=exercise.rehearsal, run=run_of(conduct.file.database))
    return Door(conduct, passes=state_dir() / "passes" / f"{key}.json")
