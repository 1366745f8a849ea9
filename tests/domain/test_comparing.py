"""What differs between two versions of a plan."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.comparing import ChangeSort, Part, compare
from facilitator.domain.editing import change_row, drop_rows, insert_rows, move_rows, with_rows
from tests.builders import exercise, inject

ROWS = tuple(inject(str(number)) for number in range(6))
PLAN = exercise(*ROWS)


def told(before, after):
    return [(each.sort, each.label) for each in compare(before, after)]


def test_the_same_plan_differs_in_nothing():
    assert compare(PLAN, PLAN) == ()
    assert compare(PLAN, replace(PLAN, msel=replace(PLAN.msel))) == ()


def test_every_field_that_changed_is_told_before_and_after():
    (change,) = compare(PLAN, change_row(PLAN, ROWS[2].id, title="Fire", notes="Quiet"))

    assert (change.sort, change.part, change.label) == (ChangeSort.CHANGED, Part.ROW, "2")
    assert [(each.name, each.before, each.after) for each in change.fields] == [
        ("title", "Inject 2", "Fire"),
        ("notes", "", "Quiet"),
    ]


def test_rows_that_came_and_went_are_told():
    after = drop_rows(insert_rows(PLAN, 0, (inject("9"),)), {ROWS[1].id})

    assert told(PLAN, after) == [(ChangeSort.ADDED, "9"), (ChangeSort.DROPPED, "1")]


def test_only_the_row_that_moved_is_told_to_have_moved():
    after = move_rows(PLAN, {ROWS[0].id}, 4)

    assert told(PLAN, after) == [(ChangeSort.MOVED, "0")]


def test_what_changed_in_the_head_is_told_first():
    after = replace(change_row(PLAN, ROWS[0].id, title="Fire"), title="PONENT", safety_word="HALT")

    head, row = compare(PLAN, after)

    assert (head.part, {each.name for each in head.fields}) == (
        Part.HEAD,
        {"title", "safety_word"},
    )
    assert row.part is Part.ROW


@given(st.permutations(ROWS))
def test_as_few_rows_as_possible_are_told_to_have_moved(order):
    changes = compare(PLAN, with_rows(PLAN, order))
    still = [each for each in order if each.id not in {change.id for change in changes}]

    assert {each.sort for each in changes} <= {ChangeSort.MOVED}
    assert [int(each.number) for each in still] == sorted(int(each.number) for each in still)
    assert (not changes) == (list(order) == list(ROWS))
