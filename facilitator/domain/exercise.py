"""The exercise as it is planned: its agencies, objectives, phases, and its script."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.msel import Msel


class ExerciseType(StrEnum):
    """The types of exercise that planners tell apart (HSEEP 2020, chapter 2)."""

    SEMINAR = "seminar"
    WORKSHOP = "workshop"
    TABLETOP = "tabletop"
    GAME = "game"
    DRILL = "drill"
    FUNCTIONAL = "functional"
    FULL_SCALE = "full_scale"


class TimeMode(StrEnum):
    """Whether rows come due by the exercise clock, or in the order the facilitator takes them."""

    CLOCK = "clock"
    PACED = "paced"


class Role(StrEnum):
    """Who somebody is in an exercise; written into every entry."""

    DIRECTOR = "director"
    FACILITATOR = "facilitator"
    CONTROLLER = "controller"
    SIMCELL = "simcell"
    LOGGIST = "loggist"
    LEAD_EVALUATOR = "lead_evaluator"
    EVALUATOR = "evaluator"
    SAFETY = "safety"
    PLAYER = "player"
    VISITOR = "visitor"
    ACTOR = "actor"
    READER = "reader"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An organisation that plays: told apart by letters and shape, helped by a colour.

    ``colour`` names a slot of the look's tokens (F, P, G, A, M, spare_1, spare_2, unassigned),
    ``shape`` one of the outlines in ``domain.shapes``.
    """

    id: str
    name: str
    short: str
    letter: str
    shape: str
    colour: str
    kind: str = ""
    language: str = ""
    seats: int = 0
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What the exercise is to show: specific, measurable, with its capability and targets."""

    id: str
    number: str
    text: str
    capability: str = ""
    targets: tuple[Target, ...] = ()

    @property
    def critical_tasks(self) -> tuple[CriticalTask, ...]:
        """Return the tasks of all its targets."""
        return tuple(task for target in self.targets for task in target.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A part of the exercise, with the story's time at which it starts."""

    id: str
    name: str
    starts: timedelta | None = None
    story_start: datetime | None = None
    situation: str = ""
    questions: tuple[str, ...] = ()
    length: timedelta | None = None
    mode: TimeMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWord:
    """A word that means something in this exercise alone."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call in the exercise, under which exercise number; a function rather than a name."""

    id: str
    function: str
    agency: str = ""
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A role that somebody fills; ``covers`` are the agencies an evaluator or loggist follows."""

    id: str
    role: Role
    function: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise: one plan, and (in its own file) one run.

    ``story_start`` is the story's clock at STARTEX, written as UTC and never converted.
    ``zero`` is the time of day that the script calls T+0, if it is written in times of day.
    ``hot_wash`` are the questions asked straight after it, ``themes`` what it serves
    (vulnerability, design, ethics, communication), ``threat`` the type of the EU vulnerability
    assessment tool.
    """

    id: str
    title: str
    scenario: str = ""
    place: str = ""
    type: ExerciseType = ExerciseType.TABLETOP
    mode: TimeMode = TimeMode.CLOCK
    rehearsal: bool = False
    language: str = "en"
    marking: str = ""
    safety_word: str = ""
    sponsor: str = ""
    why: str = ""
    purpose: str = ""
    scope: str = ""
    director: str = ""
    rules: tuple[str, ...] = ()
    code_words: tuple[CodeWord, ...] = ()
    contacts: tuple[Contact, ...] = ()
    staff: tuple[Post, ...] = ()
    hot_wash: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    threat: str = ""
    planned_at: datetime | None = None
    story_start: datetime | None = None
    zero: timedelta | None = None
    length: timedelta | None = None
    objectives: tuple[Objective, ...] = ()
    agencies: tuple[Agency, ...] = ()
    phases: tuple[Phase, ...] = ()
    msel: Msel = field(default_factory=Msel)

    def mode_in(self, phase_id: str) -> TimeMode:
        """Return how time passes in a phase; outside of all phases, in the exercise."""
        found = next((each.mode for each in self.phases if each.id == phase_id), None)
        return found or self.mode

    def agency(self, agency_id: str) -> Agency | None:
        """Return the agency of that id, or None."""
        return next((each for each in self.agencies if each.id == agency_id), None)
