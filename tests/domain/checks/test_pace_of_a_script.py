from dataclasses import replace

import pytest

from facilitator.domain.checks import CheckSort, checks
from facilitator.domain.editing import change_row
from facilitator.domain.exercise import Phase, TimeMode
from facilitator.domain.msel import RowKind
from tests.builders import FIRE, exercise, expected, inject, minutes


def idle(plan):
    return [each for each in checks(plan) if each.sort is CheckSort.AGENCY_IDLE]


def plan(*rows, **fields):
    return exercise(*rows, agencies=(FIRE,), **fields)


def test_a_gap_of_twenty_minutes_is_none_and_one_more_is():
    assert not idle(plan(inject("01", planned=0), inject("02", planned=20)))
    assert idle(plan(inject("01", planned=0), inject("02", planned=21)))


def test_a_gap_is_told_beside_the_row_that_ends_it():
    (found,) = idle(plan(inject("01", planned=5), inject("02", planned=45)))

    assert (found.row, found.count, found.at) == ("i-02", 40, minutes(5))


def test_an_agency_is_busy_until_its_target():
    rows = (
        inject("01", planned=0, wants=(expected(target=15),)),
        inject("02", planned=35),
    )

    assert not idle(plan(*rows))


def test_an_agency_is_busy_while_it_discusses():
    talked = replace(inject("01", planned=0), discussion=minutes(30))

    assert not idle(plan(talked, inject("02", planned=45)))


def test_a_break_for_everybody_is_no_idleness():
    rows = (
        inject("01", planned=0),
        inject("break", planned=18, kind=RowKind.ADMIN, to=(), to_all=True),
        inject("02", planned=36),
    )

    assert not idle(plan(*rows))


def test_what_may_never_be_played_fills_no_gap():
    rows = (
        inject("01", planned=0),
        inject("01-A", planned=15, kind=RowKind.CONTINGENCY, contingency_for="i-01"),
        inject("02", planned=30),
    )

    assert idle(plan(*rows))


def test_nobody_is_idle_by_the_clock_at_a_table_that_goes_its_own_pace():
    rows = (inject("01", planned=0), inject("02", planned=50))

    assert not idle(plan(*rows, mode=TimeMode.PACED))


def test_a_phase_has_its_own_pace():
    phases = (
        Phase(id="a", name="Clock", starts=minutes(0)),
        Phase(id="b", name="Talk", starts=minutes(60), mode=TimeMode.PACED),
    )
    rows = (inject("01", planned=0), inject("02", planned=60), inject("03", planned=120))

    found = idle(replace(plan(*rows), phases=phases))

    assert [each.row for each in found] == ["i-02"]


@pytest.mark.parametrize(("count", "told"), [(10, False), (11, True)])
def test_ten_injects_in_ten_minutes_can_be_taken_in_and_eleven_not(count, told):
    rows = [inject(f"{place:02}", planned=place * 0.9) for place in range(count)]

    found = {each.sort for each in checks(plan(*rows))}

    assert (CheckSort.AGENCY_FLOODED in found) is told


@pytest.mark.parametrize(("count", "told"), [(3, False), (4, True)])
def test_three_rows_in_five_minutes_can_be_answered_and_four_not(count, told):
    rows = [inject(f"{place:02}", planned=place * 1.6) for place in range(count)]

    found = {each.sort for each in checks(plan(*rows))}

    assert (CheckSort.AGENCY_RUSHED in found) is (told and count * 1.6 - 1.6 < 5)


def test_a_rush_is_told_once():
    rows = [inject(f"{place:02}", planned=place * 0.5) for place in range(8)]

    found = [each for each in checks(plan(*rows)) if each.sort is CheckSort.AGENCY_RUSHED]

    assert [(each.row, each.count) for each in found] == [("i-00", 8)]


def test_a_row_that_is_left_out_counts_for_nothing():
    rows = (inject("01", planned=0), inject("02", planned=15), inject("03", planned=30))

    made = plan(*rows)

    assert not idle(made)
    assert idle(change_row(made, "i-02", status="cancelled"))
