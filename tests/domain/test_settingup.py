"""Edits of the head of a plan: what is removed leaves no trace in the script, and law of undo."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Contact, Objective, Phase, Post, Role
from facilitator.domain.settingup import (
    add_part,
    by_id,
    drop_agency,
    drop_part,
    field_of,
    move_part,
    rows_using,
    set_head,
    set_part,
    targets_of,
    tasks_of,
)
from tests.builders import exercise, expected, inject

TASK = CriticalTask(id="t1", text="Warns", agencies=("f", "p"))


def planned():
    rows = (
        replace(
            inject("01", to=("f", "p"), wants=(replace(expected("x1"), task="t1"),)),
            objectives=("o1",),
            tasks=("t1",),
            phase="ph1",
        ),
        inject("02", to=("m",)),
    )
    return replace(
        exercise(*rows),
        objectives=(
            Objective(
                id="o1", number="1", text="x", targets=(Target(id="g1", text="y", tasks=(TASK,)),)
            ),
            Objective(id="o2", number="2", text="z"),
        ),
        phases=(Phase(id="ph1", name="First"),),
        staff=(Post(id="s1", role=Role.EVALUATOR, covers=("f", "m")),),
        contacts=(Contact(id="c1", function="Desk", agency="f"),),
    )


def test_an_objective_that_goes_leaves_the_script_with_its_tasks():
    plan = drop_part(planned(), field_of("objectives"), "o1")

    row = plan.msel.rows[0]
    assert (row.objectives, row.tasks, row.expected[0].task) == ((), (), "")


def test_a_task_that_goes_leaves_rows_and_keeps_its_objective():
    plan = drop_part(planned(), tasks_of("o1", "g1"), "t1")

    row = plan.msel.rows[0]
    assert (row.objectives, row.tasks, row.expected[0].task) == (("o1",), (), "")


def test_rows_that_do_not_name_what_goes_stay_the_same_objects():
    before = planned()
    after = drop_part(before, field_of("phases"), "ph1")

    assert after.msel.rows[0].phase == ""
    assert after.msel.rows[1] is before.msel.rows[1]


def test_an_heir_gets_all_that_was_the_agencys_and_nothing_twice():
    plan = drop_agency(planned(), "f", "p")

    assert rows_using(plan, "f") == ()
    assert plan.msel.rows[0].to == ("p",)
    assert plan.msel.rows[0].expected[0].agencies == ("p",)
    assert plan.objectives[0].critical_tasks[0].agencies == ("p",)
    assert plan.staff[0].covers == ("p", "m")
    assert plan.contacts[0].agency == "p"


def test_without_an_heir_the_agency_is_left_out():
    plan = drop_agency(planned(), "f")

    assert plan.msel.rows[0].to == ("p",)
    assert plan.msel.rows[0].expected[0].agencies == ()
    assert plan.contacts[0].agency == ""


def test_what_is_the_same_makes_no_new_plan():
    plan = planned()

    assert set_head(plan, "title", plan.title) is plan
    assert set_part(plan, field_of("phases"), "ph1", "name", "First") is plan
    assert drop_part(plan, field_of("phases"), "nobody") is plan
    assert move_part(plan, field_of("objectives"), "o1", -1) is plan


PLACES = st.sampled_from(
    [field_of("objectives"), field_of("phases"), targets_of("o1"), tasks_of("o1", "g1")]
)


@settings(max_examples=60, deadline=None)
@given(PLACES, st.data())
def test_a_part_that_is_moved_keeps_all_and_comes_back(place, data):
    plan = planned()
    for number in range(3):
        plan = add_part(plan, place, replace(place.get(plan)[0], id=f"new-{number}"))
    ident = data.draw(st.sampled_from([each.id for each in place.get(plan)]))
    moved = move_part(plan, place, ident, 1)

    assert sorted(each.id for each in place.get(moved)) == sorted(
        each.id for each in place.get(plan)
    )
    assert moved is plan or move_part(moved, place, ident, -1) == plan
    assert by_id(place.get(moved), ident) == by_id(place.get(plan), ident)
