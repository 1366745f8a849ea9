"""For each check a plan in which it finds something, made from one in which it does not."""

from dataclasses import replace

import pytest

from facilitator.domain.attachments import Attachment
from facilitator.domain.checks import Beside, CheckSort, Weight, checks
from facilitator.domain.editing import change_row, drop_rows, with_rows
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Contact, Objective, Phase, Post, Role, TimeMode
from facilitator.domain.msel import RowKind
from tests.builders import FIRE, POLICE, TOWN, exercise, expected, inject, minutes

NOBODY = replace(TOWN, id="n", name="Nobody", letter="N")
MAP = Attachment(sha256="a" * 64, name="map.png", media="image/png", size=3)
NEAR = Beside(attachments=frozenset({MAP.sha256}), paper=True)


def sound():
    """Return a plan in which nothing is found."""
    task = CriticalTask(id="t1", text="Clear zone B", agencies=("f",))
    target = Target(id="g1", text="zone B out within 45 min", tasks=(task,))
    objective = Objective(
        id="o1", number="1", text="Evacuate", capability="evacuation", targets=(target,)
    )
    rows = (
        inject("STARTEX", kind=RowKind.ADMIN, to=(), to_all=True),
        full("01", 1, wants=(expected("x1", agencies=("f", "p")),)),
        full("01-A", 9, kind=RowKind.CONTINGENCY, contingency_for="i-01", after=8),
        full("02", 16, wants=(expected("x2", agencies=("p",)),)),
        inject("ENDEX", kind=RowKind.ADMIN, planned=30, to=(), to_all=True),
    )
    made = exercise(*rows, agencies=(FIRE, POLICE))
    made = replace(
        made,
        safety_word="NO PLAY",
        objectives=(objective,),
        staff=(Post(id="s1", role=Role.EVALUATOR, covers=("f", "p")),),
        contacts=(Contact(id="c1", function="Control room", number="ext. 41"),),
    )
    return change_row(made, "i-01", tasks=("t1",), attachments=(MAP,))


def full(number, planned, **fields):
    return replace(inject(number, planned=planned, to=("f", "p"), **fields), objectives=("o1",))


def objective(plan, **changes):
    return replace(plan, objectives=(replace(plan.objectives[0], **changes),))


def action(plan, **changes):
    row = plan.msel.row("i-02")
    return change_row(plan, "i-02", expected=(replace(row.expected[0], **changes),))


def row(ident, **changes):
    return lambda plan: change_row(plan, ident, **changes)


def late(plan):
    """Let an hour pass without anything."""
    return change_row(plan, "i-02", planned=minutes(61))


def crowd(count, apart):
    """Return a change that hands an agency so many injects so many minutes apart."""

    def change(plan):
        many = [full(f"c{place}", 1 + place * apart) for place in range(count)]
        return with_rows(plan, (*plan.msel.rows[:2], *many, *plan.msel.rows[2:]))

    return change


def discussed_apart(plan):
    """Go at the table's own pace through a phase that leaves an agency out."""
    plan = replace(
        plan,
        phases=(Phase(id="talk", name="Talk", starts=minutes(0), mode=TimeMode.PACED),),
    )
    action_of_police = (expected("x2", agencies=("p",)),)
    plan = change_row(plan, "i-02", phase="talk", to=("p",), expected=action_of_police)
    return change_row(plan, "i-01", phase="before")


