"""Whatever is done in the set-up, taken back it leaves the plan as it was."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing import change_row
from facilitator.domain.exercise import Objective
from facilitator.domain.presets import PRESETS, with_preset
from facilitator.domain.settingup import (
    add_part,
    drop_agency,
    drop_part,
    field_of,
    move_part,
    set_head,
    set_part,
    targets_of,
)
from facilitator.ui.plan.setup import making
from facilitator.ui.plan.setup.sections import with_usual_play
from tests.builders import exercise, expected, inject

MAKERS = {
    "agencies": making.new_agency,
    "objectives": making.new_objective,
    "phases": making.new_phase,
    "staff": making.new_post,
    "contacts": making.new_contact,
}
FIELDS = {
    "agencies": "name",
    "objectives": "text",
    "phases": "name",
    "staff": "function",
    "contacts": "number",
}
HEADS = ("title", "purpose", "place", "marking", "director")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["head", "add", "drop", "move", "set", "heir", "preset", "usual", "target"]
        ),
        st.sampled_from(sorted(MAKERS)),
        st.integers(0, 7),
        st.text(max_size=6),
    ),
    min_size=1,
    max_size=10,
)


def edit_of(desk, step):
    """Return the edit that a step of chance stands for."""
    what, kind, number, text = step
    plan, place = desk.exercise, field_of(kind)
    parts = place.get(plan)
    ident = parts[number % len(parts)].id if parts else ""
    new = desk.planner.new_id()
    objectives = plan.objectives
    aim = targets_of(objectives[number % len(objectives)].id) if objectives else None
    edits = {
        "head": lambda now: set_head(now, HEADS[number % len(HEADS)], text),
        "add": lambda now: add_part(now, place, MAKERS[kind](new, now)),
        "drop": lambda now: drop_part(now, place, ident),
        "move": lambda now: move_part(now, place, ident, number - 3),
        "set": lambda now: set_part(now, place, ident, FIELDS[kind], text),
        "heir": lambda now: _handed_on(now, number),
        "preset": lambda now: with_preset(now, PRESETS[number % len(PRESETS)]),
        "usual": with_usual_play,
        "target": lambda now: (
            now if aim is None else add_part(now, aim, making.new_target(new, now))
        ),
    }
    return edits[what]


def _handed_on(plan, number):
    if len(plan.agencies) < 2:
        return plan
    leaving = plan.agencies[number % len(plan.agencies)].id
    heir = plan.agencies[(number + 1) % len(plan.agencies)].id
    return drop_agency(plan, leaving, heir)


def planned():
    rows = (inject("01", to=("f", "p"), wants=(expected("x1"),)), inject("02", to=("m",)))
    return change_row(
        replace(exercise(*rows), objectives=(Objective(id="o1", number="1", text="x"),)),
        "i-01",
        objectives=("o1",),
    )


def test_any_edits_undone_give_the_plan_there_was_on_the_disk_too(make_hand):
    hand = make_hand(planned())
    desk = hand.desk
    saved = hand.saved

    @settings(
        max_examples=40,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(STEPS)
    def law(steps):
        for step in steps:
            assert desk.change("step", edit_of(desk, step))
        after = desk.exercise
        while desk.stack.canUndo():
            desk.undo()
        undone = desk.exercise
        while desk.stack.canRedo():
            desk.redo()
        redone = desk.exercise
        while desk.stack.canUndo():
            desk.undo()
        desk.stack.clear()

        assert undone == saved
        assert redone == after
        assert hand.saved == saved

    law()
