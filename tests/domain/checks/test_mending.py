from dataclasses import replace

import pytest

from facilitator.domain.checks import CheckSort, Mending, checks, mend
from facilitator.domain.editing import change_row
from facilitator.domain.exercise import Objective
from facilitator.domain.msel import RowKind
from tests.builders import exercise, expected, inject, minutes


def named(plan, sort):
    return [each for each in checks(plan) if each.sort is sort]


PLANS = {
    CheckSort.EXPECTED_NOT_ADDRESSED: exercise(
        inject("01", wants=(expected(agencies=("f", "p")),))
    ),
    CheckSort.ROW_WITHOUT_RECIPIENT: exercise(
        inject("01", to=(), wants=(expected(agencies=("p",)),))
    ),
    CheckSort.EXPECTED_WITHOUT_TARGET: exercise(inject("01", wants=(expected(target=None),))),
    CheckSort.EXPECTED_WITHOUT_AGENCY: exercise(inject("01", wants=(expected(agencies=()),))),
    CheckSort.ROW_WITHOUT_TIME: exercise(
        inject("01", planned=7), inject("02", planned=None), inject("03", planned=9)
    ),
    CheckSort.ROW_NUMBER_TWICE: exercise(
        inject("01"), replace(inject("02", planned=3), number="01")
    ),
    CheckSort.ROW_OUT_OF_ORDER: exercise(inject("01", planned=5), inject("02", planned=3)),
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER: exercise(
        inject("5", planned=5), inject("5-A", planned=17, kind=RowKind.CONTINGENCY)
    ),
    CheckSort.NO_STARTEX: exercise(inject("00", planned=-10), inject("01", planned=1)),
    CheckSort.NO_ENDEX: exercise(inject("01", planned=5)),
    CheckSort.OBJECTIVE_ON_ONE_ROW: replace(
        change_row(exercise(inject("01")), "i-01", objectives=("o1",)),
        objectives=(Objective(id="o1", number="1", text="Evacuate"),),
    ),
}


@pytest.mark.parametrize("sort", PLANS)
def test_what_was_found_is_gone_when_it_is_mended(sort):
    plan = PLANS[sort]
    before = named(plan, sort)

    offered = mend(plan, before[0])
    after = offered.edit(plan)

    assert len(named(after, sort)) < len(before)


def test_the_target_offered_is_the_usual_one_of_the_agency():
    plan = exercise(
        inject("01", wants=(expected("x1", target=4), expected("x2", agencies=("p",), target=9))),
        inject("02", wants=(expected("x3", target=None),)),
    )
    (found,) = named(plan, CheckSort.EXPECTED_WITHOUT_TARGET)

    assert mend(plan, found).span == minutes(4)


def test_the_time_offered_is_that_of_the_row_before():
    plan = PLANS[CheckSort.ROW_WITHOUT_TIME]
    (found,) = named(plan, CheckSort.ROW_WITHOUT_TIME)

    assert mend(plan, found).span == minutes(7)


def test_a_reserve_row_waits_for_the_row_whose_number_it_carries():
    plan = PLANS[CheckSort.CONTINGENCY_WITHOUT_TRIGGER]
    (found,) = named(plan, CheckSort.CONTINGENCY_WITHOUT_TRIGGER)

    after = mend(plan, found).edit(plan).msel.row("i-5-A")

    assert (after.contingency_for, after.contingency_after) == ("i-5", minutes(12))


def test_only_the_rows_concerned_are_changed():
    plan = PLANS[CheckSort.ROW_WITHOUT_TIME]
    (found,) = named(plan, CheckSort.ROW_WITHOUT_TIME)

    after = mend(plan, found).edit(plan)

    assert after.msel.rows[0] is plan.msel.rows[0]
    assert after.msel.rows[2] is plan.msel.rows[2]


def test_nothing_is_offered_where_a_person_has_to_think():
    plan = exercise(inject("01", text=""))
    (found,) = named(plan, CheckSort.ROW_WITHOUT_TEXT)

    assert mend(plan, found) is None


def test_nothing_is_offered_for_a_row_that_is_gone():
    plan = PLANS[CheckSort.EXPECTED_NOT_ADDRESSED]
    (found,) = named(plan, CheckSort.EXPECTED_NOT_ADDRESSED)

    assert mend(exercise(), found) is None


def test_each_mending_is_offered_for_something():
    offered = {mend(plan, named(plan, sort)[0]).mending for sort, plan in PLANS.items()}

    assert offered == set(Mending) - {Mending.TAKE_OFF}