FOUND = {
    CheckSort.NO_TITLE: lambda plan: replace(plan, title=" "),
    CheckSort.NO_AGENCY: lambda plan: replace(plan, agencies=()),
    CheckSort.NO_OBJECTIVE: lambda plan: replace(plan, objectives=()),
    CheckSort.MANY_OBJECTIVES: lambda plan: replace(
        plan, objectives=tuple(replace(plan.objectives[0], id=f"o{each}") for each in range(11))
    ),
    CheckSort.NO_STARTEX: lambda plan: drop_rows(plan, ["i-STARTEX"]),
    CheckSort.NO_ENDEX: lambda plan: drop_rows(plan, ["i-ENDEX"]),
    CheckSort.NO_SAFETY_WORD: lambda plan: replace(plan, safety_word=""),
    CheckSort.OBJECTIVE_WITHOUT_INJECT: lambda plan: replace(
        plan, objectives=(*plan.objectives, Objective(id="o2", number="2", text="Warn"))
    ),
    CheckSort.OBJECTIVE_WITHOUT_CAPABILITY: lambda plan: objective(plan, capability=""),
    CheckSort.OBJECTIVE_WITHOUT_TARGET: lambda plan: objective(plan, targets=()),
    CheckSort.OBJECTIVE_NOT_MEASURABLE: lambda plan: objective(
        plan, targets=(Target(id="g1", text="quickly"),)
    ),
    CheckSort.OBJECTIVE_ON_ONE_ROW: lambda plan: change_row(
        change_row(plan, "i-02", objectives=()), "i-01-A", objectives=()
    ),
    CheckSort.TASK_WITHOUT_INJECT: row("i-01", tasks=()),
    CheckSort.TASK_WITHOUT_OBSERVER: lambda plan: replace(
        plan, staff=(Post(id="s1", role=Role.EVALUATOR, covers=("p",)),)
    ),
    CheckSort.AGENCY_WITHOUT_INJECT: lambda plan: replace(plan, agencies=(*plan.agencies, NOBODY)),
    CheckSort.AGENCY_IDLE: late,
    CheckSort.AGENCY_IDLE_IN_PHASE: discussed_apart,
    CheckSort.AGENCY_FLOODED: crowd(11, 0.5),
    CheckSort.AGENCY_RUSHED: crowd(3, 1),
    CheckSort.ROW_WITHOUT_TEXT: row("i-02", text=" "),
    CheckSort.ROW_WITHOUT_RECIPIENT: row("i-02", to=()),
    CheckSort.ROW_WITHOUT_TIME: row("i-02", planned=None),
    CheckSort.ROW_WITHOUT_OBJECTIVE: row("i-02", objectives=()),
    CheckSort.ROW_OUT_OF_ORDER: row("i-02", planned=minutes(0.5)),
    CheckSort.ROW_NUMBER_TWICE: row("i-02", number="01"),
    CheckSort.ROW_TOO_LONG_FOR_A_CARD: row("i-02", text="smoke " * 120),
    CheckSort.ROW_WAITS_FOR_ITSELF: row("i-01", follows="i-01-A"),
    CheckSort.ROW_WAITS_TOO_DEEP: lambda plan: change_row(
        change_row(plan, "i-02", follows="i-01-A"), "i-ENDEX", follows="i-02"
    ),
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER: row("i-01-A", contingency_for=""),
    CheckSort.CRITICAL_WITHOUT_EXPECTED: row("i-02", critical=True, expected=()),
    CheckSort.CRITICAL_LEFT_OUT: row("i-02", critical=True, status="skipped"),
    CheckSort.EXPECTED_WITHOUT_AGENCY: lambda plan: action(plan, agencies=()),
    CheckSort.EXPECTED_WITHOUT_TARGET: lambda plan: action(plan, target=None),
    CheckSort.EXPECTED_WITHOUT_TEXT: lambda plan: action(plan, text=""),
    CheckSort.EXPECTED_NOT_ADDRESSED: row("i-02", to=("f",)),
    CheckSort.REAL_PHONE_NUMBER: row("i-02", read_aloud="Call 612 345 678 at once."),
}
"""A change of the sound plan after which a check finds something."""
BESIDE = {
    CheckSort.NO_PAPER_PACK: replace(NEAR, paper=False),
    CheckSort.ATTACHMENT_MISSING: replace(NEAR, attachments=frozenset()),
}
"""What has to be missing beside the plan."""
DECIDE = {
    CheckSort.NO_SAFETY_WORD,
    CheckSort.OBJECTIVE_WITHOUT_INJECT,
    CheckSort.AGENCY_WITHOUT_INJECT,
    CheckSort.AGENCY_FLOODED,
    CheckSort.ROW_WITHOUT_TEXT,
    CheckSort.CONTINGENCY_WITHOUT_TRIGGER,
    CheckSort.EXPECTED_NOT_ADDRESSED,
}


def sorts(plan, beside=NEAR):
    return {each.sort for each in checks(plan, beside)}


def test_nothing_is_found_in_a_sound_plan():
    assert checks(sound(), NEAR) == ()


def test_every_sort_of_check_is_tried_here():
    assert {*FOUND, *BESIDE} == set(CheckSort)


@pytest.mark.parametrize("sort", FOUND)
def test_a_check_finds_what_it_is_for(sort):
    found = sorts(FOUND[sort](sound()))

    assert sort in found


@pytest.mark.parametrize("sort", BESIDE)
def test_what_is_missing_beside_the_plan_is_found(sort):
    found = sorts(sound(), BESIDE[sort])

    assert found == {sort}


def test_nothing_is_said_of_what_nobody_looked_for():
    assert checks(sound()) == ()


@pytest.mark.parametrize("sort", sorted(DECIDE))
def test_what_would_spoil_the_play_is_to_be_decided(sort):
    found = checks(FOUND[sort](sound()), NEAR)

    assert {each.weight for each in found if each.sort is sort} == {Weight.DECIDE}


def test_what_must_be_decided_stands_first():
    plan = late(action(replace(sound(), safety_word=""), target=None))

    weights = [each.weight for each in checks(plan, NEAR)]

    assert weights[0] is Weight.DECIDE
    assert weights == sorted(weights, key=lambda each: each is not Weight.DECIDE)
    assert Weight.CONSIDER in weights
