"""The steps of the first exercise: pure questions about plan and state."""

from dataclasses import replace

import pytest

from facilitator.domain.clock import ClockPhase, ClockState
from facilitator.domain.events import DecisionLogged
from facilitator.domain.state import RunState
from facilitator.services.guiding import MICRO, STEPS, Standing, reached
from facilitator.services.help import GUIDED, Way, page
from facilitator.services.now import PlayedClock
from facilitator.services.planning import exercise_from_scenario
from facilitator.services.scenarios import load
from facilitator.services.session import Shelf
from tests.builders import STARTEX

PLAN = load(MICRO, "en")
NAMES = [each.name for each in STEPS]


def at(state=None, **more):
    return NAMES[reached(Standing(exercise=PLAN, state=state or RunState(), **more))]


def test_nothing_open_and_another_exercise_are_at_the_first_step():
    assert reached(Standing()) == 0
    other = Standing(exercise=load("wildfire", "en"), state=RunState())
    assert reached(other) == 0


def test_the_same_scenario_in_another_language_and_under_another_title_counts():
    named = replace(load(MICRO, "fr"), title="Mardi", id="other")

    assert NAMES[reached(Standing(exercise=named, state=RunState()))] == "start"


def test_a_clock_that_runs_is_past_the_start():
    running = RunState(clock=ClockState(phase=ClockPhase.RUNNING))

    assert at(running) == "begin"


def test_what_was_done_out_of_order_is_not_asked_for_again():
    running = RunState(clock=ClockState(phase=ClockPhase.RUNNING), decided={"fire": 1, "police": 2})

    assert at(running) == "begin"
    assert STEPS[NAMES.index("another")].done(Standing(exercise=PLAN, state=running))


def test_an_entry_taken_back_leaves_the_steps_before_it_done():
    struck = RunState(struck={("s", 1): 1})
    standing = Standing(exercise=PLAN, state=struck)

    assert all(STEPS[NAMES.index(name)].done(standing) for name in ("decide", "another"))


def test_notes_and_report_are_the_last_steps():
    last = STEPS[-2:]

    assert [each.done(Standing(noted=True)) for each in last] == [True, False]
    assert [each.done(Standing(noted=True, reported=True)) for each in last] == [True, True]


@pytest.mark.parametrize("spoken", ["en", "es", "fr", "de", "nl", "ca"])
def test_what_the_guide_says_to_type_is_a_decision_of_an_agency_with_its_reason(tmp_path, spoken):
    scenario = load(MICRO, spoken)
    plan = exercise_from_scenario(scenario, title="x", now=STARTEX)
    session = Shelf(PlayedClock(STARTEX)).make(plan, tmp_path / "x.exercise")
    conduct = session.conduct
    conduct.start()
    sections = page(GUIDED, spoken).sections()
    names = [each.name for each in STEPS]
    typed = [strong_in(sections[names.index(step)][1]) for step in ("decide", "another")]

    first, second = (conduct.log(each).event for each in typed)

    assert [first.kind, second.kind] == [DecisionLogged.kind] * 2
    assert len({*first.agencies, *second.agencies} & {each.id for each in plan.agencies}) == 2
    assert first.reason
    assert scenario.title.partition(":")[0].strip() in page(GUIDED, spoken).text()
    conduct.file.close()


def strong_in(blocks):
    """Return the first strong words of some blocks: what is to be typed."""
    runs = (run for block in blocks for run in block.runs)
    return next(run.text for run in runs if run.way is Way.STRONG)
