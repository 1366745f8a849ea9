"""What is missing before STARTEX, and what an objective lacks to be measured."""

from dataclasses import replace

import pytest

from facilitator.domain.checklist import Lack, Section, missing
from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.exercise import Contact, Exercise, Objective, Post, Role
from facilitator.domain.smart import Wanted, wanted
from facilitator.services.scenarios import load
from tests.builders import exercise


def lacks(plan):
    return {each.lack for each in missing(plan)}


def test_an_empty_exercise_lacks_nearly_everything_in_the_order_of_the_sections():
    found = missing(Exercise(id="x", title=""))
    sections = list(dict.fromkeys(each.section for each in found))

    assert sections == [each for each in Section if each in sections]
    assert {Lack.TITLE, Lack.AGENCY, Lack.OBJECTIVE, Lack.EVALUATOR, Lack.SAFETY_WORD} <= lacks(
        Exercise(id="x", title="")
    )


def test_blanks_are_nothing():
    assert Lack.PURPOSE in lacks(replace(exercise(), purpose="   "))


def test_an_objective_is_followed_down_to_its_tasks():
    bare = Objective(id="o1", number="1", text="x")
    aimed = replace(bare, capability="c", targets=(Target(id="g", text="t"),))
    full = replace(
        aimed, targets=(Target(id="g", text="t", tasks=(CriticalTask(id="k", text="k"),)),)
    )

    assert {Lack.CAPABILITY, Lack.TARGET} <= lacks(replace(exercise(), objectives=(bare,)))
    assert Lack.TASK in lacks(replace(exercise(), objectives=(aimed,)))
    assert not {Lack.CAPABILITY, Lack.TARGET, Lack.TASK} & lacks(
        replace(exercise(), objectives=(full,))
    )


def test_a_number_that_looks_real_is_named_with_its_contact():
    contact = Contact(id="c1", function="Duty officer", number="+34 600 123 456")
    found = [
        each
        for each in missing(replace(exercise(), contacts=(contact,)))
        if each.lack is Lack.REAL_NUMBER
    ]

    assert [(each.ident, each.field, each.label) for each in found] == [
        ("c1", "number", "Duty officer")
    ]


def test_one_evaluator_is_enough():
    post = Post(id="s", role=Role.LEAD_EVALUATOR)

    assert Lack.EVALUATOR not in lacks(replace(exercise(), staff=(post,)))


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Warn the public in time", {Wanted.NUMBER, Wanted.TIME, Wanted.WHO}),
        ("The fire service warns 300 people within 8 minutes", set()),
        ("Todos los servicios avisan en 8 minutos", set()),
        ("Tous les services décident en 10 minutes", set()),
        ("Warn 300 people within 8 min", {Wanted.WHO}),
        ("The fire service warns 300 people", {Wanted.TIME}),
        ("", {Wanted.NUMBER, Wanted.TIME, Wanted.WHO}),
    ],
)
def test_an_objective_is_told_what_it_lacks(text, lacking):
    assert set(wanted(text, exercise())) == lacking


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_the_flagships_objectives_say_who(language):
    plan = load("wildfire", language)

    assert [
        each.number for each in plan.objectives if Wanted.NUMBER in wanted(each.text, plan)
    ] == []
