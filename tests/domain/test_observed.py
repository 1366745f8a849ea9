"""What an evaluator is told of each critical task."""

from dataclasses import replace

from facilitator.domain.evaluation import CriticalTask, Target
from facilitator.domain.events import (
    ClosedAs,
    DecisionLogged,
    EntryRef,
    InjectDelivered,
    NoteLogged,
    ObservationLogged,
    ObservationSort,
)
from facilitator.domain.exercise import Objective
from facilitator.domain.log import LogLine
from facilitator.domain.observed import seen
from facilitator.domain.state import Closed, Delivery, RunState
from tests.builders import STARTEX, entry, exercise, expected, inject, minutes

WARN = CriticalTask(id="t-warn", text="Warn the estate", agencies=("p",))
CLEAR = CriticalTask(id="t-clear", text="Clear the road")
OBJECTIVE = Objective(
    id="o-1",
    number="1",
    text="Evacuate",
    targets=(Target(id="tg-1", text="within 30 min", tasks=(WARN, CLEAR)),),
)
ROWS = (
    replace(
        inject("01", to=("p",), wants=(replace(expected("x1", agencies=("p",)), task="t-warn"),)),
        objectives=("o-1",),
    ),
    replace(inject("02", planned=5, wants=(expected("x2", target=4),)), tasks=("t-clear",)),
    replace(inject("03", planned=9), objectives=("o-1",)),
)
PLAN = replace(exercise(*ROWS), objectives=(OBJECTIVE,))


def saw(number, **fields):
    event = ObservationLogged(
        number=number, text="seen", typed="+ seen", sort=ObservationSort.STRENGTH, **fields
    )
    return line(event, number)


def decided(number, **fields):
    return line(DecisionLogged(number=number, text="warn", typed="warn", **fields), number)


def line(event, number, *, struck=None):
    return LogLine(entry=entry(event, seq=number, at=number), struck=struck)


def given(*numbers):
    return RunState(
        deliveries={
            f"i-{number}": Delivery(
                ref=EntryRef(station="s", seq=at),
                inject=f"i-{number}",
                number=number,
                title="",
                at=minutes(at),
                happened_at=STARTEX,
            )
            for at, number in enumerate(numbers, 1)
        }
    )


def tasks(state, *lines, plan=PLAN):
    return {each.task.id: each for each in seen(plan, state, lines)[0].tasks}


def numbers(signs):
    return [each.event.number for each in signs]


def test_a_task_that_nothing_called_for_yet_says_which_row_will():
    found = tasks(RunState())

    assert found["t-warn"].coming == "01"
    assert found["t-warn"].given is None
    assert not found["t-warn"].open


def test_a_task_is_open_from_the_delivery_of_a_row_that_calls_for_it():
    found = tasks(given("01"))

    assert found["t-warn"].open
    assert found["t-warn"].given.number == "01"
    assert found["t-warn"].target == minutes(6)
    assert not found["t-clear"].open


def test_a_recalled_delivery_calls_for_nothing():
    state = given("01")
    taken = replace(state.deliveries["i-01"], recalled=minutes(2))

    assert tasks(replace(state, deliveries={"i-01": taken}))["t-warn"].given is None


def test_the_decision_that_answers_what_was_expected_is_a_sign_of_its_task():
    found = tasks(given("01"), decided(4, expected=("x1",), agencies=("p",)))

    assert numbers(found["t-warn"].signs) == [4]
    assert not found["t-warn"].open


def test_what_a_row_expects_counts_for_the_task_that_the_row_names():
    found = tasks(given("02"), decided(5, expected=("x2",)))

    assert numbers(found["t-clear"].signs) == [5]
    assert found["t-clear"].target == minutes(4)


def test_an_observation_on_the_inject_is_a_sign_in_the_order_of_exercise_time():
    found = tasks(given("02"), saw(9, inject="i-02"), saw(7, inject="i-02"))

    assert numbers(found["t-clear"].signs) == [7, 9]


def test_an_observation_of_an_agency_that_the_task_is_not_for_is_none():
    found = tasks(
        given("01"), saw(7, inject="i-01", agencies=("f",)), saw(8, inject="i-01", agencies=("p",))
    )

    assert numbers(found["t-warn"].signs) == [8]


def test_what_is_struck_tells_nothing_and_a_note_neither():
    struck = entry(NoteLogged(number=9, text="x", typed="x"), seq=9)
    found = tasks(
        given("02"),
        line(saw(7, inject="i-02").entry.event, 7, struck=struck),
        line(NoteLogged(number=8, text="x", typed="x", inject="i-02"), 8),
    )

    assert found["t-clear"].signs == ()


def test_a_task_whose_action_was_closed_is_not_open():
    closed = Closed(as_what=ClosedAs.SEEN_DONE, at=minutes(3))
    found = tasks(replace(given("01"), closed={"x1": closed}))

    assert found["t-warn"].closed is closed
    assert not found["t-warn"].open


def test_an_observation_of_the_objective_alone_stands_below_it():
    objective = seen(PLAN, given("03"), (saw(7, inject="i-03"), saw(8, inject="elsewhere")))[0]

    assert numbers(objective.signs) == [7]
    assert all(not task.signs for task in objective.tasks)


def test_an_exercise_without_objectives_has_nothing_to_follow():
    assert seen(exercise(*ROWS), RunState(), ()) == ()
    assert InjectDelivered.kind == "inject.delivered"
