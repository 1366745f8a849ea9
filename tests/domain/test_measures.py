from datetime import timedelta

import pytest

from facilitator.domain.events import (
    ClockCorrected,
    ClosedAs,
    DecisionLogged,
    ExpectedClosed,
    InjectDelivered,
    InjectRecalled,
    InjectSkipped,
    JumpSort,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    SpeedChanged,
    Struck,
    TimeJumped,
)
from facilitator.domain.measures import Outcome, counts, measures, median, running_between
from facilitator.domain.msel import RowKind
from facilitator.domain.run import fold
from facilitator.domain.written import links_of
from tests.builders import STARTEX, entry, exercise, expected, inject, minutes

START = RunStarted(plan_digest="d")
SIX = exercise(inject("01", wants=(expected(),)))
OTHER = Outcome.NOT_APPLICABLE


def given(number="01"):
    return InjectDelivered(inject=f"i-{number}", number=number, title="", to=("f",))


def decided(number=1, wants="x1", agencies=("f",)):
    return DecisionLogged(number=number, text="d", typed="d", agencies=agencies, expected=(wants,))


def measured(*steps, plan=SIX):
    """Measure events at (wall minute, exercise minute) or at one minute that is both."""
    entries = []
    for seq, (at, event) in enumerate(steps, 1):
        wall, run = at if isinstance(at, tuple) else (at, at)
        entries.append(entry(event, seq=seq, wall=wall, at=run))
    happened = {each.ref: each.happened_at for each in entries}
    return measures(plan, fold(entries), happened=happened)


@pytest.mark.parametrize(
    ("at", "outcome", "took"),
    [(3, Outcome.MET, 2), (7, Outcome.MET, 6), (7.1, Outcome.LATE, 6.1)],
)
def test_time_runs_from_delivery_and_the_target_itself_is_in_time(at, outcome, took):
    (found,) = measured((0, START), (1, given()), (at, decided()))

    assert (found.outcome, found.took) == (outcome, minutes(took))


def test_the_first_standing_answer_counts():
    first = entry(decided(), seq=3, at=2)
    second = entry(decided(2), seq=4, at=5)
    strike = Struck(entry=first.ref, was=links_of(first.event, minutes(2)), reason="wrong")
    log = [entry(START), entry(given(), seq=2, at=1), first, second]

    (before,) = measures(SIX, fold(log))
    (after,) = measures(SIX, fold([*log, entry(strike, seq=5, at=6)]))

    assert (before.number, before.took) == (1, minutes(1))
    assert (after.number, after.took) == (2, minutes(4))


def test_pauses_do_not_count():
    (found,) = measured(
        (0, START),
        (1, given()),
        (2, RunPaused()),
        ((30, 2), RunResumed()),
        ((33, 5), decided()),
    )

    assert (found.outcome, found.took) == (Outcome.MET, minutes(4))


def test_minutes_that_the_clock_jumped_over_do_not_count():
    (found,) = measured(
        (0, START),
        (1, given()),
        (2, TimeJumped(sort=JumpSort.CLOCK, by=minutes(60))),
        ((4, 64), decided()),
    )

    assert found.took == minutes(3)


def test_a_jump_of_the_story_changes_no_measure():
    (found,) = measured(
        (0, START),
        (1, given()),
        (2, TimeJumped(sort=JumpSort.STORY, by=minutes(360))),
        (4, decided()),
    )

    assert found.took == minutes(3)


def test_a_corrected_clock_changes_no_measure():
    (found,) = measured(
        (0, START),
        (10, given()),
        (12, ClockCorrected(by=minutes(-10), reason="started late")),
        ((14, 4), decided()),
    )

    assert found.took == minutes(4)


def test_a_decision_before_delivery_is_in_time_and_took_nothing():
    (found,) = measured((0, START), (1, decided()), (4, given()))

    assert (found.outcome, found.took, found.anticipated) == (Outcome.MET, timedelta(0), True)


def test_at_another_speed_it_is_marked_and_counted_neither_way():
    found = measured((0, START), (1, given()), (2, SpeedChanged(factor=2.0)), ((3, 4), decided()))

    assert found[0].marked
    assert found[0].took == minutes(3)
    assert (counts(found).met, counts(found).marked) == (0, 1)


@pytest.mark.parametrize(
    ("steps", "outcome", "why"),
    [
        ([(1, given())], Outcome.OPEN, ""),
        ([(1, given()), (60, RunEnded())], Outcome.NOT_TAKEN, ""),
        ([(60, RunEnded())], OTHER, "not_delivered"),
        ([(1, InjectSkipped(inject="i-01", reason="time"))], OTHER, "skipped"),
        ([(1, given()), (2, InjectRecalled(inject="i-01", reason="no"))], OTHER, "recalled"),
        (
            [(1, given()), (2, ExpectedClosed(expected="x1", as_what=ClosedAs.WAIVED))],
            OTHER,
            "waived",
        ),
        (
            [(1, given()), (2, ExpectedClosed(expected="x1", as_what=ClosedAs.NOT_TAKEN))],
            Outcome.NOT_TAKEN,
            "",
        ),
        (
            [(1, given()), (2, ExpectedClosed(expected="x1", as_what=ClosedAs.SEEN_DONE))],
            Outcome.MET,
            "",
        ),
    ],
)
def test_without_an_answer_the_reason_is_kept(steps, outcome, why):
    (found,) = measured((0, START), *steps)

    assert (found.outcome, found.why) == (outcome, why)


def test_without_a_target_there_is_a_time_and_no_verdict():
    plan = exercise(inject("01", wants=(expected(target=None),)))

    (found,) = measured((0, START), (1, given()), (90, decided()), plan=plan)

    assert (found.outcome, found.took, found.share) == (Outcome.TAKEN, minutes(89), None)


def test_an_action_watched_for_is_measured_from_its_planned_time():
    plan = exercise(inject("01", planned=10, kind=RowKind.EXPECTED, wants=(expected(),)))

    (found,) = measured((0, START), (13, decided()), plan=plan)

    assert (found.outcome, found.took) == (Outcome.MET, minutes(3))


def test_a_joint_action_is_measured_for_each_agency_and_counted_once():
    plan = exercise(inject("01", wants=(expected(agencies=("f", "p")),)))

    found = measured((0, START), (1, given()), (3, decided(agencies=("f", "p"))), plan=plan)

    assert [each.agency for each in found] == ["f", "p"]
    assert (counts(found).expected, counts(found).met) == (1, 1)


def test_running_time_between_two_moments_leaves_out_what_stood_still():
    state = fold(
        [
            entry(START),
            entry(RunPaused(), seq=2, at=10),
            entry(RunResumed(), seq=3, at=10, wall=40),
        ]
    )

    run = running_between(state.clock, STARTEX + minutes(5), STARTEX + minutes(45))

    assert run == minutes(10)


@pytest.mark.parametrize(
    ("values", "middle"), [([], None), ([3.0], 3.0), ([3.0, 1.0], 2.0), ([9.0, 1.0, 2.0], 2.0)]
)
def test_the_median_is_the_middle(values, middle):
    assert median(values) == middle
