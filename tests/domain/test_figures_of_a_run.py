"""The numbers of the figures, worked out once more from the journal, by other code."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from statistics import median

import pytest

from facilitator.domain.agreement import FEW, agreement, kappa
from facilitator.domain.entry import Author
from facilitator.domain.events import (
    DecisionLogged,
    InjectDelivered,
    InjectReplaced,
    ObservationLogged,
    ObservationSort,
    RunPaused,
    RunResumed,
    Struck,
    Unstruck,
)
from facilitator.domain.figures import figures
from facilitator.domain.instant import instant
from facilitator.domain.logitems import read_log
from facilitator.domain.matrix import CellSort
from facilitator.domain.measures import Outcome
from facilitator.domain.reviewing import Review
from facilitator.services.reporting import findings_of
from tests.builders import entry
from tests.lookback import reviewed


@pytest.fixture(scope="module")
def played():
    run = reviewed()
    entries = list(run.file.journal.entries())
    yield entries, figures(findings_of(run.file, now=run.clock.now)), run.conduct.exercise
    run.file.close()


def struck(entries):
    gone = set()
    for each in entries:
        if isinstance(each.event, Struck):
            gone.add(each.event.entry)
        elif isinstance(each.event, Unstruck):
            gone.discard(each.event.entry)
    return gone


def decisions(entries):
    gone = struck(entries)
    return [
        each for each in entries if isinstance(each.event, DecisionLogged) and each.ref not in gone
    ]


def stood(entries, since, until):
    """Return how long the clock stood between two wall moments."""
    total, began = timedelta(0), None
    for each in entries:
        if isinstance(each.event, RunPaused):
            began = each.happened_at
        elif isinstance(each.event, RunResumed) and began is not None:
            total += max(min(each.happened_at, until) - max(began, since), timedelta(0))
            began = None
    return total


def given(entries):
    """Return the delivery that stands of each inject."""
    found = {}
    replaced = {each.event.delivered for each in entries if isinstance(each.event, InjectReplaced)}
    for each in entries:
        if isinstance(each.event, InjectDelivered | InjectReplaced) and each.ref not in replaced:
            found.setdefault(each.event.inject, each)
    return found


def times(entries, exercise):
    """Return the minutes that each expected action took, by agency, from the entries alone."""
    injects = given(entries)
    rows = {expected.id: (row, expected) for row in exercise.msel.rows for expected in row.expected}
    firsts = {}
    for each in sorted(decisions(entries), key=lambda one: one.exercise):
        for expected in each.event.expected:
            firsts.setdefault(expected, each)
    found = defaultdict(dict)
    for ident, answer in firsts.items():
        row, expected = rows[ident]
        delivery = injects.get(row.id)
        if delivery is None:
            continue
        took = answer.happened_at - delivery.happened_at
        took -= stood(entries, delivery.happened_at, answer.happened_at)
        for agency in expected.agencies:
            found[agency][ident] = (took / timedelta(minutes=1), expected.target)
    return found


def test_the_lanes_hold_each_decision_of_an_agency_once(played):
    entries, drawn, exercise = played

    for lane in drawn.timeline.lanes:
        own = [
            each.event.number
            for each in entries
            if isinstance(each.event, DecisionLogged) and lane.agency.id in each.event.agencies
        ]
        assert sorted(each.number for each in lane.marks) == sorted(own)
    assert len(drawn.timeline.lanes) == len(exercise.agencies)


def test_what_is_crossed_out_in_the_lanes_is_what_was_struck(played):
    entries, drawn, _exercise = played
    gone = struck(entries)

    crossed = {each.ref for lane in drawn.timeline.lanes for each in lane.marks if each.struck}

    assert crossed == {
        each.ref for each in entries if isinstance(each.event, DecisionLogged) and each.ref in gone
    }
    assert crossed


def test_the_strip_has_every_time_that_the_journal_gives(played):
    entries, drawn, exercise = played
    expected = times(entries, exercise)

    for row in drawn.strip.rows:
        took = sorted(minutes for minutes, _target in expected[row.agency.id].values())
        assert list(row.minutes) == pytest.approx(took)
        assert row.median_minutes == pytest.approx(median(took))


def test_the_strip_says_how_many_were_in_time_and_how_many_never(played):
    entries, drawn, exercise = played
    expected, injects = times(entries, exercise), given(entries)

    for row in drawn.strip.rows:
        owed = [
            each
            for inject in exercise.msel.rows
            for each in inject.expected
            if row.agency.id in each.agencies and inject.id in injects
        ]
        own = expected[row.agency.id]
        met = [
            each
            for each in owed
            if each.id in own
            and each.target
            and own[each.id][0] <= each.target / timedelta(minutes=1)
        ]
        assert row.met == len(met)
        assert len(row.never) == len([each for each in owed if each.id not in own])


def test_the_median_is_of_shares_and_not_of_a_mean(played):
    entries, drawn, exercise = played
    expected = times(entries, exercise)

    for row in drawn.strip.rows:
        shares = [
            minutes / (target / timedelta(minutes=1))
            for minutes, target in expected[row.agency.id].values()
            if target
        ]
        assert row.median_share == pytest.approx(median(shares))


def test_a_cell_of_the_matrix_has_the_first_response_and_its_worst_outcome(played):
    entries, drawn, exercise = played
    expected = times(entries, exercise)
    made = drawn.matrix
    wants = {row.id: row.expected for row in exercise.msel.rows}

    for agency, cells in zip(made.agencies, made.cells, strict=True):
        for column, cell in zip(made.columns, cells, strict=True):
            owed = [each for each in wants.get(column.inject, ()) if agency.id in each.agencies]
            took = [expected[agency.id][each.id] for each in owed if each.id in expected[agency.id]]
            if len(took) < len(owed):
                assert cell.sort is CellSort.NONE_SEEN
            elif any(t and m > t / timedelta(minutes=1) for m, t in took):
                assert cell.sort is CellSort.LATE
            elif any(target for _minutes, target in took):
                assert cell.sort is CellSort.IN_TIME
            elif not owed:
                assert cell.sort is CellSort.NONE_EXPECTED
            if took:
                least = min(minutes for minutes, _target in took)
                assert cell.took / timedelta(minutes=1) <= least + 1e-6


def test_the_columns_of_the_matrix_are_the_injects_that_stand_delivered(played):
    entries, drawn, _exercise = played

    assert {each.inject for each in drawn.matrix.columns} == set(given(entries))


def test_five_minutes_of_workload_hold_what_fell_in_them(played):
    entries, drawn, _exercise = played
    work = drawn.workload

    for row in work.rows:
        bins = Counter(
            (each.exercise - work.since) // work.width
            for each in decisions(entries)
            if row.agency.id in each.event.agencies
        )
        assert row.decisions == tuple(bins[place] for place in range(work.bins))
        lane = next(each for each in drawn.timeline.lanes if each.agency == row.agency)
        assert sum(row.injects) == len(lane.given)
    assert work.top == max(max(*row.injects, *row.decisions) for row in work.rows)


def test_every_critical_task_is_counted_once_as_observed_or_not(played):
    entries, drawn, exercise = played
    tasks = [each.id for one in exercise.objectives for each in one.critical_tasks]
    found = drawn.coverage

    assert [each.task.id for each in found.tasks] == tasks
    assert found.observed + len(found.missed) == len(tasks)
    answered = {ident for each in decisions(entries) for ident in each.event.expected}
    for each in found.tasks:
        wanted = {
            expected.id
            for row in exercise.msel.rows
            for expected in row.expected
            if expected.task == each.task.id
        }
        if wanted & answered:
            assert each.observed


def test_a_moment_has_what_was_given_and_decided_until_then(played):
    entries, drawn, _exercise = played
    at = drawn.timeline.until / 2

    for then in instant(drawn.timeline, at):
        decided = [
            each
            for each in decisions(entries)
            if then.agency.id in each.event.agencies and each.exercise <= at
        ]
        lane = next(each for each in drawn.timeline.lanes if each.agency == then.agency)
        assert then.decided == len(decided)
        assert then.given == len([each for each in lane.given if each <= at])


# --- agreement --------------------------------------------------------------------------------


def test_kappa_is_cohens_where_nothing_is_left_out():
    # Cohen's own formula by hand: po = 35/50, pe = (25*30 + 25*20) / 2500 = 0.5
    pairs = {("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}

    assert kappa(pairs) == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_kappa_with_nothing_against_nothing_left_out_leaves_that_cell_to_no_chance():
    pairs = {("s", "s"): 6, ("i", "i"): 5, ("s", "i"): 1, ("s", ""): 2, ("", "i"): 3}

    plain, fitted = kappa(pairs), kappa(pairs, structural="")

    assert plain != pytest.approx(fitted)
    assert 0 < fitted < 1


def test_full_agreement_is_one_and_a_single_code_tells_nothing():
    assert kappa({("s", "s"): 3, ("i", "i"): 4}, structural="") == pytest.approx(1)
    assert kappa({("s", "s"): 7}, structural="") is None
    assert kappa({}) is None


def observed(seq, at, who, sort=ObservationSort.STRENGTH, *, agency="f", role="evaluator"):
    event = ObservationLogged(number=seq, text="", typed="", agencies=(agency,), sort=sort)
    return replace(entry(event, seq=seq, at=at), author=Author(role=role, person=who))


def test_entries_match_the_nearest_of_the_same_agency_each_once():
    log = read_log(
        (
            observed(1, 10, "one"),
            observed(2, 11, "two"),
            observed(3, 10.5, "two", ObservationSort.IMPROVE),
            observed(4, 10, "two", agency="p"),
            observed(5, 13.1, "two"),
        )
    )

    (pair,) = agreement(log.items, Review()).entries

    assert (pair.matched, pair.agreed) == (1, 0)
    assert (pair.only_first, pair.only_second) == (0, 3)
    assert pair.few
    assert pair.n < FEW


def test_one_evaluator_alone_agrees_with_nobody():
    log = read_log((observed(1, 10, "one"), observed(2, 10, "two", role="facilitator")))

    assert not agreement(log.items, Review()).possible


def test_the_two_evaluators_of_a_run_are_compared_over_all_they_wrote(played):
    entries, drawn, _exercise = played
    wrote = Counter(
        each.author.person
        for each in entries
        if isinstance(each.event, ObservationLogged) and each.author.role == "evaluator"
    )

    (pair,) = drawn.agreement.entries

    assert pair.matched + pair.only_first == wrote["one"]
    assert pair.matched + pair.only_second == wrote["two"]


def test_what_was_never_taken_has_no_time(played):
    _entries, drawn, _exercise = played
    never = [each for row in drawn.strip.rows for each in row.never]

    assert never
    assert all(each.took is None and each.outcome is Outcome.NOT_TAKEN for each in never)
