"""The geometry of the timeline, and what a move changes; without a window."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.exercise import Objective
from facilitator.domain.msel import RowKind
from facilitator.ui.plan.lanes.grouping import NONE, Grouping, keys_of, lanes_of
from facilitator.ui.plan.lanes.moves import rehomed, shifted, with_fields
from facilitator.ui.plan.lanes.placing import Measures, lay_out
from facilitator.ui.plan.lanes.scale import Scale
from facilitator.ui.plan.lanes.ticks import step_for, ticks
from tests.builders import exercise, expected, inject, minutes


def wide(row):
    return 20.0 + len(row.number)


MEASURES = Measures(track=30, pad=3, gap=4, least=40, width_of=wide)
TO = st.sampled_from([(), ("f",), ("p",), ("f", "p"), ("f", "p", "m"), ("gone",)])
ROWS = st.lists(st.tuples(st.none() | st.integers(-20, 120), TO, st.booleans()), max_size=25)


def plan(made):
    rows = (
        inject(f"{place:02}", planned=at, to=to, to_all=everybody, wants=(expected(f"x{place}"),))
        for place, (at, to, everybody) in enumerate(made)
    )
    return exercise(*rows)


def laid(exercise_, before=None, grouping=Grouping.AGENCY):
    return lay_out(exercise_, grouping, 5.0, MEASURES, before)


@given(ROWS)
def test_every_row_with_a_time_stands_in_each_of_its_lanes_and_nowhere_else(made):
    written = plan(made)
    layout = laid(written)
    known = {each.lane.key for each in layout.strips}

    for row in written.msel.rows:
        homes = {each for each in keys_of(row, written, Grouping.AGENCY) if each in known}
        found = {each.lane.key for each in layout.strips if row.id in each.by_row}
        assert found == (set() if row.planned is None else homes or {NONE})


@given(ROWS)
def test_no_two_rows_of_a_track_touch_while_there_is_room(made):
    layout = laid(plan(made[:9]))

    for strip in layout.strips:
        ends = {}
        for box in strip.boxes:
            assert box.left >= ends.get(box.track, box.left)
            ends[box.track] = max(box.right, box.until)


@given(ROWS.filter(bool), st.data())
def test_what_is_laid_out_after_a_change_is_what_would_be_laid_out_afresh(made, data):
    written = plan(made)
    row = data.draw(st.sampled_from(written.msel.rows))
    by = minutes(data.draw(st.integers(-30, 30)))
    new = data.draw(st.sampled_from(["f", "p", "m", NONE]))
    old = row.to[0] if row.to else NONE
    before = laid(written)

    changes = {**shifted(row, by), **rehomed(row, Grouping.AGENCY, old, new)}
    after = with_fields(row.id, changes)(written)

    assert laid(after, before) == laid(after)


def test_lanes_in_which_nothing_changed_are_the_same_objects():
    written = exercise(inject("01", to=("f",)), inject("02", planned=60, to=("p",)))
    before = laid(written)
    row = written.msel.row("i-01")

    after = laid(with_fields("i-01", shifted(row, minutes(5)))(written), before)

    assert after.strips[1] is before.strips[1]
    assert after.strips[0] is not before.strips[0]


def test_what_is_seen_of_a_lane_is_found_also_when_it_begins_outside():
    layout = laid(exercise(inject("01", planned=0), inject("02", planned=50)))
    (first, second) = layout.strips[0].boxes

    assert layout.strips[0].between(first.right - 1, first.right) == (first,)
    assert layout.strips[0].between(second.left - 1, second.right) == (second,)


@given(st.integers(-600, 600), st.floats(0.3, 60))
def test_a_place_on_the_axis_leads_back_to_its_minute(at, per_minute):
    scale = Scale(since=minutes(-600), until=minutes(900), per_minute=per_minute)

    assert scale.at(scale.x(minutes(at))) == minutes(at)


@pytest.mark.parametrize("per_minute", [0.3, 1, 5, 40])
def test_marks_of_the_axis_are_round_and_leave_room(per_minute):
    scale = Scale(since=minutes(-10), until=minutes(300), per_minute=per_minute)
    step = step_for(per_minute, 64)

    marks = list(ticks(scale, 0, scale.width, 64))

    assert all(each % step == timedelta(0) for each in marks)
    assert all(scale.x(other) - scale.x(one) >= 64 for one, other in pairwise(marks))


def test_a_row_without_a_time_is_not_moved():
    assert shifted(inject("01", planned=None), minutes(5)) == {}


def test_a_row_that_follows_another_keeps_its_distance():
    row = replace(inject("02", planned=12), follows="i-01", follows_after=minutes(7))

    assert shifted(row, minutes(-10)) == {"follows_after": minutes(0), "planned": minutes(5)}


def test_what_another_agency_owes_stays_with_it():
    owed = (expected("x1", agencies=("f", "m")), expected("x2", agencies=("m",)))
    row = inject("01", to=("f",), wants=owed)

    changes = rehomed(row, Grouping.AGENCY, "f", "p")

    assert changes["to"] == ("p",)
    assert [each.agencies for each in changes["expected"]] == [("p", "m"), ("m",)]


def test_a_row_taken_to_nobody_keeps_what_is_expected():
    row = inject("01", to=("f",), wants=(expected(),))

    changes = rehomed(row, Grouping.AGENCY, "f", NONE)

    assert (changes["to"], changes["expected"]) == ((), row.expected)


def test_a_row_from_no_lane_is_added_to_one():
    row = replace(inject("01"), objectives=())

    assert rehomed(row, Grouping.OBJECTIVE, NONE, "o1") == {"objectives": ("o1",)}


def test_there_is_a_lane_for_rows_in_none_only_if_there_are_some():
    goals = (Objective(id="o1", number="1", text="A"),)
    row = replace(inject("01"), objectives=("o1",))
    every = replace(exercise(row), objectives=goals)
    some = replace(exercise(row, inject("02")), objectives=goals)

    assert [each.key for each in lanes_of(every, Grouping.OBJECTIVE)] == ["o1"]
    assert [each.key for each in lanes_of(some, Grouping.OBJECTIVE)] == ["o1", NONE]


def test_what_evaluators_tick_stands_with_those_who_owe_it():
    row = inject("01", to=(), kind=RowKind.EXPECTED, wants=(expected(agencies=("m",)),))

    assert keys_of(row, exercise(row), Grouping.AGENCY) == ("m",)
