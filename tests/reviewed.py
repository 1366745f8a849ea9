"""An exercise that was played and is looked back at: for tests of the pages of the review."""

from dataclasses import replace
from datetime import date

from facilitator.domain.entry import Author
from facilitator.domain.evaluation import CriticalTask, Rating, Target
from facilitator.domain.events import FeedbackGiven, HotWashSort
from facilitator.domain.exercise import Objective
from facilitator.domain.improvement import CorrectiveAction, Element, Finding, FindingSort
from facilitator.services.conduct import Conduct
from facilitator.services.evidence import EvidenceFeed
from facilitator.services.now import PlayedClock
from facilitator.services.reviewing import Reviewing
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


def speak(conduct: Conduct) -> None:
    """Say something of everything there is to say."""
    reviewing, feed = Reviewing(conduct), EvidenceFeed(conduct)
    steps = feed.steps(reviewing.review)
    for at, step in enumerate(steps[:14]):
        for by in ("Evaluator 1", "Evaluator 2"):
            letter = "SPMSNU"[(at + (by[-1] == "2" and at % 3 == 0)) % 6]
            reviewing.rate(step.rated, step.of, Rating(letter), by=by, note="Seen at the table.")
    for step in steps[3:7]:
        why = "Reached, after a second call."
        reviewing.settle(step.rated, step.of, Rating.SOME_CHALLENGES, reason=why)
    shown = [each.entry.ref for each in feed.observations()[:6]]
    texts = (
        (FindingSort.STRENGTH, "One signed message went out in three minutes"),
        (FindingSort.STRENGTH, "The zone was redrawn one minute after the forecast"),
        (FindingSort.IMPROVE, "No plan names a crane; the estate road stayed jammed"),
        (FindingSort.IMPROVE, "Two lists of care-home places were kept side by side"),
    )
    for at, (sort, text) in enumerate(texts):
        ident = f"f{at}"
        found = Finding(
            id=ident,
            number=0,
            sort=sort,
            text=text,
            element=Element.PLANNING if at > 1 else None,
            agencies=(conduct.exercise.agencies[at].id,),
            evidence=tuple(shown[at : at + 1]),
            objective=conduct.exercise.objectives[0].id,
        )
        reviewing.write_finding(found)
        if sort is FindingSort.IMPROVE:
            reviewing.write_action(
                CorrectiveAction(
                    id=f"a{at}",
                    number=0,
                    finding=ident,
                    text="A tow contract in the summer road plan",
                    owner="Local police",
                    due=date(2027, 3, 31),
                    element=Element.PLANNING,
                )
            )
    for agency in conduct.exercise.agencies[:3]:
        reviewing.note_hot_wash(
            agency.id, HotWashSort.WELL, "The first picture was shared", votes=2
        )
        reviewing.note_hot_wash(agency.id, HotWashSort.BETTER, "Who keeps the list of places?")
        reviewing.note_hot_wash(agency.id, HotWashSort.CHANGE, "One map for all tables")
    for score in (3, 4, 5):
        reviewing.give_feedback(
            FeedbackGiven(
                form="",
                agency=conduct.exercise.agencies[0].id,
                strengths=("Calm radio",),
                scores=(("plausible", score), ("structured", 4)),
                remarks="More time for the last inject",
            )
        )
