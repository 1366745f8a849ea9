"""What the set-up says of types, roles, markings, threats, and of what is missing."""

from facilitator.domain.checklist import Lack, Missing, Section
from facilitator.domain.exercise import ExerciseType, Role, TimeMode
from facilitator.domain.smart import Wanted
from facilitator.i18n import N_, _
from facilitator.ui.models.plain import shown

SECTIONS = {
    Section.EXERCISE: N_("Exercise"),
    Section.AGENCIES: N_("Agencies"),
    Section.OBJECTIVES: N_("Objectives and guides"),
    Section.PHASES: N_("Phases"),
    Section.PEOPLE: N_("People"),
    Section.RULES: N_("Rules and words"),
    Section.CONTACTS: N_("Contacts"),
    Section.MARKING: N_("Marking and themes"),
}
TYPES = {
    ExerciseType.SEMINAR: N_("seminar"),
    ExerciseType.WORKSHOP: N_("workshop"),
    ExerciseType.TABLETOP: N_("tabletop"),
    ExerciseType.GAME: N_("game"),
    ExerciseType.DRILL: N_("drill"),
    ExerciseType.FUNCTIONAL: N_("functional exercise"),
    ExerciseType.FULL_SCALE: N_("full-scale exercise"),
}
MODES = {
    TimeMode.CLOCK: N_("by the exercise clock"),
    TimeMode.PACED: N_("at the facilitator's pace"),
}
ROLES = {
    Role.DIRECTOR: N_("director"),
    Role.FACILITATOR: N_("facilitator"),
    Role.CONTROLLER: N_("controller"),
    Role.SIMCELL: N_("simulation cell"),
    Role.LOGGIST: N_("loggist"),
    Role.LEAD_EVALUATOR: N_("lead evaluator"),
    Role.EVALUATOR: N_("evaluator"),
    Role.SAFETY: N_("safety officer"),
    Role.PLAYER: N_("player"),
    Role.VISITOR: N_("visitor"),
    Role.ACTOR: N_("actor"),
    Role.READER: N_("reader"),
}
TLP = {
    "TLP:RED": N_("only those it is handed to; it goes no further"),
    "TLP:AMBER+STRICT": N_("one's own organisation only, whoever has to know"),
    "TLP:AMBER": N_("one's own organisation and those it serves, whoever has to know"),
    "TLP:GREEN": N_("the community of those concerned, but not in public"),
    "TLP:CLEAR": N_("everybody; there is no limit"),
}
"""TLP 2.0 (FIRST, August 2022), the meanings in our words."""
THEMES = {
    "vulnerability": N_("vulnerability assessment"),
    "design": N_("security by design"),
    "ethics": N_("ethics of technology"),
    "communication": N_("crisis communication"),
}
SHAPES = {
    "triangle": N_("triangle"),
    "square": N_("square"),
    "diamond": N_("diamond"),
    "cross": N_("cross"),
    "circle": N_("circle"),
    "hexagon": N_("hexagon"),
    "pentagon down": N_("pentagon"),
}
COLOURS = {
    "F": N_("orange"),
    "P": N_("dark blue"),
    "G": N_("light blue"),
    "A": N_("green"),
    "M": N_("magenta"),
    "spare_1": N_("spare colour 1"),
    "spare_2": N_("spare colour 2"),
    "unassigned": N_("grey"),
}
_WANTED = {
    Wanted.NUMBER: N_("a number (how many, how much)"),
    Wanted.TIME: N_("a time (within how many minutes)"),
    Wanted.WHO: N_("who does it"),
}
_LACKS = {
    Lack.TITLE: N_("The exercise has no title."),
    Lack.PURPOSE: N_("Nothing says what the exercise is for."),
    Lack.SCOPE: N_("Nothing says how far the exercise reaches."),
    Lack.DATE: N_("No date is set."),
    Lack.PLACE: N_("No place is named."),
    Lack.LENGTH: N_("No length is planned."),
    Lack.STORY: N_("The story has no clock."),
    Lack.DIRECTOR: N_("No director is named."),
    Lack.AGENCY: N_("No agency plays."),
    Lack.AGENCY_NAME: N_("Agency {label} has no name."),
    Lack.OBJECTIVE: N_("There is no objective."),
    Lack.OBJECTIVE_TEXT: N_("Objective {label} says nothing."),
    Lack.CAPABILITY: N_("Objective {label} has no capability; it gets no evaluation guide."),
    Lack.TARGET: N_("Objective {label} has no target."),
    Lack.TASK: N_("The targets of objective {label} have no critical task."),
    Lack.EVALUATOR: N_("Nobody evaluates."),
    Lack.RULES: N_("There are no rules of play; the paper pack prints the usual ones."),
    Lack.SAFETY_WORD: N_("There is no safety word."),
    Lack.HOT_WASH: N_("There are no hot-wash questions; the paper pack asks the usual three."),
    Lack.REAL_NUMBER: N_("The number of {label} looks real."),
    Lack.MARKING: N_("Nothing says who may read the papers."),
}


def missing_words(one: Missing) -> str:
    """Say what is missing."""
    return shown(_(_LACKS[one.lack]).format(label=one.label or _("(no name yet)")))


def wanted_words(found: tuple[Wanted, ...]) -> str:
    """Say what an objective still needs, or nothing."""
    if not found:
        return ""
    return _("To be measurable it still lacks: {what}.").format(
        what=", ".join(_(_WANTED[each]) for each in found)
    )
