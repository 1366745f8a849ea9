"""An exercise that was played and is looked back at: for tests of the pages of the review."""

from dataclasses import replace

from facilitator.domain.entry import Author
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Objective
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from facilitator.ui.bridge import Bridge
from facilitator.ui.review.desk import ReviewDesk
from tests.builders import STARTEX, exercise, expected, inject, minutes

ROUTE = replace(expected("x1", text="Confirm escape route", agencies=("f",)), task="t1")


def _objective(ident, tasks):
    return Objective(
        id=ident,
        number=ident.upper(),
        text=f"Objective {ident}",
        capability="Public warning" if ident == "o1" else "Mass care",
        targets=(
            Target(
                id=f"{ident}-target",
                text="In 10 minutes",
                tasks=tuple(
                    CriticalTask(id=each, text=f"Do what {each} asks", agencies=("f",))
                    for each in tasks
                ),
            ),
        ),
    )


PLAN = replace(
    exercise(
        replace(inject("01", to=("f", "p"), wants=(ROUTE,)), objectives=("o1",), tasks=("t1",)),
        inject("02", planned=10, to=("m",)),
    ),
    objectives=(
        _objective("o1", ("t1", "t2", "t3", "t4", "t5")),
        _objective("o2", ("t6", "t7")),
    ),
)


def played(plan=PLAN, role="facilitator"):
    """Return a conduct over a file in memory in which a little was played, and its clock."""
    clock = PlayedClock(STARTEX)
    file = ExerciseFile.memory(plan, now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    conduct.start()
    conduct.deliver("i-01")
    clock.move(minutes(3))
    conduct.log("fd confirm escape route by quarry because the road is under smoke")
    conduct.log("! fd two lists of places were kept @01")
    conduct.log("+ fd one signed message in three minutes @01")
    clock.move(minutes(20))
    conduct.end()
    if role != "facilitator":
        conduct = Conduct(file, clock=clock, author=Author(role=role))
    return conduct, clock


def desk_of(conduct):
    """Return the desk of the review over a conduct."""
    return ReviewDesk(Bridge(conduct))
