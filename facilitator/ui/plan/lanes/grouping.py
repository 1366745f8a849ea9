"""In which lanes a row stands: by agency, storyline, objective or phase."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.exercise import Agency, Exercise
from facilitator.domain.msel import Inject, RowKind
from facilitator.domain.shapes import Mark, mark_of
from facilitator.domain.triggers import LEFT_OUT
from facilitator.i18n import _
from facilitator.ui.models.plain import shown

NONE = ""
"""The key of the lane of rows that belong to no other."""


class Grouping(StrEnum):
    """What the lanes are."""

    AGENCY = "agency"
    STORYLINE = "storyline"
    OBJECTIVE = "objective"
    PHASE = "phase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: its key (an id, or the storyline itself), its label, and a mark if it has one."""

    key: str
    label: str
    mark: Mark | None = None


def lanes_of(exercise: Exercise, grouping: Grouping) -> tuple[Lane, ...]:
    """Return the lanes in their order; the last is for rows in none, if there are some."""
    lanes = _NAMED[grouping](exercise)
    known = {each.key for each in lanes}
    rest = any(
        not known.intersection(keys_of(each, exercise, grouping))
        for each in exercise.msel.rows
        if each.planned is not None
    )
    if rest or not lanes:
        return (*lanes, Lane(key=NONE, label=_none_of(grouping)))
    return lanes


def keys_of(row: Inject, exercise: Exercise, grouping: Grouping) -> tuple[str, ...]:
    """Return the keys of the lanes in which a row stands."""
    if grouping is Grouping.AGENCY:
        if row.to_all:
            return tuple(each.id for each in exercise.agencies)
        if row.kind is RowKind.EXPECTED and not row.to:
            return tuple(dict.fromkeys(one for each in row.expected for one in each.agencies))
        return row.to
    if grouping is Grouping.OBJECTIVE:
        return row.objectives
    return (row.storyline if grouping is Grouping.STORYLINE else row.phase,)


def target_in(row: Inject, lane: Lane, grouping: Grouping) -> timedelta | None:
    """Return until when after its delivery a lane owes an answer: the latest target."""
    targets = [
        each.target
        for each in row.expected
        if each.target is not None
        and (grouping is not Grouping.AGENCY or lane.key in each.agencies)
    ]
    return max(targets, default=None)


def is_left_out(row: Inject) -> bool:
    """Whether the planners left a row out."""
    return row.status in LEFT_OUT


def _agencies(exercise: Exercise) -> tuple[Lane, ...]:
    return tuple(_agency(each) for each in exercise.agencies)


def _agency(agency: Agency) -> Lane:
    return Lane(key=agency.id, label=shown(agency.name), mark=mark_of(agency))


def _storylines(exercise: Exercise) -> tuple[Lane, ...]:
    told = dict.fromkeys(each.storyline for each in exercise.msel.rows if each.storyline)
    return tuple(Lane(key=each, label=shown(each)) for each in told)


def _objectives(exercise: Exercise) -> tuple[Lane, ...]:
    return tuple(
        Lane(key=each.id, label=shown(f"{each.number} {each.text}".strip()))
        for each in exercise.objectives
    )


def _phases(exercise: Exercise) -> tuple[Lane, ...]:
    return tuple(Lane(key=each.id, label=shown(each.name)) for each in exercise.phases)


_NAMED = {
    Grouping.AGENCY: _agencies,
    Grouping.STORYLINE: _storylines,
    Grouping.OBJECTIVE: _objectives,
    Grouping.PHASE: _phases,
}


def grouping_words() -> tuple[tuple[Grouping, str], ...]:
    """Return what the lanes can be, in words."""
    return (
        (Grouping.AGENCY, _("Agency")),
        (Grouping.STORYLINE, _("Storyline")),
        (Grouping.OBJECTIVE, _("Objective")),
        (Grouping.PHASE, _("Phase")),
    )


def _none_of(grouping: Grouping) -> str:
    return {
        Grouping.AGENCY: _("Nobody"),
        Grouping.STORYLINE: _("No storyline"),
        Grouping.OBJECTIVE: _("No objective"),
        Grouping.PHASE: _("No phase"),
    }[grouping]
