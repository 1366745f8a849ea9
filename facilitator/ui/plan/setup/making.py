"""New parts of a plan, as they are before anything is written into them."""

from facilitator.domain.agencies import told_apart
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Agency, Contact, Exercise, Objective, Phase, Post, Role
from facilitator.domain.shapes import slot
from facilitator.i18n import _


def new_agency(ident: str, exercise: Exercise) -> Agency:
    """Return a new agency with letters of its own."""
    shape, colour = slot(len(exercise.agencies))
    made = Agency(id=ident, name=_("New agency"), short="", letter="", shape=shape, colour=colour)
    return told_apart(made, exercise.agencies)


def new_objective(ident: str, exercise: Exercise) -> Objective:
    """Return a new objective with the next number."""
    taken = {each.number for each in exercise.objectives}
    at = len(taken) + 1
    while f"O{at}" in taken or str(at) in taken:
        at += 1
    plain = any(each.isdigit() for each in taken)
    return Objective(id=ident, number=str(at) if plain else f"O{at}", text="")


def new_target(ident: str, _exercise: Exercise) -> Target:
    """Return a new target."""
    return Target(id=ident, text="")


def new_task(ident: str, _exercise: Exercise) -> CriticalTask:
    """Return a new critical task."""
    return CriticalTask(id=ident, text="")


def new_phase(ident: str, exercise: Exercise) -> Phase:
    """Return a new phase."""
    return Phase(id=ident, name=_("Phase {n}").format(n=len(exercise.phases) + 1))


def new_post(ident: str, _exercise: Exercise) -> Post:
    """Return a new role."""
    return Post(id=ident, role=Role.EVALUATOR)


def new_contact(ident: str, _exercise: Exercise) -> Contact:
    """Return a new contact."""
    return Contact(id=ident, function="")
