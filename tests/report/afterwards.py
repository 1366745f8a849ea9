"""A review written by the services, for reports that have something to tell of it."""

from dataclasses import replace
from datetime import date

from facilitator.domain.entry import Author
from facilitator.domain.evaluation import CriticalTask, Rated, Rating, Target
from facilitator.domain.events import FeedbackGiven, HotWashSort
from facilitator.domain.exercise import Objective
from facilitator.domain.improvement import (
    ActionStatus,
    CorrectiveAction,
    Element,
    Finding,
    FindingSort,
    Priority,
)
from facilitator.services.conduct import Conduct
from facilitator.services.now import PlayedClock
from facilitator.services.reviewing import Reviewing
from facilitator.store.file import ExerciseFile
from tests.builders import STARTEX, exercise, expected, inject, minutes

AIMS = tuple(
    Objective(
        id=f"o{number}",
        number=str(number),
        text=text,
        capability=capability,
        targets=(
            Target(
                id=f"o{number}-target",
                text=f"Within {number}0 minutes",
                tasks=(
                    CriticalTask(id=f"o{number}-a", text=f"First of {number}", agencies=("f",)),
                    CriticalTask(id=f"o{number}-b", text=f"Second task of {number}"),
                ),
            ),
        ),
    )
    for number, text, capability in (
        (1, "See the fire in time and say so", "Public warning"),
        (2, "Protect people who cannot move", "Mass care"),
        (3, "Speak with one voice", "Public information"),
    )
)
NEVER = ("The boat came to mind late", "Casualties wait ninety seconds longer")


def plan():
    """Return a plan with objectives; two decisions are expected of each of two agencies."""
    one = expected("x1", text="Confirm escape route", agencies=("f",))
    two = expected("x2", text="Close the estate road", agencies=("p",))
    three = expected("x3", text="Open the sports hall", agencies=("m",))
    return replace(
        exercise(
            replace(inject("01", to=("f", "p"), wants=(one, two)), objectives=("o1",)),
            inject("02", planned=10, to=("m",), wants=(three,)),
            inject("03", planned=20, to=("m",)),
        ),
        objectives=AIMS,
    )


def played(path, made=None):
    """Return an exercise file that was played: one decision in time, one late, one never."""
    clock = PlayedClock(STARTEX)
    file = ExerciseFile.create(path, made or plan(), now=clock.now)
    conduct = Conduct(file, clock=clock, author=Author(role="facilitator"))
    conduct.start()
    conduct.deliver("i-01")
    clock.move(minutes(3))
    conduct.log("fd confirm escape route by the quarry because the road is open @01")
    clock.move(minutes(30))
    conduct.log("pd close the estate road because engines come down @01")
    conduct.deliver("i-02")
    conduct.log("! fd two lists of places were kept #01")
    conduct.log("+ fd one signed message in three minutes #01")
    clock.move(minutes(20))
    conduct.end()
    return file, conduct, clock


def reviewed(conduct):
    """Write a review over an exercise: ratings, findings, actions, words, hot wash, feedback."""
    work = Reviewing(conduct)
    names = [each.id for each in conduct.exercise.agencies]
    aims = conduct.exercise.objectives
    letters = (Rating.PERFORMED, Rating.SOME_CHALLENGES, Rating.MAJOR_CHALLENGES, Rating.UNABLE)
    for index, aim in enumerate(aims):
        given = letters[index % 4]
        work.rate(Rated.OBJECTIVE, aim.id, given, by="evaluator 1", note="as seen at the desk")
        work.settle(Rated.OBJECTIVE, aim.id, given, reason=f"Report after 2:12; {aim.number}")
        for task in aim.critical_tasks:
            work.rate(Rated.TASK, task.id, Rating.NOT_OBSERVED, by="evaluator 2")
            work.settle(Rated.TASK, task.id, Rating.NOT_OBSERVED, reason="nobody was there")
    first = aims[0].id if aims else ""
    texts = (
        (FindingSort.STRENGTH, "One signed message in 3:15", "It ended two contradicting ones"),
        (FindingSort.STRENGTH, "Zone redrawn at once", "Crews left the houses before the wind"),
        (FindingSort.IMPROVE, "Nobody asked for a crane", "Engines stand behind parked cars"),
        (FindingSort.IMPROVE, *NEVER),
        (FindingSort.IMPROVE, "Two lists of care-home places", "Thirty people, two destinations"),
    )
    for index, (sort, text, effect) in enumerate(texts):
        finding = work.write_finding(
            Finding(
                id=f"f{index}",
                number=0,
                sort=sort,
                text=text,
                effect=effect,
                reference="Municipal plan, page 12" if index else "",
                analysis="The call-out card names no boat." if index == 3 else "",
                whys=("not on the card", "card older than the boat") if index == 3 else (),
                element=Element.PLANNING,
                objective=first,
                agencies=(names[index % len(names)],),
                repeats="GREGAL 25" if index == 2 else "",
                withheld=index == 4,
            )
        )
        if sort is FindingSort.IMPROVE:
            work.write_action(
                CorrectiveAction(
                    id=f"a{index}",
                    number=0,
                    finding=finding.id,
                    text=f"Put right no. {index}: a tow contract in the summer road plan",
                    owner=conduct.exercise.agencies[index % len(names)].name,
                    contact="head of operations",
                    start=date(2026, 12, 1),
                    due=date(2027, 3, index),
                    priority=Priority.HIGH if index == 3 else Priority.MEDIUM,
                    status=ActionStatus.OPEN,
                )
            )
    work.tell("verdict", "The agencies held the cove; a road nobody was asked to clear cost time.")
    work.tell("summary", "What follows was seen by two evaluators.\n\nIt was settled that day.")
    work.tell("limits", "Nobody watched the second desk.")
    work.tell("prepared_by", "the exercise director and the lead evaluator")
    work.note_hot_wash(names[0], HotWashSort.WELL, "We called early", votes=3)
    work.note_hot_wash(names[1], HotWashSort.CHANGE, "One radio group for all")
    for score in (3, 4, 5):
        work.give_feedback(
            FeedbackGiven(
                form=f"form-{score}",
                agency=names[0],
                strengths=("Clear briefing",),
                remarks="More time for the second part",
                scores=(("structured", score), ("plausible", 5)),
            )
        )
    return work
