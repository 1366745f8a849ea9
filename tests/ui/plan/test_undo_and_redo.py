"""Undo and redo as laws: whatever was done, the plan and its file come back as they were."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing import (
    change_row,
    drop_rows,
    fill_down,
    insert_rows,
    move_rows,
    next_number,
    replace_text,
    retime,
    sort_by_time,
)
from facilitator.domain.entry import Author
from facilitator.services.conduct import Conduct
from facilitator.services.editing import Planner
from facilitator.services.now import PlayedClock
from facilitator.store.file import ExerciseFile
from facilitator.ui.plan.desk import PlanDesk
from tests.builders import STARTEX, exercise, expected, inject

SCRIPT = tuple(
    inject(f"{place:02}", planned=place * 5, title=f"Smoke {place}", wants=(expected(f"x{place}"),))
    for place in range(1, 6)
)


def ids_of(plan, picks):
    rows = plan.msel.rows
    return tuple(dict.fromkeys(rows[each % len(rows)].id for each in picks)) if rows else ()


def typed(plan, picks, text, _by):
    chosen = ids_of(plan, picks[:1])
    return change_row(plan, chosen[0], title=text) if chosen else plan


def added(plan, picks, text, _by):
    number = next_number(plan)
    row = inject(number, title=text or "New", planned=picks[0])
    if any(each.id == row.id for each in plan.msel.rows):
        return plan
    return insert_rows(plan, picks[0] % (len(plan.msel.rows) + 1), (row,))


EDITS = {
    "type": typed,
    "add": added,
    "drop": lambda plan, picks, _text, _by: drop_rows(plan, ids_of(plan, picks)),
    "move": lambda plan, picks, _text, by: move_rows(plan, ids_of(plan, picks), by),
    "retime": lambda plan, picks, _text, by: retime(
        plan, ids_of(plan, picks), timedelta(minutes=by)
    ),
    "fill": lambda plan, picks, _text, _by: fill_down(plan, ids_of(plan, picks), ("title", "to")),
    "replace": lambda plan, _picks, text, _by: replace_text(plan, "o", text),
    "sort": lambda plan, _picks, _text, _by: sort_by_time(plan),
    "undo": None,
    "redo": None,
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(EDITS)),
        st.lists(st.integers(0, 9), min_size=1, max_size=3),
        st.text(max_size=6),
        st.integers(-3, 3),
        st.sampled_from(("", "a", "b")),
    ),
    max_size=25,
)


def take(desk, step):
    name, picks, text, by, merge = step
    if name in ("undo", "redo"):
        getattr(desk, name)()
        return
    edit = EDITS[name]
    desk.change(name, lambda plan: edit(plan, picks, text, by), merge=merge and f"{name}{merge}")


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_all_undone_is_the_plan_as_it_was_and_all_redone_as_it_became(steps):
    clock = PlayedClock(STARTEX)
    with ExerciseFile.memory(exercise(*SCRIPT), now=clock.now) as file:
        first = file.plans.load()
        desk = PlanDesk(Planner(Conduct(file, clock=clock, author=Author(role="facilitator"))))
        for step in steps:
            take(desk, step)
        while desk.stack.canRedo():
            desk.redo()
        last = desk.exercise
        kept = file.plans.load()

        while desk.stack.canUndo():
            desk.undo()
        undone, undone_kept = desk.exercise, file.plans.load()
        while desk.stack.canRedo():
            desk.redo()

        assert kept == last
        assert undone == undone_kept == first
        assert desk.exercise == file.plans.load() == last


def test_a_plan_that_cannot_be_saved_is_neither_changed_nor_undoable(hand):
    hand.conduct.start()

    taken = hand.desk.change("title", lambda now: change_row(now, "i-01", title="Other"))

    assert not taken
    assert not hand.desk.stack.canUndo()
    assert hand.rows[0].title == hand.saved.msel.rows[0].title == "Smoke above the estate"
