"""The curve counts every expected decision once, and those never taken hold it down."""

import pytest

from facilitator.domain.curve import LEAST, Steps, curve
from facilitator.domain.measures import Measure, Outcome
from tests.builders import expected, inject, minutes


def measure(ident, took=None, *, outcome=None, target=6, agency="f", marked=False):
    fate = outcome or (Outcome.NOT_TAKEN if took is None else Outcome.MET)
    return Measure(
        inject=inject(),
        expected=expected(ident, target=target),
        agency=agency,
        outcome=fate,
        took=None if took is None else minutes(took),
        marked=marked,
    )


def many(count, *, never=0):
    taken = [measure(f"x{n}", n + 1) for n in range(count - never)]
    return [*taken, *(measure(f"never{n}") for n in range(never))]


@pytest.mark.parametrize(("count", "drawn"), [(LEAST - 1, False), (LEAST, True)])
def test_nineteen_make_no_curve_and_twenty_do(count, drawn):
    assert curve(many(count)).drawn is drawn


def test_what_was_never_taken_stays_in_n_and_holds_the_curve_down():
    made = curve(many(20, never=5))

    assert (made.minutes.n, made.never) == (20, 5)
    assert made.minutes.corners()[-1] == (15.0, 0.75)
    assert made.minutes.value_at(0.5) == 10
    assert made.minutes.value_at(0.75) == 15
    assert made.minutes.value_at(0.76) is None


def test_a_joint_decision_counts_once():
    both = [measure("x1", 3, agency="f"), measure("x1", 3, agency="p")]

    assert curve(both).minutes.values == (3.0,)


def test_what_is_open_or_ran_at_another_speed_or_was_not_played_is_in_no_number():
    made = curve(
        [
            measure("open", outcome=Outcome.OPEN),
            measure("fast", 2, marked=True),
            measure("gone", outcome=Outcome.NOT_APPLICABLE),
            measure("own", 4),
        ]
    )

    assert (made.minutes.n, made.open, made.never) == (1, 1, 0)


def test_shares_count_those_with_a_target_only():
    made = curve([measure("x1", 3), measure("x2", 9, target=None)])

    assert made.shares.values == (0.5,)
    assert made.shares.n == 1
    assert made.minutes.values == (3.0, 9.0)


def test_corners_go_up_by_one_for_each_decision_and_reach_the_edge():
    steps = Steps(values=(1.0, 1.0, 4.0), n=4, top=5.0)

    assert steps.corners() == (
        (0.0, 0.0),
        (1.0, 0.0),
        (1.0, 0.25),
        (1.0, 0.25),
        (1.0, 0.5),
        (4.0, 0.5),
        (4.0, 0.75),
        (5.0, 0.75),
    )
    assert [steps.share_at(each) for each in (0.9, 1.0, 4.0)] == [0.0, 0.5, 0.75]
