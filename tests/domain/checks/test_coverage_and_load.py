from dataclasses import replace

from facilitator.domain.checks import coverage, load
from facilitator.domain.editing import change_row
from facilitator.domain.exercise import Objective
from facilitator.domain.msel import RowKind
from tests.builders import exercise, expected, inject, minutes


def aimed(*rows):
    made = exercise(*(replace(each, objectives=("o1",)) for each in rows))
    goals = (Objective(id="o1", number="1", text="A"), Objective(id="o2", number="2", text="B"))
    return replace(made, objectives=goals)


def test_a_row_stands_in_the_cell_of_each_agency_it_is_handed_to():
    found = coverage(aimed(inject("01", to=("f", "p")), inject("02", to=("p",))))

    assert found.rows("o1", "f") == ("i-01",)
    assert found.rows("o1", "p") == ("i-01", "i-02")
    assert found.rows("o1", "m") == ()


def test_an_agency_of_which_something_is_expected_is_tested_too():
    found = coverage(aimed(inject("01", to=("f",), wants=(expected(agencies=("m",)),))))

    assert found.rows("o1", "m") == ("i-01",)


def test_what_is_left_out_covers_nothing():
    found = coverage(change_row(aimed(inject("01")), "i-01", status="skipped"))

    assert found.covered == 0


def test_only_objectives_that_a_row_tests_are_covered():
    assert coverage(aimed(inject("01"))).covered == 1


def test_injects_are_counted_in_tens_of_minutes_from_one_start():
    found = load(
        exercise(
            inject("00", planned=-5, to=("p",)),
            inject("01", planned=0),
            inject("02", planned=9.9),
            inject("03", planned=10, to=(), to_all=True),
        )
    )

    bins = {each.agency.id: each.bins for each in found.plots}
    assert bins == {"f": (0, 2, 1), "p": (1, 0, 1), "m": (0, 0, 1)}
    assert (found.since, found.until) == (minutes(-10), minutes(20))


def test_reserve_rows_and_what_evaluators_tick_are_no_load():
    found = load(
        exercise(
            inject("01", planned=0),
            inject("01-A", planned=1, kind=RowKind.CONTINGENCY),
            inject("01-x", planned=1, kind=RowKind.EXPECTED),
        )
    )

    assert found.plots[0].bins == (1,)


def test_bars_above_the_limit_are_known_and_all_plots_are_as_high_as_the_highest():
    found = load(exercise(*(inject(f"{each:02}", planned=0) for each in range(12))))

    assert found.plots[0].over(found.limit) == (0,)
    assert found.plots[1].over(found.limit) == ()
    assert found.top == 12


def test_a_script_without_times_has_no_bars_and_still_a_limit_to_draw():
    found = load(exercise(inject("01", planned=None)))

    assert (found.bars, found.top) == (0, found.limit)
