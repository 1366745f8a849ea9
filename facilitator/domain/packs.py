"""The plan as somebody beside the leader may have it on a laptop of their own."""

from dataclasses import replace

from facilitator.domain.exercise import Exercise, Role
from facilitator.domain.msel import Inject, Msel
from facilitator.domain.roomview import SEES_GUIDES, reaches
from facilitator.domain.state import RunState
from facilitator.domain.stations import Observer

MAY_HAVE_SCRIPT = frozenset({Role.EVALUATOR, Role.LEAD_EVALUATOR, Role.CONTROLLER})
"""Roles that may be given the whole script, if whoever leads chooses so."""


def plan_for(
    exercise: Exercise, state: RunState, observer: Observer, *, whole_script: bool = False
) -> Exercise:
    """Return what of a plan a role may have: who plays, and what was delivered up to now.

    Evaluators also get objectives and critical tasks. The script comes along only where the role
    may have it and it was asked for; else nothing that tells of what is to come is left in it:
    no rows, phases, summary, purpose, themes, reasons or staff.
    """
    if whole_script and observer.role in MAY_HAVE_SCRIPT:
        return exercise
    guides = observer.role in SEES_GUIDES
    return Exercise(
        id=exercise.id,
        title=exercise.title,
        place=exercise.place,
        type=exercise.type,
        mode=exercise.mode,
        rehearsal=exercise.rehearsal,
        language=exercise.language,
        marking=exercise.marking,
        safety_word=exercise.safety_word,
        rules=exercise.rules,
        contacts=exercise.contacts,
        hot_wash=exercise.hot_wash,
        story_start=exercise.story_start,
        objectives=exercise.objectives if guides else (),
        agencies=tuple(replace(each, contact="") for each in exercise.agencies),
        msel=Msel(rows=tuple(_delivered(state, observer))),
    )


def _delivered(state: RunState, observer: Observer) -> list[Inject]:
    return [
        Inject(
            id=each.inject,
            number=each.number,
            title=each.title,
            text=each.text,
            to=each.to,
            to_all=each.to_all,
        )
        for each in sorted(state.deliveries.values(), key=lambda one: (one.at, one.ref.seq))
        if each.recalled is None and reaches(each, observer)
    ]
