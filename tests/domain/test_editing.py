"""Edits of a plan."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.editing import (
    change_row,
    drop_rows,
    fill_down,
    find_text,
    insert_rows,
    move_rows,
    next_number,
    replace_text,
    retime,
    sort_by_time,
)
from facilitator.domain.msel import RowKind
from tests.builders import exercise, expected, inject, minutes

ONE = inject("01", planned=0, title="Smoke above the estate", wants=(expected("x1"),))
TWO = inject("02", planned=10, title="The road is cut")
THREE = inject("03", planned=20, title="Smoke at the care home")
PLAN = exercise(ONE, TWO, THREE)


def numbers(plan):
    return [each.number for each in plan.msel.rows]


def test_a_row_left_alone_stays_the_same_object():
    plan = change_row(PLAN, TWO.id, title="The road is open")

    assert plan.msel.rows[0] is ONE
    assert plan.msel.rows[2] is THREE
    assert (plan.msel.rows[1].title, plan.msel.rows[1].revision) == ("The road is open", 1)


def test_a_change_that_changes_nothing_is_the_same_plan():
    assert change_row(PLAN, TWO.id, title=TWO.title) is PLAN
    assert sort_by_time(PLAN) is PLAN


@pytest.mark.parametrize(
    ("numbered", "following"),
    [
        ((), "01"),
        (("1", "2"), "3"),
        (("07", "5-A"), "08"),
        (("STARTEX",), "01"),
        (("09", "10"), "11"),
        (("99",), "100"),
    ],
)
def test_a_new_row_gets_the_number_after_the_highest(numbered, following):
    assert next_number(exercise(*map(inject, numbered))) == following


def test_rows_are_put_where_they_are_wanted():
    assert numbers(insert_rows(PLAN, 1, (inject("9"),))) == ["01", "9", "02", "03"]
    assert numbers(insert_rows(PLAN, 99, (inject("9"),))) == ["01", "02", "03", "9"]


def test_what_waited_on_a_row_that_is_gone_waits_no_more():
    reserve = inject("04", kind=RowKind.CONTINGENCY, contingency_for=ONE.id, after=10)
    later = replace(inject("05"), follows=ONE.id, follows_after=minutes(5))
    answer = replace(inject("06"), on_decision="x1", follows_after=minutes(1))

    plan = drop_rows(exercise(ONE, reserve, later, answer, TWO), {ONE.id})

    assert [
        (each.contingency_for, each.contingency_after, each.follows, each.on_decision)
        for each in plan.msel.rows
    ] == [("", None, "", "")] * 4
    assert plan.msel.rows[3] is TWO


@pytest.mark.parametrize(
    ("chosen", "by", "order"),
    [
        ((TWO,), -1, ["02", "01", "03"]),
        ((ONE, TWO), 1, ["03", "01", "02"]),
        ((ONE,), 5, ["02", "03", "01"]),
        ((ONE, TWO), -1, ["01", "02", "03"]),
        ((), 1, ["01", "02", "03"]),
    ],
)
def test_rows_move_as_a_block_and_stop_at_the_edge(chosen, by, order):
    assert numbers(move_rows(PLAN, {each.id for each in chosen}, by)) == order


@given(st.sets(st.sampled_from([each.id for each in PLAN.msel.rows])), st.integers(-4, 4))
def test_moving_rows_loses_none_and_changes_none(chosen, by):
    moved = move_rows(PLAN, chosen, by)

    assert {id(each) for each in moved.msel.rows} == {id(each) for each in PLAN.msel.rows}


def test_times_move_together_and_a_row_without_one_stays_without():
    bare = inject("04", planned=None)

    plan = retime(exercise(ONE, TWO, bare), {TWO.id, bare.id}, minutes(-5))

    assert [each.planned for each in plan.msel.rows] == [minutes(0), minutes(5), None]


def test_filling_down_gives_all_rows_what_the_first_has():
    plan = fill_down(PLAN, [ONE.id, THREE.id], ["title", "planned"])

    assert [each.title for each in plan.msel.rows] == [ONE.title, TWO.title, ONE.title]
    assert plan.msel.rows[2].planned == ONE.planned


@given(st.lists(st.one_of(st.none(), st.integers(-5, 50)), max_size=8))
def test_rows_in_the_order_of_their_times_lose_none(times):
    plan = exercise(*(inject(str(at), planned=each) for at, each in enumerate(times)))

    ordered = [each.planned for each in sort_by_time(plan).msel.rows if each.planned is not None]

    assert all(one <= other for one, other in pairwise(ordered))
    assert sorted(numbers(sort_by_time(plan))) == sorted(numbers(plan))


def test_a_text_is_found_and_replaced_wherever_it_stands():
    assert find_text(PLAN, "smoke") == (
        (ONE.id, "title"),
        (ONE.id, "text"),
        (TWO.id, "text"),
        (THREE.id, "title"),
        (THREE.id, "text"),
    )
    assert find_text(PLAN, "smoke", case=True) == ()

    plan = replace_text(PLAN, "Smoke at", r"\1 Fire at", case=True)

    assert plan.msel.rows[2].title == r"\1 Fire at the care home"
    assert plan.msel.rows[1] is TWO
