"""The wildfire played to its end, with two evaluators, for the pages that look back on it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from facilitator.domain.entry import Author
from facilitator.domain.events import ObservationLogged, ObservationSort
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.playing import Play
from facilitator.services.scenarios import load
from facilitator.store.file import ExerciseFile

MORNING = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
EVERY = 9
"""Two evaluators write something after every so many steps of the play."""


@dataclass(frozen=True)
class Reviewed:
    """An exercise that has ended, and the clock by which it was played."""

    conduct: Conduct
    clock: PlayedClock
    file: ExerciseFile


def reviewed(language="en", *, path=None, seed=7):
    """Return the exercise after ENDEX."""
    clock = PlayedClock(MORNING)
    plan = load("wildfire", language)
    if path is None:
        file = ExerciseFile.memory(plan, now=clock.now)
    else:
        file = ExerciseFile.create(path, plan, now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    for number, _step in enumerate(Play(conduct, clock, seed=seed).steps()):
        if number % EVERY == 0:
            evaluate(conduct, number)
    return Reviewed(conduct=conduct, clock=clock, file=file)


def evaluate(conduct, number):
    """Let the first evaluator write, and the second mostly the same."""
    sorts = list(ObservationSort)
    agency = conduct.exercise.agencies[number % len(conduct.exercise.agencies)]
    for who in ("one", "two"):
        if who == "two" and number % 4 == 0:
            continue
        sort = sorts[(number + (who == "two" and number % 5 == 0)) % len(sorts)]
        event = ObservationLogged(
            number=conduct.state.next_number,
            text=f"{agency.short} seen by {who}",
            typed="",
            agencies=(agency.id,),
            sort=sort,
        )
        conduct._recorder.record(event, author=Author(role="evaluator", person=who))
