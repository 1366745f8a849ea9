"""What is still missing before STARTEX, and where in the set-up it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.checks.phones import looks_real
from facilitator.domain.exercise import Exercise, Role


class Section(StrEnum):
    """The sections of the set-up."""

    EXERCISE = "exercise"
    AGENCIES = "agencies"
    OBJECTIVES = "objectives"
    PHASES = "phases"
    PEOPLE = "people"
    RULES = "rules"
    CONTACTS = "contacts"
    MARKING = "marking"


class Lack(StrEnum):
    """What can be missing; the words are said elsewhere."""

    TITLE = "title"
    PURPOSE = "purpose"
    SCOPE = "scope"
    PLACE = "place"
    DATE = "planned_at"
    LENGTH = "length"
    STORY = "story_start"
    DIRECTOR = "director"
    AGENCY = "agency"
    AGENCY_NAME = "agency_name"
    OBJECTIVE = "objective"
    OBJECTIVE_TEXT = "objective_text"
    CAPABILITY = "capability"
    TARGET = "target"
    TASK = "task"
    EVALUATOR = "evaluator"
    RULES = "rules"
    SAFETY_WORD = "safety_word"
    HOT_WASH = "hot_wash"
    REAL_NUMBER = "real_number"
    MARKING = "marking"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing: what, in which section, in which field of which part."""

    lack: Lack
    section: Section
    field: str = ""
    ident: str = ""
    label: str = ""


_HEAD = (
    (Lack.TITLE, Section.EXERCISE),
    (Lack.PURPOSE, Section.EXERCISE),
    (Lack.SCOPE, Section.EXERCISE),
    (Lack.DATE, Section.EXERCISE),
    (Lack.PLACE, Section.EXERCISE),
    (Lack.LENGTH, Section.EXERCISE),
    (Lack.STORY, Section.EXERCISE),
    (Lack.DIRECTOR, Section.EXERCISE),
)
_TAIL = (
    (Lack.SAFETY_WORD, Section.RULES),
    (Lack.RULES, Section.RULES),
    (Lack.HOT_WASH, Section.RULES),
    (Lack.MARKING, Section.MARKING),
)
_EVALUATE = frozenset({Role.EVALUATOR, Role.LEAD_EVALUATOR})


def missing(exercise: Exercise) -> tuple[Missing, ...]:
    """Return what is missing, in the order of the sections; advice, never a lock."""
    return (
        *_fields(exercise, _HEAD),
        *_agencies(exercise),
        *_objectives(exercise),
        *_people(exercise),
        *_fields(exercise, _TAIL[:-1]),
        *_contacts(exercise),
        *_fields(exercise, _TAIL[-1:]),
    )


def _fields(exercise: Exercise, sought: tuple[tuple[Lack, Section], ...]) -> Iterator[Missing]:
    for lack, section in sought:
        value = getattr(exercise, lack.value)
        if not value or (isinstance(value, str) and not value.strip()):
            yield Missing(lack=lack, section=section, field=lack.value)


def _agencies(exercise: Exercise) -> Iterator[Missing]:
    if not exercise.agencies:
        yield Missing(lack=Lack.AGENCY, section=Section.AGENCIES)
    for each in exercise.agencies:
        if not each.name.strip():
            yield Missing(
                lack=Lack.AGENCY_NAME,
                section=Section.AGENCIES,
                field="name",
                ident=each.id,
                label=each.letter,
            )


def _objectives(exercise: Exercise) -> Iterator[Missing]:
    section = Section.OBJECTIVES
    if not exercise.objectives:
        yield Missing(lack=Lack.OBJECTIVE, section=section)
    for each in exercise.objectives:
        for lack, field, is_missing in (
            (Lack.OBJECTIVE_TEXT, "text", not each.text.strip()),
            (Lack.CAPABILITY, "capability", not each.capability.strip()),
            (Lack.TARGET, "targets", not each.targets),
            (Lack.TASK, "tasks", bool(each.targets) and not each.critical_tasks),
        ):
            if is_missing:
                yield Missing(
                    lack=lack, section=section, field=field, ident=each.id, label=each.number
                )


def _people(exercise: Exercise) -> Iterator[Missing]:
    if not any(each.role in _EVALUATE for each in exercise.staff):
        yield Missing(lack=Lack.EVALUATOR, section=Section.PEOPLE)


def _contacts(exercise: Exercise) -> Iterator[Missing]:
    for each in exercise.contacts:
        if looks_real(each.number):
            yield Missing(
                lack=Lack.REAL_NUMBER,
                section=Section.CONTACTS,
                field="number",
                ident=each.id,
                label=each.function,
            )
