"""The evaluator's guide after the run: steps, starting points, patterns."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.biases import Bias, biases
from facilitator.domain.evaluation import CriticalTask, Rated, Rating, Target
from facilitator.domain.events import RatingGiven, RatingSettled
from facilitator.domain.exercise import Objective
from facilitator.domain.guides import guide, lowest
from facilitator.domain.observed import ObjectiveSeen, TaskSeen
from facilitator.domain.reviewing import review
from tests.builders import journal

P, S, M, U, N = Rating


def objective(ident, count, capability="Warning"):
    tasks = tuple(CriticalTask(id=f"{ident}{n}", text=f"Task {n}") for n in range(count))
    return Objective(
        id=ident,
        number="1",
        text="Warn in time",
        capability=capability,
        targets=(Target(id=f"{ident}-target", text="In 10 minutes", tasks=tasks),),
    )


def seen(*objectives):
    return tuple(
        ObjectiveSeen(
            objective=each, tasks=tuple(TaskSeen(task=task) for task in each.critical_tasks)
        )
        for each in objectives
    )


def rated(of, rating, by="one", sort=Rated.TASK):
    return RatingGiven(rated=sort, of=of, rating=rating, by=by)


def steps(objectives, *events):
    return guide(seen(*objectives), review(journal(*events)))


def step(found, rated, of):
    return next(each for each in found if each.key == (rated, of))


def test_steps_stand_in_the_order_of_the_plan_each_under_what_it_serves():
    found = steps([objective("a", 2)])

    assert [(each.rated.value, each.depth) for each in found] == [
        ("objective", 0),
        ("capability", 1),
        ("target", 2),
        ("task", 3),
        ("task", 3),
    ]


def test_without_a_capability_everything_stands_one_step_further_out():
    found = steps([objective("a", 1, capability="")])

    assert [each.depth for each in found] == [0, 1, 2]


@pytest.mark.parametrize(
    ("ratings", "start"),
    [
        ([], None),
        ([P], P),
        ([P, S, M], M),
        ([U, P], U),
        ([N], N),
        ([N, P], P),
        ([N, N, None], N),
        ([None], None),
    ],
)
def test_the_lowest_of_what_was_seen_is_the_start_and_not_observed_is_never_u(ratings, start):
    assert lowest(ratings) is start


@given(st.lists(st.sampled_from(list(Rating)), min_size=1))
def test_a_start_is_always_something_that_somebody_said(ratings):
    assert lowest(ratings) in ratings
    assert lowest(ratings) is lowest(ratings[::-1])


def test_what_was_decided_below_is_where_the_step_above_begins():
    settled = RatingSettled(rated=Rated.TASK, of="a0", rating=S, reason="late once")
    found = steps([objective("a", 2)], rated("a0", U), rated("a1", P), settled)

    target = step(found, Rated.TARGET, "a-target")
    task = step(found, Rated.TASK, "a0")

    assert (target.start, target.from_below) == (S, True)
    assert (task.start, task.from_below) == (U, False)
    assert task.settled.rating is S


def test_an_own_word_on_a_step_comes_before_what_lies_below():
    found = steps(
        [objective("a", 1)], rated("a0", U), rated("a", S, by="two", sort=Rated.OBJECTIVE)
    )

    assert step(found, Rated.OBJECTIVE, "a").start is S


def test_different_words_are_a_dispute_but_not_having_seen_it_is_none():
    found = steps(
        [objective("a", 2)],
        rated("a0", P),
        rated("a0", U, by="two"),
        rated("a1", P),
        rated("a1", N, by="two"),
    )

    assert [each.disputed for each in found if each.rated is Rated.TASK] == [True, False]


def letters(word, ident="a", by="one"):
    return [rated(f"{ident}{at}", Rating(each), by=by) for at, each in enumerate(word)]


@pytest.mark.parametrize(
    ("word", "pattern"),
    [
        ("PPPPP", (Bias.LENIENCY,)),
        ("SSSSS", (Bias.CENTRAL,)),
        ("MUMUM", (Bias.SEVERITY,)),
        ("SSSS", ()),
        ("PSPSM", ()),
        ("SSSSNN", ()),
        ("PSPMUM", (Bias.DRIFT,)),
        ("UMMSPP", (Bias.DRIFT,)),
    ],
)
def test_a_pattern_is_told_when_it_is_there(word, pattern):
    found = steps([objective("a", len(word))], *letters(word))

    assert biases(found, "one") == pattern


def test_one_objective_all_alike_among_others_that_differ_looks_like_one_impression():
    objectives = [objective("a", 4), replace(objective("b", 2), number="2")]

    alike = steps(objectives, *letters("PPPP"), *letters("SM", "b"))
    mixed = steps(objectives, *letters("PPPS"), *letters("SM", "b"))

    assert Bias.HALO in biases(alike, "one")
    assert Bias.HALO not in biases(mixed, "one")


def test_following_another_in_everything_is_told_of_who_came_later_only():
    found = steps([objective("a", 5)], *letters("PSMPS", by="two"), *letters("PSMPS"))

    assert biases(found, "one") == (Bias.CONTAMINATION,)
    assert biases(found, "two") == ()
