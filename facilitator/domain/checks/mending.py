"""What would put a finding right, where that is obvious: an edit of the plan."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from facilitator.domain.checks.found import Check, CheckSort
from facilitator.domain.checks.limits import USUAL_TARGET
from facilitator.domain.editing import (
    Edit,
    change_row,
    insert_rows,
    next_number,
    sort_by_time,
)
from facilitator.domain.exercise import Exercise
from facilitator.domain.msel import Inject, RowKind

_ZERO = timedelta(0)


class Mending(StrEnum):
    """What is done to put something right."""

    ADD_RECIPIENT = "add_recipient"
    ADD_OWING = "add_owing"
    SET_TARGET = "set_target"
    SET_TIME = "set_time"
    SET_AGENCY = "set_agency"
    NUMBER_ANEW = "number_anew"
    SORT_BY_TIME = "sort_by_time"
    MARK_CRITICAL = "mark_critical"
    WAIT_FOR = "wait_for"
    TAKE_OFF = "take_off"
    ADD_STARTEX = "add_startex"
    ADD_ENDEX = "add_endex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """An edit that puts something right; ``span`` and ``label`` are for the words of its button."""

    mending: Mending
    edit: Edit
    span: timedelta | None = None
    label: str = ""
    agencies: tuple[str, ...] = ()


def mend(exercise: Exercise, check: Check) -> Mend | None:
    """Return what would put a finding right, or None where a person has to think."""
    if check.sort in _WHOLE:
        return _WHOLE[check.sort](exercise)
    row = exercise.msel.row(check.row)
    by_row = _ROWS.get(check.sort)
    if row is None or by_row is None:
        return None
    return by_row(exercise, row, check)


def _add_recipient(_exercise: Exercise, row: Inject, check: Check) -> Mend:
    return _to(row, check.agencies, Mending.ADD_RECIPIENT)


def _to(row: Inject, agencies: tuple[str, ...], mending: Mending) -> Mend:
    to = tuple(dict.fromkeys((*row.to, *agencies)))
    return Mend(
        mending=mending, edit=lambda plan: change_row(plan, row.id, to=to), agencies=agencies
    )


def _add_owing(_exercise: Exercise, row: Inject, _check: Check) -> Mend | None:
    owing = tuple(dict.fromkeys(agency for each in row.expected for agency in each.agencies))
    return _to(row, owing, Mending.ADD_OWING) if owing else None


def _set_target(exercise: Exercise, row: Inject, check: Check) -> Mend:
    usual = Counter(
        action.target
        for each in exercise.msel.rows
        for action in each.expected
        if action.target is not None and set(action.agencies) & set(check.agencies)
    )
    target = usual.most_common(1)[0][0] if usual else USUAL_TARGET
    expected = tuple(
        each if each.target is not None else replace(each, target=target) for each in row.expected
    )
    return Mend(
        mending=Mending.SET_TARGET,
        edit=lambda plan: change_row(plan, row.id, expected=expected),
        span=target,
    )


def _set_agency(_exercise: Exercise, row: Inject, check: Check) -> Mend | None:
    if len(row.to) != 1:
        return None
    expected = tuple(
        replace(each, agencies=row.to) if each.id == check.action else each for each in row.expected
    )
    return Mend(
        mending=Mending.SET_AGENCY,
        edit=lambda plan: change_row(plan, row.id, expected=expected),
        agencies=row.to,
    )


def _set_time(exercise: Exercise, row: Inject, _check: Check) -> Mend:
    at = _ZERO
    for each in exercise.msel.rows:
        if each.id == row.id:
            break
        at = each.planned if each.planned is not None else at
    return Mend(
        mending=Mending.SET_TIME,
        edit=lambda plan: change_row(plan, row.id, planned=at),
        span=at,
    )


def _number_anew(exercise: Exercise, row: Inject, _check: Check) -> Mend:
    number = next_number(exercise)
    return Mend(
        mending=Mending.NUMBER_ANEW,
        edit=lambda plan: change_row(plan, row.id, number=number),
        label=number,
    )


def _sort(_exercise: Exercise, _row: Inject, _check: Check) -> Mend:
    return Mend(mending=Mending.SORT_BY_TIME, edit=sort_by_time)


def _mark(_exercise: Exercise, row: Inject, _check: Check) -> Mend:
    return Mend(
        mending=Mending.MARK_CRITICAL, edit=lambda plan: change_row(plan, row.id, critical=True)
    )


def _wait_for(exercise: Exercise, row: Inject, _check: Check) -> Mend | None:
    """Offer the row whose number this one's begins with, as 5 for 5-A."""
    stem = row.number.rpartition("-")[0]
    parent = next((each for each in exercise.msel.rows if stem and each.number == stem), None)
    if parent is None:
        return None
    after = USUAL_TARGET
    if row.planned is not None and parent.planned is not None and row.planned > parent.planned:
        after = row.planned - parent.planned
    return Mend(
        mending=Mending.WAIT_FOR,
        edit=lambda plan: change_row(
            plan, row.id, contingency_for=parent.id, contingency_after=after
        ),
        span=after,
        label=parent.number,
    )


def _take_off(_exercise: Exercise, row: Inject, check: Check) -> Mend:
    kept = tuple(each for each in row.attachments if each.sha256 != check.action)
    return Mend(
        mending=Mending.TAKE_OFF, edit=lambda plan: change_row(plan, row.id, attachments=kept)
    )


def _add_startex(exercise: Exercise) -> Mend:
    rows = exercise.msel.rows
    place = next(
        (at for at, each in enumerate(rows) if (each.planned or _ZERO) >= _ZERO), len(rows)
    )
    row = _announcement(exercise, "STARTEX", _ZERO)
    return Mend(mending=Mending.ADD_STARTEX, edit=lambda plan: insert_rows(plan, place, [row]))


def _add_endex(exercise: Exercise) -> Mend:
    last = max((each.planned for each in exercise.msel.rows if each.planned), default=_ZERO)
    at = max(last, exercise.length or _ZERO)
    row = _announcement(exercise, "ENDEX", at)
    end = len(exercise.msel.rows)
    return Mend(mending=Mending.ADD_ENDEX, edit=lambda plan: insert_rows(plan, end, [row]), span=at)


def _announcement(exercise: Exercise, word: str, at: timedelta) -> Inject:
    """Return a row for everybody, called by the word that all languages use."""
    taken = {each.id for each in exercise.msel.rows}
    ident = word.casefold()
    while ident in taken:
        ident += "-"
    return Inject(id=ident, number=word, title=word, kind=RowKind.ADMIN, planned=at, to_all=True)


_WHOLE: dict[CheckSort, Callable[[Exercise], Mend]] = {
    CheckSort.NO_STARTEX: _add_startex,
    CheckSort.NO_ENDEX: _add_endex,
}
_ROWS: dict[CheckSort, Callable[[Exercise, Inject, Check], Mend | None]] = {
    CheckSort.EXPECTED_NOT_ADDRESSED: _add_recipient,
    CheckSort.ROW_WITHOUT_RECIPIENT: _add_owing,
    CheckSort.EXPECTED_WITHOUT_TARGET: _set_target,
    CheckSort.EXPECTED_WITHOUT_AGENCY: _set_agency,
    CheckSort.ROW_WITHOUT_TIME: _set_time,
    CheckSort.ROW_NUMBER_TWICE: _number_anew,
    CheckSort.ROW_OUT_OF_ORDER: _sort,
    CheckSort.OBJECTIVE_ON_ONE_ROW: _mark,
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER: _wait_for,
    CheckSort.ATTACHMENT_MISSING: _take_off,
}
