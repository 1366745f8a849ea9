"""What a check finds, of which weight, and what it is about; the words are said elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.msel import Inject


class Weight(StrEnum):
    """Whether something is to be decided before conduct, or worth a thought."""

    DECIDE = "decide"
    CONSIDER = "consider"


class About(StrEnum):
    """What part of the plan a check is about."""

    EXERCISE = "exercise"
    AGENCY = "agency"
    OBJECTIVE = "objective"
    TASK = "task"
    ROW = "row"
    CONTACT = "contact"


class CheckSort(StrEnum):
    """What can be found."""

    NO_TITLE = "no_title"
    NO_AGENCY = "no_agency"
    NO_OBJECTIVE = "no_objective"
    MANY_OBJECTIVES = "many_objectives"
    NO_STARTEX = "no_startex"
    NO_ENDEX = "no_endex"
    NO_SAFETY_WORD = "no_safety_word"
    NO_PAPER_PACK = "no_paper_pack"
    OBJECTIVE_WITHOUT_INJECT = "objective_without_inject"
    OBJECTIVE_WITHOUT_CAPABILITY = "objective_without_capability"
    OBJECTIVE_WITHOUT_TARGET = "objective_without_target"
    OBJECTIVE_NOT_MEASURABLE = "objective_not_measurable"
    OBJECTIVE_ON_ONE_ROW = "objective_on_one_row"
    TASK_WITHOUT_INJECT = "task_without_inject"
    TASK_WITHOUT_OBSERVER = "task_without_observer"
    AGENCY_WITHOUT_INJECT = "agency_without_inject"
    AGENCY_IDLE = "agency_idle"
    AGENCY_IDLE_IN_PHASE = "agency_idle_in_phase"
    AGENCY_FLOODED = "agency_flooded"
    AGENCY_RUSHED = "agency_rushed"
    ROW_WITHOUT_TEXT = "row_without_text"
    ROW_WITHOUT_RECIPIENT = "row_without_recipient"
    ROW_WITHOUT_TIME = "row_without_time"
    ROW_WITHOUT_OBJECTIVE = "row_without_objective"
    ROW_OUT_OF_ORDER = "row_out_of_order"
    ROW_NUMBER_TWICE = "row_number_twice"
    ROW_TOO_LONG_FOR_A_CARD = "row_too_long_for_a_card"
    ROW_WAITS_FOR_ITSELF = "row_waits_for_itself"
    ROW_WAITS_TOO_DEEP = "row_waits_too_deep"
    CONTINGENCY_WITHOUT_TRIGGER = "contingency_without_trigger"
    CRITICAL_WITHOUT_EXPECTED = "critical_without_expected"
    CRITICAL_LEFT_OUT = "critical_left_out"
    EXPECTED_WITHOUT_AGENCY = "expected_without_agency"
    EXPECTED_WITHOUT_TARGET = "expected_without_target"
    EXPECTED_WITHOUT_TEXT = "expected_without_text"
    EXPECTED_NOT_ADDRESSED = "expected_not_addressed"
    ATTACHMENT_MISSING = "attachment_missing"
    REAL_PHONE_NUMBER = "real_phone_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was found.

    ``ident`` is the id of what it is about, ``label`` what people call that. ``row`` is the id of
    the row beside which it is said, if there is one, ``action`` that of an expected action.
    ``agencies`` are those it concerns, ``at`` is exercise time, ``count`` a number of minutes,
    rows or letters, ``detail`` a text that the sentence quotes.
    """

    sort: CheckSort
    weight: Weight = Weight.CONSIDER
    about: About = About.EXERCISE
    ident: str = ""
    label: str = ""
    row: str = ""
    action: str = ""
    agencies: tuple[str, ...] = ()
    at: timedelta | None = None
    count: int = 0
    detail: str = ""


def by_row(found: Iterable[Check]) -> Mapping[str, tuple[Check, ...]]:
    """Return what is said beside each row, by its id, what must be decided first."""
    rows: dict[str, list[Check]] = defaultdict(list)
    for each in found:
        if each.row:
            rows[each.row].append(each)
    return {
        row: tuple(sorted(said, key=lambda each: each.weight is not Weight.DECIDE))
        for row, said in rows.items()
    }


def of_row(  # noqa: PLR0913 - what a check of a row says
    row: Inject,
    sort: CheckSort,
    weight: Weight = Weight.CONSIDER,
    *,
    action: str = "",
    agencies: tuple[str, ...] = (),
    count: int = 0,
    detail: str = "",
) -> Check:
    """Return a check that is about a row and said beside it."""
    return Check(
        sort=sort,
        weight=weight,
        about=About.ROW,
        ident=row.id,
        label=row.number,
        row=row.id,
        action=action,
        agencies=agencies,
        count=count,
        detail=detail,
    )
